// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string>
#include <unistd.h>

// Missed.

int programStartsItsArgument(const char *Tool) {
  // expected-warning@+1 {{'Tool' is run by execl [bordercheck-assembled-command]}}
  return execl("/usr/bin/find", "find", "/srv", "-exec", Tool, "{}", ";", nullptr);
}

// Found where nothing is wrong.

int valueIsAParameterOfAConstantScript(const char *Name) {
  return execl("/bin/sh", "sh", "-c", "echo \"hello $1\"", "sh", Name, nullptr);
}

static bool isAlphanumeric(const std::string &Text) {
  return std::all_of(Text.begin(), Text.end(), [](unsigned char C) { return isalnum(C) != 0; });
}

int checkedByAllOf(const std::string &Name) {
  if (!isAlphanumeric(Name))
    return 1;
  return system(("systemctl start app-" + Name).c_str());
}

static bool isLowerCase(const std::string &Text) {
  return Text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos;
}

int checkedByFindFirstNotOf(const std::string &Name) {
  if (!isLowerCase(Name))
    return 1;
  return system(("systemctl start app-" + Name).c_str());
}

int digitsAreChecked(const std::string &Port) {
  if (Port.find_first_not_of("0123456789") != std::string::npos)
    return 1;
  return system(("app-probe --port=" + Port).c_str());
}

static bool isInRanges(const std::string &Text) {
  for (char C : Text) {
    bool Letter = (C >= 'a' && C <= 'z') || (C >= 'A' && C <= 'Z');
    if (!Letter && !(C >= '0' && C <= '9') && C != '_')
      return false;
  }
  return true;
}

int checkedByRanges(const std::string &Name) {
  if (!isInRanges(Name))
    return 1;
  return system(("systemctl start app-" + Name).c_str());
}

int checkedInPlace(const char *Name) {
  for (const char *C = Name; *C; ++C)
    if (!isalnum(*C))
      return 1;
  return system((std::string("systemctl start app-") + Name).c_str());
}
