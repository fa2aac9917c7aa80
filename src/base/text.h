// Text helpers that more than one folder needs. Pure functions; ASCII rules only, never the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace insight {

std::string to_hex(std::span<const std::uint8_t> bytes);
std::optional<std::vector<std::uint8_t>> from_hex(std::string_view text);  // either case; nothing for anything else

std::string to_base64(std::span<const std::uint8_t> bytes);     // padded
std::string to_base64url(std::span<const std::uint8_t> bytes);  // unpadded
// Strict: the exact alphabet, padding right or (url) absent, no spare bits. Nothing otherwise.
std::optional<std::vector<std::uint8_t>> from_base64(std::string_view text);
std::optional<std::vector<std::uint8_t>> from_base64url(std::string_view text);

std::span<const std::uint8_t> bytes_of(std::string_view text);

std::vector<std::string_view> split(std::string_view text, char separator);  // "a,,b" gives three; "" gives one
std::string_view trim(std::string_view text);                                // spaces, tabs, line ends
std::string lower(std::string_view text);
bool equal_ignoring_case(std::string_view a, std::string_view b);
bool contains_ignoring_case(std::string_view text, std::string_view part);
std::string join(std::span<const std::string> parts, std::string_view separator);
bool among(std::string_view word, std::span<const std::string_view> words);

// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
std::size_t edit_distance(std::string_view a, std::string_view b);
// The candidate somebody probably meant; nothing when none is near.
std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates);
// "; did you mean `name`?" or nothing at all: the tail of a message about an unknown name.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

// The length in bytes of the UTF-8 sequence that begins the text; 0 when it is not a valid one.
std::size_t utf8_sequence(std::string_view text);
bool is_utf8(std::string_view text);
std::size_t count_code_points(std::string_view text);
// At most `max_bytes`, cut between code points, with "…" at the end when something was cut.
std::string shorten(std::string_view text, std::size_t max_bytes);

// Appends "text" in JSON's spelling, quotes included. Control characters are escaped and what isn't UTF-8 becomes U+FFFD,
// so the result is valid JSON for any bytes.
void append_json_string(std::string& out, std::string_view text);

// FNV-1a, 64 bit: notices change; protects against nobody.
std::uint64_t fnv1a(std::string_view text);

}  // namespace insight
