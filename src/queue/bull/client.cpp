#include "queue/bull/client.h"

#include "base/text.h"
#include "queue/bull/msgpack.h"

namespace insight::queue::bull {
namespace {

using redis::Reply;

std::string number(std::int64_t value) {
  return std::to_string(value);
}

std::int64_t integer_of(const Reply& reply) {
  if (reply.kind == Reply::Kind::integer) return reply.integer;
  std::int64_t value = 0;
  for (const char digit : reply.text) {
    if (digit < '0' || digit > '9') break;  // a time with a fraction
    if (value > 1'000'000'000'000'000) break;
    value = value * 10 + (digit - '0');
  }
  return value;
}

// [flat hash or 0, id, milliseconds of a rate limit, when the next delayed one is due]
Take take_of(const Reply& reply, const std::string& token) {
  Take take;
  if (reply.kind != Reply::Kind::array || reply.items.size() < 4) return take;
  take.limited_for = integer_of(reply.items[2]);
  take.next_delayed = integer_of(reply.items[3]);
  const auto& hash = reply.items[0];
  if (hash.kind != Reply::Kind::array || hash.items.empty()) return take;
  auto& job = take.job.emplace();
  job.id = reply.items[1].text;
  job.token = token;
  for (std::size_t i = 0; i + 1 < hash.items.size(); i += 2)
    job.fields.insert_or_assign(hash.items[i].text, hash.items[i + 1].text);
  return take;
}

Answer answer_of(const Reply& reply) {
  if (reply.kind != Reply::Kind::integer || reply.integer >= 0) return Answer::ok;
  switch (reply.integer) {
    case -1:
      return Answer::missing;
    case -2:
      return Answer::lock_lost;
    case -3:
      return Answer::not_active;
    case -6:
      return Answer::foreign_lock;
    default:
      return Answer::refused;
  }
}

void check(const Client::Call& call) {
  if (call.keys.size() != call.script->keys) throw std::logic_error("BullMQ's script takes another number of keys");
}

std::string failed_fields(std::string_view reason) {
  return Pack{}.array(2).text("failedReason").text(reason).bytes();
}

std::string options_of(const NewMessage& message) {
  Pack options;
  options.map(1 + (message.backoff > 0) + (message.delay > 0) + (message.priority > 0) + !message.id.empty());
  options.text("attempts").number(message.attempts);
  if (message.backoff > 0) options.text("backoff").map(2).text("type").text("exponential").text("delay").number(message.backoff);
  if (message.delay > 0) options.text("delay").number(message.delay);
  if (message.priority > 0) options.text("priority").number(message.priority);
  if (!message.id.empty()) options.text("jobId").text(message.id);
  return options.bytes();
}

}  // namespace

Client::Client(redis::Connection& redis, const Scripts& scripts, QueueName queue, std::chrono::milliseconds lock, Keep keep)
    : redis_(redis), scripts_(scripts), queue_(std::move(queue)), lock_(lock), keep_(keep) {}

void Client::introduce() {
  redis_.call({"HSET", queue_.key("meta"), "opts.maxLenEvents", "10000", "version", "bullmq:" + std::string(kVersion)});
}

std::string Client::add(const NewMessage& message) {
  const auto reply = run(adding(message));
  if (reply.kind == Reply::Kind::integer && reply.integer < 0) throw redis::Refused("BullMQ refuses the message " + message.id);
  return reply.kind == Reply::Kind::integer ? number(reply.integer) : reply.text;
}

void Client::add_all(std::span<const NewMessage> messages) {
  std::vector<Call> calls;
  for (const auto& message : messages) calls.push_back(adding(message));
  for (const auto& reply : run_all(calls)) {
    if (reply.is_error()) throw redis::Refused(reply.text);
  }
}

Client::Call Client::adding(const NewMessage& message) const {
  Pack what;
  what.array(10).text(queue_.key("")).text(message.id).text(message.name).number(message.timestamp);
  for (int i = 0; i < 6; ++i) what.nil();
  Call call;
  if (message.delay > 0) {
    call = {&scripts_["addDelayedJob"], keys({"marker", "meta", "id", "delayed", "completed", "events"}), {}};
  } else if (message.priority > 0) {
    call = {&scripts_["addPrioritizedJob"],
            keys({"marker", "meta", "id", "prioritized", "delayed", "completed", "active", "events", "pc"}),
            {}};
  } else {
    call = {&scripts_["addStandardJob"],
            keys({"wait", "paused", "meta", "id", "completed", "delayed", "active", "events", "marker"}),
            {}};
  }
  call.arguments = {what.bytes(), message.data, options_of(message)};
  return call;
}

Take Client::take(const std::string& token, const std::string& worker, Millis now) {
  const auto options =
      Pack{}.map(3).text("token").text(token).text("lockDuration").number(lock_.count()).text("name").text(worker).bytes();
  const auto reply =
      run({&scripts_["moveToActive"],
           keys({"wait", "active", "prioritized", "events", "stalled", "limiter", "delayed", "paused", "meta", "pc", "marker"}),
           {queue_.key(""), number(now), options}});
  return take_of(reply, token);
}

Ended Client::finish(const Taken& job, std::string_view value, Millis now, const std::string& worker, Fetch fetch) {
  return end(job, finishing(job, value, now, worker, fetch));
}

Ended Client::fail(const Taken& job, std::string_view reason, Millis now, const std::string& worker, Fetch fetch) {
  return end(job, failing(job, reason, now, worker, fetch));
}

Answer Client::drop(const Taken& job, Millis now) {
  return end(job, dropping(job, now)).answer;
}

Ended Client::end(const Taken& job, const Call& call) {
  const auto reply = run(call);
  return {answer_of(reply), take_of(reply, job.token)};
}

Client::Call Client::finishing(const Taken& job, std::string_view value, Millis now, const std::string& worker, Fetch fetch) const {
  return ending(job, "returnvalue", value, "completed", now, worker, fetch, keep_.completed);
}

Client::Call Client::failing(const Taken& job, std::string_view reason, Millis now, const std::string& worker, Fetch fetch) const {
  return ending(job, "failedReason", reason, "failed", now, worker, fetch, keep_.failed);
}

Client::Call Client::dropping(const Taken& job, Millis now) const {
  return ending(job, "returnvalue", "null", "completed", now, "", Fetch::NOTHING, 0);
}

Client::Call Client::ending(const Taken& job, std::string_view property, std::string_view value, std::string_view target,
                            Millis now, const std::string& worker, Fetch fetch, std::int64_t keep) const {
  Pack options;
  options.map(10).text("token").text(job.token).text("name").text(worker);
  options.text("keepJobs").map(1).text("count").number(keep);
  options.text("lockDuration").number(lock_.count()).text("attempts").number(1).text("maxMetricsSize").text("");
  for (const auto* unused : {"fpof", "cpof", "idof", "rdof"}) options.text(unused).boolean(false);
  auto all =
      keys({"wait", "active", "prioritized", "events", "stalled", "limiter", "delayed", "paused", "meta", "pc", target, job.id});
  all.push_back(queue_.key("metrics:" + std::string(target)));
  all.push_back(queue_.key("marker"));
  return {&scripts_["moveToFinished"],
          std::move(all),
          {job.id, number(now), std::string(property), std::string(value), std::string(target), fetch == Fetch::NEXT ? "1" : "0",
           queue_.key(""), options.bytes(), ""}};
}

Answer Client::retry(const Taken& job, std::string_view reason, Millis now) {
  return answer_of(
      run({&scripts_["retryJob"],
           keys({"active", "wait", "paused", job.id, "meta", "events", "delayed", "prioritized", "pc", "marker", "stalled"}),
           {queue_.key(""), number(now), "LPUSH", job.id, job.token, failed_fields(reason)}}));
}

Answer Client::delay(const Taken& job, std::string_view reason, Millis now, Millis pause) {
  return answer_of(
      run({&scripts_["moveToDelayed"],
           keys({"marker", "active", "prioritized", "delayed", job.id, "events", "meta", "stalled", "wait", "limiter", "pc"}),
           {queue_.key(""), number(now), job.id, job.token, number(pause), "0", failed_fields(reason), "0", ""}}));
}

Answer Client::give_back(const Taken& job) {
  return answer_of(run({&scripts_["moveJobFromActiveToWait"],
                        keys({"active", "wait", "stalled", "paused", "meta", "limiter", "prioritized", "marker", "events"}),
                        {job.id, job.token, queue_.key(job.id)}}));
}

std::vector<std::string> Client::extend(std::span<const Taken* const> jobs) {
  Pack tokens;
  Pack ids;
  tokens.array(jobs.size());
  ids.array(jobs.size());
  for (const auto* job : jobs) tokens.text(job->token), ids.text(job->id);
  const auto reply =
      run({&scripts_["extendLocks"], keys({"stalled"}), {queue_.key(""), tokens.bytes(), ids.bytes(), number(lock_.count())}});
  std::vector<std::string> gone;
  for (const auto& id : reply.items) gone.push_back(id.text);
  return gone;
}

std::vector<std::string> Client::recover_stalled(Millis now, std::chrono::milliseconds interval, int most_stalls) {
  const auto reply = run({&scripts_["moveStalledJobsToWait"],
                          keys({"stalled", "wait", "active", "stalled-check", "meta", "paused", "marker", "events", "repeat"}),
                          {number(most_stalls), queue_.key(""), number(now), number(interval.count())}});
  std::vector<std::string> ids;
  for (const auto& id : reply.items) ids.push_back(id.text);
  return ids;
}

Client::Call Client::progressing(const std::string& id, std::string_view json) const {
  return {&scripts_["updateProgress"], keys({id, "events", "meta"}), {id, std::string(json)}};
}

Client::Call Client::logging(const std::string& id, std::string_view line) const {
  return {&scripts_["addLog"], keys({id, id + ":logs"}), {id, std::string(line), ""}};
}

Client::Call Client::removing(const std::string& id) const {
  return {&scripts_["removeJob"], keys({id, "repeat"}), {id, "1", queue_.key("")}};
}

bool Client::remove(const std::string& id) {
  return integer_of(run(removing(id))) == 1;
}

// One transaction: a message on its way from one list to another is in one of them.
Live Client::live() {
  using Command = std::initializer_list<std::string_view>;
  redis_.send(Command{"MULTI"});
  for (const auto* list : {"active", "wait", "paused"}) redis_.send(Command{"LRANGE", queue_.key(list), "0", "-1"});
  for (const auto* sorted : {"delayed", "prioritized"}) redis_.send(Command{"ZRANGE", queue_.key(sorted), "0", "-1"});
  redis_.send(Command{"EXEC"});
  for (int i = 0; i < 6; ++i) redis_.receive();
  const auto lists = redis_.receive();
  if (lists.is_error()) throw redis::Refused(lists.text);
  Live live;
  for (std::size_t i = 0; i < lists.items.size(); ++i) {
    for (const auto& id : lists.items[i].items) (i == 0 ? live.active : live.waiting).insert(id.text);
  }
  return live;
}

std::vector<bool> Client::known(std::span<const std::string> ids) {
  for (const auto& id : ids) redis_.send(std::initializer_list<std::string_view>{"EXISTS", queue_.key(id)});
  std::vector<bool> known;
  for (std::size_t i = 0; i < ids.size(); ++i) known.push_back(redis_.receive().integer == 1);
  return known;
}

redis::Reply Client::run(const Call& call) {
  check(call);
  return redis_.eval(call.script->script, call.keys, call.arguments);
}

std::vector<redis::Reply> Client::run_all(std::span<const Call> calls) {
  for (const auto& call : calls) {
    check(call);
    redis_.send_eval(call.script->script, call.keys, call.arguments);
  }
  std::vector<redis::Reply> replies;
  for (std::size_t i = 0; i < calls.size(); ++i) replies.push_back(redis_.receive());
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (replies[i].is_error() && replies[i].text.starts_with("NOSCRIPT")) replies[i] = run(calls[i]);
  }
  return replies;
}

std::vector<std::string> Client::keys(std::initializer_list<std::string_view> types) const {
  std::vector<std::string> all;
  all.reserve(types.size() + 2);
  for (const auto type : types) all.push_back(queue_.key(type));
  return all;
}

std::string client_name(const QueueName& queue, std::string_view worker) {
  return queue.prefix + ":" + to_base64(bytes_of(queue.name)) + ":w:" + std::string(worker);
}

}  // namespace insight::queue::bull
