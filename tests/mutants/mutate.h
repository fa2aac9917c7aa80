// mutate: a text made from a real one as a hasty writer, a bad merge or an attacker would: pieces lost, doubled, moved, taken from
// another file, bytes flipped, brackets that nest without end. The same dice give the same text. For tests.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace insight::mutants {

// At most `max_bytes` long; may be no UTF-8.
std::string mutate(std::string_view text, std::string_view other, std::mt19937_64& dice, std::size_t max_bytes);

}  // namespace insight::mutants
