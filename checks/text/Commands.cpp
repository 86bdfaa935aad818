// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Splits a shell command line at blanks and operators, as POSIX says, with holes as
// characters that are neither.
#include "checks/text/Commands.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

namespace bordercheck {
namespace {

using llvm::StringRef;

/// Programs that start the program named behind them.
constexpr StringRef Wrappers[] = {"env",  "ccache", "sccache", "distcc",  "sudo", "nice",
                                  "time", "nohup",  "exec",    "command", "doas"};

bool isAssignment(StringRef Known) {
  size_t Equals = Known.find('=');
  return Equals != StringRef::npos && Equals > 0 &&
         llvm::all_of(Known.take_front(Equals),
                      [](char C) { return llvm::isAlnum(C) || C == '_'; });
}

StringRef knownPrefix(const Text &T) {
  return T.shapes().size() == 1 ? T.shapes().front().knownPrefix() : StringRef();
}

class Splitter {
public:
  std::vector<ShellCommand> split(const Shape &Line) {
    for (const Piece &P : Line.pieces())
      P.isLiteral() ? addLiteral(P.text()) : addOther(P);
    endCommand();
    return std::move(Commands);
  }

private:
  void addLiteral(StringRef Chars) {
    for (size_t I = 0; I < Chars.size(); ++I)
      I += step(Chars, I);
    flush();
  }

  /// Returns how many characters behind the one at \p I are done too.
  size_t step(StringRef Chars, size_t I) {
    char C = Chars[I];
    if (Comment) {
      Comment = C != '\n';
      if (!Comment)
        endCommand();
      return 0;
    }
    if (Escaped) {
      Escaped = false;
      if (C != '\n')
        put(C);
      return 0;
    }
    if (Quote) {
      stepQuoted(Chars, I);
      return 0;
    }
    if (C == '\\')
      Escaped = true;
    else if (C == '"' || C == '\'')
      Quote = C, InWord = true;
    else if (C == ' ' || C == '\t')
      endWord();
    else if (C == '#' && !InWord)
      Comment = true;
    else if (C == '>' || C == '<')
      return redirect(Chars, I);
    else if (C == '&' && Chars.substr(I).starts_with("&>"))
      return 1 + redirect(Chars, I + 1);
    else if (StringRef(";|&\n()").contains(C))
      endCommand();
    else
      put(C);
    return 0;
  }

  void stepQuoted(StringRef Chars, size_t I) {
    char C = Chars[I];
    if (C == Quote)
      flush(), Quote = 0;
    else if (C == '\\' && Quote == '"' && I + 1 < Chars.size() &&
             StringRef("\"\\$`\n").contains(Chars[I + 1]))
      Escaped = true;
    else
      put(C);
  }

  /// `2>&1` writes to no file.
  size_t redirect(StringRef Chars, size_t I) {
    if (Pending.size() == 1 && llvm::isDigit(Pending.front()) && Word.Value.isUnset()) {
      Pending.clear();
      InWord = false;
    }
    endWord();
    Target = Chars[I];
    size_t Done = 0;
    if (Chars.substr(I + 1).starts_with(Chars.substr(I, 1)))
      ++Done;
    if (Chars.substr(I + 1).starts_with("&")) {
      Target = 0;
      Done +=
          1 + Chars.drop_front(I + 2).take_while([](char D) { return llvm::isDigit(D); }).size();
    }
    return Done;
  }

  void addOther(const Piece &P) {
    if (Comment)
      return;
    Word.Splits |= !Quote;
    Escaped = false;
    InWord = true;
    noteQuote();
    append(Text::shape(Shape(P)));
  }

  void put(char C) {
    InWord = true;
    noteQuote();
    Pending += C;
  }

  void noteQuote() {
    Quoting Now = Quote == '"' ? Quoting::Double : Quote ? Quoting::Single : Quoting::None;
    Word.Quotes = !Noted || Word.Quotes == Now ? Now : Quoting::Mixed;
    Noted = true;
  }

  void flush() {
    if (Pending.empty())
      return;
    append(Text::literal(std::move(Pending)));
    Pending.clear();
  }

  void append(const Text &T) {
    if (!T.isConstant())
      flush();
    Word.Value = Text::concat(Word.Value, T, Cut);
  }

  void endWord() {
    flush();
    if (!InWord)
      return;
    if (Word.Value.isUnset())
      Word.Value = Text::literal("");
    if (Target == '>')
      Command.Written.push_back(std::move(Word.Value));
    else if (Target == '<')
      Command.Read = std::move(Word.Value);
    else
      addWord();
    Word = {};
    InWord = Noted = false;
    Target = 0;
  }

  /// Words in front of the program that only change how it starts do not count.
  void addWord() {
    if (Command.Words.empty()) {
      StringRef Known = knownPrefix(Word.Value);
      std::optional<std::string> Whole = Word.Value.constant();
      if (isAssignment(Known))
        return;
      if (Whole && llvm::is_contained(Wrappers, llvm::sys::path::filename(*Whole))) {
        Wrapped = true;
        return;
      }
      if (Wrapped && Known.starts_with("-"))
        return;
    }
    Command.Words.push_back(std::move(Word));
  }

  void endCommand() {
    endWord();
    if (!Command.Words.empty() || !Command.Written.empty())
      Commands.push_back(std::move(Command));
    Command = {};
    Wrapped = false;
  }

  std::vector<ShellCommand> Commands;
  ShellCommand Command;
  CommandWord Word;
  std::string Pending;
  char Quote = 0;
  char Target = 0;
  bool Escaped = false;
  bool Comment = false;
  bool InWord = false;
  bool Noted = false;
  bool Wrapped = false;
  BoundCounts Cut;
};

} // namespace

std::string ShellCommand::program() const {
  if (Words.empty() || Words.front().Value.shapes().size() != 1)
    return {};
  StringRef Suffix = Words.front().Value.shapes().front().knownSuffix();
  bool Whole = Words.front().Value.isConstant();
  StringRef Base = llvm::sys::path::filename(Suffix);
  // Behind a hole only a path tells where the name begins.
  return Whole || Suffix.contains('/') ? Base.str() : std::string();
}

std::vector<ShellCommand> shellCommands(const Shape &Line) { return Splitter().split(Line); }

std::vector<ShellCommand> shellCommands(const Text &Line) {
  std::vector<ShellCommand> All;
  for (const Shape &S : Line.shapes())
    llvm::append_range(All, shellCommands(S));
  return All;
}

ShellCommand commandOf(const std::vector<Text> &Arguments) {
  ShellCommand C;
  for (const Text &T : Arguments) {
    CommandWord W;
    W.Value = T;
    W.Quotes = Quoting::Single;
    C.Words.push_back(std::move(W));
  }
  return C;
}

} // namespace bordercheck
