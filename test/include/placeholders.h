// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// Mocks of functions whose formats have numbered or named places, for the tests: declarations
// only, with the signatures of Qt, Boost, Abseil, Protobuf and inja.
#ifndef MOCK_PLACEHOLDERS
#define MOCK_PLACEHOLDERS

#include <map>
#include <string>

class QString {
public:
  QString(const char *);
  QString arg(const QString &, int Width = 0) const;
  QString arg(const QString &, const QString &) const;
  QString arg(int, int Width = 0) const;
  std::string toStdString() const;
};

namespace boost {
template <typename CharT> class basic_format {
public:
  explicit basic_format(const CharT *);
  template <typename T> basic_format &operator%(const T &);
  std::string str() const;
};
using format = basic_format<char>;
template <typename CharT> std::string str(const basic_format<CharT> &);
} // namespace boost

namespace absl {
template <typename... T> std::string Substitute(const char *, const T &...);
template <typename... T> void SubstituteAndAppend(std::string *, const char *, const T &...);
} // namespace absl

namespace google::protobuf::io {
class Printer {
public:
  Printer();
  void Print(const std::map<std::string, std::string> &, const char *);
  template <typename... T> void Print(const char *, const T &...);
};
} // namespace google::protobuf::io

namespace inja {
class Data {
public:
  std::string &operator[](const char *);
};
std::string render(const std::string &, const std::map<std::string, std::string> &);
} // namespace inja

#endif
