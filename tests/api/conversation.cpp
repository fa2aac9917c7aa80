#include "conversation.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <stdexcept>
#include <thread>

#include "base/error.h"
#include "base/text.h"
#include "json/encode.h"
#include "suite_files.h"

namespace insight::api_test {
namespace {

bool is_status(std::string_view line) {
  return line.size() == 3 && std::all_of(line.begin(), line.end(), [](char c) { return c >= '0' && c <= '9'; });
}

http::Header header_of(std::string_view line) {
  const auto colon = line.find(':');
  return {std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(std::min(colon, line.size() - 1) + 1)))};
}

// A page must hold the text; a `$name` in it is captured, up to what follows it there.
std::string missing_from_page(const std::string& wanted, const std::string& page, Captures& captures) {
  const auto dollar = std::min(wanted.find('$'), wanted.size());
  const auto begin = page.find(wanted.substr(0, dollar));
  if (begin == std::string::npos) return "the page has no `" + wanted + "`:\n" + page;
  if (dollar == wanted.size()) return "";
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  const auto after = std::find_if_not(wanted.begin() + static_cast<std::ptrdiff_t>(dollar) + 1, wanted.end(), is_letter);
  const std::string rest(after, wanted.end());
  const auto from = begin + dollar;
  const auto end = page.find(rest, from);
  if (rest.empty() || end == std::string::npos) return "the page has no `" + wanted + "`:\n" + page;
  captures[wanted.substr(dollar + 1, static_cast<std::size_t>(after - wanted.begin()) - dollar - 1)] =
      page.substr(from, end - from);
  return "";
}

// "POST /path body": the body may begin on this line and go on until the status.
void read_request(Exchange& exchange, std::string_view line) {
  const auto space = line.find(' ');
  exchange.method = std::string(line.substr(0, space));
  const auto rest = trim(line.substr(std::min(space, line.size())));
  const auto end = rest.find(' ');
  exchange.path = std::string(rest.substr(0, end));
  if (end != std::string_view::npos) exchange.body = std::string(trim(rest.substr(end)));
}

void read_line(Exchange& exchange, std::string_view line) {
  if (exchange.status != 0) {
    const bool header =
        exchange.expected.empty() && !line.starts_with('{') && !line.starts_with('[') && line.find(": ") != std::string_view::npos;
    if (header) {
      exchange.expected_headers.push_back(header_of(line));
    } else {
      (exchange.expected += line) += '\n';
    }
  } else if (!exchange.method.empty()) {
    if (is_status(line)) {
      std::from_chars(line.data(), line.data() + line.size(), exchange.status);
    } else {
      (exchange.body += '\n') += line;
    }
  } else if (line.starts_with('#')) {
    if (exchange.title.empty()) exchange.title = std::string(trim(line.substr(1)));
  } else if (line.starts_with("as ")) {
    exchange.caller = std::string(trim(line.substr(3)));
  } else if (line.starts_with("with ")) {
    exchange.headers.push_back(header_of(line.substr(5)));
  } else if (line == "eventually") {
    exchange.eventually = true;
  } else {
    read_request(exchange, line);
  }
}

}  // namespace

std::vector<Exchange> read_suite(const std::filesystem::path& file) {
  std::vector<Exchange> exchanges;
  Exchange current;
  int number = 0;
  const auto finish = [&] {
    if (!current.method.empty()) {
      if (current.status == 0 || !http::parse_method(current.method)) {
        throw std::runtime_error(file.string() + ":" + std::to_string(current.line) +
                                 ": no method, path and status in this exchange");
      }
      exchanges.push_back(current);
    }
    current = {};
  };
  const auto text = read_file(file);
  for (const auto raw : split(text, '\n')) {
    ++number;
    const auto line = trim(raw);
    if (line.empty()) {
      finish();
    } else {
      if (current.line == 0) current.line = number;
      read_line(current, line);
    }
  }
  finish();
  return exchanges;
}

Conversation::Conversation(const std::string& server, std::filesystem::path folder)
    : client_(server),
      contract_(json::parse(client_.send({.path = "/openapi.json"}).body).as_object()),
      folder_(std::move(folder)) {}

std::string Conversation::hold(const Exchange& exchange) {
  if (!exchange.caller.empty()) become(exchange.caller);
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(exchange.eventually ? 20 : 0);
  for (;;) {
    const auto before = captures_;
    auto wrong = once(exchange);
    if (wrong.empty() || std::chrono::steady_clock::now() >= until) return wrong;
    captures_ = before;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

std::string Conversation::once(const Exchange& exchange) {
  http::Call call;
  call.method = http::parse_method(exchange.method).value();
  call.path = filled(exchange.path);
  call.body = body_of(exchange.body);
  const bool own_token = std::any_of(exchange.headers.begin(), exchange.headers.end(),
                                     [](const auto& h) { return equal_ignoring_case(h.first, "Authorization"); });
  if (caller_ != "nobody" && !own_token) call.headers.emplace_back("Authorization", "Bearer " + captures_.at("token-" + caller_));
  for (const auto& [name, value] : exchange.headers) call.headers.emplace_back(name, filled(value));

  const auto answer = client_.send(call);
  if (answer.status != exchange.status) {
    return "expected status " + std::to_string(exchange.status) + ", got " + std::to_string(answer.status) + " " + answer.body;
  }
  if (auto difference = contract_.broken_by(call, answer); !difference.empty()) return difference;
  if (!exchange.expected.empty() && answer.header("Content-Type").starts_with("text/html")) {
    for (const auto line : split(trim(exchange.expected), '\n')) {
      auto difference = missing_from_page(filled(std::string(line)), answer.body, captures_);
      if (!difference.empty()) return difference;
    }
  } else if (!exchange.expected.empty()) {
    auto difference = mismatch(json::parse(exchange.expected), json::parse(answer.body), captures_);
    if (!difference.empty()) return difference;
  }
  // After the body: a header may speak of what the body has just named.
  for (const auto& [name, value] : exchange.expected_headers) {
    const auto difference = mismatch(boost::json::value(filled(value)), boost::json::value(answer.header(name)), captures_, name);
    if (!difference.empty()) return difference;
  }
  return "";
}

void Conversation::become(const std::string& caller) {
  caller_ = caller;
  if (caller == "nobody" || captures_.contains("token-" + caller)) return;
  http::Call call;
  call.method = http::Method::POST;
  call.path = "/api/auth/register";
  call.body = json::encode(
      boost::json::object{{"email", caller + "@example.org"}, {"password", "password of " + caller}, {"name", caller}});
  const auto answer = client_.send(call);
  if (answer.status != 201) throw std::runtime_error("can't register " + caller + ": " + answer.body);
  captures_["token-" + caller] = json::parse(answer.body).at("accessToken").get_string();
}

std::string Conversation::filled(std::string text) const {
  // The longest names first: `$project2` is not `$project` and a 2.
  for (auto entry = captures_.rbegin(); entry != captures_.rend(); ++entry) {
    const auto name = "$" + entry->first;
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + entry->second.size())) {
      text.replace(at, name.size(), entry->second);
    }
  }
  return text;
}

std::string Conversation::body_of(const std::string& text) const {
  return body_text(text.starts_with("<<") ? text : filled(text), folder_);
}

}  // namespace insight::api_test
