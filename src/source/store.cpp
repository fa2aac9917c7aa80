#include "source/store.h"

#include "base/error.h"

namespace insight::source {
namespace {

constexpr db::Query insert_source{"source.insert", R"(
  INSERT INTO source (id, user_id, files, bytes, created_at, packed, brings_rules) VALUES ($1, $2, $3, $4, $5, $6, $7))"};
constexpr db::Query find_source{"source.find", R"(
  SELECT id, user_id, files, bytes, created_at, packed, brings_rules FROM source WHERE id = $1)"};
constexpr db::Query find_owned{"source.find_owned", R"(
  SELECT id, user_id, files, bytes, created_at, packed, brings_rules FROM source WHERE id = $1 AND user_id = $2)"};
constexpr db::Query list_ids{"source.ids", "SELECT id FROM source"};
constexpr db::Query remove_unneeded{"source.remove_unneeded", R"(
  DELETE FROM source WHERE id = $1 AND user_id = $2 AND NOT EXISTS (SELECT 1 FROM analysis WHERE source_id = $1))"};

}  // namespace

std::vector<SourceId> all_ids(db::Transaction& tx) {
  return tx.all<SourceId>(list_ids);
}

void insert(db::Transaction& tx, const Source& source) {
  tx.run_struct(insert_source, source);
}

bool remove_unneeded_source(db::Transaction& tx, const SourceId& id, std::string_view user_id) {
  return tx.run(remove_unneeded, id, user_id) > 0;
}

std::optional<Source> find(db::Transaction& tx, const SourceId& id) {
  return tx.find<Source>(find_source, id);
}

Source require_owned(db::Transaction& tx, const SourceId& id, std::string_view user_id) {
  auto found = tx.find<Source>(find_owned, id, user_id);
  if (!found)
    throw Error{ErrorCode::not_found,
                "there is no source '" + id.text() + "'; send one with POST /api/insight/sources and use its sourceId"};
  return *std::move(found);
}

}  // namespace insight::source
