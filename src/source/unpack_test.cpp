#include "source/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <map>

#include "base/error.h"
#include "base/test_folder.h"

namespace insight::source {
namespace {

namespace fs = std::filesystem;
using namespace std::string_literals;
using testing::HasSubstr;

enum class Kind { TAR, TAR_GZ, ZIP };

// An archive made entry by entry, with whatever a hostile packer would put there.
class Packer {
 public:
  explicit Packer(Kind kind) : writer_(archive_write_new()) {
    if (kind == Kind::ZIP) archive_write_set_format_zip(writer_);
    if (kind != Kind::ZIP) archive_write_set_format_pax_restricted(writer_);
    if (kind == Kind::TAR_GZ) archive_write_add_filter_gzip(writer_);
    archive_write_set_bytes_in_last_block(writer_, 1);
    archive_write_open2(writer_, this, nullptr, append, nullptr, nullptr);
  }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;
  using Attributes = std::map<std::string, std::string>;  // a tar keeps them in an extended header
  Packer& file(const std::string& path, std::string_view text = "x = 1\n", const Attributes& attributes = {}) {
    return entry(path, AE_IFREG, text, "", "", attributes);
  }
  Packer& folder(const std::string& path) { return entry(path, AE_IFDIR, ""); }
  Packer& entry(const std::string& path, unsigned type, std::string_view text, const std::string& symlink = "",
                const std::string& hardlink = "", const Attributes& attributes = {}) {
    auto* e = archive_entry_new();
    archive_entry_set_pathname(e, path.c_str());
    archive_entry_set_filetype(e, type);
    archive_entry_set_perm(e, 04755);
    archive_entry_set_size(e, static_cast<la_int64_t>(text.size()));
    for (const auto& [name, value] : attributes) archive_entry_xattr_add_entry(e, name.c_str(), value.data(), value.size());
    if (!symlink.empty()) archive_entry_set_symlink(e, symlink.c_str());
    if (!hardlink.empty()) archive_entry_set_hardlink(e, hardlink.c_str());
    EXPECT_GE(archive_write_header(writer_, e), ARCHIVE_WARN) << archive_error_string(writer_);
    archive_write_data(writer_, text.data(), text.size());
    archive_entry_free(e);
    return *this;
  }
  std::string take() {
    archive_write_close(writer_);
    archive_write_free(writer_);
    return std::move(bytes_);
  }

 private:
  static la_ssize_t append(archive*, void* packer, const void* bytes, std::size_t size) {
    static_cast<Packer*>(packer)->bytes_.append(static_cast<const char*>(bytes), size);
    return static_cast<la_ssize_t>(size);
  }

  archive* writer_;
  std::string bytes_;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

class Unpack : public testing::Test {
 protected:
  Unpack() {
    fs::create_directory(inside());
    std::ofstream{folder_.path() / "neighbour.py"} << "untouched";
  }
  fs::path inside() const { return folder_.path() / "inside"; }
  // The refusal's text; empty when it was taken.
  std::string refusal(const std::string& archive, ErrorCode code = ErrorCode::invalid) {
    std::string text;
    try {
      unpack(archive, inside(), limits_);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), code) << error.what();
      text = error.what();
    }
    expect_nothing_outside();
    return text;
  }
  void expect_nothing_outside() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder_.path())) names.push_back(entry.path().filename());
    EXPECT_THAT(names, testing::UnorderedElementsAre("inside", "neighbour.py"));
    std::string text;
    std::ifstream{folder_.path() / "neighbour.py"} >> text;
    EXPECT_EQ(text, "untouched");
    for (const auto& entry : fs::recursive_directory_iterator(inside()))
      EXPECT_TRUE(fs::is_regular_file(entry.symlink_status()) || fs::is_directory(entry.symlink_status())) << entry.path();
  }
  std::map<std::string, std::string> found() {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(inside())) {
      if (!entry.is_regular_file()) continue;
      std::ifstream in{entry.path()};
      files[fs::relative(entry.path(), inside())] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    return files;
  }
  TestFolder folder_;
  Limits limits_;
};

class UnpackKind : public Unpack, public testing::WithParamInterface<Kind> {};
INSTANTIATE_TEST_SUITE_P(Kinds, UnpackKind, testing::Values(Kind::TAR, Kind::TAR_GZ, Kind::ZIP));

TEST_P(UnpackKind, AnHonestArchiveArrivesWhole) {
  const auto archive =
      Packer(GetParam()).folder("src").file("src/a.py", "a").file("./src/deep/b.ts", "bb").file("größe.js", "c").take();
  const auto contents = unpack(archive, inside());
  EXPECT_EQ(contents.files, 3u);
  EXPECT_EQ(contents.bytes, 4u);
  EXPECT_EQ(found(), (std::map<std::string, std::string>{{"src/a.py", "a"}, {"src/deep/b.ts", "bb"}, {"größe.js", "c"}}));
  struct stat info{};
  ASSERT_EQ(stat((inside() / "src/a.py").c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 07777, 0600u);  // no set-user-id, nothing executable
}

TEST_P(UnpackKind, PathsThatLeadOutAreRefusedByName) {
  for (const auto* path : {"../evil.py", "src/../../evil.py", "/etc/evil.py", "..\\evil.py", "C:\\evil.py", "\\evil.py"})
    EXPECT_THAT(refusal(Packer(GetParam()).file(path).take()), HasSubstr("evil.py'")) << path;
}

TEST_P(UnpackKind, LinksAndDevicesAreRefused) {
  EXPECT_THAT(refusal(Packer(GetParam()).entry("link", AE_IFLNK, "", "../neighbour.py").take()),
              HasSubstr("'link' is a symbolic link"));
  if (GetParam() == Kind::ZIP) return;
  EXPECT_THAT(refusal(Packer(GetParam()).file("a.py").entry("hard", AE_IFREG, "", "", "../neighbour.py").take()),
              HasSubstr("hard link"));
  EXPECT_THAT(refusal(Packer(GetParam()).entry("pipe", AE_IFIFO, "").take()), HasSubstr("device, pipe or socket"));
  EXPECT_THAT(refusal(Packer(GetParam()).entry("disk", AE_IFBLK, "").take()), HasSubstr("device, pipe or socket"));
}

TEST_P(UnpackKind, ASymbolicLinkIsNeverWrittenThrough) {
  EXPECT_NE(refusal(Packer(GetParam()).entry("out", AE_IFLNK, "", "..").file("out/neighbour.py", "overwritten").take()), "");
}

TEST_P(UnpackKind, CollidingNamesAreRefused) {
  EXPECT_THAT(refusal(Packer(GetParam()).file("a.py").file("a.py").take()), HasSubstr("twice"));
  fs::remove_all(inside()), fs::create_directory(inside());
  EXPECT_THAT(refusal(Packer(GetParam()).file("src/a.py").file("src/A.PY").take()), HasSubstr("collides with 'src/a.py'"));
  fs::remove_all(inside()), fs::create_directory(inside());
  EXPECT_THAT(refusal(Packer(GetParam()).file("src/a.py").file("SRC/b.py").take()), HasSubstr("collides with the folder 'src'"));
  fs::remove_all(inside()), fs::create_directory(inside());
  EXPECT_THAT(refusal(Packer(GetParam()).file("a").file("a/b.py").take()), HasSubstr("is a file"));
}

TEST_P(UnpackKind, LimitsAreCountedNotBelieved) {
  limits_.files = 2;
  EXPECT_THAT(refusal(Packer(GetParam()).file("a").file("b").file("c").take(), ErrorCode::too_large), HasSubstr("2 files"));
  fs::remove_all(inside()), fs::create_directory(inside());
  limits_ = {};
  limits_.unpacked_bytes = 100'000;
  EXPECT_THAT(refusal(Packer(GetParam()).file("a", std::string(200'000, 'a')).take(), ErrorCode::too_large),
              HasSubstr("100000 bytes"));
  EXPECT_LE(fs::file_size(inside() / "a"), 100'000u);
}

TEST_P(UnpackKind, LongAndDeepPathsAreRefused) {
  std::string deep, parts;
  for (int i = 0; i < 101; ++i) deep += "d/";
  while (parts.size() < 1100) parts += std::string(100, 'n') + "/";
  EXPECT_THAT(refusal(Packer(GetParam()).file(deep + "a.py").take()), HasSubstr("deep"));
  EXPECT_THAT(refusal(Packer(GetParam()).file(parts + "a.py").take()), HasSubstr("1024"));
  EXPECT_THAT(refusal(Packer(GetParam()).file(std::string(256, 'n')).take()), HasSubstr("255"));
}

TEST_P(UnpackKind, ACutArchiveIsRefused) {
  std::string noise(20'000, '\0');
  for (std::size_t i = 0; i < noise.size(); ++i) noise[i] = static_cast<char>((i * i * 2654435761u) >> 13);
  const auto archive = Packer(GetParam()).file("a.py", noise).take();
  EXPECT_NE(refusal(archive.substr(0, archive.size() / 2)), "");
}

TEST_P(UnpackKind, WhatIsLeftOutIsSaid) {
  const auto archive = Packer(GetParam()).file("a.py").file("lib/.git/config").file("lib/.git/HEAD").file("bad\tname.py").take();
  const auto contents = unpack(archive, inside());
  EXPECT_EQ(contents.files, 1u);
  EXPECT_THAT(contents.skipped, testing::UnorderedElementsAre(SkippedEntry{"lib/.git", "version control data is not kept"},
                                                              SkippedEntry{"bad\tname.py", "its name has control characters"}));
}

TEST_F(Unpack, ABombIsStoppedByItsRatio) {
  for (const auto kind : {Kind::TAR_GZ, Kind::ZIP}) {
    const auto bomb = Packer(kind).file("zeros", std::string(50 << 20, '\0')).take();
    ASSERT_LT(bomb.size(), 100'000u);
    EXPECT_THAT(refusal(bomb, ErrorCode::too_large), HasSubstr("200 times"));
    EXPECT_LT(fs::file_size(inside() / "zeros"), 30u << 20);
    fs::remove(inside() / "zeros");
  }
}

TEST_F(Unpack, ZipEntriesThatShareTheirBytesAreRefused) {
  auto zip = Packer(Kind::ZIP).file("aaaa.py").file("bbbb.py").take();
  // The second directory entry is pointed at the first one's data.
  const auto second = zip.rfind("PK\x01\x02");
  zip.replace(second + 42, 4, 4, '\0');
  EXPECT_THAT(refusal(zip), HasSubstr("overlap"));
}

std::string little(std::uint64_t number, std::size_t width) {
  std::string bytes;
  for (std::size_t i = 0; i < width; ++i) bytes += static_cast<char>(number >> (8 * i));
  return bytes;
}

// Two entries, the second one's directory entry pointed at the first one's data.
struct Overlapping {
  std::string zip = Packer(Kind::ZIP).file("aaaa.py").file("bbbb.py").take();
  std::size_t end = zip.rfind("PK\x05\x06"), directory = zip.find("PK\x01\x02");
  Overlapping() { zip.replace(zip.rfind("PK\x01\x02") + 42, 4, 4, '\0'); }
};

TEST_F(Unpack, AZipDirectoryThatIsLongerThanItSaysIsRefused) {
  Overlapping made;
  made.zip.replace(made.end + 8, 4, "\1\0\1\0"s);
  EXPECT_THAT(refusal(made.zip), HasSubstr("between its directory and its end"));
}

// libarchive looks for the directory by its size, in front of the end record, and not by its offset.
TEST_F(Unpack, AZipWithAnotherDirectoryBehindTheNamedOneIsRefused) {
  Overlapping made;
  const auto honest = Packer(Kind::ZIP).file("aaaa.py").file("bbbb.py").take();
  made.zip.insert(made.directory, honest.substr(made.directory, made.end - made.directory));
  EXPECT_THAT(refusal(made.zip), HasSubstr("between its directory and its end"));
}

TEST_F(Unpack, AZipWithAnotherDirectoryInItsZip64RecordIsRefused) {
  Overlapping made;
  const auto honest = Packer(Kind::ZIP).file("aaaa.py").file("bbbb.py").take();
  const auto length = made.end - made.directory;
  const auto wide = "PK\x06\x06" + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8) + little(2, 8) + little(2, 8) +
                    little(length, 8) + little(made.directory, 8);
  const auto locator = "PK\x06\x07" + little(0, 4) + little(made.end + length, 8) + little(1, 4);
  made.zip.insert(made.end, honest.substr(made.directory, length) + wide + locator);
  made.zip.replace(made.zip.rfind("PK\x05\x06") + 16, 4, little(made.end, 4));
  EXPECT_THAT(refusal(made.zip), HasSubstr("two directories"));
}

TEST_F(Unpack, WhatIsLeftOutOfATarIsInflatedAndCounts) {
  const auto bomb = Packer(Kind::TAR_GZ).file("a.py").file(".git/objects/pack/zeros", std::string(50 << 20, '\0')).take();
  EXPECT_THAT(refusal(bomb, ErrorCode::too_large), HasSubstr("200 times"));
}

TEST_F(Unpack, HeadersOfATarCountAsWell) {
  limits_.unpacked_bytes = 200'000;
  limits_.ratio_from_bytes = 100'000;
  std::string tar;
  for (int i = 0; i < 20; ++i) {
    const std::string comment(60'000, 'c');
    Packer packer{Kind::TAR};
    packer.file("a" + std::to_string(i) + ".py", "", {{"user.comment", comment}});
    auto one = packer.take();
    tar += one.substr(0, one.size() - one.size() % 512);
    while (tar.ends_with(std::string(512, '\0'))) tar.resize(tar.size() - 512);
  }
  EXPECT_THAT(refusal(tar + std::string(1024, '\0'), ErrorCode::too_large), HasSubstr("headers"));
}

TEST_F(Unpack, AZipNameWithNulIsRefused) {
  auto zip = Packer(Kind::ZIP).file("aaaa.py").take();
  replace_all(zip, "aaaa.py", std::string_view("aa\0a.py", 7));
  EXPECT_THAT(refusal(zip), HasSubstr("NUL"));
}

// As Python's zipfile and Info-ZIP write them: bit 11 of the flags says that the name is UTF-8.
TEST_F(Unpack, AZipNameInUtf8Arrives) {
  auto zip = Packer(Kind::ZIP).file("src/eeaa.py").take();
  replace_all(zip, "eeaa.py", "\xc3\xa9\xc3\xa0.py");
  zip[zip.find("PK\x03\x04") + 7] |= 0x08;
  zip[zip.rfind("PK\x01\x02") + 9] |= 0x08;
  unpack(zip, inside());
  EXPECT_THAT(found(), testing::ElementsAre(testing::Key("src/\xc3\xa9\xc3\xa0.py")));
}

TEST_F(Unpack, AZipNameInNoKnownCharsetIsLeftOutAndSaid) {
  auto zip = Packer(Kind::ZIP).file("a.py").file("eeaa.py").take();
  replace_all(zip, "eeaa.py", "\x82\x83\x84\x85.py");
  const auto contents = unpack(zip, inside());
  EXPECT_EQ(contents.files, 1u);
  EXPECT_THAT(contents.skipped, testing::ElementsAre(SkippedEntry{"\x82\x83\x84\x85.py", "its name is not UTF-8"}));
}

TEST_F(Unpack, AnEncryptedZipIsRefused) {
  auto zip = Packer(Kind::ZIP).file("aaaa.py").take();
  zip[zip.rfind("PK\x01\x02") + 8] = 1;
  EXPECT_THAT(refusal(zip), HasSubstr("encrypted"));
}

TEST_F(Unpack, WhatIsNoArchiveIsSaidToBeNone) {
  EXPECT_NE(refusal("#!/bin/sh\necho hello\n", ErrorCode::unsupported_media), "");
  EXPECT_NE(refusal(std::string(10'000, '\x7f'), ErrorCode::unsupported_media), "");
  EXPECT_NE(refusal(""), "");
  EXPECT_NE(refusal("PK\x03\x04 and then nothing of a zip"), "");
  EXPECT_NE(refusal("\x1f\x8b\x08\0 not a stream"s), "");
  EXPECT_NE(refusal(Packer(Kind::TAR).folder("only").take()), "");
}

TEST_F(Unpack, EveryCutAndFlippedByteIsSurvived) {
  for (const auto kind : {Kind::TAR, Kind::TAR_GZ, Kind::ZIP}) {
    const auto archive = Packer(kind).file("src/a.py", "alpha").file("b.py", "beta").take();
    for (std::size_t i = 0; i < archive.size(); i += archive.size() > 2000 ? 37 : 3) {
      auto damaged = archive;
      damaged[i] = static_cast<char>(damaged[i] ^ 0x55);
      for (const auto& hostile : {damaged, archive.substr(0, i)}) {
        fs::remove_all(inside()), fs::create_directory(inside());
        try {
          unpack(hostile, inside());
        } catch (const Error&) {
        }
        expect_nothing_outside();
      }
    }
  }
}

}  // namespace
}  // namespace insight::source
