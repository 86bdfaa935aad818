// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The text of an annotation becomes the model that a catalog file would hold, and a mistake
// says what is wrong and what was probably meant.
#include "checks/catalog/Annotation.h"
#include "checks/catalog/Print.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::HasSubstr;

std::string asModel(llvm::StringRef Said, Bearer On, unsigned Index = 0) {
  llvm::Expected<Annotation> A = annotationFrom(Said, On, Index);
  if (!A)
    return llvm::toString(A.takeError());
  std::string All;
  auto Add = [&](const std::string &Of, const std::vector<PrintedField> &Fields) {
    for (const PrintedField &F : Fields)
      All += (All.empty() ? "" : "; ") + Of + F.Name + ": " + F.Value;
  };
  if (A->Function)
    Add("", printed(*A->Function));
  if (A->Entry)
    Add("entry ", printed(*A->Entry));
  if (A->Value)
    Add("value ", printed(*A->Value));
  return All;
}

TEST(Annotation, OfAFunctionIsAModel) {
  EXPECT_EQ(asModel("crossing: { kind: load, path: arg1 }", Bearer::Function),
            "crossing: { kind: load, path: arg1 }");
  EXPECT_EQ(asModel("holds: { origin: network, controller: user }", Bearer::Function),
            "source: { origin: network, controller: user, to: return }");
  EXPECT_EQ(asModel("trusted-path: here", Bearer::Function), "trusted-path: return");
  EXPECT_EQ(asModel("generated-by: \"protoc\"", Bearer::Function), "generated-by: protoc");
  EXPECT_EQ(asModel("neutral: true", Bearer::Function), "neutral: true");
}

TEST(Annotation, OfAParameterIsAModelOfTheFunction) {
  EXPECT_EQ(asModel("crossing: { kind: compile, text: here, language: c++ }", Bearer::Parameter, 2),
            "crossing: { kind: compile, text: arg2, language: c++ }");
  EXPECT_EQ(asModel("source: { origin: file, to: here }", Bearer::Parameter, 1),
            "source: { origin: file, to: arg1 }");
  EXPECT_EQ(asModel("gate: { kind: digest, on: here, accept: zero }", Bearer::Parameter, 0),
            "gate: { kind: digest, on: arg0, accept: zero }");
}

TEST(Annotation, OfWhatAParameterBringsIsAnEntry) {
  EXPECT_EQ(asModel("holds: { origin: network }", Bearer::Parameter, 1),
            "entry source: { origin: network, to: arg1 }");
  EXPECT_EQ(asModel("trusted-path: here", Bearer::Parameter, 1), "value trusted-path: true");
}

TEST(Annotation, OfAVariableIsItsModel) {
  EXPECT_EQ(asModel("holds: { origin: input, controller: remote }", Bearer::Value),
            "value source: input; value controller: remote");
  EXPECT_EQ(asModel("trusted-path: here", Bearer::Value), "value trusted-path: true");
  EXPECT_EQ(asModel("generated-by: \"a tool\"", Bearer::Value), "value generated-by: \"a tool\"");
}

TEST(Annotation, AFormatterMayHaveBeenAtIt) {
  EXPECT_EQ(asModel("gate: { kind: identifier - check, on: here }", Bearer::Parameter, 0),
            "gate: { kind: identifier-check, on: arg0 }");
  EXPECT_EQ(
      asModel("build : {op : append, to : arg0, from : [arg1 +, \"' - '\"]}", Bearer::Function),
      "build: { op: append, to: arg0, from: [arg1+, \"' - '\"] }");
}

TEST(Annotation, AMistakeIsToldWithTheNearestWord) {
  auto Function = [](llvm::StringRef Said) { return asModel(Said, Bearer::Function); };
  EXPECT_EQ(Function("crossing: { kind: compil, text: arg0, language: c }"),
            "crossing.kind: 'compil' is no crossing; did you mean 'compile'?");
  EXPECT_EQ(Function("holds: { origin: netwrk }"),
            "holds.origin: 'netwrk' is no origin; did you mean 'network'?");
  EXPECT_EQ(Function("crosing: { kind: command }"),
            "unknown key 'crosing'; did you mean 'crossing'?");
  EXPECT_THAT(Function("returns: args0"), HasSubstr("'args0' is no port; use here, argN"));
  EXPECT_THAT(Function("crossing: { kind: compile, text: arg0 }"),
              HasSubstr("has a crossing of code in no language"));
  EXPECT_THAT(Function("arity: 1"), HasSubstr("has no effect"));
  EXPECT_THAT(Function(""), HasSubstr("has no effect"));
  EXPECT_NE(Function("returns: {"), "");
}

TEST(Annotation, AVariableDoesNothing) {
  EXPECT_THAT(asModel("crossing: { kind: load, path: here }", Bearer::Value),
              HasSubstr("says what a function does of something that is none"));
}

} // namespace
} // namespace bordercheck
