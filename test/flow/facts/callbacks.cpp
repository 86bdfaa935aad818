// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "fact.h"
#include <algorithm>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

static void work(const std::string &Name, int Number) {
  (void)Number;
  fact(Name.c_str(), "‹env NAME›"); // of callers
}

void threads() {
  std::string Name = std::getenv("NAME");
  std::thread Worker(work, Name, 3);
  Worker.join();
}

void aLambda() {
  std::thread Worker([](const char *Text) { fact(Text, "‹env TEXT›"); }, std::getenv("TEXT"));
  Worker.join();
}

void eachOf() {
  std::vector<std::string> All;
  All.push_back(std::getenv("ITEM"));
  std::for_each(All.begin(), All.end(), [](const std::string &Item) {
    fact(Item.c_str(), "‹env ITEM›"); // of callers
  });
}
