#include "engine/graph/link_names.h"

#include <gtest/gtest.h>

#include <string>

#include "engine/syntax/lower.h"

namespace insight::engine::graph {
namespace {

using syntax::Language;

LinkNames names_of(Language language, const std::string& text) {
  return link_names_of(syntax::lower(language, text).tree);
}

TEST(LinkNames, AClassLeadsToTheFileThatGoesByItsName) {
  const LinkNames java = names_of(Language::Java, "class A { private UserStore store; void f() { new Helper().run(store); } }");
  EXPECT_TRUE(may_lead(Language::Java, java, "UserStore", {}));
  EXPECT_TRUE(may_lead(Language::Java, java, "Helper", {}));
  EXPECT_FALSE(may_lead(Language::Java, java, "Other", {}));

  const LinkNames ruby = names_of(Language::Ruby, "class A\n  def f(x)\n    UserStore.new.save(x)\n  end\nend\n");
  EXPECT_TRUE(may_lead(Language::Ruby, ruby, "user_store", {}));
  EXPECT_FALSE(may_lead(Language::Ruby, ruby, "stores", {}));
  EXPECT_FALSE(may_lead(Language::Ruby, ruby, "x", {})) << "a variable";

  const LinkNames php = names_of(Language::Php, "<?php\n\\App\\Helper::run($x);\n");
  EXPECT_TRUE(may_lead(Language::Php, php, "Helper", {}));
  const LinkNames small = names_of(Language::Php, "<?php\nfunction f(store $s) { $s->save(new db()); helper($s); }\n");
  EXPECT_TRUE(may_lead(Language::Php, small, "store", {}));
  EXPECT_TRUE(may_lead(Language::Php, small, "db", {}));
  EXPECT_TRUE(may_lead(Language::Php, small, "helper", {}));
}

TEST(LinkNames, APackageLeadsToTheFilesWhoseFunctionsAreCalled) {
  const LinkNames caller = names_of(Language::Go, "package a\nfunc f() { db.Run(read(x)) }\n");
  EXPECT_TRUE(may_lead(Language::Go, caller, "b", names_of(Language::Go, "package a\nfunc read(x int) int { return x }\n")));
  EXPECT_TRUE(may_lead(Language::Go, caller, "b", names_of(Language::Go, "package db\nvar Run = func(x int) {}\n")));
  EXPECT_FALSE(may_lead(Language::Go, caller, "b", names_of(Language::Go, "package a\nfunc g(x int) { f(x) }\n")));
}

TEST(LinkNames, ModulesAreToldByTheirImports) {
  EXPECT_TRUE(names_of(Language::Python, "import a\na.run()\n").uses.empty());
  EXPECT_TRUE(may_lead(Language::Python, {}, "a", {}));
}

}  // namespace
}  // namespace insight::engine::graph
