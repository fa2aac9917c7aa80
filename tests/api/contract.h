// Contract: the server's own OpenAPI document, held against what it really answers. Every exchange of the suites goes through here:
// the path must be described, the status one of those it names, and the JSON what the schema says, no member more.
#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "http/client.h"

namespace insight::api_test {

class Contract {
 public:
  explicit Contract(boost::json::object document) : document_(std::move(document)) {}

  // Empty when the answer is one that the document promises. Paths that it doesn't have may only be refused (404, 405).
  std::string broken_by(const http::Call& call, const http::Answer& answer) const;
  // Empty when `value` is what `schema` says; else the first difference with its place. Knows the words that the document uses.
  std::string mismatch(const boost::json::value& value, const boost::json::object& schema, const std::string& place = "") const;

  // What the document says of this call; null when it says nothing.
  const boost::json::object* operation_of(const http::Call& call) const;
  const boost::json::object& document() const { return document_; }

 private:
  const boost::json::object& resolved(const boost::json::object& schema) const;
  std::string mismatch_in_object(const boost::json::object& value, const boost::json::object& schema,
                                 const std::string& place) const;

  boost::json::object document_;
};

}  // namespace insight::api_test
