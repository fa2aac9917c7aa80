#include "account/device_handlers.h"

#include <boost/json/serialize.hpp>

#include "base/error.h"
#include "http/form.h"
#include "json/decode.h"
#include "json/encode.h"

namespace insight::account {
namespace {

std::string host_of(const http::Request& request) {
  return std::string(request.header("Host"));
}

boost::json::object fields_of(const http::Request& request) {
  if (http::is_form(request.header("Content-Type"))) {
    boost::json::object fields;
    for (const auto& [name, value] : http::parse_form(request.body())) fields[name] = value;
    return fields;
  }
  auto body = json::parse(request.body());
  if (!body.is_object()) throw Error{ErrorCode::invalid, "The body must be a JSON object or a form"};
  return std::move(body.get_object());
}

// A T from the members it knows, in either spelling.
template <class T>
T decode_oauth(const http::Request& request) {
  const auto given = fields_of(request);
  boost::json::object known;
  json::for_each_member<T>([&](auto member) {
    const std::string_view camel = json::wire_name<decltype(member)>();
    for (const std::string_view name : {camel, std::string_view(member.name)}) {
      const auto* value = given.if_contains(name);
      if (value == nullptr || (known.contains(camel) && name == camel)) continue;
      if (known.contains(camel) && known.at(camel) != *value)
        throw Error{ErrorCode::invalid, std::string(name) + " is given in two spellings; give one"};
      known[camel] = *value;
    }
  });
  return json::decode_value<T>(known);
}

template <class T>
http::Response oauth_answer(const T& answer) {
  auto body = json::parse(json::encode(answer)).as_object();
  json::for_each_member<T>([&](auto member) { body[member.name] = body.at(json::wire_name<decltype(member)>()); });
  return http::json_text(200, boost::json::serialize(body)).set("Pragma", "no-cache");
}

template <class T>
boost::json::object oauth_shape(json::Schemas& schemas, json::Direction direction) {
  schemas.of<T>(direction);
  auto schema = schemas.definitions().at(json::type_name<T>()).as_object();
  auto& properties = schema.at("properties").as_object();
  json::for_each_member<T>([&](auto member) {
    const auto camel = json::wire_name<decltype(member)>();
    if (camel == member.name) return;
    properties[member.name] = properties.at(camel);
    if (direction == json::Direction::ANSWER) schema.at("required").as_array().emplace_back(member.name);
  });
  if (direction == json::Direction::REQUEST) {
    schema.erase("required");  // one of the spellings
    schema.erase("additionalProperties");
  }
  return schema;
}

}  // namespace

http::Response device_code(DeviceFlow& flow, const http::Request& request) {
  return http::ok(flow.start(json::decode<DeviceCodeRequest>(request.body()), host_of(request), request.remote));
}

http::Response device_token(DeviceFlow& flow, const http::Request& request) {
  return http::ok(flow.exchange(json::decode<DeviceTokenRequest>(request.body())));
}

http::Response oauth_device_code(DeviceFlow& flow, const http::Request& request) {
  return oauth_answer(flow.start(decode_oauth<DeviceCodeRequest>(request), host_of(request), request.remote));
}

http::Response oauth_device_token(DeviceFlow& flow, const http::Request& request) {
  return oauth_answer(flow.exchange(decode_oauth<DeviceTokenRequest>(request)));
}

boost::json::object oauth_device_code_shape(json::Schemas& schemas, json::Direction direction) {
  return direction == json::Direction::REQUEST ? oauth_shape<DeviceCodeRequest>(schemas, direction)
                                               : oauth_shape<DeviceCode>(schemas, direction);
}

boost::json::object oauth_device_token_shape(json::Schemas& schemas, json::Direction direction) {
  return direction == json::Direction::REQUEST ? oauth_shape<DeviceTokenRequest>(schemas, direction)
                                               : oauth_shape<DeviceTokens>(schemas, direction);
}

}  // namespace insight::account
