// Sample rows: for every table a row or two, to be put in right after the migration that makes it, in the columns it has then. So
// later migrations, and whatever works on all tables, meet real rows with texts, times and reals that are easily damaged. A new
// table gets its rows here (a test asks for them). For tests only.
#pragma once

#include <string_view>

#include "db/migrate.h"

namespace insight::db {

struct SampleRows {
  int since;  // the number of the migration after which they can be there
  std::string_view sql;
};

constexpr SampleRows sample_rows[] = {
    {1, R"(
  INSERT INTO account (id, email, name, password_hash, role, plan, created_at, updated_at) VALUES
    ('acc_ada', 'ada@example.org', 'Ada "the first" Łovelace 🦉', '$argon2id$v=19$x', 'ADMIN', 'INSIGHT_TEAM', 1700000000000, 1700000000001),
    ('acc_bob', 'bob@example.org', '', '', 'USER', 'INSIGHT_FREE', 1700000000002, 1700000000002);
  INSERT INTO session (id, account_id, device, created_at, expires_at, revoked_at) VALUES
    ('ses_1', 'acc_ada', 'a laptop', 1700000000000, 1900000000000, NULL),
    ('ses_2', 'acc_ada', 'a phone', 1700000000000, 1900000000000, 1700000000009);
  INSERT INTO refresh_token (id, session_id, hash, created_at, expires_at, used_at)
    VALUES ('ref_1', 'ses_1', 'aa', 1700000000000, 1900000000000, NULL);
  INSERT INTO signing_key (id, algorithm, secret, created_at) VALUES ('key_1', 'EdDSA', 'c2VlZA', 1700000000000);)"},
    {2, R"(
  INSERT INTO project (key, id, user_id, name, git_remote, language, created_at, updated_at)
    VALUES ('pro_1', 'shop', 'acc_ada', 'A shop', NULL, 'python', 1700000000003, 1700000000003);)"},
    {10, R"(
  INSERT INTO source (id, user_id, files, bytes, created_at) VALUES ('src_1', 'acc_ada', 3, 9007199254740993, 1700000000004);)"},
    {11, R"(
  INSERT INTO job (id, kind, tenant, state, priority, weight, tenant_cap, vft, seq, epoch, starts, attempts, progress, worker,
                   lease_until, run_after, created_at, finished_at) VALUES
    ('ana_1', 'analysis', 'acc_ada', 'COMPLETED', 0, 4, 2, 16, 41, 1, 1, 1, 100, 'host/1', NULL, 0, 1700000000005, 1700000000009),
    ('ana_2', 'analysis', 'acc_ada', 'QUEUED', -1, 16, 2, 17, 42, 0, 0, 0, 0, NULL, NULL, 0, 1700000000006, NULL);
  INSERT INTO job_attempt (id, job_id, epoch, worker, started_at, ended_at, outcome, reason)
    VALUES ('att_1', 'ana_1', 1, 'host/1', 1700000000006, 1700000000009, 'COMPLETED', '');
  INSERT INTO job_tenant (id, vft) VALUES ('acc_ada', 17);
  UPDATE job_clock SET vclock = 12, seq = 42 WHERE id = 'clock';)"},
    {12, R"(
  INSERT INTO analysis (id, project_key, project_id, user_id, detectors, path, source_id, root, status, total_issues, high, info,
                        result_epoch, started_at, finished_at, created_at, updated_at) VALUES
    ('ana_1', 'pro_1', 'shop', 'acc_ada', '["security"]', NULL, 'src_1', '', 'COMPLETED', 3, 1, 2, 1, 1700000000006, 1700000000009,
     1700000000005, 1700000000009),
    ('ana_2', 'pro_1', 'shop', 'acc_ada', '["security"]', '/srv/a b', NULL, '/srv', 'QUEUED', 0, 0, 0, NULL, NULL, NULL,
     1700000000006, 1700000000006);
  INSERT INTO analysis_issue (id, analysis_id, epoch, ordinal, severity_rank, file_path, line, col, end_line, end_col, severity,
                              detector, message, rule_id, category, code, pattern, suggestion, auto_fixable, confidence, metadata,
                              fingerprint, created_at) VALUES
    ('iss_1', 'ana_1', 1, 1, 1, 'a/b.py', 1, 2, 3, 4, 'HIGH', 'security', 'It''s a \n "trap"', 'r-1', 'injection',
     'first line
  	second \. line', 'x', '', 0, 0.30000000000000004, '{"cwe":["CWE-78"],"n":1.50}', 'f1', 1700000000008),
    ('iss_2', 'ana_1', 1, 2, 4, 'ß/日本.py', 1, 2, 3, 4, 'INFO', 'metrics', '\N', 'r-2', 'size', '', '', '', 1, 1, '{}', 'f2', 1700000000008),
    ('ISS_3', 'ana_1', 1, 3, 4, 'ß/日本.py', 2, 2, 3, 4, 'INFO', 'metrics', ' ', 'r-2', 'size', '', '', '', 1, 0.1, '{}', 'f3', 1700000000008);)"},
    {14, R"(
  INSERT INTO audit_event (id, account_id, actor, action, target, detail, remote, created_at)
    VALUES ('aud_1', 'acc_gone', 'command line', 'account.deleted', 'acc_gone', '{}', '', 1700000000001);)"},
    {20, R"(
  INSERT INTO api_key (id, account_id, name, prefix, last4, hash, scopes, created_at, expires_at, last_used_at)
    VALUES ('api_1', 'acc_ada', 'ci', 'ik_abc', 'wxyz', 'bb', 'analysis:read analysis:write', 1700000000001, 1900000000000, NULL);
  INSERT INTO invitation (id, email, role, hash, invited_by, created_at, expires_at, used_at)
    VALUES ('inv_1', '', 'ADMIN', 'cc', 'command line', 1700000000001, 1900000000000, NULL);)"},
    {21, R"(
  INSERT INTO external_identity (id, issuer, subject, account_id, plan, created_at)
    VALUES ('ext_1', 'https://issuer.example', 'sub-1', 'acc_bob', 'INSIGHT_PRO', 1700000000001);
  INSERT INTO device_grant (id, device_hash, user_code, client_id, remote, state, interval_seconds, account_id, created_at, expires_at)
    VALUES ('dev_1', 'dd', 'ABCD-EFGH', 'cli', '127.0.0.1', 'APPROVED', 5, 'acc_ada', 1700000000001, 1700000600001);)"},
    {22, R"(
  INSERT INTO billing_anchor (id, starts_at, ends_at, updated_at) VALUES ('acc_ada', 1700000000000, NULL, 1700000000000);
  INSERT INTO usage_period (id, account_id, starts_at, ends_at, reserved, settled, plan_limit, created_at)
    VALUES ('per_1', 'acc_ada', 1700000000000, 1702592000000, 1, 1, NULL, 1700000000005);
  INSERT INTO usage_record (id, period_id, account_id, type, analysis_id, state, created_at, updated_at)
    VALUES ('use_1', 'per_1', 'acc_ada', 'ANALYSIS', 'ana_1', 'SETTLED', 1700000000005, 1700000000009);)"},
    {23, R"(
  INSERT INTO stripe_event (id, type, kind, created, state, body, received_at, updated_at)
    VALUES ('evt_1', 'invoice.paid', 'INVOICE', 1700000000, 'APPLIED', '{"a":[1,2.50,"é"]}', 1700000000001, 1700000000001);
  INSERT INTO stripe_customer (id, user_id, created_at) VALUES ('cus_1', 'acc_ada', 1700000000001);
  INSERT INTO subscription (id, user_id, customer_id, status, price_id, plan, current_period_start, current_period_end,
                            cancel_at_period_end, granted_plan, last_event_id, invoice_id, invoice_status, created_at, updated_at)
    VALUES ('sub_1', 'acc_ada', 'cus_1', 'active', 'price_1', 'INSIGHT_TEAM', 1700000000000, 1702592000000, 0, 'INSIGHT_TEAM', 'evt_1',
            'in_1', 'paid', 1700000000001, 1700000000001);)"},
    {25, R"(
  INSERT INTO webhook_endpoint (id, user_id, url, events, secret, enabled, created_at, updated_at)
    VALUES ('end_1', 'acc_ada', 'https://hooks.example/1', '["analysis.completed"]', 'whsec_x', 1, 1700000000001, 1700000000001);
  INSERT INTO webhook_delivery (id, endpoint_id, event_id, event_type, body, state, attempts, last_status, created_at, finished_at)
    VALUES ('del_1', 'end_1', 'eve_1', 'analysis.completed', '{}', 'DELIVERED', 1, 204, 1700000000009, 1700000000010);)"},
    {26, R"(
  INSERT INTO internal_message (id, type, applied, reason, received_at) VALUES ('msg_1', 'plan', 1, '', 1700000000001);)"},
    {27, R"(
  INSERT INTO idempotency_key (id, user_id, key, request, answer, created_at)
    VALUES ('ide_1', 'acc_ada', 'k', 'ee', '{"id":"ana_1"}', 1700000000005);
  INSERT INTO account_blob (id, user_id, sha256, bytes, created_at, used_at) VALUES ('blo_1', 'acc_ada', 'ff', 0, 1700000000001, 1700000000001);)"},
    {29, R"(
  INSERT INTO webhook_attempt (id, delivery_id, attempt, started_at, duration_ms, status, error)
    VALUES ('wat_1', 'del_1', 1, 1700000000009, 12, 204, NULL);)"},
    {35, "SELECT setval('job_seq', 42)"},
    {40, R"(
  UPDATE analysis SET retry_of = 'ana_1' WHERE id = 'ana_2';)"},
    {41, R"(
  INSERT INTO job_pause (id, since) VALUES ('HOUSEKEEPING', 1700000000001);)"},
    {45, R"(
  INSERT INTO transfer (id, started_at, finished_at) VALUES ('postgres-0123456789abcdef', 1700000000001, 1700000000002);
  INSERT INTO transfer_table (id, copied, last_key, complete) VALUES ('account', 2, 'acc_bob', 1);)"},
    {47, R"(
  INSERT INTO analysis_found (id, analysis_id, epoch, first, found, base, issues, reason)
    VALUES ('fou_1', 'ana_1', 1, 0, 1, 0, '{"id":"ana_1.1.f0"}', NULL), ('fou_2', 'ana_1', 1, 1, 1, 2, '', 'it died');)"},
};

// Builds the database as it was after migration `level`, with the rows that its tables could hold by then.
inline void build_sample(Database& database, int level, const Clock& clock) {
  const auto all = embedded_migrations(database.dialect());
  for (std::size_t known = 1; known <= all.size() && all[known - 1].number <= level; ++known) {
    migrate(database, {all.data(), known}, clock);
    database.transact([&](Transaction& tx) {
      for (const auto& rows : sample_rows)
        if (rows.since == all[known - 1].number) tx.script(rows.sql);
    });
  }
}

}  // namespace insight::db
