#include "engine/report/code_frame.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace insight::engine::report {
namespace {

constexpr std::size_t kWidth = 110;  // columns of code shown
constexpr std::size_t kLead = 30;    // of them before the carets, when the line is cut

// One entry per code point, so that a column of the place is an index. Tabs become one space: the carets stay below their code.
std::vector<std::string_view> code_points(std::string_view line) {
  std::vector<std::string_view> points;
  while (!line.empty()) {
    const auto length = utf8_sequence(line);
    const bool printable = length > 1 || (length == 1 && static_cast<unsigned char>(line[0]) >= 0x20 && line[0] != 0x7f);
    points.push_back(printable ? line.substr(0, length) : line[0] == '\t' ? std::string_view(" ") : std::string_view("?"));
    line.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return points;
}

}  // namespace

std::string code_frame(const Finding& finding) {
  const auto points = code_points(finding.code);
  if (points.empty()) return {};
  const auto size = points.size();
  const std::size_t begin = std::min<std::size_t>(finding.place.column == 0 ? 0 : finding.place.column - 1, size);
  const bool one_line = finding.place.end_line == finding.place.line;
  const std::size_t end =
      std::clamp<std::size_t>(one_line && finding.place.end_column > 0 ? finding.place.end_column - 1 : size, begin, size);

  const std::size_t from = size > kWidth && begin > kLead ? std::min(begin - kLead, size - kWidth) : 0;
  const std::size_t to = std::min(size, from + kWidth);
  std::string code;
  for (auto i = from; i < to; ++i) code += points[i];
  while (code.ends_with(' ')) code.pop_back();

  const std::string_view before = from > 0 ? "..." : "";
  const auto carets = std::max<std::size_t>(1, std::min(end, to) - std::min(begin, to));
  return fmt::format("{:>6} | {}{}{}\n{:>6} | {}{}{}\n", finding.place.line, before, code, to < size ? "..." : "", "",
                     std::string(before.size() + std::min(begin, to) - from, ' '), std::string(carets, '^'), one_line ? "" : "...");
}

}  // namespace insight::engine::report
