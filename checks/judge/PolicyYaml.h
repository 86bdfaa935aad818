// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The YAML form of contexts and gradings, for the tables of the binary and for the configuration
// of a project.
#ifndef BORDERCHECK_JUDGE_POLICYYAML_H
#define BORDERCHECK_JUDGE_POLICYYAML_H

#include "checks/catalog/LibraryYaml.h"
#include "checks/judge/Policy.h"
#include "checks/judge/Rule.h"
#include "llvm/Support/GlobPattern.h"

namespace bordercheck {

template <> struct Words<Severity> {
  static constexpr const char *What = "severity";
  static constexpr Severity All[] = {Severity::Low, Severity::Medium, Severity::High,
                                     Severity::Critical};
};

template <> struct Words<Context> {
  static constexpr const char *What = "context";
  static constexpr Context All[] = {Context::Product, Context::BuildTool, Context::Test,
                                    Context::Docs, Context::ThirdParty};
};

template <> struct Words<Moment> {
  static constexpr const char *What = "time";
  static constexpr Moment All[] = {Moment::Now, Moment::Later};
};

} // namespace bordercheck

LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(const bordercheck::RuleInfo *)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(bordercheck::CrossingKind)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(bordercheck::Controller)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(bordercheck::Context)
LLVM_YAML_IS_FLOW_SEQUENCE_VECTOR(bordercheck::Moment)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::ContextRow)
LLVM_YAML_IS_SEQUENCE_VECTOR(bordercheck::Grading)

namespace llvm::yaml {

template <> struct ScalarTraits<const bordercheck::RuleInfo *> {
  static void output(const bordercheck::RuleInfo *const &Rule, void *, raw_ostream &Out) {
    Out << Rule->Id;
  }
  static StringRef input(StringRef Name, void *Context, const bordercheck::RuleInfo *&Rule) {
    Rule = bordercheck::findRule(Name);
    if (Rule)
      return {};
    std::vector<StringRef> Known;
    for (const bordercheck::RuleInfo &R : bordercheck::allRules())
      Known.push_back(R.Id);
    return bordercheck::YamlReading::of(Context).wrong(
        ("'" + Name + "' is no rule" + bordercheck::nameHint(Name, Known)).str());
  }
  static QuotingType mustQuote(StringRef) { return QuotingType::None; }
};

template <> struct MappingTraits<bordercheck::ContextRow> {
  static void mapping(IO &Io, bordercheck::ContextRow &R) {
    bordercheck::YamlFields Fields(Io);
    Fields.mapRequired("name", R.Is);
    Fields.mapOptional("lowers", R.Lowers);
    Fields.mapOptional("paths", R.Paths);
    Fields.mapOptional("written", R.Written);
    Fields.close();
  }
  static std::string validate(IO &, bordercheck::ContextRow &R) {
    for (const std::string &Glob : R.Paths)
      if (Expected<GlobPattern> Pattern = GlobPattern::create(Glob); !Pattern)
        return "'" + Glob + "': " + toString(Pattern.takeError());
    return "";
  }
};

template <> struct MappingTraits<bordercheck::Grading> {
  static void mapping(IO &Io, bordercheck::Grading &G) {
    bordercheck::YamlFields Fields(Io);
    Fields.mapRequired("is", G.Is);
    Fields.mapOptional("rules", G.Rules);
    Fields.mapOptional("kinds", G.Kinds);
    Fields.mapOptional("controllers", G.Controllers);
    Fields.mapOptional("contexts", G.Contexts);
    Fields.mapOptional("when", G.When);
    Fields.close();
  }
};

} // namespace llvm::yaml

#endif
