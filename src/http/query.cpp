#include "http/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace insight::http {
namespace {

std::optional<std::string> unescape_form(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return unescape(spaced);
}

constexpr std::size_t most_parameters = 50;

}  // namespace

QueryParameters::QueryParameters(const Request& request) {
  for (const auto part : split(request.query, '&')) {
    if (part.empty()) continue;
    if (given_.size() >= most_parameters)
      throw Error{ErrorCode::invalid, fmt::format("More than {} query parameters", most_parameters)};
    const auto equals = std::min(part.find('='), part.size());
    auto name = unescape_form(part.substr(0, equals));
    auto value = unescape_form(part.substr(std::min(equals + 1, part.size())));
    if (!name || !value) {
      refuse(shorten(part, 60), "is not well escaped UTF-8 without control characters");
    } else {
      given_.push_back({*std::move(name), *std::move(value), false});
    }
  }
}

std::optional<std::string> QueryParameters::text(std::string_view name, std::size_t most_bytes) {
  known_.emplace_back(name);
  auto* parameter = find(name);
  if (parameter == nullptr) return std::nullopt;
  parameter->used = true;
  for (auto& other : given_) {
    if (other.used || other.name != name) continue;
    other.used = true;
    refuse(name, "is given twice; give it once");
  }
  if (parameter->value.size() > most_bytes)
    refuse(name, fmt::format("has {} bytes; at most {} are taken", parameter->value.size(), most_bytes));
  return parameter->value;
}

std::int64_t QueryParameters::integer(std::string_view name, std::int64_t fallback, std::int64_t least, std::int64_t most) {
  const auto given = text(name);
  if (!given) return fallback;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
  if (error == std::errc{} && end == given->data() + given->size() && value >= least && value <= most) return value;
  refuse(name, fmt::format("must be a whole number from {} to {}, not `{}`", least, most, shorten(*given, 40)));
  return fallback;
}

bool QueryParameters::flag(std::string_view name) {
  return maybe(name).value_or(false);
}

std::optional<bool> QueryParameters::maybe(std::string_view name) {
  const auto given = text(name);
  if (!given) return std::nullopt;
  if (given->empty() || *given == "true" || *given == "1") return true;
  if (*given != "false" && *given != "0") refuse(name, "must be true or false");
  return false;
}

std::vector<std::string> QueryParameters::list(std::string_view name, Commas commas) {
  known_.emplace_back(name);
  std::vector<std::string> values;
  for (auto& parameter : given_) {
    if (parameter.name != name) continue;
    parameter.used = true;
    if (commas == Commas::KEEP) {
      values.push_back(parameter.value);
    } else {
      for (const auto value : split(parameter.value, ',')) values.emplace_back(trim(value));
    }
  }
  std::erase(values, "");
  if (values.size() > kMostQueryValues)
    refuse(name, fmt::format("has {} values; at most {} are taken", values.size(), kMostQueryValues));
  for (const auto& value : values)
    if (value.size() > kMostQueryText)
      refuse(name, fmt::format("has a value of {} bytes; at most {} are taken", value.size(), kMostQueryText));
  return values;
}

void QueryParameters::refuse(std::string_view name, std::string detail) {
  problems_.push_back({std::string(name), std::move(detail)});
}

void QueryParameters::done() {
  const std::vector<std::string_view> known(known_.begin(), known_.end());
  for (const auto& parameter : given_) {
    if (parameter.used) continue;
    auto hint = did_you_mean(parameter.name, known);
    if (hint.empty() && !known.empty()) hint = "; known here: " + join(known_, ", ");
    refuse(parameter.name, "is not a known query parameter" + hint);
  }
  if (problems_.empty()) return;
  throw Error{ErrorCode::invalid, "The query parameter " + problems_.front().pointer + " " + problems_.front().detail, problems_};
}

QueryParameters::Parameter* QueryParameters::find(std::string_view name) {
  const auto found = std::find_if(given_.begin(), given_.end(), [&](const Parameter& p) { return p.name == name; });
  return found == given_.end() ? nullptr : &*found;
}

Page page_of(QueryParameters& query, const PageSizes& sizes) {
  Page page;
  page.page = query.integer("page", 1, 1, kLastPage);
  const auto limit = query.integer("limit", sizes.usual, 1, sizes.largest);
  page.size = query.integer("pageSize", limit, 1, sizes.largest);
  return page;
}

}  // namespace insight::http
