// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// From the YAML rows to the table: a language takes over what it extends, and each mode
// learns which modes open in it.
#include "checks/text/LanguageData.h"
#include "checks/text/LanguageRows.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace bordercheck {

using llvm::StringRef;

static std::vector<LanguagePattern> patterns(const std::vector<std::string> &Sources,
                                             bool IgnoreCase) {
  std::vector<LanguagePattern> Out;
  Out.reserve(Sources.size());
  for (const std::string &S : Sources)
    Out.emplace_back(S, IgnoreCase);
  return Out;
}

/// Joins the rows of all files; the first thing that is wrong stops it.
class LanguageLinker {
public:
  explicit LanguageLinker(std::vector<LanguageRow> Rows) : Rows(std::move(Rows)) {}

  llvm::Expected<LanguageTable> link() {
    for (const LanguageRow &R : Rows) {
      Table.Languages.push_back(std::make_unique<LanguageInfo>());
      RowOf[R.Name] = &R;
      InfoOf[R.Name] = Table.Languages.back().get();
    }
    for (const LanguageRow &R : Rows)
      if (llvm::Error E = describe(R, *InfoOf[R.Name]))
        return std::move(E);
    for (const LanguageRow &R : Rows)
      if (llvm::Error E = addModes(R, *InfoOf[R.Name]))
        return std::move(E);
    for (const auto &[Mode, Language] : LexedAs)
      if (llvm::Error E = lexAs(Table.Modes[Mode], Language))
        return std::move(E);
    for (LanguageMode &M : Table.Modes)
      findStops(M);
    return std::move(Table);
  }

private:
  using Chain = std::vector<const LanguageRow *>;

  static llvm::Error wrong(StringRef Language, StringRef What, StringRef Which = {}) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), Language + ": " + What + Which);
  }

  /// \p R, what it extends, what that extends.
  llvm::Expected<Chain> chainOf(const LanguageRow &R) const {
    Chain Out{&R};
    while (!Out.back()->Extends.empty()) {
      const LanguageRow *Next = RowOf.lookup(Out.back()->Extends);
      if (!Next || llvm::is_contained(Out, Next))
        return wrong(R.Name, "cannot extend ", Out.back()->Extends);
      Out.push_back(Next);
    }
    return Out;
  }

  llvm::Error describe(const LanguageRow &R, LanguageInfo &L) {
    llvm::Expected<Chain> Rows = chainOf(R);
    if (!Rows)
      return Rows.takeError();
    L.Name = R.Name;
    L.Title = R.Title;
    L.Aliases = R.Aliases;
    L.Extensions = R.Extensions;
    L.Files = R.Files;
    L.Interpreters = R.Interpreters;
    L.Base = R.Extends.empty() ? nullptr : InfoOf.lookup(R.Extends);
    for (const LanguageRow *Row : *Rows) {
      llvm::append_range(L.Operators, Row->Words.Operators);
      llvm::append_range(L.NamesAfter, Row->Words.NamesAfter);
      llvm::append_range(L.NamesBefore, Row->Words.NamesBefore);
      llvm::append_range(L.Members, Row->Words.Members);
      llvm::append_range(L.Formats, Row->Words.Formats);
      L.Chars += Row->Words.Chars;
      L.LineStatements |= Row->LineStatements;
      L.IgnoreCase |= Row->IgnoreCase;
    }
    L.MostEvidence = R.Evidence.AtMost;
    for (const LanguageRow *Row : *Rows)
      addEvidence(Row->Evidence, L);
    return index(R, L);
  }

  static void addEvidence(const EvidenceRow &Row, LanguageInfo &L) {
    const std::pair<const std::vector<std::string> *, int> Weights[] = {
        {&Row.Strong, 4}, {&Row.Fair, 2}, {&Row.Weak, 1}, {&Row.Against, -3}};
    for (const auto &[Sources, Weight] : Weights)
      for (const std::string &S : *Sources)
        L.Evidence.push_back({LanguagePattern(S, L.IgnoreCase), S, Weight});
  }

  llvm::Error index(const LanguageRow &R, const LanguageInfo &L) {
    auto Add = [&](llvm::StringMap<const LanguageInfo *> &Map, StringRef Key) {
      return Map.try_emplace(Key, &L).second;
    };
    if (!Add(Table.ByName, R.Name))
      return wrong(R.Name, "named twice");
    const std::pair<llvm::StringMap<const LanguageInfo *> *, const std::vector<std::string> *>
        Maps[] = {{&Table.ByName, &R.Aliases},
                  {&Table.ByFile, &R.Files},
                  {&Table.ByExtension, &R.Extensions},
                  {&Table.ByInterpreter, &R.Interpreters}};
    for (const auto &[Map, Keys] : Maps)
      for (const std::string &Key : *Keys)
        if (!Add(*Map, Key))
          return wrong(R.Name, "another language has ", Key);
    return llvm::Error::success();
  }

  /// Own modes come first, so that they win over those of the base.
  llvm::Error addModes(const LanguageRow &R, LanguageInfo &L) {
    llvm::Expected<Chain> Rows = chainOf(R);
    if (!Rows)
      return Rows.takeError();
    std::vector<const ModeRow *> Effective;
    for (const LanguageRow *Row : *Rows)
      for (const ModeRow &M : Row->Modes)
        if (llvm::none_of(Effective, [&](const ModeRow *E) { return E->Name == M.Name; }))
          Effective.push_back(&M);
    auto Root = llvm::find_if(Effective, [](const ModeRow *M) { return M->Begin.empty(); });
    if (Root == Effective.end())
      return wrong(R.Name, "no mode without begin");
    auto First = static_cast<unsigned>(Table.Modes.size());
    L.Root = First + static_cast<unsigned>(Root - Effective.begin());
    for (const ModeRow *M : Effective)
      addMode(*M, L, LexedAs);
    for (unsigned I = 0; I < Effective.size(); ++I)
      if (llvm::Error E = placeMode(*Effective[I], First + I, Effective, First, L))
        return E;
    return llvm::Error::success();
  }

  void addMode(const ModeRow &Row, const LanguageInfo &L,
               std::vector<std::pair<unsigned, std::string>> &LexedAs) {
    LanguageMode M;
    M.Name = Row.Name;
    M.Kind = Row.Kind;
    M.Begin = patterns(Row.Begin, L.IgnoreCase);
    M.End = patterns(Row.End, L.IgnoreCase);
    M.Nests = patterns(Row.Nests, L.IgnoreCase);
    M.Skip = patterns(Row.Skip, L.IgnoreCase);
    M.Escape = Row.Escape.empty() ? 0 : Row.Escape.front();
    M.Doubled = Row.Doubled;
    M.Line = Row.Line;
    M.Continues = Row.Continues;
    M.Dedent = Row.Dedent;
    M.Later = Row.Later;
    M.Operand = Row.Operand;
    M.NotInNumber = Row.NotInNumber;
    M.Bare = Row.Bare || Row.Begin.empty();
    M.Leaves = Row.Leaves;
    M.Words = &L;
    if (!Row.LexedAs.empty())
      LexedAs.emplace_back(static_cast<unsigned>(Table.Modes.size()), Row.LexedAs);
    Table.Modes.push_back(std::move(M));
  }

  llvm::Error placeMode(const ModeRow &Row, unsigned Index,
                        const std::vector<const ModeRow *> &Effective, unsigned First,
                        const LanguageInfo &L) {
    if (Index == L.Root)
      return llvm::Error::success();
    if (Row.In.empty())
      Table.Modes[L.Root].Opens.push_back(Index);
    for (const std::string &In : Row.In) {
      auto At = llvm::find_if(Effective, [&](const ModeRow *M) { return M->Name == In; });
      if (At == Effective.end())
        return wrong(L.Name, "no mode ", In);
      Table.Modes[First + static_cast<unsigned>(At - Effective.begin())].Opens.push_back(Index);
    }
    return llvm::Error::success();
  }

  llvm::Error lexAs(LanguageMode &M, StringRef Name) {
    const LanguageInfo *L = InfoOf.lookup(Name);
    if (!L)
      return wrong(M.Name, "lexed as an unknown language: ", Name);
    const LanguageMode &Root = Table.Modes[L->Root];
    M.Kind = Root.Kind;
    M.Bare = true;
    M.Words = L;
    M.Escape = Root.Escape;
    llvm::append_range(M.Opens, Root.Opens);
    llvm::append_range(M.Skip, Root.Skip);
    if (M.Leaves.empty())
      M.Leaves = Root.Leaves;
    return llvm::Error::success();
  }

  void findStops(LanguageMode &M) {
    M.Stops.set('\n');
    M.Stops.set(static_cast<unsigned char>(HoleMark));
    if (M.Escape)
      M.Stops.set(static_cast<unsigned char>(M.Escape));
    if (M.Continues)
      M.Stops.set('\\');
    for (const auto *Patterns : {&M.End, &M.Nests, &M.Skip})
      for (const LanguagePattern &P : *Patterns)
        M.Stops |= P.firstChars();
    for (unsigned Open : M.Opens)
      for (const LanguagePattern &P : Table.Modes[Open].Begin)
        M.Stops |= P.firstChars();
  }

  std::vector<LanguageRow> Rows;
  llvm::StringMap<const LanguageRow *> RowOf;
  llvm::StringMap<LanguageInfo *> InfoOf;
  std::vector<std::pair<unsigned, std::string>> LexedAs;
  LanguageTable Table;
};

llvm::Expected<LanguageTable> LanguageTable::load(llvm::ArrayRef<EmbeddedFile> Files) {
  std::vector<LanguageRow> Rows;
  for (const EmbeddedFile &F : Files) {
    llvm::Expected<LanguageRow> Row = loadLanguageRow(F.Name, F.Content);
    if (!Row)
      return Row.takeError();
    Rows.push_back(std::move(*Row));
  }
  return LanguageLinker(std::move(Rows)).link();
}

const LanguageTable &LanguageTable::get() {
  // Constant, and the same for all units; a test loads every file.
  static const LanguageTable Table = llvm::cantFail(load(embeddedLanguages()));
  return Table;
}

std::pair<const LanguageInfo *, StringRef> LanguageTable::ofFile(StringRef BaseName) const {
  for (StringRef Draft : {".tmp", ".new", ".in", ".bak", ".part", "~"})
    BaseName.consume_back(Draft);
  if (const LanguageInfo *L = ByFile.lookup(BaseName))
    return {L, BaseName};
  for (size_t Dot = BaseName.find('.'); Dot != StringRef::npos; Dot = BaseName.find('.', Dot + 1))
    if (const LanguageInfo *L = ByExtension.lookup(BaseName.substr(Dot).lower()))
      return {L, BaseName.substr(Dot)};
  return {nullptr, {}};
}

const LanguageInfo *LanguageTable::ofInterpreter(StringRef Program) const {
  if (const LanguageInfo *L = ByInterpreter.lookup(Program))
    return L;
  return ByInterpreter.lookup(Program.rtrim("0123456789.-"));
}

} // namespace bordercheck
