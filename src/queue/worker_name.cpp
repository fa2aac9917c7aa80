#include "queue/worker_name.h"

#include <unistd.h>

#include <array>
#include <fstream>
#include <vector>

#include "base/text.h"

namespace insight::queue {
namespace {

std::string first_line(const std::string& file) {
  std::string line;
  std::ifstream in{file};
  std::getline(in, line);
  return line;
}

std::string machine() {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  std::string name(host.data());
  std::erase_if(name, [](char c) { return c == ':' || c == '#'; });
  return name;
}

// Clock ticks after boot at which the process began, the 22nd field; the name before it may hold anything, so count from its end.
// "" for a process that is dead, be it one that nobody has waited for.
std::string start_of(std::string_view pid) {
  const auto stat = first_line("/proc/" + std::string(pid) + "/stat");
  const auto name_end = stat.rfind(')');
  if (name_end == std::string::npos) return "";
  const auto fields = split(std::string_view(stat).substr(name_end + 1), ' ');
  const bool dead = fields.size() <= 20 || fields[1] == "Z" || fields[1] == "X";
  return dead ? "" : std::string(fields[20]);
}

std::string boot() {
  return first_line("/proc/sys/kernel/random/boot_id").substr(0, 8);
}

}  // namespace

std::string worker_name(unsigned number, Lane lane) {
  const auto pid = std::to_string(getpid());
  return machine() + ":" + boot() + ":" + pid + ":" + start_of(pid) + (lane == Lane::HOUSEKEEPING ? "#house-" : "#") +
         std::to_string(number);
}

bool is_gone(std::string_view worker) {
  const auto parts = split(worker.substr(0, worker.find('#')), ':');
  if (parts.size() != 4 || parts[0] != machine()) return false;
  if (parts[1] != boot()) return true;
  for (const char digit : parts[2])
    if (digit < '0' || digit > '9') return false;
  return start_of(parts[2]) != parts[3];
}

}  // namespace insight::queue
