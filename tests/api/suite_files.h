// Bodies as suites write them: the text itself, `<<file` for a file beside the suites, `<<1500000` for so many letters x.
#pragma once

#include <filesystem>
#include <string>

namespace insight::api_test {

std::string read_file(const std::filesystem::path& path);
std::string body_text(const std::string& written, const std::filesystem::path& folder = INSIGHT_API_SUITES);

}  // namespace insight::api_test
