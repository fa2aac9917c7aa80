// A module for clang-tidy 19 that keeps it to our own code. By itself it looks for mistakes in every header that a source includes
// and then drops what it found in the system's: five sixths of its time. scripts/lint.sh builds and loads this; newer versions know
// to do so alone.
#include <clang-tidy/ClangTidyCheck.h>
#include <clang-tidy/ClangTidyModule.h>
#include <clang-tidy/ClangTidyModuleRegistry.h>
#include <clang/AST/ASTContext.h>
#include <clang/ASTMatchers/ASTMatchFinder.h>

namespace {

using clang::ast_matchers::MatchFinder;

// The file as a whole is visited first, and only then does the walk ask what to go through.
class OwnCode : public clang::tidy::ClangTidyCheck {
 public:
  using ClangTidyCheck::ClangTidyCheck;

  void registerMatchers(MatchFinder* finder) override {
    finder->addMatcher(clang::ast_matchers::translationUnitDecl().bind("file"), this);
  }
  void check(const MatchFinder::MatchResult& result) override {
    std::vector<clang::Decl*> own;
    for (clang::Decl* declaration : result.Context->getTranslationUnitDecl()->decls()) {
      const clang::SourceLocation where = result.SourceManager->getExpansionLoc(declaration->getLocation());
      if (where.isValid() && !result.SourceManager->isInSystemHeader(where)) own.push_back(declaration);
    }
    result.Context->setTraversalScope(own);
  }
};

class OwnCodeModule : public clang::tidy::ClangTidyModule {
 public:
  void addCheckFactories(clang::tidy::ClangTidyCheckFactories& factories) override {
    factories.registerCheck<OwnCode>("insight-own-code");
  }
};

const clang::tidy::ClangTidyModuleRegistry::Add<OwnCodeModule> own_code("insight", "keeps clang-tidy to our own code");

}  // namespace
