#pragma once

#include "hub/learning_records/languages.h"
#include "hub/learning_records/statement_writer.h"
#include "hub/learning_records/statements.h"

#include <optional>
#include <string>
#include <vector>

/// Statements as they are answered. Nothing is parsed that is only passed on, and what is parsed is
/// so in portions.
namespace kring::learning_records {

/// A page with attachments ends early rather than grow beyond this many octets of them; those of
/// its first statement may be more.
inline constexpr std::size_t most_attached = 32 * 1024 * 1024;

/// An attachment that goes with a page.
struct AttachedPart {
  ClientId client;            ///< who brought it
  std::string sha2;           ///< as it is kept
  std::string head;           ///< its lines in a multipart body, with the empty one
  std::size_t statement = 0;  ///< its place in the page
  std::size_t octets = 0;
};

class StatementPage {
 public:
  StatementPage(Tx& tx, std::vector<Kept> statements)
      : tx_(tx), statements_(std::move(statements)) {}

  /// Each with what was asked of it. What is known of activities may make a page too large: it then
  /// ends early, and what stands alone goes without a part of that.
  std::vector<std::string> texts(StatementFormat format, const Languages& languages);

  /// Leaves out the last statements where the attachments of all would be too much.
  void cut_to_attachments();
  bool is_cut() const { return is_cut_; }

  const std::vector<Kept>& statements() const { return statements_; }
  /// The attachments of these statements, each once.
  std::vector<AttachedPart> parts();

 private:
  /// The next ones that are parsed together: one at least.
  std::vector<json::Document> portion_from(std::size_t first) const;
  void list_parts();
  void cut_to(std::size_t statements);

  Tx& tx_;
  std::vector<Kept> statements_;
  std::optional<std::vector<AttachedPart>> parts_;  ///< where they were asked for
  bool is_cut_ = false;
};

/// So many octets of an attachment are sent at once.
inline constexpr std::size_t most_in_piece = 4 * 1024 * 1024;

/// A body of JSON and attachments (multipart/mixed), in pieces: each attachment is read when it is
/// sent, a part at a time. One that went meanwhile is left out.
class AttachedPieces {
 public:
  AttachedPieces(std::string authorization, ClientId reader, std::vector<AttachedPart> parts,
                 std::string json);

  std::string content_type() const;
  /// Nothing at the end. Refuses with 401 once the reader would be recognised no more, with 403
  /// once they may not read, and with 404 what goes while it is sent.
  std::optional<std::string> next(Database& database);

 private:
  std::string delimiter() const { return "--" + boundary_ + "\r\n"; }
  std::optional<std::string> read(Database& database, const AttachedPart& part) const;

  std::string authorization_;
  ClientId reader_;
  std::vector<AttachedPart> parts_;
  std::string json_;
  std::string boundary_;
  enum class At { json, parts, end } at_ = At::json;
  std::size_t next_part_ = 0;
  std::size_t sent_ = 0;  ///< octets of that one
};

}  // namespace kring::learning_records
