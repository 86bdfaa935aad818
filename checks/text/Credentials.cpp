// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Shapes of tokens are those that their issuers document; the words of names are ours.
#include "checks/text/Credentials.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Regex.h"
#include <cmath>
#include <map>

namespace bordercheck {
namespace {

struct TokenShape {
  const char *Kind;
  /// Must be in the text, before the slower pattern is tried.
  const char *Mark;
  /// A POSIX extended regular expression of the whole token.
  const char *Pattern;
};

/// AWS IAM user guide (unique identifiers); GitHub blog and docs (token formats); GitLab docs
/// (token prefixes); Slack API (token types); Google Cloud (API keys, OAuth client secrets);
/// Stripe docs (API keys); npm, PyPI, Hugging Face, OpenAI, Anthropic and SendGrid docs;
/// RFC 7519 (JWT); RFC 7468 and OpenSSH PROTOCOL.key (key blocks).
constexpr TokenShape TokenShapes[] = {
    {"AWS access key", "A", "(AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}"},
    {"GitHub token", "gh", "gh[pousr]_[A-Za-z0-9]{36,251}"},
    {"GitHub token", "github_pat_", "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"},
    {"GitLab token", "gl", "gl(pat|dt|rt|cbt|ptt|ft|soat)-[A-Za-z0-9_-]{20,64}"},
    {"Slack token", "xox", "xox[abeoprs]-[A-Za-z0-9-]{10,200}"},
    {"Slack token", "xapp-", "xapp-[0-9]-[A-Za-z0-9-]{10,200}"},
    {"Google API key", "AIza", "AIza[A-Za-z0-9_-]{35}"},
    {"Google client secret", "GOCSPX-", "GOCSPX-[A-Za-z0-9_-]{28}"},
    {"Stripe key", "k_", "[sr]k_(live|test)_[A-Za-z0-9]{16,200}"},
    {"npm token", "npm_", "npm_[A-Za-z0-9]{36}"},
    {"PyPI token", "pypi-", "pypi-AgE[A-Za-z0-9_-]{50,200}"},
    {"Hugging Face token", "hf_", "hf_[A-Za-z0-9]{34}"},
    {"OpenAI key", "T3BlbkFJ", "sk-[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}"},
    {"Anthropic key", "sk-ant-", "sk-ant-[a-z0-9]{3,10}-[A-Za-z0-9_-]{80,120}"},
    {"SendGrid key", "SG.", "SG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}"},
    {"JSON web token", "eyJ", "eyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{20,}"},
    // The block's first line alone is what a program that writes keys has in its text.
    {"private key", "PRIVATE KEY-----",
     "-----BEGIN ([A-Z0-9]+ )*PRIVATE KEY-----[[:space:]]+[A-Za-z0-9+/=[:space:]:,-]{40,}"},
};

/// Last words that make a name a secret's by themselves.
constexpr llvm::StringLiteral SecretWords[] = {
    "password",  "passwords",  "passwd",  "passphrase",  "passcode",  "secret",
    "secrets",   "apikey",     "apikeys", "authkey",     "secretkey", "privatekey",
    "accesskey", "credential", "creds",   "credentials", "authtoken", "accesstoken"};

/// What a last word "key" needs before it.
constexpr llvm::StringLiteral SecretKeys[] = {"api",        "private", "secret",
                                              "access",     "signing", "encryption",
                                              "decryption", "master",  "account"};

/// What a last word "token" needs before it.
constexpr llvm::StringLiteral SecretTokens[] = {
    "auth",   "access", "bearer",  "refresh",  "session", "api",      "secret",
    "oauth",  "jwt",    "github",  "gitlab",   "slack",   "npm",      "vault",
    "deploy", "bot",    "webhook", "personal", "hf",      "registry", "security",
    "sas",    "login",  "upload",  "publish"};

/// First words that turn a name into a question, an act or a count.
constexpr llvm::StringLiteral Questions[] = {
    "has",    "is",      "no",    "need", "needs",   "show",    "hide",     "use",
    "ask",    "want",    "wants", "with", "without", "require", "requires", "allow",
    "enable", "disable", "num",   "max",  "min",     "count",   "forgot",   "non"};

/// Calls that hand out the value of what they are called on.
constexpr llvm::StringLiteral Accessors[] = {
    "c_str", "data",        "str",      "string",    "get",   "value",
    "text",  "toStdString", "toUtf8",   "begin",     "front", "utf8",
    "view",  "constData",   "toString", "to_string", "buf",   "ptr"};

template <size_t N> bool isIn(const llvm::StringLiteral (&Words)[N], llvm::StringRef Word) {
  return llvm::is_contained(Words, Word);
}

bool isWordCharacter(char C) { return llvm::isAlnum(C) || C == '_'; }

/// "DbPassword2" and "DB_PASSWORD" as {"db", "password"}.
llvm::SmallVector<std::string, 6> wordsOf(llvm::StringRef Identifier) {
  llvm::SmallVector<std::string, 6> Words;
  std::string Word;
  auto Close = [&] {
    if (!Word.empty())
      Words.push_back(std::exchange(Word, {}));
  };
  for (size_t I = 0; I < Identifier.size(); ++I) {
    char C = Identifier[I];
    if (!llvm::isAlpha(C)) {
      Close();
      continue;
    }
    bool Upper = llvm::isUpper(C);
    bool AfterLower = I > 0 && llvm::isLower(Identifier[I - 1]);
    bool BeforeLower = I + 1 < Identifier.size() && llvm::isLower(Identifier[I + 1]);
    bool AfterUpper = I > 0 && llvm::isUpper(Identifier[I - 1]);
    if (Upper && (AfterLower || (AfterUpper && BeforeLower)))
      Close();
    Word += llvm::toLower(C);
  }
  Close();
  return Words;
}

/// The identifiers of \p Name, which may be an expression; the last that is no accessor.
llvm::StringRef lastIdentifier(llvm::StringRef Name) {
  llvm::StringRef Last;
  while (!Name.empty()) {
    Name = Name.drop_until(isWordCharacter);
    llvm::StringRef Word = Name.take_while(isWordCharacter);
    Name = Name.drop_front(Word.size());
    if (!Word.empty() && !llvm::isDigit(Word.front()) && !isIn(Accessors, Word))
      Last = Word;
  }
  return Last;
}

bool isSecret(llvm::ArrayRef<std::string> Words) {
  if (Words.empty() || isIn(Questions, Words.front()))
    return false;
  llvm::StringRef Last = Words.back();
  // "dbpassword", "mypasswd"; sudo's NOPASSWD is a switch.
  bool RunTogether = (Last.ends_with("password") || Last.ends_with("passwd") ||
                      Last.ends_with("passphrase") || Last.ends_with("apikey")) &&
                     !Last.starts_with("no");
  if (RunTogether || isIn(SecretWords, Last))
    return true;
  if (Words.size() < 2)
    return false;
  llvm::StringRef Before = Words[Words.size() - 2];
  return (Last == "key" && isIn(SecretKeys, Before)) ||
         (Last == "token" && isIn(SecretTokens, Before));
}

/// Bits a character, were each drawn by the frequencies in \p Value.
double entropy(llvm::StringRef Value) {
  std::map<char, unsigned> Counts;
  for (char C : Value)
    ++Counts[C];
  double Bits = 0;
  for (auto [C, N] : Counts) {
    double Share = static_cast<double>(N) / static_cast<double>(Value.size());
    Bits -= Share * std::log2(Share);
  }
  return Bits;
}

bool isPlaceholder(llvm::StringRef Value) {
  std::string Lower = Value.lower();
  for (const char *Word : {"example", "placeholder", "changeme", "your", "xxxx", "dummy", "sample",
                           "redacted", "abcdef", "123456", "....", "****", "<", "{", "$", "%"})
    if (Lower.find(Word) != std::string::npos)
      return true;
  return false;
}

std::optional<HeldSecret> heldToken(llvm::StringRef Literal) {
  for (const TokenShape &Known : TokenShapes) {
    if (!Literal.contains(Known.Mark))
      continue;
    llvm::Regex Pattern("(^|[^A-Za-z0-9_])(" + std::string(Known.Pattern) + ")($|[^A-Za-z0-9_])");
    llvm::SmallVector<llvm::StringRef, 8> Groups;
    if (!Pattern.match(Literal, &Groups))
      continue;
    llvm::StringRef Token = Groups[2];
    if (isPlaceholder(Token) || entropy(Token) < 3)
      continue;
    return HeldSecret{Known.Kind, static_cast<size_t>(Token.data() - Literal.data()), Token.size()};
  }
  return std::nullopt;
}

/// The name before the assignment that \p Text ends with, quotes and blanks aside.
llvm::StringRef assignedName(llvm::StringRef Text) {
  Text = Text.rtrim(" \t");
  if (Text.ends_with("\"") || Text.ends_with("'"))
    Text = Text.drop_back().rtrim(" \t\\");
  if (!Text.ends_with("=") && !Text.ends_with(":"))
    return {};
  // "==" compares, "::" qualifies.
  Text = Text.drop_back();
  if (Text.ends_with("=") || Text.ends_with(":") || Text.ends_with("!"))
    return {};
  Text = Text.rtrim(" \t\\\"'");
  size_t Begin = Text.size();
  while (Begin > 0 && (isWordCharacter(Text[Begin - 1]) || Text[Begin - 1] == '-'))
    --Begin;
  return Text.drop_front(Begin);
}

bool isAssignable(llvm::StringRef Name) {
  std::string Identifier = Name.ltrim('-').str();
  std::replace(Identifier.begin(), Identifier.end(), '-', '_');
  // An all upper-case name is an environment variable of a script.
  return Name.upper() == Name ? isSecretVariable(Identifier) : isSecretName(Identifier);
}

std::optional<HeldSecret> assignedSecret(llvm::StringRef Literal) {
  for (size_t At = Literal.find_first_of("=:"); At != llvm::StringRef::npos;
       At = Literal.find_first_of("=:", At + 1)) {
    llvm::StringRef Rest = Literal.drop_front(At + 1);
    // "==" compares, "::" qualifies.
    if (Rest.starts_with("=") || Rest.starts_with(":"))
      continue;
    llvm::StringRef Value = Rest.ltrim(" \t\\\"'");
    Value =
        Value.take_until([](char C) { return llvm::StringRef(" \t\n\r\\\"';,&)").contains(C); });
    if (looksRandom(Value) && announcesSecret(Literal.take_front(At + 1)))
      return HeldSecret{"secret", static_cast<size_t>(Value.data() - Literal.data()), Value.size()};
  }
  return std::nullopt;
}

constexpr size_t ShownOfSecret = 4;

std::string redactedLiteral(std::string Chars) {
  for (size_t From = 0; From < Chars.size();) {
    std::optional<HeldSecret> Held = heldSecret(llvm::StringRef(Chars).drop_front(From));
    if (!Held)
      break;
    size_t Cut = From + Held->Begin + ShownOfSecret;
    Chars.replace(Cut, Held->Length - ShownOfSecret, "***");
    From = Cut;
  }
  return Chars;
}

Piece redactedPiece(const Piece &P, BoundCounts &Cut) {
  if (P.isHole())
    return P;
  if (P.isLiteral())
    return Piece::literal(redactedLiteral(P.text()));
  Pieces Members;
  for (const Piece &M : P.members())
    Members.push_back(redactedPiece(M, Cut));
  return P.isRepeat() ? Piece::repeat(std::move(Members)) : Piece::bag(Members, Cut);
}

} // namespace

std::optional<HeldSecret> heldSecret(llvm::StringRef Literal) {
  if (std::optional<HeldSecret> Token = heldToken(Literal))
    return Token;
  return assignedSecret(Literal);
}

bool isSecretName(llvm::StringRef Name) { return isSecret(wordsOf(lastIdentifier(Name))); }

bool isSecretVariable(llvm::StringRef Name) {
  llvm::SmallVector<std::string, 6> Words = wordsOf(Name);
  bool Asked = !Words.empty() && isIn(Questions, llvm::StringRef(Words.front()));
  return isSecret(Words) || (!Words.empty() && Words.back() == "token" && !Asked);
}

bool announcesSecret(llvm::StringRef Literal) {
  // RFC 7235 and RFC 6750: the credentials of a request.
  for (const char *Scheme : {"authorization: bearer", "authorization: basic",
                             "authorization: token", "authorization:bearer"})
    if (Literal.rtrim(' ').ends_with_insensitive(Scheme))
      return true;
  llvm::StringRef Name = assignedName(Literal);
  return !Name.empty() && isAssignable(Name);
}

bool looksRandom(llvm::StringRef Value) {
  constexpr size_t Shortest = 12;
  if (Value.size() < Shortest || isPlaceholder(Value) || Value.contains('(') ||
      Value.starts_with("/"))
    return false;
  bool Digit = llvm::any_of(Value, llvm::isDigit);
  bool Lower = llvm::any_of(Value, llvm::isLower);
  bool Upper = llvm::any_of(Value, llvm::isUpper);
  return Digit && (Lower || Upper) && entropy(Value) >= 3;
}

Text redacted(const Text &T) {
  BoundCounts Cut;
  Text All;
  for (const Shape &S : T.shapes()) {
    Shape Made;
    for (const Piece &P : S.pieces())
      Made = Shape::concat(Made, Shape(redactedPiece(P, Cut)), Cut);
    All = Text::join(All, Text::shape(Made), Cut);
  }
  return All;
}

} // namespace bordercheck
