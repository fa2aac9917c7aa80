// The plans' and usage's side of the API: translation only. docs/api.md, Plans and usage.
#pragma once

#include "billing/plan_desk.h"
#include "billing/plans.h"
#include "billing/usage.h"
#include "http/message.h"

namespace insight::billing {

http::Response plans(const Plans&, const http::Request&);                                // GET /api/billing/plans
http::Response usage(Usage&, const account::Caller&, const http::Request&);              // GET /api/insight/usage
http::Response set_plan(const PlanDesk&, const account::Caller&, const http::Request&);  // POST /api/admin/accounts/{id}/plan

}  // namespace insight::billing
