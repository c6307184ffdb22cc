#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

/// What Kring keeps about people, as it is told to them: each column of the database that says
/// something of somebody stands here, with what it is for. A test compares it with the schema.
namespace kring::app {

struct InBothLanguages {
  std::string nl;
  std::string en;
  BOOST_DESCRIBE_CLASS(InBothLanguages, (), (nl, en), (), ())
};

/// One thing that is kept, in sentences. Where it says for how long, the number is the program's
/// own.
struct KeptAboutPeople {
  std::string key;
  InBothLanguages title;
  InBothLanguages what;
  InBothLanguages why;
  InBothLanguages how_long;
  InBothLanguages seen_by;
  InBothLanguages yours;  ///< how one takes it along, changes it or has it erased
  BOOST_DESCRIBE_CLASS(KeptAboutPeople, (), (key, title, what, why, how_long, seen_by, yours), (),
                       ())
};
/// In the order in which it is told. Throws where a file of server/privacy does not have this
/// shape, or leaves a number open that the program does not know: a test reads all of them.
const std::vector<KeptAboutPeople>& kept_about_people();

struct KeptTable {
  std::string table;
  std::vector<std::string> columns;
  BOOST_DESCRIBE_CLASS(KeptTable, (), (table, columns), (), ())
};
/// The tables in which one of them is kept, all columns of each; none for what is kept elsewhere.
const std::vector<KeptTable>& tables_of_kept(std::string_view key);

struct NobodysTable {
  std::string table;
  std::string what;
  BOOST_DESCRIBE_CLASS(NobodysTable, (), (table, what), (), ())
};
/// Tables that say nothing of anybody.
const std::vector<NobodysTable>& tables_about_nobody();

/// All of it as a page for whoever keeps a hub (docs/privacy.md).
void write_privacy_page(std::ostream& out);

}  // namespace kring::app
