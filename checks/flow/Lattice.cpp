// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/flow/Lattice.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"

namespace bordercheck {

Value Value::text(Text T) {
  Value V;
  V.Chars = std::move(T);
  return V;
}

Value Value::pointer(ObjectId Target) {
  Value V;
  V.Targets.push_back(Target);
  return V;
}

static Value merge(const Value &A, const Value &B, Text Chars, BoundCounts &Cut) {
  Value V;
  V.Chars = std::move(Chars);
  V.Targets = A.Targets;
  llvm::append_range(V.Targets, B.Targets);
  llvm::sort(V.Targets);
  V.Targets.erase(llvm::unique(V.Targets), V.Targets.end());
  if (V.Targets.size() > Bounds::MaxTargets) {
    V.Targets.truncate(Bounds::MaxTargets);
    ++Cut.TargetsCut;
  }
  V.Offset = A.Offset || B.Offset;
  V.Among = A.Among || B.Among;
  V.Later = A.Later && B.Later;
  return V;
}

Value Value::join(const Value &A, const Value &B, BoundCounts &Cut) {
  return merge(A, B, Text::join(A.Chars, B.Chars, Cut), Cut);
}

Value Value::widen(const Value &Old, const Value &New, bool Last, BoundCounts &Cut) {
  return merge(Old, New, Text::widen(Old.Chars, New.Chars, Last, Cut), Cut);
}

bool Value::identical(const Value &A, const Value &B) {
  return A.Targets == B.Targets && A.Offset == B.Offset && Text::identical(A.Chars, B.Chars);
}

ObjectId ObjectTable::make(const Object &O, const void *Key, unsigned Number) {
  constexpr uint64_t Kinds = 8;
  uint64_t Tag =
      (O.Parent * Kinds + static_cast<uint64_t>(O.K)) * (Bounds::MaxElements + 1) + Number;
  auto [At, New] = Index.try_emplace({Key, Tag}, Objects.size());
  if (New)
    Objects.push_back(O);
  return At->second;
}

ObjectId ObjectTable::variable(const clang::VarDecl &V) {
  const clang::VarDecl *Key = V.getCanonicalDecl();
  Object O;
  O.Decl = Key;
  O.Type = V.getType();
  return make(O, Key);
}

ObjectId ObjectTable::field(ObjectId Parent, const clang::FieldDecl &F) {
  Object O;
  O.K = Object::Kind::Field;
  O.Decl = F.getCanonicalDecl();
  O.Type = F.getType();
  // A path that is too long keeps only its last field.
  bool TooDeep = Parent != None && Objects[Parent].Depth >= Bounds::MaxPath;
  O.Parent = TooDeep ? None : Parent;
  O.Depth = O.Parent == None ? 1 : Objects[Parent].Depth + 1;
  size_t Before = Objects.size();
  ObjectId Id = make(O, O.Decl);
  if (Objects.size() > Before && O.Parent != None)
    Fields[O.Parent].push_back(Id);
  return Id;
}

llvm::ArrayRef<ObjectId> ObjectTable::fieldsOf(ObjectId Record) const {
  auto At = Fields.find(Record);
  if (At == Fields.end())
    return {};
  return At->second;
}

ObjectId ObjectTable::changedBy(ObjectId Record) {
  Object O;
  O.K = Object::Kind::Mark;
  O.Parent = Record;
  return make(O, nullptr);
}

ObjectId ObjectTable::pointee(ObjectId Parent) {
  const Object &Outer = Objects[Parent];
  if (Outer.K == Object::Kind::Pointee && Objects[Outer.Parent].K == Object::Kind::Pointee)
    return Parent;
  Object O;
  O.K = Object::Kind::Pointee;
  O.Parent = Parent;
  O.Depth = Outer.Depth;
  O.Type = Outer.Type.isNull() ? clang::QualType() : Outer.Type.getNonReferenceType();
  if (!O.Type.isNull()) {
    if (Outer.Type->isReferenceType())
      O.Type = Outer.Type.getNonReferenceType();
    else if (const clang::Type *Element = Outer.Type->getPointeeOrArrayElementType())
      O.Type =
          Outer.Type->isPointerType() ? Outer.Type->getPointeeType() : clang::QualType(Element, 0);
  }
  return make(O, nullptr);
}

ObjectId ObjectTable::element(ObjectId Array, unsigned Number, clang::QualType Type) {
  Object O;
  O.K = Object::Kind::Element;
  O.Parent = Array;
  O.Depth = Objects[Array].Depth;
  O.Number = Number;
  O.Type = Type;
  size_t Before = Objects.size();
  ObjectId Id = make(O, nullptr, Number);
  if (Objects.size() > Before)
    Elements[Array].push_back(Id);
  return Id;
}

llvm::ArrayRef<ObjectId> ObjectTable::elementsOf(ObjectId Array) const {
  auto At = Elements.find(Array);
  if (At == Elements.end())
    return {};
  return At->second;
}

ObjectId ObjectTable::keptBy(const clang::FunctionDecl &F) {
  Object O;
  O.Decl = F.getCanonicalDecl();
  O.Type = F.getASTContext().CharTy;
  return make(O, O.Decl);
}

ObjectId ObjectTable::thisObject(clang::QualType Type) {
  Object O;
  O.K = Object::Kind::Pointee;
  O.Type = Type;
  return make(O, nullptr);
}

ObjectId ObjectTable::temporary(const clang::Expr &Maker, clang::QualType Type) {
  Object O;
  O.K = Object::Kind::Temporary;
  O.Maker = &Maker;
  O.Type = Type;
  return make(O, &Maker);
}

/// Where \p Id is among \p Values, or would be.
template <typename Entries> static auto placeOf(ObjectId Id, Entries &Values) {
  return llvm::lower_bound(Values, Id,
                           [](const State::Entry &E, ObjectId Id) { return E.first < Id; });
}

const Value *State::find(ObjectId Id) const {
  auto At = placeOf(Id, Values);
  return At == Values.end() || At->first != Id ? nullptr : At->second.get();
}

void State::set(ObjectId Id, Value V) {
  auto Made = llvm::makeIntrusiveRefCnt<const Held>(std::move(V));
  auto At = placeOf(Id, Values);
  if (At != Values.end() && At->first == Id)
    At->second = std::move(Made);
  else
    Values.insert(At, {Id, std::move(Made)});
}

void State::forget(ObjectId Id) {
  if (auto At = placeOf(Id, Values); At != Values.end() && At->first == Id)
    Values.erase(At);
}

bool State::identical(const State &A, const State &B) {
  auto Same = [](const Entry &X, const Entry &Y) {
    return X.first == Y.first && (X.second == Y.second || Value::identical(*X.second, *Y.second));
  };
  return A.Reached == B.Reached &&
         std::equal(A.Values.begin(), A.Values.end(), B.Values.begin(), B.Values.end(), Same);
}

bool State::joinWith(const State &Other, Join How, InitialValue Initial, BoundCounts &Cut) {
  if (!Other.Reached)
    return false;
  if (!Reached) {
    *this = Other;
    return true;
  }
  auto Combine = [&](const Value &Old, const Value &New) {
    return How == Join::Forward ? Value::join(Old, New, Cut)
                                : Value::widen(Old, New, How == Join::Last, Cut);
  };
  bool Changed = false;
  auto Put = [&](Entry &Slot, Value New) {
    if (Slot.second && Value::identical(*Slot.second, New))
      return;
    Slot.second = llvm::makeIntrusiveRefCnt<const Held>(std::move(New));
    Changed = true;
  };
  std::vector<Entry> All;
  All.reserve(std::max(Values.size(), Other.Values.size()));
  auto Incoming = Other.Values.begin();
  auto TakeNew = [&] {
    Put(All.emplace_back(Incoming->first, nullptr),
        Combine(Initial(Incoming->first), *Incoming->second));
    ++Incoming;
  };
  for (Entry &Slot : Values) {
    while (Incoming != Other.Values.end() && Incoming->first < Slot.first)
      TakeNew();
    Entry &Mine = All.emplace_back(std::move(Slot));
    if (Incoming == Other.Values.end() || Incoming->first != Mine.first) {
      Put(Mine, Combine(*Mine.second, Initial(Mine.first)));
      continue;
    }
    if (Mine.second != Incoming->second && !Value::identical(*Mine.second, *Incoming->second))
      Put(Mine, Combine(*Mine.second, *Incoming->second));
    ++Incoming;
  }
  while (Incoming != Other.Values.end())
    TakeNew();
  Values = std::move(All);
  return Changed;
}

} // namespace bordercheck
