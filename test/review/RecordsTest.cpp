// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Approvals and baselines: what they settle, when they no longer do, and that their
// file comes back as it was written.
#include "checks/review/Records.h"
#include "checks/text/Visible.h"
#include "test/review/Make.h"
#include "llvm/Support/JSON.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace bordercheck {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Text command(const char *Program = "rm", std::vector<Gate> Gates = {}) {
  return cat({lit(Program), lit(" "), hole("env DIR", std::move(Gates))});
}

std::vector<Finding> open(Text What) { return identified({findingOf(std::move(What))}); }

Record approval(const Finding &F, std::string Expires = "") {
  Record R = recordOf(F);
  R.Reason = "reviewed";
  R.By = "Ada";
  R.Expires = std::move(Expires);
  return R;
}

std::string written(std::vector<Record> All) {
  std::string Out;
  llvm::raw_string_ostream Stream(Out);
  writeRecords("approvals", std::move(All), Stream);
  return Out;
}

std::string errorIn(llvm::StringRef Content) {
  auto Read = readRecords("approvals", Content, "approvals.yaml");
  return Read ? "none" : llvm::toString(Read.takeError());
}

TEST(Records, SayInWordsWhatCrosses) {
  Record R = recordOf(open(command("rm", {gate(GateKind::Escape, "shell")}))[0]);
  EXPECT_EQ(R.Crossing, "command by system");
  EXPECT_THAT(R.Inputs, testing::ElementsAre("text: rm ‹env DIR›"));
  EXPECT_THAT(R.Origins, testing::ElementsAre("env DIR (operator)"));
  EXPECT_THAT(R.Gates, testing::ElementsAre("escape for shell on env DIR"));
}

TEST(Records, ComeBackAsTheyWereWritten) {
  std::vector<Record> All = {approval(open(command("zip"))[0], "2026-12-31"),
                             approval(open(command("rm"))[0])};
  All[0].Reason = "a \"quoted\" reason: with - marks\nand lines # ‹›";
  All[0].Inputs = {"text: \x1b[31m", "- x: y", "", "'"};
  std::string Once = written(All);
  auto Read = readRecords("approvals", Once, "approvals.yaml");
  ASSERT_TRUE(bool(Read)) << llvm::toString(Read.takeError()) << Once;
  EXPECT_EQ(written(*Read), Once);
  ASSERT_EQ(Read->size(), 2U);
  const Record &Back = (*Read)[Read->front().Fingerprint == All[0].Fingerprint ? 0 : 1];
  EXPECT_EQ(Back.Reason, All[0].Reason);
  EXPECT_EQ(Back.Inputs, All[0].Inputs);
  EXPECT_EQ(Back.Expires, "2026-12-31");
  EXPECT_EQ(Back.Level, Severity::High);
}

TEST(Records, AreSortedHoweverTheyCame) {
  Record A = approval(open(command("a"))[0]), B = approval(open(command("b"))[0]);
  EXPECT_EQ(written({A, B}), written({B, A}));
}

TEST(Records, OfHostileNamesAreValidText) {
  Record R = approval(open(command())[0]);
  R.Function = R.File = "\xff\xc3\x1b[31m\n- fingerprint: x";
  std::string Out = written({R});
  EXPECT_TRUE(llvm::json::isUTF8(Out));
  auto Read = readRecords("approvals", Out, "approvals.yaml");
  ASSERT_TRUE(bool(Read)) << llvm::toString(Read.takeError()) << Out;
  EXPECT_EQ(Read->size(), 1U);
}

// The file is reviewed like code: nothing hides in it, or turns what is around it.
TEST(Records, AreWrittenAsTheyAreSeen) {
  Record R = recordOf(open(command("rm"))[0]);
  R.Reason = "fine \u202egnp\u2066\u200b\ufeff\u2028\x1b end";
  std::string Out = written({R});
  EXPECT_EQ(visible(Out), Out);
  auto Read = readRecords("approvals", Out, "approvals.yaml");
  ASSERT_TRUE(static_cast<bool>(Read)) << llvm::toString(Read.takeError());
  EXPECT_EQ(Read->front().Reason, R.Reason);
}

TEST(Records, ErrorsNameFileAndLine) {
  EXPECT_THAT(errorIn("approvals:\n  - fingerprint: a\n"),
              AllOf(HasSubstr("approvals.yaml:2"), HasSubstr("rule")));
  EXPECT_THAT(errorIn("approvals:\n  - fingerprint: a\n    rule: x\n    expires: soon\n"),
              HasSubstr("'soon' is no day"));
  EXPECT_THAT(errorIn("approvals:\n  - { fingerprint: a, rule: x }\n"
                      "  - { fingerprint: a, rule: x }\n"),
              HasSubstr("a is there twice"));
  EXPECT_THAT(errorIn("approvals:\n  - { fingerprint: a, rule: x, reasn: y }\n"),
              HasSubstr("reasn"));
  EXPECT_THAT(errorIn("baseline: []\n"), Not(HasSubstr("none")));
  EXPECT_EQ(errorIn("approvals: []\n"), "none");
}

TEST(Records, DaysAreDatesThatExist) {
  EXPECT_TRUE(isDay("2026-12-31"));
  EXPECT_TRUE(isDay("2028-02-29"));
  for (const char *Wrong : {"2027-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "26-12-31",
                            "2026-1-1", "", "tomorrow", "2026/12/31"})
    EXPECT_FALSE(isDay(Wrong)) << Wrong;
}

TEST(Approvals, SettleWhatTheyName) {
  std::vector<Finding> All = open(command());
  Settlement S = applyApprovals(All, {approval(All[0])}, "approvals.yaml", "2026-06-01");
  EXPECT_EQ(All[0].Decided.As, Standing::Approved);
  EXPECT_EQ(All[0].Decided.Reason, "reviewed");
  EXPECT_EQ(All[0].Decided.By, "Ada");
  EXPECT_THAT(S.Remarks, IsEmpty());
  EXPECT_THAT(S.Gone, IsEmpty());
}

TEST(Approvals, HoldOnTheirLastDayAndNotOnTheNext) {
  std::vector<Finding> All = open(command());
  Record R = approval(All[0], "2026-06-01");
  applyApprovals(All, {R}, "approvals.yaml", "2026-06-01");
  EXPECT_EQ(All[0].Decided.As, Standing::Approved);
  All = open(command());
  Settlement S = applyApprovals(All, {R}, "approvals.yaml", "2026-06-02");
  EXPECT_EQ(All[0].Decided.As, Standing::Open);
  ASSERT_EQ(S.Remarks.size(), 1U);
  EXPECT_THAT(S.Remarks[0].Message, HasSubstr("ran out on 2026-06-01"));
  EXPECT_THAT(S.Gone, IsEmpty());
}

TEST(Approvals, ReturnAndSayWhatChanged) {
  Record Was = approval(open(command())[0]);
  auto RemarkFor = [&](Text Now) {
    std::vector<Finding> All = open(std::move(Now));
    Settlement S = applyApprovals(All, {Was}, "approvals.yaml", "2026-06-01");
    EXPECT_EQ(All[0].Decided.As, Standing::Open);
    EXPECT_EQ(S.Remarks.size(), 1U);
    return S.Remarks.empty() ? "" : S.Remarks[0].Message;
  };
  EXPECT_THAT(RemarkFor(command("rmdir")), HasSubstr("but the text changed since"));
  EXPECT_THAT(RemarkFor(cat({lit("rm "), hole("env OTHER")})),
              HasSubstr("but the text and the origins changed since"));
  EXPECT_THAT(RemarkFor(command("rm", {gate(GateKind::Promotion)})),
              HasSubstr("but the gates changed since"));
}

TEST(Approvals, OfWhatIsNoMoreAreStale) {
  std::vector<Finding> None;
  Settlement S =
      applyApprovals(None, {approval(open(command())[0])}, "approvals.yaml", "2026-06-01");
  ASSERT_EQ(S.Remarks.size(), 1U);
  EXPECT_THAT(S.Remarks[0].Message, HasSubstr("stale approval"));
  EXPECT_EQ(S.Remarks[0].Where.File, "approvals.yaml");
  EXPECT_EQ(S.Gone.size(), 1U);
}

TEST(Baseline, SettlesWhatItHoldsAndNothingNew) {
  std::vector<Finding> All = open(command());
  std::vector<Record> Known = {recordOf(All[0])};
  std::vector<Finding> Now = identified({findingOf(command("ls"), 5), findingOf(command(), 50)});
  Settlement S = applyBaseline(Now, Known);
  EXPECT_EQ(Now[0].Decided.As, Standing::Open);
  EXPECT_EQ(Now[1].Decided.As, Standing::Known) << "moved";
  EXPECT_THAT(S.Gone, IsEmpty());
}

TEST(Baseline, SaysWhatChangedAndWhatIsWorse) {
  std::vector<Record> Known = {recordOf(open(command())[0])};
  std::vector<Finding> Now = open(command("rmdir"));
  EXPECT_THAT(applyBaseline(Now, Known).Gone, IsEmpty()) << "it became another";
  EXPECT_EQ(Now[0].Since, Change::Changed);
  EXPECT_EQ(Now[0].Otherwise, "the text");
  EXPECT_EQ(Now[0].Decided.As, Standing::Open);
  Now = open(command());
  Now[0].Level = Severity::Critical;
  applyBaseline(Now, Known);
  EXPECT_EQ(Now[0].Since, Change::Worse) << "graver";
  EXPECT_EQ(Now[0].Decided.As, Standing::Open);
  Now = open(command());
  applyBaseline(Now, Known);
  EXPECT_EQ(Now[0].Since, Change::Same);
}

TEST(Baseline, SaysWhatIsGone) {
  std::vector<Finding> None;
  Settlement S = applyBaseline(None, {recordOf(open(command())[0])});
  EXPECT_EQ(S.Gone.size(), 1U);
}

// Adding a second one like a known one is new.
TEST(Baseline, CountsWhatIsAlike) {
  std::vector<Record> Known = {recordOf(open(command())[0])};
  std::vector<Finding> Now = identified({findingOf(command(), 5), findingOf(command(), 50)});
  applyBaseline(Now, Known);
  EXPECT_EQ(Now[0].Decided.As, Standing::Known);
  EXPECT_EQ(Now[1].Decided.As, Standing::Open);
}

} // namespace
} // namespace bordercheck
