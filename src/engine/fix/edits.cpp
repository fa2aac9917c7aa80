#include "engine/fix/edits.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "base/text.h"
#include "engine/files/text.h"
#include "engine/syntax/lower.h"

namespace insight::engine::fix {
namespace {

constexpr std::size_t max_parses = 50;

struct Wanted {
  Edit edit;
  const Finding* finding;
};

std::size_t offset_of(const files::LineIndex& lines, std::uint32_t line, std::uint32_t column) {
  if (line == 0 || line > lines.lines() + 1) return std::string_view::npos;
  std::string_view rest = lines.line(line);
  std::size_t offset = lines.start_of(line);
  for (; column > 1 && !rest.empty(); --column) {
    const std::size_t letter = std::max<std::size_t>(1, utf8_sequence(rest));
    rest.remove_prefix(letter);
    offset += letter;
  }
  return column == 1 ? offset : std::string_view::npos;
}

// Of a line that held nothing else nothing is left.
void take_line_along(std::string_view text, std::size_t line_begin, std::size_t& begin, std::size_t& end) {
  if (text.substr(line_begin, begin - line_begin).find_first_not_of(" \t") != std::string_view::npos) return;
  const std::size_t line_end = text.find_first_not_of(" \t\r", end);
  if (line_end != std::string_view::npos && text[line_end] != '\n') return;
  begin = line_begin;
  end = line_end == std::string_view::npos ? text.size() : line_end + 1;
}

// The `;` behind a range that ends before it: of nothing none is left, and of two one.
void take_semicolon_along(std::string_view text, std::string_view fix, std::size_t line_begin, std::size_t begin,
                          std::size_t& end) {
  const bool alone = text.substr(line_begin, begin - line_begin).find_first_not_of(" \t") == std::string_view::npos;
  const bool follows = end < text.size() && end > begin && text[end] == ';' && text[end - 1] != ';';
  if (follows && (fix.ends_with(';') || (fix.empty() && alone))) ++end;
}

std::optional<Edit> edit_of(const Finding& finding, std::string_view text, const files::LineIndex& lines) {
  std::size_t begin = offset_of(lines, finding.place.line, finding.place.column);
  std::size_t end = offset_of(lines, finding.place.end_line, finding.place.end_column);
  if (begin > end || end > text.size()) return {};
  take_semicolon_along(text, *finding.fix, lines.start_of(finding.place.line), begin, end);
  if (finding.fix->empty() && end > begin) take_line_along(text, lines.start_of(finding.place.line), begin, end);
  return Edit{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), *finding.fix};
}

std::string with_edits(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    out += text.substr(done, edit.begin - done);
    out += edit.text;
    done = edit.end;
  }
  out += text.substr(done);
  return out;
}

// How broken a text is as code of a language; nothing at all where it can't be read.
class Parses {
 public:
  Parses(std::string_view path, std::string_view before) : language_(syntax::language_of_file(path, before)) {
    errors_ = errors(before);
  }
  bool still(std::string_view after) const {
    if (!language_ || !errors_) return true;
    const auto now = errors(after);
    return now && *now <= *errors_;
  }

 private:
  std::optional<std::uint32_t> errors(std::string_view text) const {
    if (!language_) return {};
    const auto lowered = syntax::lower(*language_, text);
    if (lowered.refusal != syntax::Refusal::None) return {};
    return static_cast<std::uint32_t>(lowered.tree.syntax_errors());
  }
  std::optional<syntax::Language> language_;
  std::optional<std::uint32_t> errors_;
};

Left left_out(const Finding& finding, std::string reason) {
  return {finding.file, finding.place.line, finding.rule, std::move(reason)};
}

// Those that can be made together.
std::vector<Wanted> without_overlaps(std::vector<Wanted> wanted, std::vector<Left>& left) {
  std::stable_sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) { return a.edit.begin < b.edit.begin; });
  std::vector<Wanted> kept;
  for (Wanted& one : wanted) {
    const bool same = !kept.empty() && kept.back().edit == one.edit;
    const bool clear =
        kept.empty() || one.edit.begin > kept.back().edit.end ||
        (one.edit.begin == kept.back().edit.end && one.edit.begin > kept.back().edit.begin && one.edit.end > one.edit.begin);
    if (same || clear) {
      kept.push_back(std::move(one));
    } else {
      left.push_back(left_out(*one.finding, "it overlaps another fix; the next run makes it"));
    }
  }
  return kept;
}

std::vector<Edit> edits_of(const std::vector<Wanted>& wanted) {
  std::vector<Edit> edits;
  for (const Wanted& one : wanted) {
    if (edits.empty() || !(edits.back() == one.edit)) edits.push_back(one.edit);
  }
  return edits;
}

// All of them, or those that leave a text that parses, tried one after the other.
std::vector<Wanted> that_parse(std::vector<Wanted> wanted, const FixedFile& file, std::vector<Left>& left) {
  const Parses parses(file.path, file.before);
  if (parses.still(with_edits(file.before, edits_of(wanted)))) return wanted;
  std::vector<Wanted> kept;
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (i >= max_parses) {
      left.push_back(left_out(*wanted[i].finding, "other fixes of this file break it; the next run tries this one"));
      continue;
    }
    kept.push_back(wanted[i]);
    if (parses.still(with_edits(file.before, edits_of(kept)))) continue;
    left.push_back(left_out(*kept.back().finding, "the file would not parse any more"));
    kept.pop_back();
  }
  return kept;
}

}  // namespace

FixedFile fix_text(std::string path, std::string before, std::span<const Finding* const> findings, std::vector<Left>& left) {
  FixedFile file{.path = std::move(path), .before = std::move(before), .after = {}, .edits = {}};
  const files::LineIndex lines(file.before);
  std::vector<Wanted> wanted;
  for (const Finding* finding : findings) {
    if (!finding->fix) continue;
    if (auto edit = edit_of(*finding, file.before, lines)) {
      wanted.push_back({std::move(*edit), finding});
    } else {
      left.push_back(left_out(*finding, "the file has changed since it was analysed"));
    }
  }
  wanted = that_parse(without_overlaps(std::move(wanted), left), file, left);
  file.edits = edits_of(wanted);
  file.fixes = wanted.size();
  file.after = with_edits(file.before, file.edits);
  return file;
}

std::size_t Plan::fixes() const {
  return std::accumulate(files.begin(), files.end(), std::size_t{0},
                         [](std::size_t sum, const FixedFile& f) { return sum + f.fixes; });
}

Plan plan(const std::filesystem::path& root, std::span<const Finding> findings, std::uint64_t max_file_bytes) {
  std::map<std::string, std::vector<const Finding*>> by_file;
  for (const Finding& finding : findings) {
    if (finding.fix) by_file[finding.file].push_back(&finding);
  }
  Plan plan;
  for (const auto& [path, wanted] : by_file) {
    auto text =
        files::read_text(root, {.path = path, .bytes = 0, .named = true}, {.max_bytes = max_file_bytes, .skip_minified = false});
    if (const auto* skipped = std::get_if<Skipped>(&text)) {
      for (const Finding* finding : wanted) plan.left.push_back(left_out(*finding, skipped->reason));
      continue;
    }
    auto file = fix_text(path, std::move(std::get<files::Text>(text).content), wanted, plan.left);
    if (file.after != file.before) plan.files.push_back(std::move(file));
  }
  std::stable_sort(plan.left.begin(), plan.left.end(),
                   [](const Left& a, const Left& b) { return std::tie(a.file, a.line) < std::tie(b.file, b.line); });
  return plan;
}

}  // namespace insight::engine::fix
