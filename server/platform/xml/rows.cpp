#include "platform/xml/rows.h"

#include <algorithm>
#include <array>
#include <deque>
#include <istream>
#include <mutex>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

namespace kring::xml {
namespace {

constexpr std::size_t portion = std::size_t{64} << 10;
/// Between two rows stands nothing but a line end; this much is a row that never ends.
constexpr std::size_t most_values_together = 4;

std::string_view view(const xmlChar* text) {
  return text ? std::string_view(reinterpret_cast<const char*>(text)) : std::string_view();
}

std::string_view view(const xmlChar* begin, const xmlChar* end) {
  return {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(end - begin)};
}

bool is_utf8(std::string_view name) {
  std::string lower(name);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return lower.empty() || lower == "utf-8" || lower == "utf8" || lower == "us-ascii";
}

Fault fault_of(const xmlError& error) {
  switch (error.code) {
    case XML_ERR_INVALID_ENCODING:
    case XML_ERR_UNKNOWN_ENCODING:
    case XML_ERR_UNSUPPORTED_ENCODING:
    case XML_I18N_CONV_FAILED:
      return Fault::not_utf8;
    case XML_ERR_INVALID_CHAR:
      // Octets that are no UTF-8 come as this too, and then they are told.
      return error.str1 ? Fault::not_utf8 : Fault::no_character;
    case XML_ERR_INVALID_CHARREF:
      return Fault::no_character;
    case XML_ERR_TAG_NOT_FINISHED:
    case XML_ERR_DOCUMENT_END:
    case XML_ERR_DOCUMENT_EMPTY:
      return Fault::truncated;
    case XML_ERR_INTERNAL_ERROR:  // its own limits, all beyond ours
      return Fault::value_too_large;
    default:
      return Fault::malformed;
  }
}

}  // namespace

const std::string* Row::find(std::string_view name) const {
  const auto found = std::ranges::find(values, name, &std::pair<std::string, std::string>::first);
  return found == values.end() ? nullptr : &found->second;
}

/// libxml2 pushed from our side: it is given a portion of the file and calls back for each element,
/// and never builds a tree.
class Rows::Parser {
 public:
  Parser(std::istream& file, const RowLimits& limits) : file_(file), limits_(limits) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    open();
  }
  ~Parser() { xmlFreeParserCtxt(context_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// Reads up to the outermost element, and goes on behind `from` as if all between were there.
  void go_on(Place from) {
    while (root_.empty() && feed()) {
    }
    if (root_.empty()) return;
    const auto beginning = "<" + root_ + ">";
    rows_.clear();
    xmlFreeParserCtxt(context_);
    open();
    depth_ = 0;
    fault_.reset();
    before_ = from.octet - static_cast<std::int64_t>(beginning.size());
    count_ = from.rows;
    file_.clear();
    file_.seekg(from.octet);
    ended_ = false;
    read_ = from.octet;
    last_ = from.octet;
    push(beginning);
  }

  std::optional<Row> next() {
    while (rows_.empty() && feed()) {
    }
    if (rows_.empty()) return std::nullopt;
    auto row = std::move(rows_.front());
    rows_.pop_front();
    return row;
  }

  std::optional<Fault> fault() const { return rows_.empty() ? fault_ : std::nullopt; }
  std::int64_t octets_read() const { return read_; }

 private:
  void open() {
    xmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      of(self).stop(Fault::document_type);
    };
    handler.startElementNs = [](void* self, const xmlChar* name, const xmlChar*, const xmlChar*,
                                int, const xmlChar**, int number, int,
                                const xmlChar** values) { of(self).begin(name, number, values); };
    handler.endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      of(self).end();
    };
    handler.serror = [](void* self, xmlErrorPtr error) {
      if (error->level >= XML_ERR_ERROR) of(self).stop(fault_of(*error));
    };
    context_ = xmlCreatePushParserCtxt(&handler, this, nullptr, 0, nullptr);
    if (!context_) throw std::bad_alloc();
    // NOENT has XML's own five replaced; others are never declared.
    xmlCtxtUseOptions(context_, XML_PARSE_NONET | XML_PARSE_NOENT);
  }

  static Parser& of(void* self) { return *static_cast<Parser*>(self); }

  /// Gives libxml2 one portion more. False where there is none, or no sense in it.
  bool feed() {
    if (fault_ || ended_) return false;
    std::array<char, portion> octets;
    file_.read(octets.data(), octets.size());
    const auto got = static_cast<std::size_t>(file_.gcount());
    read_ += static_cast<std::int64_t>(got);
    ended_ = got < octets.size();
    if (read_ > limits_.most_octets) {
      stop(Fault::file_too_large);
      return false;
    }
    if (got > 0) push({octets.data(), got});
    if (fault_) return false;
    if (read_ - last_ >
        static_cast<std::int64_t>(limits_.most_octets_of_value * most_values_together)) {
      stop(Fault::value_too_large);
    } else if (ended_) {
      xmlParseChunk(context_, nullptr, 0, 1);
      // Whatever is missed only at the end was cut off.
      if (fault_ || root_.empty() || depth_ > 0) {
        fault_.reset();
        stop(Fault::truncated);
      }
    }
    return true;
  }

  void push(std::string_view octets) {
    // What comes after a fault is not looked at, whatever it is: libxml2 is stopped.
    xmlParseChunk(context_, octets.data(), static_cast<int>(octets.size()), 0);
  }

  void begin(const xmlChar* name, int number, const xmlChar** values) {
    if (fault_) return;
    ++depth_;
    if (depth_ == 1) {
      root_ = view(name);
      if (!is_utf8(view(context_->encoding))) stop(Fault::not_utf8);
      return;
    }
    if (depth_ > 2 || view(name) != "row") return stop(Fault::other_element);
    if (static_cast<std::size_t>(number) > limits_.most_values) {
      return stop(Fault::too_many_values);
    }
    Row row;
    for (int i = 0; i < number; ++i) {
      const auto* const* attribute = values + std::ptrdiff_t{5} * i;
      const auto value = view(attribute[3], attribute[4]);
      if (value.size() > limits_.most_octets_of_value) return stop(Fault::value_too_large);
      row.values.emplace_back(view(attribute[0]), value);
    }
    rows_.push_back(std::move(row));
  }

  void end() {
    if (fault_) return;
    --depth_;
    if (depth_ != 1) return;
    last_ = before_ + xmlByteConsumed(context_);
    rows_.back().after = {last_, ++count_};
  }

  void stop(Fault fault) {
    if (fault_) return;
    fault_ = fault;
    // A row that has begun and did not end is none.
    if (!rows_.empty() && rows_.back().after.rows == 0) rows_.pop_back();
    xmlStopParser(context_);
  }

  std::istream& file_;
  const RowLimits limits_;
  xmlParserCtxtPtr context_ = nullptr;
  std::deque<Row> rows_;
  std::string root_;
  int depth_ = 0;
  std::int64_t before_ = 0;  ///< octets of the file that this context was not given
  std::int64_t last_ = 0;    ///< where the last row ended
  std::int64_t count_ = 0;
  std::int64_t read_ = 0;
  bool ended_ = false;
  std::optional<Fault> fault_;
};

Rows::Rows(std::istream& file, const RowLimits& limits, Place from)
    : parser_(std::make_unique<Parser>(file, limits)) {
  if (from.octet > 0) parser_->go_on(from);
}

Rows::~Rows() = default;

std::optional<Row> Rows::next() {
  return parser_->next();
}

std::optional<Fault> Rows::fault() const {
  return parser_->fault();
}

std::int64_t Rows::octets_read() const {
  return parser_->octets_read();
}

}  // namespace kring::xml
