// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "test/report/Samples.h"
#include "checks/review/Fingerprint.h"

namespace bordercheck {
namespace {

void identifyAll(Report &R) {
  std::vector<Finding *> Each;
  for (std::vector<Finding> *All : {&R.Findings, &R.Settled})
    for (Finding &F : *All)
      Each.push_back(&F);
  identify(Each);
}

Hole from(OriginKind Kind, std::string Name, std::vector<Gate> Gates = {}) {
  Hole H;
  H.Stands = Symbol::origin(Kind, defaultController(Kind), Name);
  H.Name = std::move(Name);
  H.Gates = std::move(Gates);
  return H;
}

} // namespace

Finding loadFinding() {
  Finding F;
  F.Rule = "unverified-load";
  F.Level = Severity::High;
  F.Who = Controller::User;
  F.Where = {"src/load.cpp", 12, 9};
  F.Message = "library path taken from 'name' is loaded by dlopen without verification";
  F.Notes = {{F.Where, "the path: ‹name›"}, {{"src/main.cpp", 3, 1}, "input: 'name' is read"}};
  F.Steps = {{{"src/main.cpp", 3, 1}, "read here"}, {F.Where, "'dlopen' is called here"}};
  F.Function = "plugins::load";
  F.Of.Kind = CrossingKind::Load;
  F.Of.Callee = "dlopen";
  F.Of.Where = F.Where;
  F.Of.Inputs = {{Role::Path, Text::hole(from(OriginKind::Argument, "name"))}};
  return F;
}

Report oneFinding(Finding F) {
  Report R;
  R.Findings.push_back(std::move(F));
  R.Units = 2;
  identifyAll(R);
  return R;
}

std::vector<Finding> silenced(size_t N) {
  std::vector<Finding> All(N, loadFinding());
  for (Finding &F : All)
    F.Decided.As = Standing::Silenced;
  return All;
}

std::string hostile() {
  return "q\"'\\\n::warning::\r\x1b[31m\x07\x7f\xff\xc3 <b>%0A</script><!--<script>alert(1)"
         "<img src=x onerror=alert(1)> ]]> &amp; ${x} `x` [a](javascript:x) | - # : \u2028 "
         // Turned around, hidden, and taken for commands of CI systems.
         "\u202egnp.exe\u202c \u2066x\u2069 \u200b\ufeff\u00ad\u3164\U000e0041\u009b31m "
         "##[error]x ##vso[task.setvariable variable=a]b";
}

Report hostileReport() {
  Finding F = loadFinding();
  F.Where.File = F.Message = F.Notes[0].Message = F.Notes[1].Where.File = F.Function = hostile();
  F.Steps[0].What = F.Steps[0].Where.File = hostile();
  F.Of.Callee = F.Of.Language = hostile();
  F.Of.Inputs.push_back({Role::Text, cat({lit(hostile()), hole(hostile())})});
  Report R = oneFinding(F);
  R.Owners[F.Where.File] = {hostile()};
  F.Decided = {Standing::Approved, hostile(), hostile(), "2030-01-01", F.Where};
  R.Settled.push_back(F);
  R.Gone.push_back(recordOf(F));
  R.Compared = true;
  R.Remarks.push_back({F.Where, hostile()});
  R.Unanalysed.push_back({hostile(), hostile()});
  R.Sources[F.Where.File] = std::string(11, '\n') + "\xff" + hostile();
  LinkedCrossing L;
  L.Function = L.At.Where.File = hostile();
  L.At.Where.Line = 1;
  L.At.Callee = "system";
  L.At.Inputs.push_back({Role::Text, cat({lit(hostile()), hole(hostile())})});
  L.At.Chain.push_back({L.At.Where, hostile()});
  R.Inventory.push_back(L);
  R.WithInventory = true;
  identifyAll(R);
  return R;
}

Report hugeReport() {
  Finding F = loadFinding();
  std::string Megabyte(1U << 20, 'x');
  F.Message = F.Notes[0].Message = Megabyte;
  F.Of.Inputs.push_back({Role::Text, cat({lit(Megabyte), hole("h"), lit("</script>")})});
  Report R = oneFinding(F);
  R.Sources[F.Where.File] = std::string(11, '\n') + Megabyte;
  return R;
}

Report manyFindings(size_t N) {
  constexpr const char *Rules[] = {"unverified-load", "assembled-command", "generated-import"};
  constexpr OriginKind Origins[] = {OriginKind::Network, OriginKind::Argument,
                                    OriginKind::Parameter, OriginKind::Environment};
  constexpr const char *Callees[] = {"dlopen", "system", "fopen"};
  constexpr CrossingKind Kinds[] = {CrossingKind::Load, CrossingKind::Command, CrossingKind::Write};
  Report R;
  R.Units = static_cast<unsigned>(N / 10 + 1);
  for (size_t I = 0; I < N; ++I) {
    Finding F = loadFinding();
    size_t Kind = I % 3;
    Hole Input = from(Origins[I % 4], "value" + std::to_string(I % 37));
    F.Rule = Rules[Kind];
    F.Level = static_cast<Severity>(I % 4);
    F.Who = Input.Stands.Who;
    F.Where = {"src/part" + std::to_string(I % 23) + "/file" + std::to_string(I % 211) + ".cpp",
               static_cast<unsigned>(I + 1), 3};
    F.Function = "part::function" + std::to_string(I % 499);
    F.Message = "text built from '" + Input.Name + "' is used by " + Callees[Kind];
    F.Of.Kind = Kinds[Kind];
    F.Of.Callee = Callees[Kind];
    F.Of.Inputs = {
        {Kind == 1 ? Role::Text : Role::Path,
         cat({lit("/tmp/out" + std::to_string(I % 61)), Text::hole(Input), lit(".so")})}};
    F.Notes = {{F.Where, "the path: /tmp/‹" + Input.Name + "›.so"},
               {F.Where, "input: '" + Input.Name + "' is read"}};
    F.Steps = {{F.Where, "'" + F.Of.Callee + "' is called here"}};
    R.Findings.push_back(std::move(F));
  }
  identifyAll(R);
  return R;
}

Report fullReport() {
  Report R = manyFindings(12);
  for (Standing S : {Standing::Known, Standing::Approved, Standing::Silenced}) {
    Finding F = loadFinding();
    F.Where.Line = 100 + static_cast<unsigned>(S);
    F.Decided.As = S;
    if (S != Standing::Known)
      F.Decided.Reason = "the folder belongs to root";
    R.Settled.push_back(std::move(F));
  }
  Finding &F = R.Findings.front();
  F.Where = {"src/load.cpp", 3, 5};
  F.Of.Inputs = {
      {Role::Path,
       cat({lit("/usr/lib/app/"),
            Text::hole(from(OriginKind::Network, "reply.name", {gate(GateKind::IdentifierCheck)})),
            lit(".so")})},
      {Role::Text, cat({lit("extern \"C\" void "), Text::hole(from(OriginKind::File, "op.name")),
                        lit("(float *x) {\n  x[0] = "),
                        Text::hole(from(OriginKind::File, "op.expr")), lit(";\n}\n")})}};
  R.Sources["src/load.cpp"] = "#include <dlfcn.h>\nvoid load(const char *Name) {\n"
                              "    dlopen(Name, RTLD_NOW);\n}\n";
  R.Compared = true;
  R.Gone.push_back(recordOf(loadFinding()));
  R.Remarks.push_back({{"src/load.cpp", 2, 1}, "this NOLINT comment silences nothing; drop it"});
  R.Unanalysed.push_back({"src/broken.cpp", "broken.cpp:1: expected ')'"});
  R.WithInventory = true;
  LinkedCrossing L;
  L.At = F.Of;
  L.Function = F.Function;
  L.At.Where = F.Where;
  R.Inventory = {L};
  identifyAll(R);
  return R;
}

} // namespace bordercheck
