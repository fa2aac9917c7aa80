// InternalEvents: what other parts of an installation report over POST /api/webhooks/insight-internal, done here: a foreign
// worker's analysis ended, a project came or went elsewhere. The sender is believed (webhook/inbox.h); its facts are checked all
// the same. One transaction a message, together with the note that it was taken in, so a message that comes again changes nothing.
// A foreign worker's result counts under its epoch alone, and no final state is ever left. Any thread.
#pragma once

#include "analysis/foreign_result.h"
#include "base/log.h"
#include "json/decode.h"
#include "project/service.h"
#include "queue/job_queue.h"
#include "source/blob_uploads.h"
#include "webhook/inbox.h"

namespace insight::analysis {

// The body, shaped as our own outgoing messages are.
struct InternalMessage {
  std::optional<std::string> id;  // of the message; the header webhook-id goes before it
  std::string type;
  std::optional<std::string> timestamp;
  boost::json::value data;  // by type, docs/api.md
};
BOOST_DESCRIBE_STRUCT(InternalMessage, (), (id, type, timestamp, data))

struct MessageTaken {
  bool success = true;
  bool applied = false;    // whether it changed anything
  bool duplicate = false;  // taken in before
  std::string reason;      // why it changed nothing
};
BOOST_DESCRIBE_STRUCT(MessageTaken, (), (success, applied, duplicate, reason))

class InternalEvents {
 public:
  InternalEvents(db::Database& database, queue::JobQueue& queue, project::Projects& projects, const webhook::Inbox& inbox,
                 source::BlobUploads& blobs, const Clock& clock, Log& log)
      : database_(database), queue_(queue), projects_(projects), inbox_(inbox), blobs_(blobs), clock_(clock), log_(log) {}

  const webhook::Inbox& inbox() const { return inbox_; }
  // Throws Error: invalid (facts of a known type that can't be read; BLOBS_MISSING), conflict (a project that goes while its
  // analyses run: send the message again later). An unknown type, a stale epoch, a final analysis are no errors; they change
  // nothing.
  MessageTaken take(const std::string& id, const InternalMessage& message);

 private:
  // The list that a message leaves to a content, read before the transaction, in which others would wait for it.
  std::optional<std::vector<ForeignIssue>> issues_apart(const InternalMessage& message);
  MessageTaken apply(db::Transaction& tx, const InternalMessage& message, const std::optional<std::vector<ForeignIssue>>& apart);
  MessageTaken complete(db::Transaction& tx, const boost::json::value& data, const std::optional<std::vector<ForeignIssue>>& apart);
  MessageTaken fail(db::Transaction& tx, const boost::json::value& data);
  MessageTaken create_project(db::Transaction& tx, const boost::json::value& data);
  MessageTaken remove_project(db::Transaction& tx, const boost::json::value& data);

  db::Database& database_;
  queue::JobQueue& queue_;
  project::Projects& projects_;
  const webhook::Inbox& inbox_;
  source::BlobUploads& blobs_;
  const Clock& clock_;
  Log& log_;
};

}  // namespace insight::analysis
