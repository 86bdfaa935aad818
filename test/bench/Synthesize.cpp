// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// synthesize-program UNITS FOLDER: the summaries of a made-up program, to measure linking
// by. Its shape is that of real ones: a unit has 20 functions of its own and those of 5
// headers out of a shared set; it calls mostly units that stand before it, a few of which
// everybody calls; texts are constants, parameters, results and parts of each other; 200
// functions in all hand a parameter to a shell. The same number gives the same program.
#include "checks/catalog/Catalog.h"
#include "checks/summary/Codec.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/xxhash.h"
#include <cmath>
#include <random>

using namespace bordercheck;

namespace {

constexpr unsigned FunctionsOfUnit = 20;
constexpr unsigned FunctionsOfHeader = 10;
constexpr unsigned HeadersOfUnit = 5;
constexpr unsigned CallsOfFunction = 4;
constexpr unsigned Crossings = 200;

class Synthesis {
public:
  explicit Synthesis(unsigned Units) : Units(Units), Headers(std::max(10U, Units / 20)) {}

  Summary unit(unsigned U) {
    Random.seed(U + 1);
    Summary S;
    S.Unit = fileOf(U);
    for (unsigned H = 0; H < HeadersOfUnit; ++H) {
      // Everybody includes the first headers, too.
      auto Number = static_cast<unsigned>(std::pow(chance(), 2) * Headers);
      std::mt19937 Kept = Random;
      Random.seed(1000000000U + Number);
      std::string File = "include/header" + std::to_string(Number) + ".h";
      for (unsigned F = 0; F < FunctionsOfHeader; ++F)
        S.Functions.push_back(function(Units + Number, F, File, /*MayReach=*/0));
      Random = Kept;
    }
    for (unsigned F = 0; F < FunctionsOfUnit; ++F)
      S.Functions.push_back(function(U, F, S.Unit, U));
    bool Crosses = U % std::max(1U, Units / Crossings) == 0;
    if (Crosses)
      S.Functions.back().Crossings.push_back(crossing(S.Functions.back().Where));
    S.Counts.Functions = S.Counts.FunctionsAnalysed = S.Functions.size();
    return S;
  }

private:
  double chance() { return std::uniform_real_distribution<>(0, 1)(Random); }

  static std::string fileOf(unsigned U) {
    return "src/part" + std::to_string(U / 100) + "/unit" + std::to_string(U) + ".cpp";
  }

  static EntityId idOf(unsigned Owner, unsigned F) {
    return llvm::xxh3_64bits(std::to_string(Owner) + "/" + std::to_string(F)) | 1;
  }

  static Text symbol(Symbol S, std::string Name) {
    Hole H;
    H.Stands = std::move(S);
    H.Name = std::move(Name);
    return Text::hole(std::move(H));
  }

  Text value(unsigned CallsBefore) {
    BoundCounts Cut;
    double Kind = chance();
    Text Literal = Text::literal("value" + std::to_string(Random() % 1000));
    if (Kind < 0.5)
      return Literal;
    Text Open = Kind < 0.75 || !CallsBefore
                    ? symbol(Symbol::param(Random() % 2), "Argument")
                    : symbol(Symbol::returnOf(Random() % CallsBefore), "result");
    if (Kind > 0.97)
      Open =
          symbol(Symbol::origin(OriginKind::Environment, Controller::Operator, "HOME"), "env HOME");
    return chance() < 0.5 ? Open : Text::concat(Literal, Open, Cut);
  }

  /// Calls units before \p MayReach, few of them most of the time.
  FunctionEffects function(unsigned Owner, unsigned F, const std::string &File, unsigned MayReach) {
    FunctionEffects Made;
    Made.Id = idOf(Owner, F);
    Made.Name = "unit" + std::to_string(Owner) + "::function" + std::to_string(F);
    Made.Where = {File, 10 * (F + 1), 1};
    Made.ParamNames = {"First", "Second"};
    for (unsigned C = 0; MayReach && C < CallsOfFunction; ++C) {
      auto Callee = static_cast<unsigned>(std::pow(chance(), 3) * MayReach);
      unsigned Number = Random() % FunctionsOfUnit;
      Call Out;
      Out.Callee = idOf(Callee, Number);
      Out.Name = "unit" + std::to_string(Callee) + "::function" + std::to_string(Number);
      Out.Where = {File, 10 * (F + 1) + C + 1, 5};
      Out.Args = {value(C), value(C)};
      Made.Calls.push_back(std::move(Out));
    }
    Made.Returns = value(static_cast<unsigned>(Made.Calls.size()));
    if (chance() < 0.2) {
      Store Kept;
      Kept.Entity = idOf(Owner, 1000 + F % 3);
      Kept.Name = "Field";
      Kept.Where = {File, 10 * (F + 1) + 8, 5};
      Kept.Value = value(static_cast<unsigned>(Made.Calls.size()));
      Made.Stores.push_back(std::move(Kept));
    }
    return Made;
  }

  static Crossing crossing(const Place &In) {
    Crossing C;
    C.Kind = CrossingKind::Command;
    C.Callee = "system";
    C.Language = "shell";
    C.Where = {In.File, In.Line + 9, 5};
    C.Inputs.push_back({Role::Text, symbol(Symbol::param(0), "First")});
    return C;
  }

  unsigned Units;
  unsigned Headers;
  std::mt19937 Random;
};

} // namespace

int main(int Argc, char **Argv) {
  unsigned Units = 0;
  if (Argc != 3 || llvm::StringRef(Argv[1]).getAsInteger(10, Units)) {
    llvm::errs() << "usage: synthesize-program UNITS FOLDER\n";
    return 1;
  }
  Synthesis Program(Units);
  Provenance Maker = provenance(Catalog::builtinFingerprint(), Catalog::builtinFingerprint());
  for (unsigned U = 0; U < Units; ++U) {
    std::string Folder = Argv[2] + ("/" + std::to_string(U / 1000));
    std::error_code Error = llvm::sys::fs::create_directories(Folder);
    llvm::raw_fd_ostream Out(Folder + "/unit" + std::to_string(U) + ".bcs", Error);
    if (Error) {
      llvm::errs() << Folder << ": " << Error.message() << "\n";
      return 1;
    }
    Out << encode(Program.unit(U), Maker);
  }
  return 0;
}
