// Payments: what changes an account's plan. Grants by hand and by Stripe's events, and the doors to Stripe's pages.
#pragma once

#include "app/house/jobs.h"
#include "billing/handlers.h"
#include "billing/stripe/handlers.h"

namespace insight::app {

struct Payments {
  Payments(Ground& ground, Identity& identity, Jobs& jobs);

  billing::Grants grants;
  billing::PlanDesk plan_desk;
  billing::stripe::Api api;
  billing::stripe::Ledger ledger;
  billing::stripe::Inbox inbox;
  billing::stripe::Payments pages;
};

}  // namespace insight::app
