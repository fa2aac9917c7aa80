// One side of a queue, for tests against Node and for measuring:
//   bull_peer work URL QUEUE CONCURRENCY LOCK_MS   a worker until SIGTERM; says "ready", and "took ID" for each message
//   bull_peer add URL QUEUE                        adds what comes on its input, "ID JSON-OF-DATA [DELAY_MS [PRIORITY]]" a line
//   bull_peer addn URL QUEUE COUNT                 so many empty messages, 500 a round trip
#include <signal.h>

#include <cstdio>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "json/parse.h"
#include "queue/bull/worker.h"

namespace {

using namespace insight;
namespace bull = queue::bull;

// {"n": 1} gives n + 1; {"hang": true} never ends; {"fail": "why"} fails.
std::string process(bull::Task& task, bool quiet) {
  if (quiet) return "null";
  std::cout << "took " + task.id() + "\n" << std::flush;
  const auto data = json::parse(task.data()).as_object();
  if (data.contains("hang")) std::this_thread::sleep_for(std::chrono::hours(1));
  if (const auto* why = data.if_contains("fail")) throw std::runtime_error(std::string(why->as_string()));
  task.progress(R"({"step":1})");
  task.log("half of " + std::string(task.name()));
  return R"({"by":"cpp","n":)" + std::to_string(data.contains("n") ? data.at("n").as_int64() + 1 : 0) + "}";
}

int work(const redis::Address& address, const bull::QueueName& name, unsigned concurrency, int lock, bool quiet) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGTERM);
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  const bull::Scripts scripts;
  const SystemClock clock;
  Log log{clock, LogLevel::warn};
  bull::WorkerOptions options;
  options.name = "ours";
  options.concurrency = concurrency;
  options.lock = std::chrono::milliseconds(lock);
  options.stalled_interval = options.lock;
  const bull::Worker worker{address, scripts, name,   [quiet](bull::Task& task) { return process(task, quiet); },
                            clock,   log,     options};
  std::cout << "ready\n" << std::flush;
  int signal = 0;
  sigwait(&ending, &signal);
  return 0;
}

int add(bull::Client& client, const Clock& clock) {
  client.introduce();
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words{line};
    bull::NewMessage message;
    words >> message.id >> message.data >> message.delay >> message.priority;
    message.name = "ours";
    message.timestamp = clock.now();
    std::cout << client.add(message) << "\n";
  }
  return 0;
}

int add_many(bull::Client& client, const Clock& clock, int count) {
  client.introduce();
  while (count > 0) {
    std::vector<bull::NewMessage> some(static_cast<std::size_t>(std::min(count, 500)));
    for (auto& message : some) message.name = "n", message.timestamp = clock.now();
    client.add_all(some);
    count -= static_cast<int>(some.size());
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> given{words + 1, words + count};
  if (given.size() < 3) return 2;
  const auto address = redis::parse_address(given[1]);
  const bull::QueueName name{"bull", given[2]};
  if (given[0] == "work" && given.size() >= 5)
    return work(address, name, static_cast<unsigned>(std::stoi(given[3])), std::stoi(given[4]), given.size() > 5);
  const bull::Scripts scripts;
  const SystemClock clock;
  redis::Connection redis{address};
  bull::Client client{redis, scripts, name};
  if (given[0] == "addn") return add_many(client, clock, std::stoi(given[3]));
  return add(client, clock);
}
