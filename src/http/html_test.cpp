#include "http/html.h"

#include <gtest/gtest.h>

#include <openssl/evp.h>

#include <array>

#include "base/text.h"

namespace insight::http {
namespace {

TEST(Html, NothingSentBecomesMarkup) {
  EXPECT_EQ(escape_html("<a href=\"x\" onclick='y'>&"), "&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;");
}

TEST(Html, APagesOwnStyleIsTheOneThatItsPolicyLetsIn) {
  const auto page = html_page(200, "A <title>", "<p>body</p>");
  EXPECT_NE(page.body.find("<title>A &lt;title&gt;"), std::string::npos);
  const auto begin = page.body.find("<style>") + 7;
  const auto style = page.body.substr(begin, page.body.find("</style>") - begin);
  std::array<std::uint8_t, 32> digest{};
  ASSERT_EQ(EVP_Digest(style.data(), style.size(), digest.data(), nullptr, EVP_sha256(), nullptr), 1);
  ASSERT_EQ(page.headers.size(), 2U);
  EXPECT_NE(page.headers[0].second.find("'sha256-" + to_base64(digest) + "'"), std::string::npos) << to_base64(digest);
}

TEST(Html, FieldsAndTroubleEscapeWhatWasSent) {
  EXPECT_EQ(html_input({"Name", "name", "text", "\"><b>", "maxlength=\"9\""}),
            "<label for=\"name\">Name</label>\n"
            "<input id=\"name\" name=\"name\" type=\"text\" value=\"&quot;&gt;&lt;b&gt;\" required maxlength=\"9\">\n");
  EXPECT_EQ(html_trouble("<b>"), "<p class=\"trouble\" role=\"alert\">&lt;b&gt;</p>\n");
  EXPECT_EQ(html_trouble(""), "");
}

}  // namespace
}  // namespace insight::http
