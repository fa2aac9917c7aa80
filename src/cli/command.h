// Command: one word after `insight`. Each lives in a file of its own, which gives its manual and runs it; main puts them in a list.
#pragma once

#include "cli/arguments.h"

namespace insight::cli {

struct Command {
  Manual manual;
  int (*run)(const Arguments& arguments);
};

Command analyze_command();
Command rules_command();
Command serve_command();
Command worker_command();
Command account_command();
Command keys_command();
Command queue_command();
Command migrate_command();
Command config_command();
Command login_command();
Command logout_command();
Command whoami_command();
Command submit_command();
Command issues_command();
Command watch_command();
Command cancel_command();
Command retry_command();
Command admin_command();
Command version_command();

}  // namespace insight::cli
