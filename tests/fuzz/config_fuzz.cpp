// A configuration file, as text and as settings: complaints, never anything else, and no complaint that gives a secret away.
#include "app/config_file.h"
#include "app/settings.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace insight;
  const std::string text(fuzz::text_of(data, size));
  const auto parsed = app::parse_config(text);
  for (const auto& line : parsed.lines) {
    fuzz::require(!line.key.empty() && line.number >= 1);
    const auto again = app::parse_config(line.key + " = \"" + line.value + "\"");
    if (line.value.find('"') == std::string::npos) fuzz::require(again.lines.size() == 1 && again.lines[0].value == line.value);
  }
  // Only keys whose values name no file: this one must not read the machine.
  if (text.find("_file") != std::string::npos || text.find("allow_root") != std::string::npos) return 0;
  fuzz::refusing([&] {
    const auto made = app::configure({{}, {}, app::ConfigFile{"f", text}});
    fuzz::require(made.values.size() == app::settings().size());
  });
  return 0;
}
