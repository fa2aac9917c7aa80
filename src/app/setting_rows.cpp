#include "app/setting_rows.h"

#include <utility>

namespace insight::app {
namespace {

namespace fs = std::filesystem;

Kind listed(std::string placeholder) {
  Kind kind;
  kind.placeholder = std::move(placeholder);
  kind.many = true;
  return kind;
}

// Folders that exist, by their true names: what a link points to later must not widen what may be read.
Kind existing_folders(std::vector<fs::path> ServerOptions::* member) {
  auto kind = at("DIR", member);
  kind.read = [member](ServerOptions& options, const Words& words) {
    auto& folders = options.*member;
    folders.clear();
    for (const auto& word : words) {
      std::error_code error;
      auto real = fs::canonical(word, error);
      if (error || !fs::is_directory(real, error)) kind_detail::expected("a folder that exists");
      folders.push_back(std::move(real));
    }
  };
  return kind;
}

// "PLAN.FIELD=VALUE". The detectors of a plan go by commas themselves: a word without `=` belongs to the one before.
Kind plan_overrides() {
  auto kind = listed("PLAN.FIELD=VALUE");
  kind.read = [](ServerOptions& options, const Words& words) {
    Words whole;
    for (const auto& word : words) {
      if (whole.empty() || word.find('=') != std::string::npos)
        whole.push_back(word);
      else
        (whole.back() += ',') += word;
    }
    options.plans.clear();
    for (const auto& word : whole) options.plans.push_back(billing::parse_override(word));
    const billing::Plans tried(options.plans);
  };
  kind.print = [](const ServerOptions& options) {
    Words words;
    for (const auto& one : options.plans) words.push_back(one.plan + "." + one.field + "=" + one.value);
    return words;
  };
  return kind;
}

}  // namespace

ServerOptions default_options() {
  ServerOptions options;
  options.data_folder = "data";
  options.port = 8080;
  return options;
}

std::vector<SettingSection> setting_rows() {
  using S = ServerOptions;
  return {
      {"The server",
       {
           {"data", at("DIR", &S::data_folder), "database, uploads and keys; made when missing, for its owner alone"},
           {"address", at("ADDRESS", &S::address), "to listen on; off a loopback address put a proxy with TLS in front"},
           {"port", at_within({0, 65535}, "N", &S::port), "0 takes a free one"},
           {"workers", at_within({1, 256}, "N", &S::workers), "analyses that run at the same time"},
           {"open_registration", at("", &S::open_registration),
            "let anybody who reaches the server make an account; on a loopback address that is so anyway"},
           {"allow_root", existing_folders(&S::allow_roots),
            "a folder on this machine that may be analysed by `path`; every account may read below it"},
           {"sandbox", at("MODE", &S::sandbox),
            "strict: don't start where a layer of the sandbox is missing; available: make do with what the machine has"},
           {"log_level", at("LEVEL", &S::log_level), "the least that is logged: debug, info, warn or error"},
       }},
      {"Plans",
       {
           {"plan", plan_overrides(),
            "a plan's limit that differs from the table of plans, such as INSIGHT_FREE.analyses=unlimited"},
       }},
  };
}

std::vector<FieldError> contradictions(const ServerOptions&) {
  return {};
}

}  // namespace insight::app
