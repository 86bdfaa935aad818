// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Programs written by hand for tests of linking: functions that call, store, return
// and cross, told apart by the lines that they stand on. No Clang is involved.
#ifndef BORDERCHECK_TEST_LINK_PROGRAM_H
#define BORDERCHECK_TEST_LINK_PROGRAM_H

#include "checks/link/Link.h"
#include "test/text/Build.h"

namespace bordercheck {

inline Place line(unsigned Line, std::string File = "a.cpp") { return {std::move(File), Line, 5}; }

/// Function \p Id stands on line 10 * Id of a.cpp, so that its body has nine lines.
inline FunctionEffects function(EntityId Id, std::string Name,
                                std::vector<std::string> Params = {}) {
  FunctionEffects F;
  F.Id = Id;
  F.Name = std::move(Name);
  F.Where = line(static_cast<unsigned>(10 * Id));
  F.ParamNames = std::move(Params);
  return F;
}

inline Text param(unsigned Index) { return symbol(Symbol::param(Index), "param"); }
inline Text resultOf(unsigned Call) { return symbol(Symbol::returnOf(Call), "result"); }

inline Call call(EntityId Callee, std::string Name, unsigned Line, std::vector<Text> Args = {}) {
  Call C;
  C.Callee = Callee;
  C.Name = std::move(Name);
  C.Where = line(Line);
  C.Args = std::move(Args);
  return C;
}

inline Crossing command(unsigned Line, Text T) {
  Crossing C;
  C.Kind = CrossingKind::Command;
  C.Callee = "system";
  C.Language = "shell";
  C.Where = line(Line);
  C.Inputs.push_back({Role::Text, std::move(T)});
  return C;
}

inline Store store(Symbol Into, unsigned Line, Text T) {
  Store S;
  S.K = Into.K;
  S.Entity = Into.Entity;
  S.Name = "stored";
  S.Where = line(Line);
  S.Value = std::move(T);
  return S;
}

inline Summary unit(std::string Name, std::vector<FunctionEffects> Functions) {
  Summary S;
  S.Unit = std::move(Name);
  S.Functions = std::move(Functions);
  return S;
}

/// "void run(const char *Cmd) { system(Cmd); }": function 1, crossing in line 11.
inline FunctionEffects runner() {
  FunctionEffects F = function(1, "run", {"Cmd"});
  F.Crossings.push_back(command(11, param(0)));
  return F;
}

/// A function that calls run with \p Arg in its first line.
inline FunctionEffects callerOfRun(EntityId Id, std::string Name, Text Arg) {
  FunctionEffects F = function(Id, std::move(Name));
  F.Calls.push_back(call(1, "run", static_cast<unsigned>(10 * Id + 1), {std::move(Arg)}));
  return F;
}

/// The text of the crossing in \p Line; "none" and "several" where there is not one.
inline std::string textAt(const Program &P, unsigned Line) {
  std::string Found = "none";
  for (const LinkedCrossing &L : P.Crossings)
    if (L.At.Where.Line == Line)
      Found = Found == "none" ? L.At.input(Role::Text)->print() : "several";
  return Found;
}

inline const LinkedCrossing *crossingAt(const Program &P, unsigned Line) {
  for (const LinkedCrossing &L : P.Crossings)
    if (L.At.Where.Line == Line)
      return &L;
  return nullptr;
}

/// All that a program says, to compare programs by.
inline std::string dump(const Program &P) {
  std::string Out;
  auto Add = [&](const Place &At, const std::string &What) {
    Out += At.File + ":" + std::to_string(At.Line) + " " + What + "\n";
  };
  for (const LinkedCrossing &L : P.Crossings) {
    Add(L.At.Where, L.Function + " " + L.At.Callee);
    for (const CrossingInput &I : L.At.Inputs) {
      Out += "  " + I.Value.print() + "\n";
      I.Value.forEachHole([&](const Hole &H) {
        for (const Step &S : H.Trace)
          Add(S.Where, "  " + S.What);
        for (const Gate &G : H.Gates)
          Out += "  gate " + nameOf(G.Kind).str() + "\n";
      });
    }
    for (const Step &S : L.At.Chain)
      Add(S.Where, S.What);
    for (size_t S : L.Silenced)
      Out += "  silenced by " + std::to_string(S) + "\n";
  }
  return Out;
}

} // namespace bordercheck

#endif
