#include "webhook/handlers.h"

#include "http/query.h"

namespace insight::webhook {
namespace {

EndpointId id_of(const http::Request& request) {
  return EndpointId{request.parameter("id")};
}

std::string address_of(const EndpointId& id) {
  return "/api/insight/webhooks/" + http::escape(id.text());
}

WebhookAnswer answer_of(const Webhooks& webhooks, const Endpoint& endpoint) {
  const auto view = WebhookView::of(endpoint, webhooks.now());
  return {view, true, view};
}

WebhookSecret with_secret(const Webhooks& webhooks, const Endpoint& endpoint) {
  return {answer_of(webhooks, endpoint), endpoint.secret};
}

http::Response queued(const Delivery& delivery) {
  return http::accepted(address_of(delivery.endpoint_id) + "/deliveries", DeliveryAnswer{true, DeliveryView::of(delivery, {})});
}

}  // namespace

http::Response create(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  const auto endpoint = webhooks.create(caller, json::decode<NewWebhook>(request.body()));
  return http::created(address_of(endpoint.id), with_secret(webhooks, endpoint));
}

http::Response list(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto page = http::page_of(query, kListPages);
  query.done();
  const auto found = webhooks.list(caller, page);
  std::vector<WebhookView> views;
  for (const auto& endpoint : found.endpoints) views.push_back(WebhookView::of(endpoint, webhooks.now()));
  return http::ok(WebhookList{true, std::move(views), found.total, page.page, page.size, Pagination::of(page, found.total)});
}

http::Response show(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  return http::with_etag(request, http::ok(answer_of(webhooks, webhooks.show(caller, id_of(request)))));
}

http::Response change(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  const auto wanted = json::decode<WebhookChange>(request.body());
  return http::ok(answer_of(webhooks, webhooks.change(caller, id_of(request), wanted)));
}

http::Response remove(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  webhooks.remove(caller, id_of(request));
  return http::no_content();
}

http::Response rotate_secret(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  return http::ok(with_secret(webhooks, webhooks.rotate_secret(caller, id_of(request))));
}

http::Response ping(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  return queued(webhooks.ping(caller, id_of(request)));
}

http::Response deliveries(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  http::QueryParameters query(request);
  const auto page = http::page_of(query, kListPages);
  const auto state = query.word<DeliveryState>("status");
  query.done();
  const auto found = webhooks.deliveries(caller, id_of(request), state, page);
  std::vector<DeliveryView> views;
  for (std::size_t i = 0; i < found.deliveries.size(); ++i)
    views.push_back(DeliveryView::of(found.deliveries[i], found.attempts[i]));
  return http::ok(DeliveryList{true, std::move(views), found.total, page.page, page.size, Pagination::of(page, found.total)});
}

http::Response replay(Webhooks& webhooks, const account::Caller& caller, const http::Request& request) {
  return queued(webhooks.replay(caller, DeliveryId{request.parameter("id")}));
}

}  // namespace insight::webhook
