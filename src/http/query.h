// QueryParameters: what follows the '?', read strictly. A handler asks for each parameter it knows and then calls done(), which
// refuses, in one error, every parameter that was bad, repeated or not asked for. One request, one thread.
//
//   http::QueryParameters query(request);
//   const auto page = query.integer("page", 1, 1, 100'000);
//   const auto search = query.text("search");
//   query.done();
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/page.h"
#include "http/message.h"
#include "json/decode.h"

namespace insight::http {

// Of a parameter's value, where a handler doesn't say less; and how many a list may have.
inline constexpr std::size_t kMostQueryText = 500;
inline constexpr std::size_t kMostQueryValues = 50;

class QueryParameters {
 public:
  explicit QueryParameters(const Request& request);

  std::optional<std::string> text(std::string_view name, std::size_t most_bytes = kMostQueryText);
  std::int64_t integer(std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most);
  bool flag(std::string_view name);                  // true, 1 or empty; false, 0
  std::optional<bool> maybe(std::string_view name);  // the same, where leaving it out is a third answer
  enum class Commas : std::uint8_t { SEPARATE, KEEP };
  // A parameter that may be given several times, or once with commas between its values. Empty values say nothing.
  std::vector<std::string> list(std::string_view name, Commas commas = Commas::SEPARATE);
  template <json::DescribedEnum Enum>
  std::vector<Enum> words(std::string_view name) {
    std::vector<Enum> found;
    for (const auto& given : list(name))
      if (const auto word = enumerator<Enum>(name, given)) found.push_back(*word);
    return found;
  }
  template <json::DescribedEnum Enum>
  std::optional<Enum> word(std::string_view name) {
    const auto given = text(name);
    if (!given) return std::nullopt;
    return enumerator<Enum>(name, *given);
  }
  // For a check of the handler's own.
  void refuse(std::string_view name, std::string detail);
  // Throws Error(invalid).
  void done();

 private:
  struct Parameter {
    std::string name;
    std::string value;
    bool used = false;
  };
  Parameter* find(std::string_view name);
  template <json::DescribedEnum Enum>
  std::optional<Enum> enumerator(std::string_view name, std::string_view given) {
    std::optional<Enum> found;
    std::vector<std::string_view> names;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>([&](auto word) {
      names.push_back(word.name);
      if (given == word.name) found = word.value;
    });
    if (!found) refuse(name, "must be " + json::one_of(names));
    return found;
  }

  std::vector<Parameter> given_;
  std::vector<std::string> known_;
  std::vector<FieldError> problems_;
};

// The page that `page` and `limit` ask for; `pageSize` is another name for `limit`.
Page page_of(QueryParameters& query, const PageSizes& sizes);

}  // namespace insight::http
