# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Bordercheck in a Makefile: the compiler's flags, and a rule. BORDERCHECK is where it is
# installed; OUT takes what is built.
BORDERCHECK ?= /usr/local
OUT ?= out
CXX := clang++-22
PLUGIN := $(BORDERCHECK)/lib/BordercheckPlugin.so
CXXFLAGS += -std=c++20 -I. -fplugin=$(PLUGIN) -fplugin-arg-bordercheck-summary

SOURCES := main.cpp expression/expression.cpp compiler/compiler.cpp runner/runner.cpp
OBJECTS := $(SOURCES:%.cpp=$(OUT)/%.o)

# Findings are exit code 2; without the minus they fail the build.
$(OUT)/report.txt: $(OBJECTS)
	-$(BORDERCHECK)/bin/bordercheck link $^ -o $@
	cat $@

# An object holds what the plugin found, so a new plugin makes new objects.
$(OUT)/%.o: %.cpp $(PLUGIN)
	mkdir -p $(@D)
	$(CXX) $(CXXFLAGS) -MMD -c $< -o $@

-include $(OBJECTS:.o=.d)
