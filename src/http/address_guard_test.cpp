#include "http/address_guard.h"

#include <gtest/gtest.h>

namespace insight::http {
namespace {

bool open_to(std::string_view address, const AddressGuard& guard = AddressGuard{}) {
  const auto parsed = parse_ip(address);
  EXPECT_TRUE(parsed) << address;
  return parsed && guard.allows(*parsed);
}

TEST(AddressGuard, RefusesTheFirstAndTheLastAddressOfEveryRangeThatIsNotPublic) {
  for (const auto* address : {
           "0.0.0.0",         "0.255.255.255", "10.0.0.0",        "10.255.255.255",  "100.64.0.0",      "100.127.255.255",
           "127.0.0.0",       "127.0.0.1",     "127.1.2.3",       "127.255.255.255", "169.254.0.0",     "169.254.169.254",
           "169.254.255.255", "172.16.0.0",    "172.31.255.255",  "192.0.0.0",       "192.0.0.255",     "192.0.2.0",
           "192.0.2.255",     "192.31.196.1",  "192.52.193.1",    "192.88.99.0",     "192.88.99.255",   "192.168.0.0",
           "192.168.255.255", "198.18.0.0",    "198.19.255.255",  "198.51.100.0",    "198.51.100.255",  "203.0.113.0",
           "203.0.113.255",   "224.0.0.0",     "239.255.255.255", "240.0.0.0",       "255.255.255.255",
       })
    EXPECT_FALSE(open_to(address)) << address;
}

TEST(AddressGuard, AllowsWhatLiesBesideThoseRanges) {
  for (const auto* address : {
           "1.0.0.0",         "9.255.255.255", "11.0.0.0",        "100.63.255.255",  "100.128.0.0",
           "126.255.255.255", "128.0.0.0",     "169.253.255.255", "169.255.0.0",     "172.15.255.255",
           "172.32.0.0",      "192.0.1.0",     "192.0.3.0",       "192.88.98.255",   "192.88.100.0",
           "192.167.255.255", "192.169.0.0",   "198.17.255.255",  "198.20.0.0",      "198.51.99.255",
           "198.51.101.0",    "203.0.112.255", "203.0.114.0",     "223.255.255.255", "8.8.8.8",
       })
    EXPECT_TRUE(open_to(address)) << address;
}

TEST(AddressGuard, RefusesIpv6ThatLeadsHomeOrNowhere) {
  for (const auto* address : {
           "::",                  // unspecified: reaches this machine
           "::1",                 // loopback
           "::7f00:1",            // the old IPv4-compatible spelling of 127.0.0.1
           "::ffff:127.0.0.1",    // IPv4-mapped
           "::ffff:10.0.0.1",     //
           "::ffff:8.8.8.8",      // refused as such: no name has a reason to say it
           "::ffff:0:127.0.0.1",  // IPv4-translated
           "64:ff9b::7f00:1",     // NAT64 of 127.0.0.1
           "64:ff9b::a9fe:a9fe",  // NAT64 of the clouds' metadata
           "64:ff9b:1::1",        // local NAT64
           "100::1",              // discard
           "2001::1",             // Teredo
           "2001:0:7f00:1::",     //
           "2001:1ff:ffff::",     // the end of the protocol assignments
           "2001:20::1",          // ORCHIDv2
           "2001:db8::1",         // documentation
           "2002:7f00:1::",       // 6to4 of 127.0.0.1
           "2002:a9fe:a9fe::1",   //
           "3fff::1",             // documentation
           "4000::1",             // not handed out
           "5f00::1",             // segment routing
           "fc00::",              // unique local
           "fd12:3456:789a::1",   //
           "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
           "fe80::1",  // link-local
           "febf::1",  //
           "fec0::1",  // site-local
           "ff00::",   // multicast
           "ff02::1",  //
           "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
       })
    EXPECT_FALSE(open_to(address)) << address;
}

TEST(AddressGuard, AllowsIpv6ThatIsHandedOut) {
  for (const auto* address : {"2000::1", "2001:200::1", "2001:4860:4860::8888", "2606:4700::1111", "2a00:1450:4001::1", "3ffe::1"})
    EXPECT_TRUE(open_to(address)) << address;
}

TEST(AddressGuard, AllowsTheNetworksThatAreNamed) {
  const AddressGuard guard({*parse_network("10.1.0.0/16"), *parse_network("fd00:1::/32"), *parse_network("127.0.0.1")});
  EXPECT_TRUE(open_to("10.1.255.255", guard));
  EXPECT_FALSE(open_to("10.2.0.0", guard));
  EXPECT_TRUE(open_to("fd00:1:2::3", guard));
  EXPECT_FALSE(open_to("fd00:2::3", guard));
  EXPECT_TRUE(open_to("127.0.0.1", guard));
  EXPECT_FALSE(open_to("127.0.0.2", guard));
  EXPECT_FALSE(open_to("::ffff:127.0.0.1", guard)) << "another spelling is another network";
  EXPECT_TRUE(open_to("8.8.8.8", guard));
  EXPECT_TRUE(open_to("169.254.169.254", AddressGuard::letting_all_through()));
}

TEST(AddressGuard, ReadsAddressesInTheirUsualSpellingOnly) {
  for (const auto* text : {"", "1", "127.1", "0x7f.0.0.1", "0177.0.0.1", "2130706433", "127.0.0.1.", "127.0.0.256", " 127.0.0.1",
                           "[127.0.0.1]", "::1%lo", "localhost", "[]", "[::1", "1.2.3.4/8"})
    EXPECT_FALSE(parse_ip(text)) << text;
  EXPECT_EQ(parse_ip("[::1]"), parse_ip("0:0:0:0:0:0:0:1"));
}

TEST(AddressGuard, ReadsNetworks) {
  for (const auto* text :
       {"10.0.0.0/33", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8x", "10.0.0.1/8", "::1/129", "fd00::1/8", "x/8", "/8"})
    EXPECT_FALSE(parse_network(text)) << text;
  EXPECT_TRUE(parse_network("0.0.0.0/0"));
  EXPECT_TRUE(parse_network("::/0"));
  EXPECT_EQ(parse_network("192.0.2.7")->bits, 32u);
}

}  // namespace
}  // namespace insight::http
