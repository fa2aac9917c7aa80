// What a server that speaks S3 says: listings and refusals, read out of their XML. Pure functions. The reader knows no more XML
// than these answers need: the text of an element by its name, with the entities undone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"

namespace insight::s3 {

struct Object {
  std::string key;
  Millis changed_at = 0;
  bool operator==(const Object&) const = default;
};

struct Listing {
  std::vector<Object> objects;
  std::string next;  // the token of the next page; empty: this was the last one
};
// Of ListObjectsV2. Throws Error(unavailable) for what is none.
Listing read_listing(std::string_view xml);

struct Refusal {
  std::string code;     // "NoSuchBucket"; empty where the server says nothing
  std::string message;  // shortened
};
Refusal read_refusal(std::string_view xml);

// "Fri, 31 Jan 2025 09:30:00 GMT", as in Last-Modified.
std::optional<Millis> read_http_date(std::string_view text);

}  // namespace insight::s3
