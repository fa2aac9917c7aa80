#include "s3/bucket.h"

#include <fmt/format.h>

#include <charconv>
#include <random>
#include <thread>

#include "base/error.h"

namespace insight::s3 {
namespace {

constexpr std::chrono::milliseconds kFirstWait{100};
constexpr std::chrono::milliseconds kLongestWait{5'000};
constexpr std::size_t kMostAnswer = 16 << 20;  // of a listing, a refusal; objects stream

std::string endpoint_of(const Options& options) {
  return options.endpoint.empty() ? "https://s3." + options.region + ".amazonaws.com" : options.endpoint;
}

bool uses_path(const Options& options) {
  return options.path_style.value_or(!options.endpoint.empty() || options.bucket.find('.') != std::string::npos);
}

// Without the port where it is the scheme's own, as libcurl sends it.
std::string host_of(const std::string& server) {
  const bool tls = server.starts_with("https://");
  auto host = server.substr(tls ? 8 : 7);
  const std::string_view usual = tls ? ":443" : ":80";
  if (host.ends_with(usual)) host.resize(host.size() - usual.size());
  return host;
}

bool may_help_again(const http::Answer& answer) {
  if (answer.status >= 500 || answer.status == 429) return true;
  return answer.status == 400 && read_refusal(answer.body).code == "RequestTimeout";
}

// Full jitter: those who failed together come back apart.
void wait_before(unsigned attempt) {
  thread_local std::minstd_rand random{std::random_device{}()};
  const auto most = std::min(kLongestWait, kFirstWait * (1 << std::min(attempt, 10u)));
  std::this_thread::sleep_for(std::chrono::milliseconds(std::uniform_int_distribution<std::int64_t>(1, most.count())(random)));
}

}  // namespace

class Bucket::Lent {
 public:
  explicit Lent(Bucket& bucket) : bucket_(bucket) {
    {
      const std::scoped_lock lock{bucket.mutex_};
      if (!bucket.idle_.empty()) {
        client_ = std::move(bucket.idle_.back());
        bucket.idle_.pop_back();
      }
    }
    if (client_) return;
    http::ClientOptions options;
    options.timeout = bucket.options_.timeout;
    options.most_answer_bytes = kMostAnswer;
    client_ = std::make_unique<http::Client>(bucket.server_, options);
  }
  ~Lent() {
    const std::scoped_lock lock{bucket_.mutex_};
    if (bucket_.idle_.size() < bucket_.options_.connections) bucket_.idle_.push_back(std::move(client_));
  }
  Lent(const Lent&) = delete;
  Lent& operator=(const Lent&) = delete;
  http::Client& operator*() const { return *client_; }

 private:
  Bucket& bucket_;
  std::unique_ptr<http::Client> client_;
};

Bucket::Bucket(Options options, const Clock& clock) : options_(std::move(options)), clock_(clock), server_(endpoint_of(options_)) {
  if (uses_path(options_))
    root_ = "/" + options_.bucket;
  else
    server_.insert(server_.find("://") + 3, options_.bucket + ".");
  host_ = host_of(server_);
}

void Bucket::check() {
  Call call;
  call.query = {{"list-type", "2"}, {"max-keys", "1"}};
  if (!options_.prefix.empty()) call.query.emplace_back("prefix", options_.prefix + "/");
  const auto answer = send(call);
  if (answer.status == 404) refuse(answer, call);
  read_listing(answer.body);
}

void Bucket::put(const std::string& key, const std::filesystem::path& file, std::string_view sha256) {
  Call call;
  call.method = http::Method::PUT;
  call.key = key;
  call.payload_hash = sha256;
  call.upload = file;
  if (const auto answer = send(call); answer.status == 404) refuse(answer, call);
}

bool Bucket::get(const std::string& key, const Sink& sink) {
  Call call;
  call.key = key;
  call.sink = &sink;
  const auto answer = send(call);
  if (answer.status == 404 && read_refusal(answer.body).code == "NoSuchBucket") refuse(answer, call);
  return answer.status != 404;
}

std::optional<Facts> Bucket::find(const std::string& key) {
  Call call;
  call.method = http::Method::HEAD;
  call.key = key;
  const auto answer = send(call);
  if (answer.status == 404) return std::nullopt;
  Facts facts;
  const auto length = answer.header("Content-Length");
  std::from_chars(length.data(), length.data() + length.size(), facts.bytes);
  facts.changed_at = read_http_date(answer.header("Last-Modified")).value_or(clock_.now());
  return facts;
}

void Bucket::remove(const std::string& key) {
  Call call;
  call.method = http::Method::DELETE;
  call.key = key;
  send(call);
}

void Bucket::list(const std::string& prefix, const std::function<void(const Object&)>& take) {
  const std::string before = options_.prefix.empty() ? "" : options_.prefix + "/";
  std::string next;
  do {
    Call call;
    call.query = {{"list-type", "2"}, {"prefix", before + prefix}};
    if (!next.empty()) call.query.emplace_back("continuation-token", next);
    const auto answer = send(call);
    if (answer.status == 404) refuse(answer, call);
    auto page = read_listing(answer.body);
    for (auto& object : page.objects) {
      object.key.erase(0, before.size());
      take(object);
    }
    next = std::move(page.next);
  } while (!next.empty());
}

http::Answer Bucket::send(const Call& call) {
  const Lent client{*this};
  for (unsigned tried = 1;; ++tried) {
    const bool last = tried >= options_.attempts;
    try {
      auto answer = attempt(*client, call);
      if (answer.status / 100 == 2 || answer.status == 404) return answer;
      if (last || !may_help_again(answer)) refuse(answer, call);
    } catch (const Error& error) {
      if (last || error.code() != ErrorCode::unavailable || !error.reason().empty()) throw;
    }
    wait_before(tried);
  }
}

http::Answer Bucket::attempt(http::Client& client, const Call& call) {
  auto wanted = signed_call(call);
  std::exception_ptr failed;  // by what takes the pieces: no exception may pass through libcurl
  if (call.sink != nullptr) {
    call.sink->begin();
    wanted.on_piece = [&](std::string_view piece) {
      try {
        call.sink->piece(piece);
        return true;
      } catch (...) {
        failed = std::current_exception();
        return false;
      }
    };
  }
  try {
    auto answer = client.send(wanted);
    if (failed) std::rethrow_exception(failed);
    return answer;
  } catch (const Error& error) {
    if (failed || error.code() != ErrorCode::unavailable) throw;
    throw Error{ErrorCode::unavailable,
                fmt::format("{} doesn't answer: {} Look at `s3_endpoint` and at the network between", where(), error.what())};
  }
}

http::Call Bucket::signed_call(const Call& call) const {
  const auto now = amz_time(clock_.now());
  Request request;
  request.method = name_of(call.method);
  request.path = root_ + "/";
  if (!call.key.empty()) request.path += (options_.prefix.empty() ? "" : options_.prefix + "/") + call.key;
  request.query = call.query;
  request.payload_hash = call.payload_hash;
  request.headers = {{"x-amz-content-sha256", call.payload_hash}, {"x-amz-date", now}};
  if (!options_.session_token.empty()) request.headers.emplace_back("x-amz-security-token", options_.session_token);

  http::Call made;
  made.method = call.method;
  made.path = encoded_path(request.path);
  if (!request.query.empty()) made.path += "?" + encoded_query(request.query);
  made.headers = request.headers;
  made.upload = call.upload;
  request.headers.emplace_back("host", host_);
  made.headers.emplace_back(
      "Authorization",
      authorization(request, {options_.access_key, options_.secret_key, options_.session_token}, options_.region, now));
  return made;
}

std::string Bucket::where() const {
  return fmt::format("The S3 server at {}", endpoint_of(options_));
}

void Bucket::refuse(const http::Answer& answer, const Call& call) const {
  const auto [code, message] = read_refusal(answer.body);
  const auto region = answer.header("x-amz-bucket-region");
  std::string text;
  if (code == "NoSuchBucket" || (answer.status == 404 && call.key.empty())) {
    text = fmt::format("{} has no bucket '{}': make it, or name another one in `blobs`", where(), options_.bucket);
  } else if (code == "InvalidAccessKeyId") {
    text = where() + " doesn't know the access key: look at `s3_access_key`";
  } else if (code == "SignatureDoesNotMatch") {
    text = where() + " doesn't take the signature: look at `s3_secret_key`, and at `s3_region` and `s3_endpoint`, which are signed";
  } else if (code == "ExpiredToken" || code == "InvalidToken") {
    text = where() + " doesn't take the session's token: give fresh `s3_access_key`, `s3_secret_key` and `s3_session_token`";
  } else if (code == "RequestTimeTooSkewed") {
    text = where() + " has another time than this machine: set the clocks";
  } else if (code == "AuthorizationHeaderMalformed" || code == "PermanentRedirect" || answer.status == 301) {
    text = fmt::format("The bucket '{}' is in the region '{}' and not in '{}': set `s3_region`{}", options_.bucket,
                       region.empty() ? "another" : region, options_.region,
                       options_.endpoint.empty() ? "" : " and `s3_endpoint` to where it is");
  } else if (answer.status == 403 || answer.status == 401) {
    text = fmt::format(
        "{} doesn't let these keys do it in the bucket '{}': `s3_access_key` needs s3:ListBucket, s3:GetObject, "
        "s3:PutObject and s3:DeleteObject there",
        where(), options_.bucket);
  } else {
    text = where() + " can't do it now";
  }
  text += fmt::format(" ({} {}: {})", name_of(call.method), answer.status,
                      code.empty()      ? "no reason given"
                      : message.empty() ? code
                                        : code + ", " + message);
  throw Error{ErrorCode::unavailable, text}.because("S3_REFUSED");
}

}  // namespace insight::s3
