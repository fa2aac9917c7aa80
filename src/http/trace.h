// What a request brings along to be found again: W3C's traceparent and a request id of the caller's. Both come from strangers and
// go into log lines and rows, so only well-formed ones are kept. Pure.
#pragma once

#include <string_view>

namespace insight::http {

// "00-<32 hex>-<16 hex>-<2 hex>", lower case, neither id all zeros; a later version may have more behind it (W3C Trace Context).
bool is_traceparent(std::string_view text);
// Its trace id; the text must be one.
std::string_view trace_id_of(std::string_view traceparent);

// 8 to 128 letters, digits, `-`, `_`, `.`.
bool is_request_id(std::string_view text);

}  // namespace insight::http
