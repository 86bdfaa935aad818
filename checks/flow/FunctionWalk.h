// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The analysis of one function: a forward walk over its CFG until the states are
// stable, then one more pass that writes down the effects. The class is one walk;
// its parts live in files of their own:
//   FunctionWalk.cpp  the worklist, statements, what is left at the exit
//   Evaluate.cpp      expressions
//   Objects.cpp       what objects hold
//   Calls.cpp         calls: analysed, unknown
//   Modelled.cpp      calls of catalogued functions
//   Ports.cpp         what models name of a call
//   Callbacks.cpp     functions that are handed over to be called
//   Declared.cpp      what is declared of parameters, variables and results
//   Formats.cpp       what formats make of their arguments
//   Streams.cpp       what is written through handles
//   Fields.cpp        fields of the objects that calls are given
//   Guards.cpp        what a branch says of a value
#ifndef BORDERCHECK_FLOW_FUNCTIONWALK_H
#define BORDERCHECK_FLOW_FUNCTIONWALK_H

#include "checks/flow/Conditions.h"
#include "checks/flow/Entities.h"
#include "checks/flow/Lattice.h"
#include "checks/flow/Matchers.h"
#include "checks/model/Summary.h"
#include "checks/text/Artifact.h"
#include "checks/text/Format.h"
#include "clang/AST/ASTContext.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"

namespace bordercheck {

/// What a function leaves in a field of the object that a parameter refers to. The unit
/// alone needs it: across units a field is joined over the program [D7].
struct FieldLeft {
  unsigned Param = 0;
  const clang::FieldDecl *Field = nullptr;
  Text Value;
};

/// What the walks of one translation unit share.
struct UnitContext {
  UnitContext(clang::ASTContext &Ast, Entities &Names, Recognizer &Known, BoundCounts &Cut)
      : Ast(Ast), Names(Names), Known(Known), Cut(Cut) {}

  clang::ASTContext &Ast;
  Entities &Names;
  Recognizer &Known;
  BoundCounts &Cut;
  /// Effects of the functions walked so far (callees first).
  llvm::DenseMap<const clang::FunctionDecl *, FunctionEffects> Effects;
  /// What they leave in the fields of the objects that they are given.
  llvm::DenseMap<const clang::FunctionDecl *, std::vector<FieldLeft>> FieldsLeft;
  /// The fields that symbols name.
  llvm::DenseMap<EntityId, const clang::FieldDecl *> Fields;
  /// The catalogued functions whose addresses were taken.
  llvm::DenseMap<EntityId, const clang::FunctionDecl *> Addresses;
};

/// Does \p T depend on calls of the function that it is an effect of? Such a text has no
/// meaning in a caller; linking resolves it.
bool dependsOnCalls(const Text &T);

class FunctionWalk {
public:
  explicit FunctionWalk(UnitContext &Unit) : Unit(Unit), Cut(Unit.Cut) {}

  /// The effects of \p F, which has a body.
  FunctionEffects walk(const clang::FunctionDecl &F);
  /// Those of \p F, whose annotations say what it does.
  FunctionEffects walkDeclared(const clang::FunctionDecl &F);
  /// The stores that the initializers of \p Globals and \p Fields make, as a function
  /// without an id.
  FunctionEffects walkInitializers(llvm::ArrayRef<const clang::VarDecl *> Globals,
                                   llvm::ArrayRef<const clang::FieldDecl *> Fields);

private:
  // FunctionWalk.cpp
  void begin(const clang::FunctionDecl &F);
  void walkBlocks(const clang::CFG &Graph);
  void walkBlock(const clang::CFGBlock &Block);
  void flattened();
  void element(const clang::CFGElement &E);
  void statement(const clang::Stmt &S);
  void declare(const clang::VarDecl &V);
  void initialize(ObjectId Into, const clang::Expr &Init);
  void initializeElements(ObjectId Into, const clang::InitListExpr &List, clang::QualType Type);
  bool initializeFields(ObjectId Into, const clang::InitListExpr &List);
  Value recordIn(const clang::Expr &From);
  const clang::Expr *copiedRecord(const clang::Expr &From) const;
  void copyFields(const Value &Into, const Value &From, const clang::Expr &At);
  void atReturn(const clang::ReturnStmt &R);
  std::optional<unsigned> parameterAt(const Value &V);
  void leaveShared(const State &Last);
  void leaveThis();
  void atExit(const State &Last);
  void leave(const clang::CFGBlock &From, const clang::CFGBlock &To, State Leaving);
  bool enter(unsigned At);

  // Evaluate.cpp
  /// The value of \p E. A glvalue's value refers to its objects, like a pointer.
  Value eval(const clang::Expr *E);
  Value compute(const clang::Expr &E);
  Value computeReference(const clang::DeclRefExpr &E);
  Value computeElement(const clang::ArraySubscriptExpr &E);
  Value countedElement(const clang::ArraySubscriptExpr &E, Value V);
  Value computeMember(const clang::MemberExpr &E);
  Value computeCast(const clang::CastExpr &E);
  Value computeUnary(const clang::UnaryOperator &E);
  Value computeBinary(const clang::BinaryOperator &E);
  std::optional<Text> behindStart(const clang::BinaryOperator &Sum, const clang::Expr &By,
                                  const Text &Start);
  Value computeList(const clang::InitListExpr &E);
  Value computeLambda(const clang::LambdaExpr &E);
  Text addressOf(const clang::FunctionDecl &F);
  /// What the objects that \p V refers to hold.
  Value load(const Value &V);
  /// The text that \p V is or refers to.
  Text textOf(const Value &V);
  /// As textOf, and never unset: a hole named by \p E where nothing is known.
  Text knownText(const clang::Expr &E);

  // Objects.cpp
  Value content(ObjectId Id);
  Value initial(ObjectId Id);
  Value computeInitial(ObjectId Id);
  bool isFixed(ObjectId Id) const;
  std::optional<Text> openVariable(const clang::VarDecl &V);
  Value initialVariable(ObjectId Id, const clang::VarDecl &V);
  Value constantValue(ObjectId Id, const clang::VarDecl &V);
  std::optional<Symbol> symbolOf(ObjectId Id);
  Symbol symbolOfField(const Object &O);
  std::optional<unsigned> parameterOf(ObjectId Id) const;
  /// A field or global, or what it points to.
  bool isShared(ObjectId Id);
  std::string nameOf(ObjectId Id);
  Value symbolic(ObjectId Id);
  /// Puts \p V into what \p Into refers to; an Offset appends.
  /// \p Written is the type of the place that the source names.
  void store(const Value &Into, const Value &V, const clang::Expr *At, clang::QualType Written);
  /// Is a place of type \p Written only a part of the object (v[i], s[i])?
  bool isElementOf(ObjectId Id, clang::QualType Written) const;
  void assign(ObjectId Id, Value V, const clang::Expr *At);
  void assignElement(ObjectId Array, const Value &V, const clang::Expr *At, bool Later);
  void place(ObjectId Id, Value V);
  Store storeInto(ObjectId Id, const clang::Expr *At);
  void recordStore(ObjectId Id, const Value &V, const clang::Expr *At);
  void recordAliases(ObjectId Id, const Value &V, const clang::Expr *At);
  Text unknownText(const clang::Expr &E, OriginKind From);
  std::string sourceOf(const clang::Expr &E);
  /// \p V in an object of \p Type, which the value of \p Maker refers to.
  Value inTemporary(const clang::Expr &Maker, Value V, clang::QualType Type);

  // Calls.cpp
  Value call(const CallSite &Site);
  Value callFound(const CallSite &Site, const Models &Known);
  Value callAnalysed(const CallSite &Site, const FunctionEffects &Effects);
  Value resultOfCall(const CallSite &Site, const FunctionEffects &Effects);
  Value callUnknown(const CallSite &Site);
  const clang::FunctionDecl *heldFunction(const CallSite &Site);
  void recordCall(const CallSite &Site);
  /// \p Which of the calls that \p E makes: 0 is its own, others are of callbacks.
  unsigned callNumber(const clang::Expr &E, unsigned Which = 0);
  Value resultOf(const CallSite &Site, Text T);
  void leaveIn(const clang::Expr &Arg, ObjectId Id, Text T);
  void leaveInShared(const clang::Expr &Arg, ObjectId Id, const Text &Left);
  bool mayGetAnother(ObjectId Id);
  void leaveKept(const CallSite &Site, const FunctionEffects &Effects);
  Value objectOf(const CallSite &Site);
  Text textOfObject(const CallSite &Site);
  bool isTextObject(const clang::Expr &Object);
  Value passedValue(const clang::Expr &Arg);
  bool mayCarry(const clang::Expr &Arg);

  // Ports.cpp
  Value portValue(const CallSite &Site, const Port &P);
  Text portText(const CallSite &Site, const Port &P);
  /// The texts at \p From one after the other; joined where \p Joined.
  Text gathered(const CallSite &Site, llvm::ArrayRef<Port> From, bool Joined);
  void put(const CallSite &Site, const Port &To, const Text &T, Text &Result);
  Value globalValue(llvm::StringRef Name);
  std::optional<ObjectId> temporaryThis(const CallSite &Site);
  std::optional<Text> manipulator(const clang::Expr &E);
  bool endsList(const CallSite &Site, unsigned I);

  // Modelled.cpp
  Value callModelled(const CallSite &Site, const Models &Known);
  bool mayHold(const CallSite &Site, const Condition &C);
  Text readAt(const CallSite &Site, OriginKind From, Controller Who, const Text &Detail);
  Value applyOpen(const CallSite &Site, const OpenEffect &E, Text &Result);
  void applySource(const CallSite &Site, const SourceEffect &E, Text &Result);
  void applyRead(const CallSite &Site, const ReadEffect &E, Text &Result);
  void applyBuild(const CallSite &Site, const BuildEffect &E, bool IsWrite, Text &Result);
  void applyCrossing(const CallSite &Site, const CrossingEffect &E);
  void applyConstruct(const CallSite &Site, const ConstructEffect &E);
  void applyClose(const CallSite &Site, const Port &Handle);
  Text mixed(const Text &A, const Text &B);
  Place lastPlaceOf(const CallSite &Site);

  // Callbacks.cpp
  void applyCallback(const CallSite &Site, const CallbackEffect &E, unsigned Which);
  Text answerOf(const CallSite &Site, unsigned Handed);
  Text passedBack(const CallSite &Site, const CallbackEffect &E, unsigned I);

  // Declared.cpp
  void enterFunction();
  void enterParameter(const clang::ParmVarDecl &P, const SourceEffect &Source);
  static Text trusted(const Text &Path, const Place &Where);
  Text heldIn(ObjectId Id, const SourceEffect &Source);
  Value asDeclared(ObjectId Id, Value V);
  std::optional<SourceEffect> sourceAround(ObjectId Id);
  bool isTrustedAt(const CallSite &Site, const Port &P);
  Value vouchedFor(const CallSite &Site, const Models &Known, Value V);

  // Formats.cpp
  Text formatted(const CallSite &Site, const BuildEffect &B);
  /// From First to before End.
  struct Arguments {
    unsigned First = 0;
    unsigned End = 0;
  };
  static Arguments fillingArguments(const CallSite &Site, const BuildEffect &B);
  Text formattedShape(const CallSite &Site, const BuildEffect &B, const Shape &Format);
  Text fillingOf(const CallSite &Site, const Arguments &Given, const FormatPiece &P);
  Text valueNamed(const CallSite &Site, const Arguments &Given, const std::string &Name);
  Text argumentText(const CallSite &Site, unsigned I);

  // Streams.cpp
  void write(const CallSite &Site, ObjectId Id, const Text &Made);
  void noteWrite(const CallSite &Site, ObjectId Id, const Text &Made);
  Step writtenAt(const CallSite &Site, ObjectId Id);
  void finishStreams(const State &Last);
  void finishStream(const State &Last, ObjectId Id, const Text &Held);
  Place openedAt(ObjectId Id, const Text &Held);
  std::optional<Symbol> keeperOf(const State &Last, ObjectId Stream);

  // Fields.cpp
  Value objectAt(const CallSite &Site, unsigned Param);
  Text fieldAt(const CallSite &Site, const Symbol &Field, const HolePtr &Otherwise);
  void passFields(const CallSite &Site, Call &Made);
  void takeFields(const CallSite &Site, const std::vector<FieldLeft> &Left,
                  llvm::function_ref<Text(const HolePtr &)> Fill);
  void forgetFields(const CallSite &Site);
  void forgetFieldsOf(ObjectId Id);
  void beginFields(ObjectId Of, const clang::RecordDecl &R);
  std::optional<Text> heldText(ObjectId Field);
  std::optional<unsigned> sharedParameter(ObjectId Object) const;
  std::vector<FieldLeft> fieldsLeft(const State &Last);

  // Guards.cpp
  Claims ask(llvm::function_ref<Claims(Conditions &)> Question);
  /// Puts what is answered of values into \p S.
  void refine(State &S, llvm::function_ref<Claims(Conditions &)> Question);
  /// The letter \p T that \p E takes, with what the code around E has made sure of.
  Text letterAt(const clang::Expr &E, const Text &T);
  void gate(State &S, const clang::Expr *On, const Gate &G);
  std::optional<Value> filledBuffer(const State &S, const clang::VarDecl &V);
  void narrow(State &S, const clang::Expr *Checked, llvm::function_ref<Text(const Text &)> Change);

  UnitContext &Unit;
  BoundCounts &Cut;
  const clang::FunctionDecl *Function = nullptr;
  ObjectTable Objects;
  State Now;
  /// Values of expressions that the CFG evaluated before their parents.
  llvm::DenseMap<const clang::Expr *, Value> Evaluated;
  llvm::DenseMap<std::pair<const clang::Expr *, unsigned>, unsigned> CallNumbers;
  llvm::DenseMap<unsigned, State> AtEntry;
  /// What was left last for a successor, by the ranks of both.
  llvm::DenseMap<std::pair<unsigned, unsigned>, State> AtEdge;
  llvm::DenseMap<unsigned, unsigned> Visits;
  /// The blocks to visit, by their place in reverse post-order.
  std::vector<const clang::CFGBlock *> Order;
  llvm::DenseMap<const clang::CFGBlock *, unsigned> Rank;
  std::vector<bool> Pending;
  /// Objects that are written through, or closed, as streams.
  llvm::DenseSet<ObjectId> Streams;
  /// Where data is written to them.
  llvm::DenseMap<ObjectId, std::vector<Step>> Writes;
  /// What objects hold at first, where that does not depend on the state.
  llvm::DenseMap<ObjectId, Value> Initials;
  /// Of the constants met so far; unset while one is being read.
  llvm::DenseMap<ObjectId, Value> Constants;
  unsigned InitializerDepth = 0;
  /// True in the last pass, which writes down the effects.
  bool Recording = false;
  /// It has come to a return statement in that pass.
  bool Returned = false;
  FunctionEffects Out;
};

} // namespace bordercheck

#endif
