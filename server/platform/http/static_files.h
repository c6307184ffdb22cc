#pragma once

#include "platform/http/content_coding.h"
#include "platform/http/request.h"
#include "platform/http/response.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kring::http {

/// The web client's files, held in memory. A file may lie there compressed too ("app.js.br",
/// "app.js.gz"); those are sent to who takes them and are no files of their own. A path without an
/// extension is a page of the client's, so it is answered with index.html, except under /api.
/// Unhashed files are revalidated each time; those under /_app/immutable/ never.
class StaticFiles {
 public:
  using Octets = std::shared_ptr<const std::string>;

  /// Names as in a URL, without the first slash.
  explicit StaticFiles(std::map<std::string, Octets> files);
  /// Everything below a folder, read once. Throws std::filesystem::filesystem_error.
  static std::map<std::string, Octets> read_folder(const std::filesystem::path& folder);

  /// The answer to a GET or HEAD; 405 to other methods where there is such a file, and nothing
  /// where there is neither a file nor a page. Only looks things up in memory.
  std::optional<Response> answer(const Head& head) const;

 private:
  struct Variant {
    Octets octets;
    std::string etag;
  };
  struct File {
    std::string_view type;
    bool immutable = false;
    Variant plain;
    std::optional<Variant> gzip, brotli;
  };
  const File* find(std::string_view path) const;
  static const Variant& choose(const File& file, const Headers& headers, ContentCoding& coding);

  std::map<std::string, File, std::less<>> files_;
};

}  // namespace kring::http
