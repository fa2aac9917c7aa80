#include "app/setting_rows.h"

#include <utility>

#include "db/open.h"
#include "redis/address.h"
#include "s3/options.h"

namespace insight::app {
namespace {

namespace fs = std::filesystem;

Kind listed(std::string placeholder) {
  Kind kind;
  kind.placeholder = std::move(placeholder);
  kind.many = true;
  return kind;
}

// Folders that exist, by their true names: what a link points to later must not widen what may be read.
Kind existing_folders(std::vector<fs::path> ServerOptions::* member) {
  auto kind = at("DIR", member);
  kind.read = [member](ServerOptions& options, const Words& words) {
    auto& folders = options.*member;
    folders.clear();
    for (const auto& word : words) {
      std::error_code error;
      auto real = fs::canonical(word, error);
      if (error || !fs::is_directory(real, error)) kind_detail::expected("a folder that exists");
      folders.push_back(std::move(real));
    }
  };
  return kind;
}

// "PLAN.FIELD=VALUE". The detectors of a plan go by commas themselves: a word without `=` belongs to the one before.
Kind plan_overrides() {
  auto kind = listed("PLAN.FIELD=VALUE");
  kind.read = [](ServerOptions& options, const Words& words) {
    Words whole;
    for (const auto& word : words) {
      if (whole.empty() || word.find('=') != std::string::npos)
        whole.push_back(word);
      else
        (whole.back() += ',') += word;
    }
    options.plans.clear();
    for (const auto& word : whole) options.plans.push_back(billing::parse_override(word));
    const billing::Plans tried(options.plans);
  };
  kind.print = [](const ServerOptions& options) {
    Words words;
    for (const auto& one : options.plans) words.push_back(one.plan + "." + one.field + "=" + one.value);
    return words;
  };
  return kind;
}

// "price_123:INSIGHT_PRO" or "price_123:INSIGHT_PRO:year", a `lookup_key` instead of the id after `key=`.
billing::StripePrice read_price(const std::string& word) {
  const auto parts = split(word, ':');
  if (parts.size() < 2 || parts.size() > 3 || parts[0].empty()) kind_detail::expected("`PRICE:PLAN` or `PRICE:PLAN:year`");
  billing::StripePrice price;
  if (parts[0].starts_with("key="))
    price.lookup_key = parts[0].substr(4);
  else
    price.id = parts[0];
  price.plan = kind_detail::read_word<account::PlanName>(parts[1]);
  if (parts.size() == 3) price.interval = kind_detail::read_word<billing::Interval>(parts[2]);
  return price;
}

std::string print_price(const billing::StripePrice& price) {
  return fmt::format("{}:{}:{}", price.id.empty() ? "key=" + price.lookup_key : price.id, kind_detail::print_word(price.plan),
                     kind_detail::print_word(price.interval));
}

Kind stripe_prices() {
  auto kind = listed("PRICE:PLAN");
  kind.read = [](ServerOptions& options, const Words& words) {
    options.stripe.prices.clear();
    for (const auto& word : words) options.stripe.prices.push_back(read_price(word));
  };
  kind.print = [](const ServerOptions& options) {
    Words words;
    for (const auto& price : options.stripe.prices) words.push_back(print_price(price));
    return words;
  };
  return kind;
}

SettingSection stripe_rows() {
  using S = billing::StripeOptions;
  const auto in = &ServerOptions::stripe;
  return {
      "Payments by Stripe; nothing is sold without a key",
      {
          {"stripe_webhook_secrets", secret_at(in, &S::webhook_secrets),
           "what Stripe signs its events with, whole, `whsec_` included; several while one is replaced"},
          {"stripe_api_key", secret_at(in, &S::api_key), "opens checkout and the customer portal"},
          {"stripe_prices", stripe_prices(), "what a price buys: price_123:INSIGHT_PRO:month, or key=LOOKUP_KEY:INSIGHT_TEAM:year"},
          {"stripe_livemode", at("yes|no", in, &S::livemode),
           "which events are ours; by default as the key says, and live without a key"},
          {"stripe_success_url", at("URL", in, &S::success_url), "where a finished checkout leads back to"},
          {"stripe_cancel_url", at("URL", in, &S::cancel_url), "where an abandoned checkout leads back to"},
          {"stripe_return_url", at("URL", in, &S::return_url), "where the customer portal leads back to"},
          {"stripe_api_base", at("URL", in, &S::api_base), "another address of Stripe's API, for tests"},
          {"stripe_timeout", at("DURATION", in, &S::timeout), "of one call of Stripe"},
      }};
}

SettingSection key_rows() {
  using S = account::ApiKeyOptions;
  const auto in = &ServerOptions::api_keys;
  return {"API keys",
          {
              {"api_key_days", at_within({1, 36'500}, "N", in, &S::usual_days), "how long a key holds when nobody says"},
              {"api_key_longest_days", at_within({1, 36'500}, "N", in, &S::longest_days), "how long one may be asked to hold"},
              {"api_keys_each", at_within({0, 100'000}, "N", in, &S::most_keys), "keys of one account that hold at the same time"},
          }};
}

// A time that is kept as a number of milliseconds.
template <class Section>
Kind span_at(Millis least, Section ServerOptions::* section, Millis Section::* member) {
  using kind_detail::Millisecs;
  Kind kind;
  kind.placeholder = "DURATION";
  kind.read = [=](ServerOptions& options, const Words& words) {
    const auto span = kind_detail::read_duration<Millisecs>(words.back());
    if (span < Millisecs(least)) kind_detail::expected("at least " + kind_detail::print_duration(Millisecs(least)));
    (options.*section).*member = span.count();
  };
  kind.print = [=](const ServerOptions& options) {
    return Words{kind_detail::print_duration(Millisecs((options.*section).*member))};
  };
  return kind;
}

SettingSection keeping_rows() {
  using R = analysis::RetentionSettings;
  using B = source::BlobOptions;
  constexpr Millis hour = 3'600'000, day = 24 * hour;
  const auto kept = &ServerOptions::retention;
  const auto blobs = &ServerOptions::blobs;
  return {
      "What is kept, and the hourly sweep; how long analyses and sources stay is a matter of plans",
      {
          {"retention_batch", at_within({1, 10'000}, "N", kept, &R::batch), "rows that a sweep deletes in one transaction"},
          {"retention_issue_batch", at_within({1, 1'000'000}, "N", kept, &R::issue_batch),
           "issues that it deletes in one transaction; requests wait behind each"},
          {"usage_kept", span_at(day, kept, &R::old_usage), "how long after its end a month of usage is remembered"},
          {"jobs_kept", span_at(hour, kept, &R::old_jobs), "how long finished jobs without an analysis are remembered"},
          {"stray_folder_age", span_at(hour, kept, &R::stray_folder),
           "when the folder of an upload that came to nothing goes; longer than any upload takes"},
          {"contents_kept", span_at(hour, blobs, &B::keep), "how long a content that no upload names need not be sent again"},
          {"content_most_bytes", at_within({1, 1'073'741'824}, "N", blobs, &B::most_bytes), "the largest content that is taken"},
      }};
}

Kind blobs_at() {
  auto kind = at("URL", &ServerOptions::s3, &s3::Options::bucket);
  kind.read = [](ServerOptions& options, const Words& words) { s3::read_address(words.back(), options.s3); };
  kind.print = [](const ServerOptions& options) { return Words{s3::address_of(options.s3)}; };
  return kind;
}

Kind endpoint_at() {
  auto kind = at("URL", &ServerOptions::s3, &s3::Options::endpoint);
  kind.read = [](ServerOptions& options, const Words& words) {
    options.s3.endpoint = words.back().empty() ? "" : s3::checked_endpoint(words.back());
  };
  return kind;
}

SettingSection s3_rows() {
  using S = s3::Options;
  const auto in = &ServerOptions::s3;
  return {"Uploads in S3, for machines that share no folder",
          {
              {"blobs", blobs_at(),
               "s3://BUCKET or s3://BUCKET/PREFIX, on any server that speaks S3; by default uploads are in the data folder"},
              {"s3_endpoint", endpoint_at(), "https://HOST[:PORT] of that server; by default Amazon's of the region"},
              {"s3_region", at("WORD", in, &S::region), "where the bucket is; it is signed, so it must be what the server thinks"},
              {"s3_path_style", at("yes|no", in, &S::path_style),
               "the bucket in the path and not in the host's name; by default where an endpoint is named"},
              {"s3_access_key", at("WORD", in, &S::access_key), "the name of the key that opens the bucket"},
              {"s3_secret_key", secret_at(in, &S::secret_key), "what requests are signed with"},
              {"s3_session_token", secret_at(in, &S::session_token), "of keys that hold for a while only"},
              {"s3_timeout", at("DURATION", in, &S::timeout), "without a byte from or to the server, before it is asked again"},
              {"s3_attempts", at_within({1, 20}, "N", in, &S::attempts), "of a request that the network or the server failed"},
              {"s3_connections", at_within({1, 256}, "N", in, &S::connections), "at the same time, of one upload by content"},
          }};
}

// "60,600": writes and reads; one number for both.
Kind rate_limit() {
  auto kind = listed("WRITES,READS");
  kind.read = [](ServerOptions& options, const Words& words) {
    if (words.empty() || words.size() > 2) kind_detail::expected("writes and reads a minute, such as 60,600, or 0 for no limit");
    const Bounds bounds{0, 1'000'000};
    options.web.writes_a_minute = kind_detail::read_number<std::int64_t>(words.front(), bounds);
    options.web.reads_a_minute = kind_detail::read_number<std::int64_t>(words.back(), bounds);
  };
  kind.print = [](const ServerOptions& options) {
    return Words{std::to_string(options.web.writes_a_minute), std::to_string(options.web.reads_a_minute)};
  };
  return kind;
}

SettingSection web_rows() {
  using S = WebOptions;
  const auto in = &ServerOptions::web;
  return {
      "The API and the world",
      {
          {"public_url", at("URL", &ServerOptions::device, &account::DeviceOptions::public_url),
           "how people reach the server, for links that it shows; needed behind a proxy that changes Host; by default as a "
           "request's Host says"},
          {"https", at("", in, &S::https), "the public side speaks TLS, in a proxy: cookies are secure and browsers insist on it"},
          {"trusted_proxies", at("ADDRESS", in, &S::trusted_proxies), "whose X-Forwarded-For is believed"},
          {"cors_origins", at("ORIGIN", in, &S::cors_origins),
           "pages of other sites that may read the API, as https://app.example.org"},
          {"rate_limit", rate_limit(), "requests a minute of one account, or of one address that is none; 0: no limit"},
          {"concurrent_requests", at_within({0, 100'000}, "N", in, &S::concurrent_requests),
           "requests of one account or address at the same time, uploads and exports under way included; 0: no limit"},
          {"event_streams", at_within({1, 100'000}, "N", in, &S::event_streams),
           "streams of events that one account may have open"},
          {"metrics_token", secret_at(in, &S::metrics_token), "opens /metrics from elsewhere; without it, only from this machine"},
      }};
}

// "ISSUER AUDIENCE JWKS", with blanks between.
Kind issuers() {
  auto kind = listed("\"ISSUER AUDIENCE JWKS\"");
  kind.read = [](ServerOptions& options, const Words& words) {
    options.issuers.clear();
    for (const auto& word : words) {
      std::vector<std::string> parts;
      for (const auto part : split(word, ' '))
        if (!part.empty()) parts.emplace_back(part);
      if (parts.size() != 3)
        kind_detail::expected("an issuer, an audience and the address or file of its keys, with blanks between");
      options.issuers.push_back({parts[0], parts[1], parts[2]});
    }
    account::validate(options.issuers);
  };
  kind.print = [](const ServerOptions& options) {
    Words words;
    for (const auto& one : options.issuers) words.push_back(one.issuer + " " + one.audience + " " + one.jwks);
    return words;
  };
  return kind;
}

SettingSection issuer_rows() {
  return {"Tokens of other issuers",
          {{"issuers", issuers(),
            "whose access tokens are taken beside our own: `iss`, what `aud` must name, and a JWK set by https or from a file"}}};
}

Kind networks() {
  auto kind = listed("NETWORK");
  kind.read = [](ServerOptions& options, const Words& words) {
    options.webhooks.allowed_networks.clear();
    for (const auto& word : words) {
      const auto network = http::parse_network(word);
      if (!network) kind_detail::expected("a network, such as 10.1.0.0/16");
      options.webhooks.allowed_networks.push_back(*network);
    }
  };
  kind.print = [](const ServerOptions& options) {
    Words words;
    for (const auto& one : options.webhooks.allowed_networks) words.push_back(http::to_text(one));
    return words;
  };
  return kind;
}

// Without the password: "postgres://ann:********@db/insight".
std::string without_password(std::string address) {
  const auto begin = address.find("://");
  const auto at = address.rfind('@');
  if (begin == std::string::npos || at == std::string::npos) return address;
  const auto colon = address.find(':', begin + 3);
  return colon < at ? address.replace(colon + 1, at - colon - 1, "********") : address;
}

Kind database_at() {
  auto kind = at("URL", &ServerOptions::database);
  kind.hides = true;
  kind.print = [](const ServerOptions& options) { return Words{without_password(options.database)}; };
  const auto read = kind.read;
  kind.read = [read](ServerOptions& options, const Words& words) {
    if (!words.back().empty() && !db::is_postgres(words.back())) kind_detail::expected("an address that begins with postgres://");
    read(options, words);
  };
  return kind;
}

Kind queue_at() {
  auto kind = at("URL", &ServerOptions::queue, &QueueOptions::address);
  kind.hides = true;
  kind.print = [](const ServerOptions& options) { return Words{without_password(options.queue.address)}; };
  const auto read = kind.read;
  kind.read = [read](ServerOptions& options, const Words& words) {
    if (!words.back().empty()) redis::parse_address(words.back());
    read(options, words);
  };
  return kind;
}

// Part of every key: a colon would make two prefixes of one.
Kind queue_prefix() {
  auto kind = at("WORD", &ServerOptions::queue, &QueueOptions::prefix);
  const auto read = kind.read;
  kind.read = [read](ServerOptions& options, const Words& words) {
    if (words.back().empty() || words.back().find_first_of(": {}") != std::string::npos)
      kind_detail::expected("a word without colons, braces and spaces");
    read(options, words);
  };
  return kind;
}

SettingSection webhook_rows() {
  using S = webhook::Options;
  const auto in = &ServerOptions::webhooks;
  return {"Webhooks",
          {
              {"webhook_networks", networks(), "private networks that messages may be sent to all the same"},
              {"webhook_allow_private", at("", in, &S::allow_private), "send to any address; for tests and closed networks"},
              {"webhook_senders", at_within({0, 256}, "N", in, &S::senders),
               "messages on their way at the same time; 0 sends nothing from here"},
              {"webhook_timeout", at("DURATION", in, &S::timeout), "of one attempt"},
              {"internal_webhook_secrets", secret_at(in, &S::internal_secrets),
               "what other parts of the installation sign with, whsec_ and base64; without a secret or token they are not heard"},
              {"internal_webhook_token", secret_at(in, &S::internal_token),
               "what they may send in X-Internal-Auth instead of a signature"},
          }};
}

}  // namespace

ServerOptions default_options() {
  ServerOptions options;
  options.data_folder = "data";
  options.port = 8080;
  return options;
}

std::vector<SettingSection> setting_rows() {
  using S = ServerOptions;
  return {
      {"The server",
       {
           {"data", at("DIR", &S::data_folder), "database, uploads and keys; made when missing, for its owner alone"},
           {"database", database_at(),
            "postgres://USER:PASSWORD@HOST/NAME, for several machines; by default a file in the data folder"},
           {"queue", queue_at(),
            "redis://[USER]:PASSWORD@HOST[:PORT][/N], or rediss:// for TLS: BullMQ there delivers the jobs; by default the "
            "database does"},
           {"queue_password", secret_at(&ServerOptions::queue, &QueueOptions::password),
            "of Redis, where it doesn't stand in `queue`"},
           {"queue_prefix", queue_prefix(), "of the keys in Redis, as BullMQ and its boards call it"},
           {"address", at("ADDRESS", &S::address), "to listen on; off a loopback address put a proxy with TLS in front"},
           {"port", at_within({0, 65535}, "N", &S::port), "0 takes a free one"},
           {"workers", at_within({0, 256}, "N", &S::workers), "analyses that run at the same time; 0 leaves them to others"},
           {"queue_most_age", at("DURATION", &S::queue_most_age),
            "nothing more is taken in while an analysis that only waits for a worker is older; 0: whatever it is"},
           {"open_registration", at("", &S::open_registration),
            "let anybody who reaches the server make an account; on a loopback address that is so anyway"},
           {"allow_root", existing_folders(&S::allow_roots),
            "a folder on this machine that may be analysed by `path`; every account may read below it"},
           {"sandbox", at("MODE", &S::sandbox),
            "strict: don't start where a layer of the sandbox is missing; available: make do with what the machine has"},
           {"log_level", at("LEVEL", &S::log_level), "the least that is logged: debug, info, warn or error"},
       }},
      {"Plans",
       {
           {"plan", plan_overrides(),
            "a plan's limit that differs from the table of plans, such as INSIGHT_FREE.analyses=unlimited"},
       }},
      keeping_rows(),
      s3_rows(),
      stripe_rows(),
      key_rows(),
      web_rows(),
      issuer_rows(),
      webhook_rows(),
  };
}

std::vector<FieldError> contradictions(const ServerOptions& options) {
  std::vector<FieldError> found;
  try {
    billing::require_sound(options.stripe);
  } catch (const Error& error) {
    found.push_back({"stripe", error.what()});
  }
  if (!options.s3.bucket.empty() && (options.s3.access_key.empty() || options.s3.secret_key.empty()))
    found.push_back({"blobs", "in a bucket that nothing opens; expected `s3_access_key` and `s3_secret_key` beside it"});
  if (options.s3.bucket.empty() && !options.s3.access_key.empty())
    found.push_back({"s3_access_key", "of no bucket; expected `blobs = s3://BUCKET` beside it"});
  if (options.api_keys.usual_days > options.api_keys.longest_days)
    found.push_back({"api_key_days", "more than api_key_longest_days; expected at most as many"});
  return found;
}

}  // namespace insight::app
