// Visitor: a client of the installation that submits, cancels and polls for as long as it is let, through whichever server answers,
// and repeats under the same key what got no answer. Writes down what it was told. One thread; its ledger may be read when that has
// ended.
#pragma once

#include <boost/json/object.hpp>
#include <functional>
#include <memory>
#include <random>
#include <stop_token>

#include "http/client.h"
#include "ledger.h"

namespace insight::chaos {

using Urls = std::function<std::vector<std::string>()>;

// What it may have analysed.
struct Sources {
  std::vector<std::string> folders;
  std::vector<std::int64_t> issues;  // that each has, when nothing disturbs
};

class Visitor {
 public:
  Visitor(std::string name, Urls urls, std::uint64_t seed);

  void sign_in();
  // Until the stop; never more than some at once.
  void submit_and_poll(const Sources& sources, const std::stop_token& stop);
  // Until everything accepted has ended, or nothing has moved for so long.
  void wait_for_all(std::chrono::seconds patience);

  // The answer's body. Repeats until somebody answers; nothing when the stop comes before.
  std::optional<boost::json::object> get(const std::string& path);
  std::string submit(const std::string& folder, std::size_t number);
  const Ledger& ledger() const { return ledger_; }
  const std::string& name() const { return name_; }

 private:
  struct Reply {
    unsigned status = 0;
    std::string body;
  };
  std::optional<Reply> exchange(http::Method method, const std::string& path, const std::string& body, const std::string& key = {});
  std::optional<Reply> once(const http::Call& call);
  void log_in(const char* path);
  void cancel_one();
  std::size_t poll();
  std::size_t chance(std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(dice_); }

  std::string name_;
  Urls urls_;
  std::mt19937_64 dice_;
  std::stop_token stop_;
  std::unique_ptr<http::Client> client_;
  std::string client_url_;
  std::string token_;
  std::size_t sent_ = 0;
  Ledger ledger_;
};

}  // namespace insight::chaos
