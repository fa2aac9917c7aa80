#include "webhook/types.h"

#include <algorithm>

#include "base/error.h"
#include "base/text.h"
#include "base/time_text.h"
#include "json/parse.h"
#include "webhook/endpoint_url.h"
#include "webhook/outbox.h"

namespace insight::webhook {
namespace {

constexpr std::size_t most_description = 500;
constexpr std::size_t most_events = event_types.size() + 1;  // and all of them

std::string known_events() {
  std::string list = "*";
  for (const auto type : event_types) (list += ", ") += type;
  return list;
}

void check_url(const std::string& url, json::Problems& problems) {
  try {
    parse_endpoint_url(url);
  } catch (const Error& error) {
    problems.add("/url", error.fields().front().detail);
  }
}

void check_events(const std::vector<std::string>& events, json::Problems& problems) {
  if (events.empty()) problems.add("/events", "must name one event at least; known are: " + known_events());
  if (events.size() > most_events)
    return problems.add("/events", "has more entries than there are events; known are: " + known_events());
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto pointer = "/events/" + std::to_string(i);
    if (events[i] != "*" && std::ranges::find(event_types, events[i]) == event_types.end())
      problems.add(pointer, "'" + shorten(events[i], 100) + "' is no event" + did_you_mean(events[i], event_types) +
                                "; known are: " + known_events());
    else if (std::find(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(i), events[i]) !=
             events.begin() + static_cast<std::ptrdiff_t>(i))
      problems.add(pointer, "'" + events[i] + "' is there twice");
  }
}

void check_description(const std::optional<std::string>& text, json::Problems& problems) {
  if (!text) return;
  const bool control = std::ranges::any_of(*text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
  if (text->size() > most_description || control)
    problems.add("/description", "must have at most " + std::to_string(most_description) + " bytes and no control characters");
}

std::optional<std::string> time_text(const std::optional<Millis>& time) {
  if (!time) return std::nullopt;
  return to_iso8601(*time);
}

}  // namespace

void validate(const NewWebhook& wanted, json::Problems& problems) {
  check_url(wanted.url, problems);
  check_events(wanted.events, problems);
  check_description(wanted.description, problems);
}

void validate(const WebhookChange& wanted, json::Problems& problems) {
  if (wanted.url) check_url(*wanted.url, problems);
  if (wanted.events) check_events(*wanted.events, problems);
  check_description(wanted.description, problems);
}

json::Bounds bounds(const NewWebhook*) {
  return {{"url", 1, kMostEndpointUrl}, {"events", 1, most_events}, {"description", 0, most_description}};
}

json::Bounds bounds(const WebhookChange*) {
  return bounds(static_cast<const NewWebhook*>(nullptr));
}

WebhookView WebhookView::of(const Endpoint& endpoint, Millis now) {
  const auto until = endpoint.previous_until;
  return {endpoint.id,
          endpoint.url,
          json::decode<std::vector<std::string>>(endpoint.events),
          endpoint.description,
          endpoint.enabled,
          endpoint.disabled_reason,
          until && *until > now ? time_text(until) : std::nullopt,
          to_iso8601(endpoint.created_at),
          to_iso8601(endpoint.updated_at)};
}

DeliveryView DeliveryView::of(const Delivery& delivery, const std::vector<DeliveryAttempt>& tried) {
  std::vector<DeliveryAttemptView> log;
  for (const auto& one : tried) log.push_back({one.attempt, to_iso8601(one.started_at), one.duration_ms, one.status, one.error});
  return {delivery.id,
          delivery.endpoint_id,
          delivery.event_id,
          delivery.event_type,
          delivery.state,
          delivery.attempts,
          time_text(delivery.next_attempt_at),
          time_text(delivery.last_attempt_at),
          delivery.last_status,
          delivery.last_error,
          delivery.replay_of,
          to_iso8601(delivery.created_at),
          time_text(delivery.finished_at),
          std::move(log),
          json::parse(delivery.body)};
}

}  // namespace insight::webhook
