// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Which letters come to a place: the conditions around it, and what stands before it in the
// same round of a loop, are read from the outside in.
//
//   if (isalnum(c)) out += c;                  letters and digits come to `out += c`
//   case '"': out += "\\\""; break;
//   default: out += c;                         all but the quote come to `out += c`
#include "checks/flow/Conditions.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace bordercheck {

static bool contains(const Stmt &Whole, const Stmt *Part) {
  if (&Whole == Part)
    return true;
  return llvm::any_of(Whole.children(),
                      [&](const Stmt *Child) { return Child && contains(*Child, Part); });
}

/// Does \p S change what says which letter is meant? \p AlsoTheLetter: or the letter itself.
bool LetterReader::changes(const Stmt &S, bool AlsoTheLetter) const {
  return llvm::any_of(Named, [&](const VarDecl *V) {
    return llvm::any_of(In.writesTo(*V), [&](const Write &W) {
      return !W.Through && (!W.By || ((AlsoTheLetter || V != Itself) && contains(S, W.By)));
    });
  });
}

/// \p Letters behind \p S, which does not hold the place that is asked about.
LetterSet LetterReader::behind(const Stmt &S, const LetterSet &Letters) {
  return changes(S, /*AlsoTheLetter=*/false) ? ~LetterSet() : through(S, Letters);
}

/// Of \p Letters those for which \p Condition may be \p Truth.
LetterSet LetterReader::decided(const Expr &Condition, bool Truth, const LetterSet &Letters) {
  return changes(Condition, /*AlsoTheLetter=*/true) ? ~LetterSet()
                                                    : Letters & passing(Condition, Truth);
}

/// Of the statements of \p Block those before \p S; of a switch also the labels on the way.
LetterSet LetterReader::comingInto(const CompoundStmt &Block, const Stmt &S) {
  const auto *Switch = llvm::dyn_cast_or_null<SwitchStmt>(In.parentOf(Block));
  if (!Switch || !IsLetter(*bare(Switch->getCond()))) {
    LetterSet Here = comingTo(Block);
    for (const Stmt *Each : Block.body()) {
      if (Each == &S)
        return Here;
      Here = behind(*Each, Here);
    }
    return ~LetterSet();
  }
  LetterSet Letters = comingTo(*Switch);
  LetterSet Labels = lettersOfCases(*Switch);
  LetterSet Before = std::exchange(Broken, {});
  LetterSet Here;
  for (const Stmt *Each : Block.body()) {
    const Stmt *Labelled = Each;
    while (const auto *Label = llvm::dyn_cast<SwitchCase>(Labelled)) {
      const auto *Case = llvm::dyn_cast<CaseStmt>(Label);
      Here |= Letters & (Case ? lettersOfCase(*Case) : ~Labels);
      Labelled = Label->getSubStmt();
    }
    if (Each == &S)
      break;
    Here = behind(*Labelled, Here);
  }
  Broken = Before;
  return Here;
}

LetterSet LetterReader::comingTo(const Stmt &S) {
  const Stmt *Around = In.parentOf(S);
  if (!Around || repeatedBy(*Around) == &S) {
    const Expr *Condition = Around ? conditionOf(*Around) : nullptr;
    bool Asks = Condition && !llvm::isa<DoStmt, CXXForRangeStmt>(Around);
    return Asks ? decided(*Condition, true, ~LetterSet()) : ~LetterSet();
  }
  if (const auto *Block = llvm::dyn_cast<CompoundStmt>(Around))
    return comingInto(*Block, S);
  LetterSet Here = comingTo(*Around);
  auto OneOf = [&](const Expr *Condition, const Stmt *Then, const Stmt *Else) {
    return &S == Then || &S == Else ? decided(*Condition, &S == Then, Here) : Here;
  };
  if (const auto *If = llvm::dyn_cast<IfStmt>(Around))
    return OneOf(If->getCond(), If->getThen(), If->getElse());
  if (const auto *C = llvm::dyn_cast<ConditionalOperator>(Around))
    return OneOf(C->getCond(), C->getTrueExpr(), C->getFalseExpr());
  if (const auto *B = llvm::dyn_cast<BinaryOperator>(Around); B && B->isLogicalOp())
    return &S == B->getRHS() ? decided(*B->getLHS(), B->getOpcode() == BO_LAnd, Here) : Here;
  return llvm::isa<LabelStmt>(Around) ? ~LetterSet() : Here;
}

/// The loop around \p S that goes over the letters of a text.
static Traversal traversalAround(const Stmt &S, const Body &In, Recognizer &Known,
                                 const ASTContext &Ast) {
  for (const Stmt *At = In.parentOf(S); At; At = In.parentOf(*At))
    if (repeatedBy(*At))
      return Traversal::of(*At, In, Known, Ast);
  return {};
}

/// The gate that \p Letters amount to; none where they say nothing.
static std::optional<std::pair<GateKind, std::string>> gateOf(const LetterSet &Letters) {
  if (areHarmless(Letters))
    return std::pair(GateKind::IdentifierCheck, std::string());
  // As good as escaped: what would leave a literal is not there.
  if ((Letters & lettersOf("\"\\\n")).none())
    return std::pair(GateKind::Escape, std::string("c"));
  return std::nullopt;
}

Claims Conditions::ofPlace(const Expr &Letter) {
  const Expr *E = bare(&Letter);
  const auto *D = llvm::dyn_cast<DeclRefExpr>(E);
  const auto *V = D ? llvm::dyn_cast<VarDecl>(D->getDecl()) : nullptr;
  Element Part = Element::of(*E);
  const VarDecl *Root = rootOf(*E);
  if (!(V ? V->isLocalVarDeclOrParm() : Part.Text && Root && !Root->hasGlobalStorage()))
    return {};
  Traversal Over = traversalAround(Letter, In, Known, Ast);
  bool InTurn = Over.Text && Over.isLetter(*E, In);
  auto IsLetter = [&](const Expr &Other) {
    if (InTurn && Over.isLetter(Other, In))
      return true;
    const auto *Same = llvm::dyn_cast<DeclRefExpr>(bare(&Other));
    return V ? Same && Same->getDecl() == V : areAlike(Other, *E, Ast);
  };
  LetterReader Reader(Ast, Known, In, Constant, IsLetter);
  Reader.Itself = V;
  for (const VarDecl *Says : {V, Part.Position})
    if (Says)
      Reader.Named.push_back(Says);
  auto Found = gateOf(Reader.comingTo(Letter));
  return Found ? Claims{claim(Letter, Found->first, Letter, Found->second)} : Claims();
}

} // namespace bordercheck
