#include "engine/fix/diff.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace insight::engine::fix {
namespace {

constexpr std::size_t context = 3;

// Each with its line end.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Whole lines that change together, from 0.
struct Block {
  std::size_t first = 0;
  std::size_t past = 0;
  std::string after;
};

class Writer {
 public:
  explicit Writer(const FixedFile& file) : file_(file), lines_(lines_of(file.before)) {
    for (std::size_t at = 0; const auto line : lines_) {
      starts_.push_back(at);
      at += line.size();
    }
    starts_.push_back(file.before.size());
  }

  std::string write() {
    const std::vector<Block> blocks = this->blocks();
    if (blocks.empty()) return {};
    out_ = fmt::format("--- a/{0}\n+++ b/{0}\n", file_.path);
    for (std::size_t i = 0; i < blocks.size();) {
      std::size_t last = i;
      while (last + 1 < blocks.size() && blocks[last + 1].first <= blocks[last].past + 2 * context) ++last;
      hunk({blocks.begin() + static_cast<std::ptrdiff_t>(i), blocks.begin() + static_cast<std::ptrdiff_t>(last) + 1});
      i = last + 1;
    }
    return std::move(out_);
  }

 private:
  std::size_t line_at(std::size_t offset) const {
    const auto after = std::upper_bound(starts_.begin(), starts_.end() - 1, offset);
    return static_cast<std::size_t>(after - starts_.begin()) - (after == starts_.begin() ? 0 : 1);
  }

  std::vector<Block> blocks() const {
    std::vector<Block> all;
    std::size_t done = 0;  // bytes that the last block has taken over
    for (const Edit& edit : file_.edits) {
      const std::size_t first = line_at(edit.begin);
      const std::size_t past = lines_.empty() ? 0 : line_at(edit.end > edit.begin ? edit.end - 1 : edit.end) + 1;
      if (all.empty() || first >= all.back().past) {
        if (!all.empty()) all.back().after += file_.before.substr(done, starts_[all.back().past] - done);
        all.push_back({first, past, {}});
        done = starts_[first];
      }
      all.back().after += file_.before.substr(done, edit.begin - done) + edit.text;
      all.back().past = std::max(all.back().past, past);
      done = edit.end;
    }
    if (!all.empty()) all.back().after += file_.before.substr(done, starts_[all.back().past] - done);
    return all;
  }

  void hunk(const std::vector<Block>& blocks) {
    const std::size_t first = blocks.front().first - std::min(context, blocks.front().first);
    const std::size_t past = std::min(lines_.size(), blocks.back().past + context);
    std::size_t added = 0;
    std::size_t removed = 0;
    for (const Block& block : blocks) {
      added += lines_of(block.after).size();
      removed += block.past - block.first;
    }
    const std::size_t before = past - first;
    const std::size_t after = before + added - removed;
    out_ += fmt::format("@@ -{},{} +{},{} @@\n", before == 0 ? first : first + 1, before,
                        static_cast<std::ptrdiff_t>(first) + shift_ + (after == 0 ? 0 : 1), after);
    shift_ += static_cast<std::ptrdiff_t>(added) - static_cast<std::ptrdiff_t>(removed);
    std::size_t at = first;
    for (const Block& block : blocks) {
      for (; at < block.first; ++at) line(' ', lines_[at]);
      for (; at < block.past; ++at) line('-', lines_[at]);
      for (const auto added_line : lines_of(block.after)) line('+', added_line);
    }
    for (; at < past; ++at) line(' ', lines_[at]);
  }

  void line(char sign, std::string_view text) {
    out_ += sign;
    out_ += text;
    if (!text.ends_with('\n')) out_ += "\n\\ No newline at end of file\n";
  }

  const FixedFile& file_;
  std::vector<std::string_view> lines_;
  std::vector<std::size_t> starts_;  // of the lines, and the end
  std::ptrdiff_t shift_ = 0;         // lines that earlier hunks have added
  std::string out_;
};

}  // namespace

std::string unified_diff(const FixedFile& file) {
  return Writer(file).write();
}

}  // namespace insight::engine::fix
