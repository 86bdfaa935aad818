// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "checks/catalog/Annotation.h"
#include "checks/catalog/LibraryYaml.h"
#include "checks/catalog/Validate.h"

namespace bordercheck {

/// Whence a declared value comes.
struct HeldEffect {
  OriginKind From = OriginKind::Unknown;
  std::optional<Controller> Who;
};

template <typename Archive> void describe(Archive &Io, HeldEffect &E) {
  Io.mapRequired("origin", E.From);
  Io.mapOptional("controller", E.Who);
}

/// An annotation as it is written.
struct WrittenAnnotation {
  Model Says;
  std::optional<HeldEffect> Holds;
};

template <typename Archive> void describe(Archive &Io, WrittenAnnotation &A) {
  Io.mapOptional("holds", A.Holds);
  describeEffects(Io, A.Says);
}

namespace {

/// The reading of one annotation: it has no file and no lines of its own.
class AnnotationReading : public YamlReading {
public:
  explicit AnnotationReading(Port Bearing) : YamlReading(""), Bearing(std::move(Bearing)) {}
  const Port *here() const override { return &Bearing; }

private:
  Port Bearing;
};

Port portOf(Bearer On, unsigned Index) {
  return On == Bearer::Parameter ? Port{Port::Kind::Arg, Index, {}}
                                 : Port{Port::Kind::Return, 0, {}};
}

bool isAt(const Port &P, const Port &Here) { return P.K == Here.K && P.Index == Here.Index; }

llvm::Error wrong(const llvm::Twine &Message) { return llvm::createStringError(Message); }

/// \p Said without the spaces that formatters put around a sign: identifier - check, arg1 +.
std::string withoutLooseSigns(llvm::StringRef Said) {
  std::string Out;
  char Quote = 0;
  auto IsSign = [](char C) { return C == '-' || C == '+'; };
  for (size_t I = 0; I < Said.size(); ++I) {
    char C = Said[I];
    if (Quote ? C == Quote : C == '"' || C == '\'')
      Quote = Quote ? 0 : C;
    bool Loose =
        !Quote && C == ' ' &&
        ((!Out.empty() && IsSign(Out.back())) || (I + 1 < Said.size() && IsSign(Said[I + 1])));
    if (!Loose)
      Out += C;
  }
  return Out;
}

/// What is said of the value itself, taken out of \p A.
VariableModel takeValue(WrittenAnnotation &A, Bearer On, const Port &Here) {
  VariableModel V;
  if (On == Bearer::Function)
    return V;
  V.GeneratedBy = std::exchange(A.Says.GeneratedBy, "");
  if (isAt(A.Says.TrustedPath, Here)) {
    V.TrustedPath = true;
    A.Says.TrustedPath = {};
  }
  if (On == Bearer::Value && A.Holds) {
    V.Source = A.Holds->From;
    V.Who = A.Holds->Who;
  }
  return V;
}

} // namespace

llvm::Expected<Annotation> annotationFrom(llvm::StringRef Said, Bearer On, unsigned Index) {
  Port Here = portOf(On, Index);
  AnnotationReading Reading(Here);
  WrittenAnnotation Written;
  if (llvm::Error E = Reading.read("{ " + withoutLooseSigns(Said) + " }", Written))
    return std::move(E);
  Annotation Made;
  if (Written.Holds && On != Bearer::Value) {
    SourceEffect Source{Written.Holds->From, Written.Holds->Who, Here, {}};
    if (On == Bearer::Parameter)
      Made.Entry = EntryModel{{}, Source};
    else if (Written.Says.Source)
      return wrong("says twice whence the result comes");
    else
      Written.Says.Source = Source;
  }
  VariableModel Value = takeValue(Written, On, Here);
  if (Value.Source || Value.TrustedPath || !Value.GeneratedBy.empty())
    Made.Value = std::move(Value);
  bool OfFunction = hasEffect(Written.Says) || Written.Says.Neutral;
  if (OfFunction && On == Bearer::Value)
    return wrong("says what a function does of something that is none; a variable or a field has "
                 "a source, a trusted path or a generator");
  if (!OfFunction && (Made.Entry || Made.Value))
    return Made;
  if (std::string Problem = wrongWith(Written.Says); !Problem.empty())
    return wrong(Problem);
  Made.Function = std::move(Written.Says);
  return Made;
}

} // namespace bordercheck
