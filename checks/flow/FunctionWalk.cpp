// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The worklist over the CFG, statements, and what is left at the exit.
#include "checks/flow/FunctionWalk.h"
#include "checks/flow/Predicates.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"

using namespace clang;

namespace bordercheck {

static void overriddenBy(const CXXMethodDecl &M, Entities &Names, std::vector<EntityId> &All) {
  for (const CXXMethodDecl *Base : M.overridden_methods()) {
    All.push_back(Names.idOf(*Base));
    overriddenBy(*Base, Names, All);
  }
}

void FunctionWalk::begin(const FunctionDecl &F) {
  Function = &F;
  Out.Id = Unit.Names.idOf(F);
  Out.Name = qualifiedName(F);
  Out.Where = Unit.Names.placeOf(F.getLocation());
  for (const ParmVarDecl *P : F.parameters())
    Out.ParamNames.push_back(P->getNameAsString());
  if (const auto *Method = llvm::dyn_cast<CXXMethodDecl>(&F))
    overriddenBy(*Method, Unit.Names, Out.Overrides);
}

FunctionEffects FunctionWalk::walk(const FunctionDecl &F) {
  begin(F);
  Out.Predicates = predicatesOf(F, Unit.Known, Unit.Names);
  enterFunction();

  CFG::BuildOptions Options;
  Options.AddInitializers = true;
  Options.AddCXXDefaultInitExprInCtors = true;
  Options.PruneTriviallyFalseEdges = false;
  std::unique_ptr<CFG> Graph = CFG::buildCFG(&F, F.getBody(), &Unit.Ast, Options);
  if (Graph)
    walkBlocks(*Graph);
  return std::move(Out);
}

FunctionEffects FunctionWalk::walkInitializers(llvm::ArrayRef<const VarDecl *> Globals,
                                               llvm::ArrayRef<const FieldDecl *> Fields) {
  Out.Name = "initializers of " + Unit.Names.unit();
  Recording = true;
  for (const VarDecl *V : Globals) {
    Out.Where = Unit.Names.placeOf(V->getLocation());
    initialize(Objects.variable(*V), *V->getInit());
  }
  for (const FieldDecl *F : Fields) {
    Out.Where = Unit.Names.placeOf(F->getLocation());
    initialize(Objects.field(ObjectTable::None, *F), *F->getInClassInitializer());
  }
  return std::move(Out);
}

void FunctionWalk::walkBlocks(const CFG &Graph) {
  PostOrderCFGView View(&Graph);
  for (const CFGBlock *B : View) {
    Rank[B] = Order.size();
    Order.push_back(B);
  }
  Pending.assign(Order.size(), false);
  if (Order.empty())
    return;
  Now.reach();
  AtEntry[0] = Now;
  if (Order.size() > Bounds::MaxBlocks) {
    flattened();
    return;
  }
  Pending[0] = true;
  for (unsigned At = 0; At < Order.size();) {
    if (!Pending[At]) {
      ++At;
      continue;
    }
    Pending[At] = false;
    if (At == 0 || enter(At))
      walkBlock(*Order[At]);
    // A loop's head may have become pending again.
    for (unsigned Back = 0; Back <= At; ++Back)
      if (Pending[Back]) {
        At = Back;
        break;
      }
  }
  Recording = true;
  for (unsigned I = 0; I < Order.size(); ++I)
    if (AtEntry[I].reached())
      walkBlock(*Order[I]);
  auto Exit = Rank.find(&Graph.getExit());
  if (Exit != Rank.end())
    atExit(AtEntry[Exit->second]);
}

/// One state for the whole function, every block twice: for functions so large that
/// a state a block would cost more than the answer is worth.
void FunctionWalk::flattened() {
  ++Cut.FunctionsFlattened;
  State All = Now;
  for (bool Last : {false, true}) {
    Recording = Last;
    for (const CFGBlock *B : Order) {
      Now = All;
      for (const CFGElement &E : *B)
        element(E);
      All.joinWith(Now, Join::Last, [&](ObjectId Id) { return initial(Id); }, Cut);
    }
  }
  atExit(All);
}

void FunctionWalk::walkBlock(const CFGBlock &Block) {
  Now = AtEntry[Rank[&Block]];
  for (const CFGElement &E : Block)
    element(E);
  if (Recording)
    return;
  unsigned Branch = 0;
  for (const CFGBlock::AdjacentBlock &Next : Block.succs()) {
    if (const CFGBlock *To = Next.getReachableBlock(); To && Rank.count(To)) {
      State Leaving = Now;
      const Expr *Condition = Block.succ_size() == 2 ? Block.getLastCondition() : nullptr;
      if (Condition && !llvm::isa_and_nonnull<SwitchStmt>(Block.getTerminatorStmt()))
        refine(Leaving, [&](Conditions &Reads) {
          return Reads.behindBranch(*Condition, /*Truth=*/Branch == 0);
        });
      leave(Block, *To, std::move(Leaving));
    }
    ++Branch;
  }
}

void FunctionWalk::leave(const CFGBlock &From, const CFGBlock &To, State Leaving) {
  State &Before = AtEdge[{Rank[&From], Rank[&To]}];
  if (Before.reached() && State::identical(Before, Leaving))
    return;
  Before = std::move(Leaving);
  Pending[Rank[&To]] = true;
}

/// A block begins with what its predecessors left last. Only at the head of a loop
/// does a state grow from what it was, and there it is widened, so that it ends.
/// \returns whether the block begins otherwise than before.
bool FunctionWalk::enter(unsigned At) {
  auto Initial = [&](ObjectId Id) { return initial(Id); };
  bool Head = false;
  State Entering;
  for (const CFGBlock::AdjacentBlock &Before : Order[At]->preds()) {
    const CFGBlock *Pred = Before.getReachableBlock();
    auto From = Pred ? Rank.find(Pred) : Rank.end();
    if (From == Rank.end())
      continue;
    Head |= From->second >= At;
    if (auto Left = AtEdge.find({From->second, At}); Left != AtEdge.end())
      Entering.joinWith(Left->second, Join::Forward, Initial, Cut);
  }
  State &Here = AtEntry[At];
  bool Changed;
  if (Head) {
    Join How = Visits[At] >= Bounds::MaxVisits ? Join::Last : Join::Loop;
    Changed = Here.joinWith(Entering, How, Initial, Cut);
  } else {
    Changed = !State::identical(Here, Entering);
    Here = std::move(Entering);
  }
  if (!Changed)
    return false;
  if (Visits[At] >= Bounds::MaxVisitsInAll) {
    ++Cut.BlocksLeftGrowing;
    return false;
  }
  ++Visits[At];
  return true;
}

void FunctionWalk::element(const CFGElement &E) {
  if (auto S = E.getAs<CFGStmt>()) {
    statement(*S->getStmt());
  } else if (auto I = E.getAs<CFGInitializer>()) {
    const CXXCtorInitializer *Init = I->getInitializer();
    const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Function);
    if (const FieldDecl *F = Init->getAnyMember(); F && Method && Init->getInit())
      initialize(Objects.field(Objects.thisObject(Method->getFunctionObjectParameterType()), *F),
                 *Init->getInit());
  }
}

void FunctionWalk::statement(const Stmt &S) {
  if (const auto *D = llvm::dyn_cast<DeclStmt>(&S)) {
    for (const Decl *Each : D->decls())
      if (const auto *V = llvm::dyn_cast<VarDecl>(Each))
        declare(*V);
  } else if (const auto *R = llvm::dyn_cast<ReturnStmt>(&S)) {
    atReturn(*R);
  } else if (const auto *E = llvm::dyn_cast<Expr>(&S)) {
    Value V = compute(*E);
    Evaluated[E] = std::move(V);
  }
}

void FunctionWalk::declare(const VarDecl &V) {
  ObjectId Id = Objects.variable(V);
  if (V.isStaticLocal()) {
    // Set once, before all else: it adds to what the program stores there.
    if (V.getInit() && Recording) {
      State Before = Now;
      initialize(Id, *V.getInit());
      Now = std::move(Before);
    }
    return;
  }
  if (V.getInit())
    initialize(Id, *V.getInit());
  else
    Now.set(Id, asDeclared(Id, Value()));
}

void FunctionWalk::initialize(ObjectId Into, const Expr &Init) {
  QualType Type = Objects[Into].Type;
  if (Type->isReferenceType()) {
    Value V = eval(&Init);
    assign(Into,
           V.Targets.empty() ? inTemporary(Init, std::move(V), Type.getNonReferenceType())
                             : std::move(V),
           &Init);
    return;
  }
  if (const auto *List = llvm::dyn_cast<InitListExpr>(unwrapped(&Init));
      List && initializeFields(Into, *List))
    return;
  Value V = eval(&Init);
  copyFields(Value::pointer(Into), recordIn(Init), Init);
  // An object is initialised with what a glvalue refers to; a pointer with the value.
  if (!isReferring(Type) && !isNumber(Type) && !V.Targets.empty())
    V = load(V);
  assign(Into, std::move(V), &Init);
}

/// The record of the program whose value \p From is.
Value FunctionWalk::recordIn(const Expr &From) {
  if (const Expr *Original = copiedRecord(From))
    return eval(unwrapped(Original));
  const auto *Made = llvm::dyn_cast<CXXConstructExpr>(bare(&From));
  if (!Made || Made->getConstructor()->isCopyOrMoveConstructor())
    return Value();
  return Value::pointer(Objects.temporary(*Made, Made->getType()));
}

/// What \p From copies, where that is a record of the program: in C any value of one, in
/// C++ by a constructor that the compiler made.
const Expr *FunctionWalk::copiedRecord(const Expr &From) const {
  if (From.getType().isNull()) // in code that does not compile
    return nullptr;
  const RecordDecl *R = From.getType()->getAsRecordDecl();
  if (!R || isForeign(*R))
    return nullptr;
  const auto *Copy = llvm::dyn_cast<CXXConstructExpr>(unwrapped(&From));
  if (!Copy)
    return Unit.Ast.getLangOpts().CPlusPlus ? nullptr : &From;
  bool Plain = Copy->getConstructor()->isCopyOrMoveConstructor() &&
               !Copy->getConstructor()->isUserProvided();
  return Plain && Copy->getNumArgs() ? Copy->getArg(0) : nullptr;
}

/// A copy holds what the fields of the original hold. It is no new store: whoever filled the
/// original said so.
void FunctionWalk::copyFields(const Value &Into, const Value &From, const Expr &At) {
  if (From.Targets.size() != 1)
    return;
  llvm::SmallVector<ObjectId, 8> Held(Objects.fieldsOf(From.Targets.front()));
  for (ObjectId Field : Held)
    if (const Value *V = Now.find(Field)) {
      const Value Copied = *V;
      for (ObjectId Id : Into.Targets)
        if (Id != From.Targets.front())
          place(Objects.field(Id, *llvm::cast<FieldDecl>(Objects[Field].Decl)), Copied);
    }
}

/// The first elements of an array of pointers each have an object; what the others hold is
/// put together first, because it goes into each of those.
void FunctionWalk::initializeElements(ObjectId Into, const InitListExpr &List, QualType Type) {
  Now.set(Into, Value());
  Value Others;
  unsigned Constants = 0;
  for (unsigned Number = 0; Number < List.getNumInits(); ++Number) {
    const Expr *Each = List.getInit(Number);
    if (Number < Bounds::MaxElements) {
      assign(Objects.element(Into, Number, Type), eval(Each), Each);
      continue;
    }
    Value V = eval(Each);
    // A bag would drop it: tables have thousands.
    if (V.Targets.empty() && V.Chars.isConstant() && ++Constants > Bounds::MaxBag)
      ++Cut.BagLiteralsDropped;
    else
      Others = Value::join(Others, V, Cut);
  }
  if (!Others.isUnset())
    assign(Into, Value::join(content(Into), Others, Cut), &List);
}

/// The fields of a record of the program, or of the records in an array: a table's
/// rows share their fields.
bool FunctionWalk::initializeFields(ObjectId Into, const InitListExpr &List) {
  if (const ArrayType *Array = List.getType()->getAsArrayTypeUnsafe()) {
    bool Done = false;
    if (isReferring(List.getType())) {
      initializeElements(Into, List, Array->getElementType());
      return true;
    }
    for (const Expr *Row : List.inits())
      if (const auto *Inner = llvm::dyn_cast<InitListExpr>(unwrapped(Row)))
        Done |= initializeFields(Into, *Inner);
    return Done;
  }
  const RecordDecl *R = List.getType()->getAsRecordDecl();
  if (!R || isForeign(*R))
    return false;
  unsigned I = 0;
  for (const FieldDecl *F : R->fields()) {
    if (F->isUnnamedBitField() || I >= List.getNumInits())
      continue;
    const Expr *Init = List.getInit(I++);
    if (!llvm::isa<ImplicitValueInitExpr>(Init))
      initialize(Objects.field(Into, *F), *Init);
    else if (Unit.Known.mayHoldText(F->getType()))
      place(Objects.field(Into, *F), Value()); // null
  }
  return true;
}

void FunctionWalk::atReturn(const ReturnStmt &R) {
  QualType Type = Function->getReturnType();
  if (!R.getRetValue())
    return;
  bool Matters = Unit.Known.mayHoldText(Type) || isDescriptor(Type);
  if (!Matters && !Type->isRecordType() && !isReferring(Type))
    return;
  // Of a record, what goes into its fields.
  Value V = eval(R.getRetValue());
  if (!Recording || (isDescriptor(Type) && !holdsHandle(textOf(V))))
    return;
  std::optional<unsigned> Param = parameterAt(V);
  Out.ReturnsParam = !Returned || Param == Out.ReturnsParam ? Param : std::nullopt;
  Returned = true;
  if (Matters)
    Out.Returns = Text::join(Out.Returns, textOf(V), Cut);
}

/// The parameter whose object \p V refers to, if to nothing else.
std::optional<unsigned> FunctionWalk::parameterAt(const Value &V) {
  if (V.Targets.size() != 1 || V.Offset || !isReferring(Function->getReturnType()))
    return std::nullopt;
  const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Function);
  if (Method && Method->isInstance() &&
      V.Targets.front() == Objects.thisObject(Method->getFunctionObjectParameterType()))
    return ThisParam;
  for (unsigned I = 0; I < Function->getNumParams(); ++I) {
    const ParmVarDecl &P = *Function->getParamDecl(I);
    if (isReferring(P.getType()) && Objects.pointee(Objects.variable(P)) == V.Targets.front())
      return I;
  }
  return std::nullopt;
}

/// What is put into an empty buffer after a field or global was made to point to it.
void FunctionWalk::leaveShared(const State &Last) {
  for (const auto &[Id, V] : Last.values()) {
    auto IsTemporary = [&](ObjectId To) { return Objects[To].K == Object::Kind::Temporary; };
    if (!llvm::any_of(V->Targets, IsTemporary) || !isShared(Id))
      continue;
    std::optional<Symbol> S = symbolOf(Id);
    Text T = textOf(*V);
    auto SamePlace = [&](const Store &Made) { return Made.K == S->K && Made.Entity == S->Entity; };
    auto Emptied = llvm::find_if(Out.Stores, [&](const Store &Made) {
      return SamePlace(Made) && Made.Value.constant() == "";
    });
    bool Said = llvm::any_of(Out.Stores, [&](const Store &Made) {
      return SamePlace(Made) && Text::identical(Made.Value, T);
    });
    if (Emptied == Out.Stores.end() || Said || T.isUnset() || holdsHandle(T) || dependsOnCalls(T))
      continue;
    Store Made = *Emptied;
    Made.Value = std::move(T);
    Out.Stores.push_back(std::move(Made));
  }
}

/// What the object is as a text, where its class is one.
void FunctionWalk::leaveThis() {
  const auto *Method = llvm::dyn_cast<CXXMethodDecl>(Function);
  if (!Method || !Method->isInstance() || !Unit.Known.isTextClass(*Method->getParent()))
    return;
  ObjectId Id = Objects.thisObject(Method->getFunctionObjectParameterType());
  const Value *Left = Now.find(Id);
  if (Left && !Left->Chars.isUnset() && !Text::identical(Left->Chars, initial(Id).Chars))
    Out.Outs.push_back({ThisParam, Left->Chars, Streams.contains(Id)});
}

void FunctionWalk::atExit(const State &Last) {
  Now = Last;
  for (unsigned I = 0; I < Function->getNumParams(); ++I) {
    const ParmVarDecl &P = *Function->getParamDecl(I);
    ObjectId Id = Objects.variable(P);
    if (isReferring(P.getType()) && Unit.Known.mayHoldText(P.getType()))
      Id = Objects.pointee(Id);
    else if (!isDescriptor(P.getType()) || !Streams.contains(Id))
      continue;
    const Value *Left = Now.find(Id);
    if (!Left)
      continue;
    Text T = textOf(*Left);
    if (!T.isUnset() && !Text::identical(T, initial(Id).Chars))
      Out.Outs.push_back({I, std::move(T), Streams.contains(Id)});
  }
  leaveThis();
  leaveShared(Last);
  if (std::vector<FieldLeft> Left = fieldsLeft(Last); !Left.empty())
    Unit.FieldsLeft[Function->getCanonicalDecl()] = std::move(Left);
  finishStreams(Last);
}

} // namespace bordercheck
