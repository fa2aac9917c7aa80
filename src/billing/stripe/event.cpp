#include "billing/stripe/event.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"

namespace insight::billing::stripe {
namespace {

using boost::json::object;
using boost::json::value;

[[noreturn]] void refuse(const std::string& what) {
  throw Error{ErrorCode::invalid, "This is no event of Stripe: " + what};
}

const value* find(const object& from, std::string_view name) {
  const auto* found = from.if_contains(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

const object* find_object(const object& from, std::string_view name) {
  const auto* found = find(from, name);
  return found == nullptr ? nullptr : found->if_object();
}

// Follows the names; nothing where one of them is missing.
const object* find_object(const object& from, std::initializer_list<std::string_view> names) {
  const auto* at = &from;
  for (const auto name : names) {
    at = find_object(*at, name);
    if (at == nullptr) return nullptr;
  }
  return at;
}

std::string text(const object& from, std::string_view name) {
  const auto* found = find(from, name);
  return found != nullptr && found->is_string() ? std::string(found->get_string()) : "";
}

constexpr std::int64_t kLastSecond = 253'402'300'799;  // of the year 9999

// 0 for what is no time.
std::int64_t seconds(const object& from, std::string_view name) {
  const auto* found = find(from, name);
  const bool is_time = found != nullptr && found->is_int64() && found->get_int64() >= 0 && found->get_int64() <= kLastSecond;
  return is_time ? found->get_int64() : 0;
}

bool flag(const object& from, std::string_view name) {
  const auto* found = find(from, name);
  return found != nullptr && found->is_bool() && found->get_bool();
}

// A reference is an id, or the object itself where somebody asked for it to be expanded.
std::string reference(const object& from, std::string_view name) {
  if (const auto* expanded = find_object(from, name)) return text(*expanded, "id");
  return text(from, name);
}

std::string account_in(const object* metadata) {
  if (metadata == nullptr) return "";
  auto account = text(*metadata, "userId");
  return account.empty() ? text(*metadata, "accountId") : account;
}

Item read_item(const object& item, const object& subscription) {
  Item read;
  if (const auto* price = find_object(item, "price")) {
    read.price = text(*price, "id");
    read.lookup_key = text(*price, "lookup_key");
  } else if (const auto* plan = find_object(item, "plan")) {
    read.price = text(*plan, "id");
  }
  read.period_start = seconds(item, "current_period_start");
  read.period_end = seconds(item, "current_period_end");
  if (read.period_end == 0) {
    read.period_start = seconds(subscription, "current_period_start");
    read.period_end = seconds(subscription, "current_period_end");
  }
  return read;
}

std::vector<Item> read_items(const object& subscription) {
  std::vector<Item> items;
  const auto* list = find_object(subscription, "items");
  const auto* data = list == nullptr ? nullptr : find(*list, "data");
  if (data == nullptr || !data->is_array()) return items;
  for (const auto& item : data->get_array())
    if (const auto* one = item.if_object()) items.push_back(read_item(*one, subscription));
  return items;
}

// The portal's newer way to end a subscription with its period is a date that equals the period's end.
bool ends_with_period(const object& subscription, const std::vector<Item>& items) {
  if (flag(subscription, "cancel_at_period_end")) return true;
  const auto cancel_at = seconds(subscription, "cancel_at");
  return cancel_at != 0 && std::ranges::any_of(items, [&](const Item& item) { return item.period_end >= cancel_at; });
}

Facts read_invoice(std::string_view type, const object& invoice) {
  Facts facts;
  facts.invoice = text(invoice, "id");
  facts.customer = reference(invoice, "customer");
  facts.status = type == "invoice.payment_failed" ? "payment_failed" : "paid";
  const auto* details = find_object(invoice, {"parent", "subscription_details"});
  facts.subscription = details != nullptr ? reference(*details, "subscription") : reference(invoice, "subscription");
  if (details == nullptr) details = find_object(invoice, "subscription_details");
  if (details != nullptr) facts.account = account_in(find_object(*details, "metadata"));
  if (facts.account.empty()) facts.account = account_in(find_object(invoice, "metadata"));
  return facts;
}

Facts read_checkout(const object& session) {
  Facts facts;
  facts.customer = reference(session, "customer");
  facts.subscription = reference(session, "subscription");
  facts.account = account_in(find_object(session, "metadata"));
  if (facts.account.empty()) facts.account = text(session, "client_reference_id");
  return facts;
}

Facts read_deleted_customer(const object& customer) {
  Facts facts;
  facts.customer = text(customer, "id");
  facts.status = "canceled";
  facts.account = account_in(find_object(customer, "metadata"));
  if (facts.customer.empty()) refuse("the customer has no id");
  return facts;
}

const object& object_of(const value& event) {
  const auto* whole = event.if_object();
  const auto* found = whole == nullptr ? nullptr : find_object(*whole, {"data", "object"});
  if (found == nullptr) refuse("it has no data.object");
  return *found;
}

}  // namespace

Kind kind_of(std::string_view type) {
  constexpr std::string_view subscription = "customer.subscription.";
  if (type.starts_with(subscription)) {
    for (const auto what : {"created", "updated", "deleted", "paused", "resumed"})
      if (type.substr(subscription.size()) == what) return Kind::SUBSCRIPTION;
    return Kind::OTHER;
  }
  if (type == "invoice.paid" || type == "invoice.payment_succeeded" || type == "invoice.payment_failed") return Kind::INVOICE;
  if (type == "checkout.session.completed") return Kind::CHECKOUT;
  return type == "customer.deleted" ? Kind::CUSTOMER_DELETED : Kind::OTHER;
}

Envelope read_envelope(const value& event) {
  const auto* whole = event.if_object();
  if (whole == nullptr) refuse("it is no JSON object");
  Envelope envelope;
  envelope.id = text(*whole, "id");
  envelope.type = text(*whole, "type");
  const bool printable = std::ranges::all_of(envelope.id, [](char c) { return c > ' ' && c < '\x7f' && c != '.'; });
  if (envelope.id.empty() || envelope.id.size() > 255 || !printable) refuse("its id is `" + shorten(envelope.id, 60) + "`");
  if (envelope.type.empty() || envelope.type.size() > 255) refuse("its type is `" + shorten(envelope.type, 60) + "`");
  envelope.created = seconds(*whole, "created");
  if (envelope.created == 0) refuse("`created` is no number of seconds");
  const auto* livemode = find(*whole, "livemode");
  if (livemode == nullptr || !livemode->is_bool()) refuse("`livemode` is neither true nor false");
  envelope.livemode = livemode->get_bool();
  return envelope;
}

Facts read_facts(std::string_view type, const value& event) {
  const auto& about = object_of(event);
  switch (kind_of(type)) {
    case Kind::SUBSCRIPTION:
      return read_subscription(about);
    case Kind::INVOICE:
      return read_invoice(type, about);
    case Kind::CHECKOUT:
      return read_checkout(about);
    case Kind::CUSTOMER_DELETED:
      return read_deleted_customer(about);
    case Kind::OTHER:
      break;
  }
  return {};
}

Facts read_subscription(const object& subscription) {
  Facts facts;
  facts.subscription = text(subscription, "id");
  facts.customer = reference(subscription, "customer");
  facts.account = account_in(find_object(subscription, "metadata"));
  facts.status = text(subscription, "status");
  facts.items = read_items(subscription);
  facts.cancel_at_period_end = ends_with_period(subscription, facts.items);
  if (facts.subscription.empty() || facts.status.empty()) refuse("the subscription has no id or no status");
  return facts;
}

}  // namespace insight::billing::stripe
