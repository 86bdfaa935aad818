// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Fields of the objects that calls are given. What a function reads of its object or
// its parameters' objects is a symbol that each caller fills with what its own object
// holds there; what it leaves there is an effect for the caller. So builders, options
// and contexts that live in a caller keep their texts apart:
//
//   struct Command { std::string Line; void add(const char *W) { Line += W; } };
//   void go() { Command C; C.add("ls "); C.add(getenv("D")); system(C.Line.c_str()); }
//                                                  // "ls " ‹env D›, whoever else adds
//
// Where nobody sees what a call does to an object, its fields hold what they may hold
// anywhere in the program [D7].
#include "checks/flow/FunctionWalk.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace bordercheck {
namespace {

bool mayChange(QualType Param) {
  return (Param->isPointerType() || Param->isReferenceType()) &&
         !Param->getPointeeType().isConstQualified();
}

} // namespace

/// The object of the program's own that \p Site hands over for \p Param: one, or nothing.
Value FunctionWalk::objectAt(const CallSite &Site, unsigned Param) {
  const Expr *Arg = Param == ThisParam         ? Site.This
                    : Param < Site.Args.size() ? Site.Args[Param]
                                               : nullptr;
  bool Typed = Arg && !Arg->getType().isNull(); // not in code that does not compile
  const RecordDecl *R = Typed ? referredTo(Arg->getType())->getAsRecordDecl() : nullptr;
  if (Param == ThisParam && Site.IsConstructor)
    return objectOf(Site);
  if (!R || isForeign(*R))
    return Value();
  const Expr *Original =
      Arg->getType()->isPointerType() || Arg->isGLValue() ? nullptr : copiedRecord(*Arg);
  Value V = eval(Original ? unwrapped(Original) : Arg);
  if (V.Targets.empty())
    V = recordIn(*Arg); // Command("ls").run()
  return V.Targets.size() == 1 && !V.Offset ? V : Value();
}

/// What a field of the callee's parameter holds here.
Text FunctionWalk::fieldAt(const CallSite &Site, const Symbol &Field, const HolePtr &Otherwise) {
  const FieldDecl *F = Unit.Fields.lookup(Field.Entity);
  Value Of = objectAt(Site, Field.Index);
  if (!F || Of.Targets.empty()) {
    auto Anywhere = std::make_shared<Hole>(*Otherwise);
    Anywhere->Stands = Symbol::field(Field.Entity);
    return Text::shape(Shape(HolePtr(std::move(Anywhere))));
  }
  Text T = textOf(content(Objects.field(Of.Targets.front(), *F)));
  // Where it is the caller's symbol too, the callee's name for it tells as much.
  return T.isUnset() ? Text::literal("") : T.mapHoles([&](const HolePtr &H) -> HolePtr {
    if (H->Stands.K != Symbol::Kind::Field || H->Stands.Entity != Field.Entity)
      return H;
    auto Named = std::make_shared<Hole>(*H);
    Named->Name = Otherwise->Name;
    return Named;
  });
}

/// What a field, or the buffer that it points to, came to hold in this function.
std::optional<Text> FunctionWalk::heldText(ObjectId Field) {
  QualType Type = Objects[Field].Type;
  if (!Unit.Known.mayHoldText(Type))
    return std::nullopt;
  const Value *Held = Now.find(Field);
  if (!Held && isReferring(Type))
    Held = Now.find(Objects.pointee(Field));
  if (!Held)
    return std::nullopt;
  Text T = textOf(*Held);
  return T.isUnset() ? Text::literal("") : T;
}

/// What the fields of the objects hold that \p Site hands over.
void FunctionWalk::passFields(const CallSite &Site, Call &Made) {
  auto Pass = [&](unsigned Param) {
    Value Of = objectAt(Site, Param);
    if (Of.Targets.empty())
      return;
    ObjectId Id = Of.Targets.front();
    if (std::optional<unsigned> From = parameterOf(Id); From && !Now.find(Objects.changedBy(Id)))
      Made.Objects.push_back({Param, *From});
    llvm::SmallVector<ObjectId, 8> Fields(Objects.fieldsOf(Id));
    for (ObjectId Field : Fields)
      if (std::optional<Text> T = heldText(Field))
        Made.Fields.push_back({Param, Unit.Names.idOf(*Objects[Field].Decl), std::move(*T)});
  };
  for (unsigned I = 0; I < Site.Args.size(); ++I)
    Pass(I);
  if (Site.This && !Site.IsConstructor)
    Pass(ThisParam);
}

/// Puts what the callee left into the objects that it was given.
void FunctionWalk::takeFields(const CallSite &Site, const std::vector<FieldLeft> &Left,
                              llvm::function_ref<Text(const HolePtr &)> Fill) {
  std::vector<std::pair<ObjectId, Text>> All;
  for (const FieldLeft &L : Left) {
    Value Of = objectAt(Site, L.Param);
    if (Of.Targets.empty())
      continue;
    if (!L.Field)
      forgetFieldsOf(Of.Targets.front());
    else
      All.emplace_back(Objects.field(Of.Targets.front(), *L.Field), L.Value.substitute(Fill, Cut));
  }
  for (auto &[Id, T] : All) {
    bool Refers = isReferring(Objects[Id].Type);
    ObjectId Behind = Refers ? Objects.pointee(Id) : Id;
    place(Behind, Value::text(std::move(T)));
    if (Refers && Behind != Id)
      place(Id, Value::pointer(Behind));
  }
}

void FunctionWalk::forgetFieldsOf(ObjectId Id) {
  llvm::SmallVector<ObjectId, 8> Fields(Objects.fieldsOf(Id));
  for (ObjectId Field : Fields) {
    Now.forget(Field);
    Now.forget(Objects.pointee(Field));
  }
  if (parameterOf(Id))
    Now.set(Objects.changedBy(Id), Value::text(Text::literal("changed")));
}

/// A call that nobody sees into may change what it is given.
void FunctionWalk::forgetFields(const CallSite &Site) {
  auto Forget = [&](unsigned Param) {
    if (Value Of = objectAt(Site, Param); !Of.Targets.empty())
      forgetFieldsOf(Of.Targets.front());
  };
  for (unsigned I = 0; Site.Callee && I < Site.Args.size(); ++I)
    if (I >= Site.Callee->getNumParams() || mayChange(Site.Callee->getParamDecl(I)->getType()))
      Forget(I);
  const auto *Method = llvm::dyn_cast_or_null<CXXMethodDecl>(Site.Callee);
  if (Site.This && !Site.IsConstructor && Method && !Method->isConst())
    Forget(ThisParam);
}

/// A record that the compiler's own constructor makes: texts are empty, or as the class says.
void FunctionWalk::beginFields(ObjectId Of, const RecordDecl &R) {
  for (const FieldDecl *F : R.fields()) {
    const RecordDecl *Class = F->getType()->getAsRecordDecl();
    const Expr *Init = F->hasInClassInitializer() ? F->getInClassInitializer() : nullptr;
    if (Init && !Init->isInstantiationDependent() && Unit.Known.mayHoldText(F->getType())) {
      Value V = eval(Init);
      place(Objects.field(Of, *F), isReferring(F->getType()) ? V : load(V));
    } else if (!Init && Class && isForeign(*Class) && Unit.Known.beginsEmpty(*Class)) {
      place(Objects.field(Of, *F), Value::text(Text::literal("")));
    }
  }
}

/// What the field may hold anywhere in the program.
static Text anywhere(const Object &Field, Entities &Names) {
  Hole H;
  H.Stands = Symbol::field(Names.idOf(*Field.Decl));
  H.Name = Field.Decl->getNameAsString();
  return Text::hole(std::move(H));
}

/// The parameter whose object a caller sees changed, where \p Object is that.
std::optional<unsigned> FunctionWalk::sharedParameter(ObjectId Object) const {
  std::optional<unsigned> Of = parameterOf(Object);
  if (!Of || *Of == ThisParam || isReferring(Function->getParamDecl(*Of)->getType()))
    return Of;
  return std::nullopt;
}

std::vector<FieldLeft> FunctionWalk::fieldsLeft(const State &Last) {
  std::vector<FieldLeft> Changed;
  std::vector<FieldLeft> Left;
  llvm::SmallVector<ObjectId, 16> Touched;
  for (const auto &Entry : Last.values()) {
    const Object O = Objects[Entry.first];
    if (O.K == Object::Kind::Mark) {
      if (std::optional<unsigned> Of = sharedParameter(O.Parent))
        Changed.push_back({*Of, nullptr, Text()});
      continue;
    }
    bool Buffer = O.K == Object::Kind::Pointee && O.Parent != ObjectTable::None &&
                  Objects[O.Parent].K == Object::Kind::Field;
    if (Buffer || O.K == Object::Kind::Field)
      Touched.push_back(Buffer ? O.Parent : Entry.first);
  }
  llvm::sort(Touched);
  Touched.erase(llvm::unique(Touched), Touched.end());
  for (ObjectId Field : Touched) {
    const Object O = Objects[Field];
    std::optional<unsigned> Of = sharedParameter(O.Parent);
    std::optional<Text> T = Of ? heldText(Field) : std::nullopt;
    ObjectId Holder = isReferring(O.Type) ? Objects.pointee(Field) : Field;
    if (!T || Text::identical(*T, initial(Holder).Chars))
      continue;
    Left.push_back({*Of, llvm::cast<FieldDecl>(O.Decl),
                    dependsOnCalls(*T) ? anywhere(O, Unit.Names) : std::move(*T)});
  }
  llvm::append_range(Changed, Left);
  return Changed;
}

} // namespace bordercheck
