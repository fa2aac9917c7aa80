// Inbox: messages that other parts of an installation send here, believed when they are signed (Standard Webhooks) or carry the
// configured token, and told apart by their id so that one that comes again changes nothing. What a message means is others'
// business (analysis/internal_events.h). Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "db/database.h"
#include "webhook/options.h"

namespace insight::webhook {

// As they came; empty where a header is missing.
struct MessageHeaders {
  std::string id;
  std::string timestamp;
  std::string signature;
  std::string token;
};

class Inbox {
 public:
  // Throws Error(invalid) for a secret or token that is none: the server must not start with it.
  Inbox(const Clock& clock, const Options& options);

  // Throws Error: unavailable (INTERNAL_WEBHOOK_DISABLED) while nothing is configured, unauthenticated (INVALID_SIGNATURE).
  void require_genuine(const MessageHeaders& headers, std::string_view body) const;

  // False for a message that was taken in before. In the transaction that applies it, so that both happen or neither.
  bool take_in(db::Transaction& tx, std::string_view id, std::string_view type) const;
  void note_outcome(db::Transaction& tx, std::string_view id, bool applied, std::string_view reason) const;

 private:
  void require_recent(const std::string& timestamp) const;

  const Clock& clock_;
  const Options& options_;
  std::vector<std::string> keys_;
};

}  // namespace insight::webhook
