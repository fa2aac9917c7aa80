#include "engine/syntax/languages/mended_text.h"

#include <gtest/gtest.h>

#include "engine/syntax/lower.h"

namespace insight::engine::syntax {
namespace {

std::size_t errors(Language language, std::string_view source) {
  return lower(language, source).tree.syntax_errors();
}

TEST(MendedText, EndsTheLastPropertyOfAKotlinClassWithItsLine) {
  EXPECT_EQ(mended_kotlin("class A { val a = 1 }"), "class A { val a = 1\n}");
  EXPECT_EQ(mended_kotlin("// a }\nval s = \"b } ${ c } d }\" /* } */"), "// a }\nval s = \"b } ${ c } d }\" /* } */");
  EXPECT_EQ(errors(Language::Kotlin, "class A { val a = 1 }\nclass B { companion object { const val C = \"}\" } }\n"), 0u);
}

TEST(MendedText, HidesAnnotationsOfScalaConstructors) {
  EXPECT_EQ(mended_scala("class A @Inject()(b: B)(implicit c: C)"), "class A          (b: B)(implicit c: C)");
  EXPECT_EQ(mended_scala("class A(b: B) { @tailrec() def f = 1 }"), "class A(b: B) { @tailrec() def f = 1 }");
  EXPECT_EQ(errors(Language::Scala, "class A @Inject()(b: B)(implicit c: C) extends D(b)\n"), 0u);
}

TEST(MendedText, PutsTheTypedParameterOfAScalaClosureInBrackets) {
  EXPECT_EQ(mended_scala("f { implicit r: R[A] => 1 }"), "f {         (r: R[A])=> 1 }");
  EXPECT_EQ(mended_scala("f { case x: Int => 1 }"), "f { case x: Int => 1 }");
  EXPECT_EQ(mended_scala("f { r => 1 }"), "f { r => 1 }");
  EXPECT_EQ(errors(Language::Scala, "object O { def f = Action { r: R[A] => g(r) } }\n"), 0u);
}

TEST(MendedText, TakesAnyText) {
  for (const std::string_view text :
       {"", "}", " }", "\"", "\"${", "\"\"\"", "'", "class ", "class A @", "class A @B(", "{ a:", "{ a: B[", "/*"}) {
    EXPECT_EQ(mended_kotlin(text).size(), text.size());
    EXPECT_EQ(mended_scala(text).size(), text.size());
  }
}

}  // namespace
}  // namespace insight::engine::syntax
