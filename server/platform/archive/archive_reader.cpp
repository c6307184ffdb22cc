#include "platform/archive/archive_reader.h"

#include "base/hex.h"
#include "platform/archive/cells.h"
#include "platform/crypto/digest.h"
#include "platform/json/json.h"

#include <algorithm>
#include <fstream>

namespace kring::archive {
namespace {

constexpr std::size_t octets_a_read = 1 << 20;

class Reader {
 public:
  Reader(std::istream& from, Listener& listener) : from_(from), listener_(listener) {}

  Manifest read() {
    std::string octets;
    take(first_line.size(), octets);
    if (octets != first_line) throw BadArchive("This file is no backup of a hub.");
    while (!manifest_) {
      take(5, octets);
      const auto kind = static_cast<Frame>(octets.front());
      take(length_in(std::string_view(octets).substr(1)), octets);
      frame(kind, octets);
      listener_.read(read_);
    }
    require_digest();
    return std::move(*manifest_);
  }

 private:
  // A length is only believed as far as there is something to read.
  void take(std::size_t size, std::string& out) {
    take_plain(size, out);
    all_.add(out);
  }

  void take_plain(std::size_t size, std::string& out) {
    out.clear();
    while (out.size() < size) {
      const auto before = out.size();
      out.resize(std::min(size, before + octets_a_read));
      const auto wanted = out.size() - before;
      from_.read(out.data() + before, static_cast<std::streamsize>(wanted));
      if (static_cast<std::size_t>(from_.gcount()) != wanted)
        throw BadArchive(read_ == 0 ? "This file is no backup of a hub."
                                    : "The backup is cut off: it ends too early.");
    }
    read_ += static_cast<std::int64_t>(size);
  }

  void frame(Frame kind, std::string_view octets) {
    if (!begun_ && kind != Frame::head) refuse_order();
    switch (kind) {
      case Frame::head:
        if (std::exchange(begun_, true)) refuse_order();
        return listener_.head(described<Head>(octets));
      case Frame::secret:
        if (!sums_.empty() || std::exchange(has_secret_, true)) refuse_order();
        return listener_.secret(octets);
      case Frame::table:
        return begin_table(described<db::TableShape>(octets));
      case Frame::rows:
        return rows(octets);
      case Frame::manifest:
        end_table();
        manifest_ = described<Manifest>(octets);
        if (manifest_->tables != sums_)
          throw BadArchive("The backup is damaged: its tables are not those it names.");
        return;
    }
    throw BadArchive("The backup holds something that this Kring does not know.");
  }

  template <class T>
  static T described(std::string_view octets) {
    auto read = json::read<T>(octets);
    if (!read) throw BadArchive("The backup holds something that this Kring does not know.");
    return std::move(*read);
  }

  [[noreturn]] static void refuse_order() {
    throw BadArchive("The backup is damaged: its parts are not in their order.");
  }

  void begin_table(db::TableShape shape) {
    if (shape.columns.empty()) refuse_order();
    end_table();
    if (!sums_.empty() && sums_.back().table >= shape.name) refuse_order();
    shape_ = std::move(shape);
    in_table_ = true;
    sums_.push_back({shape_.name, 0, {}});
    listener_.table(shape_);
  }

  void rows(std::string_view octets) {
    if (!in_table_) refuse_order();
    of_table_.add(octets);
    while (!octets.empty()) {
      take_row(octets, shape_.columns, cells_);
      ++sums_.back().rows;
      listener_.row(cells_);
    }
  }

  void end_table() {
    if (!in_table_) return;
    sums_.back().digest = hex_of(of_table_.finish());
    in_table_ = false;
  }

  void require_digest() {
    const auto expected = all_.finish();
    std::string digest;
    take_plain(crypto::Digest::size, digest);
    if (digest != expected)
      throw BadArchive("The backup is damaged: it is not what was written (its digest differs).");
    if (from_.peek() != std::istream::traits_type::eof())
      throw BadArchive("The backup is damaged: something follows its end.");
  }

  std::istream& from_;
  Listener& listener_;
  crypto::Digest all_;
  crypto::Digest of_table_;
  std::int64_t read_ = 0;
  bool begun_ = false;
  bool has_secret_ = false;
  bool in_table_ = false;
  db::TableShape shape_;
  std::vector<db::Cell> cells_;
  std::vector<TableSum> sums_;
  std::optional<Manifest> manifest_;
};

}  // namespace

Manifest read_archive(std::istream& octets, Listener& listener) {
  return Reader(octets, listener).read();
}

Manifest read_archive(const std::filesystem::path& file, Listener& listener) {
  std::ifstream octets(file, std::ios::binary);
  if (!octets) throw BadArchive("Cannot read " + file.string() + ".");
  return read_archive(octets, listener);
}

}  // namespace kring::archive
