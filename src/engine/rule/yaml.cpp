#include "engine/rule/yaml.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "engine/rule/yaml_data.h"

namespace insight::engine::yaml {

bool Node::is(Kind kind) const {
  return data_ && data_->kind == kind;
}

std::string_view Node::text() const {
  return data_ ? data_->text : std::string_view();
}

bool Node::is_plain() const {
  return data_ && data_->plain;
}

std::optional<bool> Node::as_flag() const {
  if (!is_plain()) return {};
  const std::string word = lower(text());
  if (word == "true" || word == "yes" || word == "on") return true;
  if (word == "false" || word == "no" || word == "off") return false;
  return {};
}

std::optional<double> Node::as_number() const {
  if (!is_plain()) return {};
  double value = 0;
  const std::string digits(text());
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, value);
  if (error != std::errc() || rest != end || !std::isfinite(value)) return {};
  return value;
}

std::vector<std::string> Node::texts() const {
  std::vector<std::string> all;
  if (is_scalar()) all.emplace_back(text());
  for (const Node& item : items()) {
    if (item.is_scalar()) all.emplace_back(item.text());
  }
  return all;
}

std::span<const Node> Node::items() const {
  return data_ ? data_->items : std::span<const Node>();
}

std::span<const Entry> Node::entries() const {
  return data_ ? data_->entries : std::span<const Entry>();
}

Node Node::find(std::string_view key) const {
  for (const Entry& entry : entries()) {
    if (entry.key.is_scalar() && entry.key.text() == key) return entry.value;
  }
  return {};
}

Node Node::without(std::string_view key) const {
  if (!data_) return {};
  std::vector<Entry> others(data_->entries.begin(), data_->entries.end());
  if (std::erase_if(others, [&](const Entry& entry) { return entry.key.is_scalar() && entry.key.text() == key; }) == 0)
    return *this;
  Data* const rest = made(*data_);
  rest->entries = kept<Entry>(others, *data_->memory);
  return Node(rest);
}

int Node::line() const {
  return data_ ? data_->line : 0;
}

int Node::column() const {
  return data_ ? data_->column : 0;
}

std::size_t Node::begin() const {
  return data_ ? data_->begin : 0;
}

std::size_t Node::end() const {
  return data_ ? data_->end : 0;
}

std::string source_of(const Node& node, std::string_view text) {
  if (!node) return {};
  const std::size_t indentation = static_cast<std::size_t>(node.column() - 1);
  std::string lines;
  for (std::string_view line : split(text.substr(node.begin(), node.end() - node.begin()), '\n')) {
    if (!lines.empty()) {
      lines += '\n';
      line.remove_prefix(std::min({line.find_first_not_of(' '), indentation, line.size()}));
    }
    lines += line;
  }
  while (lines.ends_with('\n') || lines.ends_with('\r') || lines.ends_with(' ')) lines.pop_back();
  return lines;
}

}  // namespace insight::engine::yaml
