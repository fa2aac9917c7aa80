// The real server with payments, for server.mjs: stripe_server DATA API_BASE API_KEY SECRET[,SECRET]. Writes its address on a line
// and serves until standard input ends.
#include <iostream>
#include <string>

#include "app/server.h"
#include "base/text.h"

int main(int argc, char** argv) {
  using namespace insight;
  if (argc != 5) return 2;
  app::ServerOptions options;
  options.data_folder = argv[1];
  auto& stripe = options.stripe;
  stripe.api_base = argv[2];
  stripe.api_key = argv[3];
  for (const auto secret : split(argv[4], ',')) stripe.webhook_secrets.emplace_back(secret);
  stripe.prices = {{"price_pro_month", "", account::PlanName::INSIGHT_PRO, billing::Interval::month},
                   {"", "team_year", account::PlanName::INSIGHT_TEAM, billing::Interval::year}};
  stripe.success_url = "https://insight.example.org/thanks?a=1&b=2";
  stripe.cancel_url = "https://insight.example.org/pricing";
  stripe.return_url = "https://insight.example.org/account";
  stripe.timeout = std::chrono::milliseconds(1500);
  app::Server server(options);
  server.start();
  std::cout << server.url() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
  }
  server.stop(std::chrono::seconds(5));
  return 0;
}
