// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/judge/Environment.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {
namespace {

Shape shapeOf(llvm::ArrayRef<Piece> Parts) {
  BoundCounts Cut;
  Shape All;
  for (const Piece &P : Parts)
    All = Shape::concat(All, Shape(P), Cut);
  return All;
}

EnvironmentEntry named(const Shape &Name, const Text &Value, Role In) {
  return {Name.constant(), Text::shape(Name), Value, In};
}

/// "NAME=value" cut at the first equals sign of its literals; nothing where it has none.
std::optional<EnvironmentEntry> cutAtEquals(const Shape &S) {
  const Pieces &Parts = S.pieces();
  for (size_t I = 0; I < Parts.size(); ++I) {
    size_t At = Parts[I].isLiteral() ? Parts[I].text().find('=') : std::string::npos;
    if (At == std::string::npos)
      continue;
    Pieces Name(Parts.begin(), Parts.begin() + static_cast<std::ptrdiff_t>(I));
    Pieces Value(Parts.begin() + static_cast<std::ptrdiff_t>(I) + 1, Parts.end());
    Name.push_back(Piece::literal(Parts[I].text().substr(0, At)));
    Value.insert(Value.begin(), Piece::literal(Parts[I].text().substr(At + 1)));
    return named(shapeOf(Name), Text::shape(shapeOf(Value)), Role::Text);
  }
  return std::nullopt;
}

} // namespace

bool setsEnvironment(const Crossing &C) {
  return C.Kind == CrossingKind::SearchPath && (C.input(Role::Options) || C.input(Role::Text));
}

std::vector<EnvironmentEntry> entriesOf(const Crossing &C) {
  std::vector<EnvironmentEntry> All;
  if (!setsEnvironment(C))
    return All;
  const Text *Names = C.input(Role::Options);
  const Text *Value = C.input(Role::Path);
  if (Names && Value)
    for (const Shape &Name : Names->shapes())
      All.push_back(named(Name, *Value, Role::Path));
  if (const Text *Lines = C.input(Role::Text))
    for (const Shape &Line : Lines->shapes())
      if (std::optional<EnvironmentEntry> E = cutAtEquals(Line))
        All.push_back(std::move(*E));
  return All;
}

bool isSearchPathOrOther(const Crossing &C, const Tables &Data) {
  return !setsEnvironment(C) || llvm::any_of(entriesOf(C), [&](const EnvironmentEntry &E) {
    return !E.Name || Data.searchPath(*E.Name);
  });
}

} // namespace bordercheck
