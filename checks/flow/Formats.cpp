// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// What formats make: the conversions of a modelled call, and those of the program's own
// functions with variable arguments. Such a function gets the text that its format makes
// for the format: it mostly hands both on, and only its caller knows the arguments.
//
//   void run(const char *Format, ...);    run("cc %s", Name): Format is "cc " ‹Name›
#include "checks/flow/FunctionWalk.h"
#include "checks/text/Format.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace bordercheck {
namespace {

/// Also as a parameter, where it is a pointer if it is an array.
bool isVaList(QualType Type, const ASTContext &Ast) {
  QualType List = Ast.getBuiltinVaListType();
  return Ast.hasSameUnqualifiedType(Type, List) ||
         (List->isArrayType() && Ast.hasSameUnqualifiedType(Type, Ast.getArrayDecayedType(List)));
}

/// The parameter that is the format of \p F: as its attribute says, else the last one
/// before the variable arguments, if that is a text.
std::optional<unsigned> formatOf(const FunctionDecl &F) {
  if (!F.isVariadic() || !F.getNumParams())
    return std::nullopt;
  if (const auto *Declared = F.getAttr<FormatAttr>()) {
    if (Declared->getType()->getName().contains("scanf"))
      return std::nullopt;
    const auto *Method = llvm::dyn_cast<CXXMethodDecl>(&F);
    unsigned Before = Method && Method->isInstance() ? 2 : 1; // counted from one, with `this`
    unsigned Index = static_cast<unsigned>(Declared->getFormatIdx());
    return Index >= Before && Index - Before < F.getNumParams() ? std::optional(Index - Before)
                                                                : std::nullopt;
  }
  unsigned Last = F.getNumParams() - 1;
  QualType Type = F.getParamDecl(Last)->getType();
  return Type->isPointerType() && isCharacter(Type->getPointeeType()) ? std::optional(Last)
                                                                      : std::nullopt;
}

} // namespace

/// What the callee gets as parameter \p I.
Text FunctionWalk::argumentText(const CallSite &Site, unsigned I) {
  if (!Site.Callee || formatOf(*Site.Callee) != I)
    return knownText(*Site.Args[I]);
  BuildEffect Format;
  Format.Format = {Port::Kind::Arg, I, {}};
  Format.From = {{Port::Kind::Arg, Site.Callee->getNumParams(), {}}};
  return formatted(Site, Format);
}

Text FunctionWalk::formatted(const CallSite &Site, const BuildEffect &B) {
  unsigned First = B.From.empty() ? B.Format.Index + 1 : B.From.front().Index;
  std::optional<std::string> Format = portText(Site, B.Format).constant();
  // Whoever called with the arguments that a va_list holds has put them into the format.
  if (!Format && First < Site.Args.size() && isVaList(Site.Args[First]->getType(), Unit.Ast))
    return portText(Site, B.Format);
  if (!Format)
    return Text::concat(portText(Site, B.Format), gathered(Site, B.From, /*Joined=*/false), Cut);
  Text All = Text::literal("");
  for (const FormatPiece &P : parseFormat(*Format, B.Language)) {
    if (!P.IsConversion) {
      All = Text::concat(All, Text::literal(P.Literal), Cut);
      continue;
    }
    unsigned I = First + P.Argument;
    Hole H;
    H.Name = I < Site.Args.size() ? sourceOf(*Site.Args[I]) : "argument";
    H.Stands = Symbol::origin(OriginKind::Unknown, Controller::Unknown, H.Name);
    H.Number = P.Number;
    Text Filling = I < Site.Args.size() ? textOf(eval(Site.Args[I])) : Text();
    bool Usable = !Filling.isUnset() && (!P.Number || Filling.isConstant());
    All = Text::concat(All, Usable ? Filling : Text::hole(H), Cut);
    if (I < Site.Args.size())
      All = All.putAt(Unit.Names.placeOf(Site.Args[I]->getExprLoc()));
  }
  return All;
}

} // namespace bordercheck
