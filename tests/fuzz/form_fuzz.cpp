// Forms, as browsers and OAuth clients send them to /device and the device flow's two questions. The first line is the
// Content-Type, the second a page's query, the rest the body. Nothing that was sent may come back as HTML, no code and no ticket
// is ever guessed. The one form that costs a password's hash is only read.
#include <algorithm>
#include <set>

#include "account/device_handlers.h"
#include "account/device_page_handlers.h"
#include "base/test_folder.h"
#include "base/text.h"
#include "db/migrate.h"
#include "db/sqlite.h"
#include "fuzz.h"
#include "http/form.h"

namespace {

using namespace insight;

std::unique_ptr<db::Database> database_in(const TestFolder& folder, const Clock& clock) {
  auto database = db::open_sqlite(folder.path() / "fuzz.db");
  db::migrate(*database, db::embedded_migrations(db::Dialect::sqlite), clock);
  return database;
}

struct House {
  TestFolder folder;
  ManualClock clock;
  SeededRandom random;
  IdMaker ids{clock, random};
  std::unique_ptr<db::Database> database = database_in(folder, clock);
  account::Accounts accounts{*database, clock, ids, random, account::RegistrationPolicy::closed};
  account::DeviceFlow flow{*database, clock, ids, random, accounts, {.most_pending_for_address = 5}};
};

std::string written(const http::Form& form) {
  std::string text;
  for (const auto& [name, value] : form) text += (text.empty() ? "" : "&") + http::escape(name) + "=" + http::escape(value);
  return text;
}

void read_form(std::string_view body) {
  const auto form = http::parse_form(body);
  fuzz::require(form.size() <= 50);
  std::set<std::string> names;
  for (const auto& [name, value] : form) {
    fuzz::require(names.insert(name).second && is_utf8(name) && is_utf8(value));
    fuzz::require(std::ranges::none_of(name + value, [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
  }
  fuzz::require(http::parse_form(written(form)) == form);
}

std::ptrdiff_t tags(std::string_view html) {
  return std::ranges::count(html, '<');
}

void require_page(const http::Response& page) {
  static const auto empty_form = tags(account::device_form(200, "", "", "").body);
  fuzz::require(page.status == 200 && tags(page.body) == empty_form && std::ranges::count(page.body, '>') == empty_form);
}

http::Request request_of(std::string_view content_type, std::string_view query, std::string_view body) {
  http::Request request;
  request.headers = {{"Content-Type", std::string(content_type)}, {"Host", std::string(query)}};
  request.query = query;
  request.content = body;
  request.remote = "192.0.2.1";
  return request;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static House house;
  auto body = fuzz::text_of(data, size);
  const auto content_type = fuzz::take_line(body);
  const auto query = fuzz::take_line(body);
  auto request = request_of(content_type, query, body);
  fuzz::refusing([&] { read_form(body); });
  if (const auto code = account::canonical_user_code(body)) fuzz::require(account::canonical_user_code(*code) == code);
  fuzz::refusing([&] { require_page(account::device_page(house.flow, request)); });
  fuzz::require(tags(account::device_form(200, body, query, "no").body) == tags(account::device_form(200, "", "", "no").body));

  fuzz::refusing([&] { account::oauth_device_code(house.flow, request); });
  fuzz::refusing([&] {
    account::oauth_device_token(house.flow, request);
    fuzz::require(false);  // nobody guesses a device code
  });
  fuzz::refusing([&] { fuzz::require(account::device_page_decision(house.flow, request).status >= 400); });
  return 0;
}
