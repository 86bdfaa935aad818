// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The generated texts of test/text/texts, one file a language. A case:
//
//   == [given] string ", identifier      what the holes are to be, in order
//   char *‹name› = "‹value›";            the text
//
// `[given]` means that the text is too short to tell its language. `[wrong: why]` marks
// a case that is known to come out wrong; the test fails when it comes out right. In the
// text, ‹x› is a hole, ‹* ... *› a repeat, ‹{ ... ‹|› ... ‹}› a bag.
#ifndef BORDERCHECK_TEST_TEXT_CASES_H
#define BORDERCHECK_TEST_TEXT_CASES_H

#include "test/text/Build.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <filesystem>

namespace bordercheck {

struct TextCase {
  std::string Where;
  std::string Language;
  std::string Written;
  Text What;
  std::vector<std::string> Expected;
  bool Given = false;
  std::string Wrong;
};

/// Reads the marks of a case's text.
class CaseReader {
public:
  explicit CaseReader(llvm::StringRef Chars) : Rest(Chars) {}

  Text read() { return Text::shape(sequence({})); }

private:
  /// Up to one of \p Ends, which is taken too.
  Shape sequence(llvm::ArrayRef<llvm::StringRef> Ends) {
    BoundCounts Cut;
    Shape Out;
    auto Add = [&](const Shape &More) { Out = Shape::concat(Out, More, Cut); };
    while (!Rest.empty()) {
      size_t Mark = std::min(Rest.find("‹"), Rest.find("*›"));
      Add(Shape(Rest.take_front(Mark).str()));
      Rest = Rest.drop_front(std::min(Mark, Rest.size()));
      for (llvm::StringRef End : Ends)
        if (Rest.consume_front(End)) {
          Ended = End;
          return Out;
        }
      if (Rest.consume_front("‹*")) {
        Add(Shape(Piece::repeat(sequence({"*›"}).pieces())));
      } else if (Rest.consume_front("‹{")) {
        Add(bag());
      } else if (Rest.consume_front("‹")) {
        auto [Name, Behind] = Rest.split("›");
        Rest = Behind;
        Add(Shape(std::make_shared<const Hole>(holeNamed(Name.str()))));
      } else if (!Rest.empty()) {
        Add(Shape(Rest.take_front(1).str()));
        Rest = Rest.drop_front();
      }
    }
    return Out;
  }

  Shape bag() {
    BoundCounts Cut;
    Pieces Members;
    do {
      Shape Member = sequence({"‹|›", "‹}›"});
      Members.insert(Members.end(), Member.pieces().begin(), Member.pieces().end());
    } while (Ended == "‹|›");
    return Shape(Piece::bag(Members, Cut));
  }

  llvm::StringRef Rest;
  llvm::StringRef Ended;
};

inline TextCase readCase(llvm::StringRef Header, llvm::StringRef Body) {
  TextCase C;
  C.Given = Header.consume_front(" [given]");
  if (Header.consume_front(" [wrong: ")) {
    auto [Why, Behind] = Header.split("]");
    C.Wrong = Why.str();
    Header = Behind;
  }
  llvm::SmallVector<llvm::StringRef, 4> Kinds;
  Header.split(Kinds, ", ");
  for (llvm::StringRef Kind : Kinds)
    C.Expected.push_back(Kind.trim().str());
  Body.consume_back("\n");
  C.Written = Body.str();
  C.What = CaseReader(Body).read();
  return C;
}

/// All cases, in the order of the files' names.
inline std::vector<TextCase> textCases(const std::string &Folder) {
  std::vector<std::filesystem::path> Files;
  for (const auto &Entry : std::filesystem::directory_iterator(Folder))
    Files.push_back(Entry.path());
  std::sort(Files.begin(), Files.end());
  std::vector<TextCase> Out;
  for (const std::filesystem::path &File : Files) {
    auto Buffer = llvm::MemoryBuffer::getFile(File.string());
    llvm::StringRef Rest = Buffer ? (*Buffer)->getBuffer() : llvm::StringRef();
    for (unsigned Number = 1; Rest.consume_front("=="); ++Number) {
      auto [Header, Behind] = Rest.split('\n');
      size_t End = Behind.find("\n==");
      TextCase C =
          readCase(Header, Behind.take_front(End == llvm::StringRef::npos ? End : End + 1));
      C.Language = File.stem().string();
      C.Where = C.Language + ", case " + std::to_string(Number);
      Out.push_back(std::move(C));
      Rest = End == llvm::StringRef::npos ? llvm::StringRef() : Behind.drop_front(End + 1);
    }
  }
  return Out;
}

} // namespace bordercheck

#endif
