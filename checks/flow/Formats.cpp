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
#include "clang/AST/ExprCXX.h"
#include <set>

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
  Format.From = {{Port::Kind::ArgsFrom, Site.Callee->getNumParams(), {}}};
  return formatted(Site, Format);
}

namespace {

/// One alternative of a format, in pieces: what stood in it beside literals is copied.
struct SplitFormat {
  struct Part {
    FormatPiece Said;
    /// Set where the format has something else than characters here.
    std::optional<Piece> Other;
  };

  SplitFormat(const Shape &Format, FormatLanguage Language) {
    unsigned Next = 0;
    for (const Piece &P : Format.pieces()) {
      if (!P.isLiteral()) {
        Parts.push_back({{}, P});
        continue;
      }
      for (FormatPiece &Said : parseFormat(P.text(), Language, Next))
        Parts.push_back({std::move(Said), std::nullopt});
    }
    if (isFilledInTurn(Language))
      number();
  }

  bool hasPlaces() const {
    return llvm::any_of(Parts, [](const Part &P) { return P.Said.IsConversion; });
  }

  std::vector<Part> Parts;

private:
  /// The lowest number is the first argument of this call.
  void number() {
    std::set<unsigned> Used;
    for (const Part &P : Parts)
      if (P.Said.IsConversion)
        Used.insert(P.Said.Argument);
    for (Part &P : Parts)
      if (P.Said.IsConversion)
        P.Said.Argument =
            static_cast<unsigned>(std::distance(Used.begin(), Used.find(P.Said.Argument)));
  }
};

} // namespace

/// What fills the place of \p P: an argument, or a hole where there is none that tells.
Text FunctionWalk::fillingOf(const CallSite &Site, const Arguments &Given, const FormatPiece &P) {
  if (!P.Name.empty())
    return valueNamed(Site, Given, P.Name);
  unsigned I = Given.First + P.Argument;
  Hole H;
  H.Name = I < Site.Args.size() ? sourceOf(*Site.Args[I]) : "argument";
  H.Stands = Symbol::origin(OriginKind::Unknown, Controller::Unknown, H.Name);
  H.Number = P.Number;
  Text Filling = I < Site.Args.size() ? textOf(eval(Site.Args[I])) : Text();
  bool Usable = !Filling.isUnset() && (!P.Number || Filling.isConstant());
  return Usable ? Filling : Text::hole(H);
}

/// The value that the arguments give for \p Name: they are names and values in turn, or tables.
/// Of a table's values any may be meant.
Text FunctionWalk::valueNamed(const CallSite &Site, const Arguments &Given,
                              const std::string &Name) {
  Text Tables;
  for (unsigned I = Given.First; I < Given.End; ++I) {
    Text Held = textOf(eval(Site.Args[I]));
    if (I + 1 < Given.End && Held.constant() == Name)
      return textOf(eval(Site.Args[I + 1]));
    for (const Shape &S : Held.shapes())
      if (S.constant() != Name)
        Tables = Text::join(Tables, Text::shape(S), Cut);
  }
  if (!Tables.isUnset())
    return Tables.shapes().size() == 1 ? Tables : mixed(Tables, Text());
  Hole H;
  H.Name = Name;
  H.Stands = Symbol::origin(OriginKind::Unknown, Controller::Unknown, Name);
  return Text::hole(std::move(H));
}

/// Those that fill the places of \p B's format; default arguments fill none.
FunctionWalk::Arguments FunctionWalk::fillingArguments(const CallSite &Site, const BuildEffect &B) {
  Arguments Given;
  Given.First = B.From.empty() ? B.Format.Index + 1 : B.From.front().Index;
  Given.End = Given.First;
  bool Open = B.From.empty() || B.From.back().K == Port::Kind::ArgsFrom;
  auto Most = static_cast<unsigned>(
      Open ? Site.Args.size() : std::min<size_t>(Site.Args.size(), B.From.back().Index + 1));
  while (Given.End < Most && !llvm::isa<CXXDefaultArgExpr>(Site.Args[Given.End]))
    ++Given.End;
  return Given;
}

Text FunctionWalk::formattedShape(const CallSite &Site, const BuildEffect &B, const Shape &Format) {
  SplitFormat Split(Format, B.Language);
  // Its places are in what is not known.
  if (!Split.hasPlaces() && !Format.isConstant())
    return Text::concat(Text::shape(Format), gathered(Site, B.From, /*Joined=*/false), Cut);
  Arguments Given = fillingArguments(Site, B);
  Text All = Text::literal("");
  for (const auto &[P, Other] : Split.Parts) {
    unsigned I = Given.First + P.Argument;
    bool Later = P.IsConversion && isFilledInTurn(B.Language) && I >= Given.End;
    if (Other)
      All = Text::concat(All, Text::shape(Shape(*Other)), Cut);
    else if (!P.IsConversion || Later)
      All = Text::concat(All, Text::literal(Later ? P.Spelled : P.Literal), Cut);
    else
      All = Text::concat(All, fillingOf(Site, Given, P), Cut);
    if (P.IsConversion && !Later && I < Site.Args.size())
      All = All.putAt(Unit.Names.placeOf(Site.Args[I]->getExprLoc()));
  }
  return All;
}

Text FunctionWalk::formatted(const CallSite &Site, const BuildEffect &B) {
  unsigned First = fillingArguments(Site, B).First;
  Text Format = portText(Site, B.Format);
  // Whoever called with the arguments that a va_list holds has put them into the format.
  if (!Format.constant() && First < Site.Args.size() &&
      isVaList(Site.Args[First]->getType(), Unit.Ast))
    return Format;
  Text All;
  for (const Shape &S : Format.shapes())
    All = Text::join(All, formattedShape(Site, B, S), Cut);
  return All;
}

} // namespace bordercheck
