#include "platform/http/static_files.h"

#include "platform/http/ascii.h"
#include "platform/http/byte_range.h"
#include "platform/http/content_type.h"
#include "platform/http/entity_tag.h"

#include <fstream>

namespace kring::http {
namespace {

/// If-Range holds only for the very tag; a date never matches, since we send none.
std::optional<std::string_view> range_asked(const Head& head, std::string_view tag) {
  const auto condition = head.headers.find("If-Range");
  if (condition && trimmed(*condition) != tag) return std::nullopt;
  return head.headers.find("Range");
}

bool is_page(std::string_view path) {
  if (path == "/api" || path.starts_with("/api/") || path.starts_with("/_app/")) return false;
  return path.substr(path.rfind('/')).find('.') == std::string_view::npos;
}

}  // namespace

StaticFiles::StaticFiles(std::map<std::string, Octets> files) {
  const auto variant = [&](const std::string& name) -> std::optional<Variant> {
    const auto found = files.find(name);
    if (found == files.end()) return std::nullopt;
    return Variant{found->second, entity_tag(*found->second)};
  };
  for (const auto& [name, octets] : files) {
    const auto whole = name.substr(0, name.rfind('.'));
    if ((name.ends_with(".br") || name.ends_with(".gz")) && files.contains(whole)) continue;
    files_[name] = {.type = content_type(name),
                    .immutable = name.starts_with("_app/immutable/"),
                    .plain = *variant(name),
                    .gzip = variant(name + ".gz"),
                    .brotli = variant(name + ".br")};
  }
}

std::map<std::string, StaticFiles::Octets> StaticFiles::read_folder(
    const std::filesystem::path& folder) {
  std::map<std::string, Octets> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    auto octets = std::make_shared<std::string>(std::istreambuf_iterator<char>(in),
                                                std::istreambuf_iterator<char>());
    if (in.bad()) throw std::filesystem::filesystem_error("cannot be read", entry.path(), {});
    files[entry.path().lexically_relative(folder).generic_string()] = std::move(octets);
  }
  return files;
}

const StaticFiles::File* StaticFiles::find(std::string_view path) const {
  auto found = files_.find(path.substr(1));
  if (found == files_.end() && is_page(path)) found = files_.find("index.html");
  return found == files_.end() ? nullptr : &found->second;
}

const StaticFiles::Variant& StaticFiles::choose(const File& file, const Headers& headers,
                                                ContentCoding& coding) {
  const auto weights = CodingWeights::read(headers.find("Accept-Encoding"));
  // Who refuses everything we have gets the plain file all the same: better than an error.
  coding = ContentCoding::identity;
  const Variant* best = &file.plain;
  int weight = weights.identity;
  if (file.gzip && weights.gzip > 0 && weights.gzip >= weight) {
    coding = ContentCoding::gzip;
    best = &*file.gzip;
    weight = weights.gzip;
  }
  if (file.brotli && weights.brotli > 0 && weights.brotli >= weight) {
    coding = ContentCoding::brotli;
    best = &*file.brotli;
  }
  return *best;
}

std::optional<Response> StaticFiles::answer(const Head& head) const {
  const File* file = find(head.path);
  if (file == nullptr) return std::nullopt;
  Response response;
  if (head.method != Method::get && head.method != Method::head) {
    response.status = 405;
    response.headers.add("Allow", "GET, HEAD");
    return response;
  }
  ContentCoding coding;
  const Variant& variant = choose(*file, head.headers, coding);
  response.headers.add("ETag", variant.etag);
  response.headers.add("Vary", "Accept-Encoding");
  response.headers.add("Cache-Control",
                       file->immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (names_tag(head.headers.find("If-None-Match").value_or(""), variant.etag)) {
    response.status = 304;
    return response;
  }
  response.headers.add("Content-Type", file->type);
  response.shared_body = variant.octets;
  if (coding != ContentCoding::identity) {
    response.headers.add("Content-Encoding", coding == ContentCoding::gzip ? "gzip" : "br");
    return response;
  }
  response.headers.add("Accept-Ranges", "bytes");
  const auto size = variant.octets->size();
  const auto range = ByteRange::read(range_asked(head, variant.etag), size);
  if (range.kind == ByteRange::Kind::whole) return response;
  response.shared_body = nullptr;
  const auto total = "/" + std::to_string(size);
  if (range.kind == ByteRange::Kind::unsatisfiable) {
    response.status = 416;
    response.headers.add("Content-Range", "bytes *" + total);
    return response;
  }
  response.status = 206;
  response.body = variant.octets->substr(range.first, range.length);
  response.headers.add("Content-Range", "bytes " + std::to_string(range.first) + "-" +
                                            std::to_string(range.first + range.length - 1) + total);
  return response;
}

}  // namespace kring::http
