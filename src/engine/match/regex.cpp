#include "engine/match/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include <cstring>
#include <mutex>

#include "base/error.h"

namespace insight::engine::match {
namespace {

constexpr std::uint32_t step_limit = 1'000'000;
constexpr std::uint32_t heap_limit_kib = 20'000;
constexpr std::size_t max_matches = 10'000;

struct DeleteMatch {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};
struct DeleteContext {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};

bool is_ascii(std::string_view text) {
  std::uint64_t high = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, 8);
    high |= eight;
  }
  for (; at < text.size(); ++at) high |= static_cast<unsigned char>(text[at]);
  return (high & 0x8080808080808080U) == 0;
}

using MatchData = std::unique_ptr<pcre2_match_data, DeleteMatch>;

std::string words_of(int error) {
  std::string text(200, '\0');
  const int size = pcre2_get_error_message(error, reinterpret_cast<PCRE2_UCHAR*>(text.data()), text.size());
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

}  // namespace

// One expression, made ready when it is first needed: most rules never see a file that holds their words. Text of ASCII alone,
// which most source is, has a form of its own, several times as quick because a letter is a byte there and has two cases at most.
struct Regex::Code {
  std::string text;
  std::uint32_t options = 0;
  pcre2_code* any = nullptr;  // for any text
  std::unique_ptr<pcre2_match_context, DeleteContext> context{pcre2_match_context_create(nullptr)};

  Code(std::string pattern, Mode mode) : text(std::move(pattern)), options(mode == Mode::Multiline ? PCRE2_MULTILINE : 0) {
    if (mode == Mode::Extended) options = PCRE2_EXTENDED;
    pcre2_set_match_limit(context.get(), step_limit);
    pcre2_set_heap_limit(context.get(), heap_limit_kib);
  }
  ~Code() {
    pcre2_code_free(any);
    pcre2_code_free(plain_);
  }
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;

  pcre2_code* compiled(std::uint32_t more, int& error, std::size_t& offset) const {
    return pcre2_compile(reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), options | PCRE2_NEVER_BACKSLASH_C | more, &error,
                         &offset, nullptr);
  }

  // How many groups were set plus one; 0 or less: no match (or a limit was hit, which counts as none).
  int match(std::string_view subject, std::size_t from, std::uint32_t match_options, pcre2_match_data* data) const {
    const auto* code = is_ascii(subject) ? plain() : ready();
    return pcre2_match(code, reinterpret_cast<PCRE2_SPTR>(subject.data()), subject.size(), from, match_options, data,
                       context.get());
  }

 private:
  // Machine code has little room for expressions that call themselves, as those for brackets do.
  bool may_be_compiled() const { return (options & PCRE2_EXTENDED) == 0; }
  const pcre2_code* ready() const {
    std::call_once(any_once_, [&] {
      if (may_be_compiled()) pcre2_jit_compile(any, PCRE2_JIT_COMPLETE);
    });
    return any;
  }
  // Of an expression that has other letters itself a byte would be half a letter.
  const pcre2_code* plain() const {
    std::call_once(plain_once_, [&] {
      int error = 0;
      std::size_t offset = 0;
      if (is_ascii(text)) plain_ = compiled(0, error, offset);
      if (plain_ != nullptr && may_be_compiled()) pcre2_jit_compile(plain_, PCRE2_JIT_COMPLETE);
    });
    return plain_ != nullptr ? plain_ : ready();
  }

  mutable std::once_flag any_once_;
  mutable std::once_flag plain_once_;
  mutable pcre2_code* plain_ = nullptr;
};

Regex::Regex(std::string_view pattern, Mode mode) {
  // Python's spelling of "end of the text".
  std::string text(pattern);
  for (std::size_t at = text.find("\\Z"); at != std::string::npos; at = text.find("\\Z", at + 2)) {
    if (at == 0 || text[at - 1] != '\\') text[at + 1] = 'z';
  }
  auto code = std::make_shared<Code>(std::move(text), mode);
  int error = 0;
  std::size_t offset = 0;
  code->any = code->compiled(PCRE2_UTF | PCRE2_MATCH_INVALID_UTF, error, offset);
  if (code->any == nullptr) {
    throw Error{ErrorCode::invalid,
                fmt::format("the regular expression `{}` is not valid at offset {}: {}", pattern, offset, words_of(error))};
  }

  std::uint32_t groups = 0;
  std::uint32_t named = 0;
  std::uint32_t entry_size = 0;
  PCRE2_SPTR table = nullptr;
  pcre2_pattern_info(code->any, PCRE2_INFO_CAPTURECOUNT, &groups);
  pcre2_pattern_info(code->any, PCRE2_INFO_NAMECOUNT, &named);
  pcre2_pattern_info(code->any, PCRE2_INFO_NAMEENTRYSIZE, &entry_size);
  pcre2_pattern_info(code->any, PCRE2_INFO_NAMETABLE, static_cast<void*>(&table));
  names_.resize(groups);
  for (std::uint32_t i = 0; i < named; ++i, table += entry_size) {
    const std::size_t group = static_cast<std::size_t>(table[0]) << 8 | table[1];
    names_[group - 1] = reinterpret_cast<const char*>(table + 2);
  }
  code_ = std::move(code);
}

void Regex::each(std::string_view text, const std::function<void(const Found&)>& visit) const {
  const MatchData data(pcre2_match_data_create_from_pattern(code_->any, nullptr));
  std::size_t from = 0;
  for (std::size_t count = 0; count < max_matches && from <= text.size(); ++count) {
    const int groups = code_->match(text, from, 0, data.get());
    if (groups <= 0) return;
    const std::size_t* at = pcre2_get_ovector_pointer(data.get());
    Found found{{static_cast<std::uint32_t>(at[0]), static_cast<std::uint32_t>(at[1])}, {}};
    for (std::size_t i = 1; i <= names_.size(); ++i) {
      if (static_cast<int>(i) >= groups || at[2 * i] == PCRE2_UNSET) {
        found.captures.emplace_back();
      } else {
        found.captures.push_back(Span{static_cast<std::uint32_t>(at[2 * i]), static_cast<std::uint32_t>(at[2 * i + 1])});
      }
    }
    visit(found);
    from = at[1] > at[0] ? at[1] : at[1] + 1;
  }
}

bool Regex::matches_start(std::string_view text) const {
  const MatchData data(pcre2_match_data_create_from_pattern(code_->any, nullptr));
  return code_->match(text, 0, PCRE2_ANCHORED, data.get()) > 0;
}

bool Regex::found_in(std::string_view text) const {
  const MatchData data(pcre2_match_data_create_from_pattern(code_->any, nullptr));
  return code_->match(text, 0, 0, data.get()) > 0;
}

}  // namespace insight::engine::match
