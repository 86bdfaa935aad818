// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <CL/cl.h>
#include <cstdlib>
#include <fstream>
#include <marshal.h>
#include <set>
#include <sstream>
#include <string>

static std::string contentOf(const std::string &Path) {
  std::ifstream In(Path);
  std::stringstream Content;
  Content << In.rdbuf();
  return Content.str();
}

class Device {
public:
  explicit Device(cl_context C) : Context(C) {}

  cl_program fromFile(const std::string &Name) {
    std::string Code = contentOf("/var/cache/app/" + Name + ".spv");
    // expected-warning@+1 {{handed to clCreateProgramWithIL without verification}}
    return clCreateProgramWithIL(Context, Code.data(), Code.size(), nullptr);
  }

  cl_program fromTheCacheOfTheUser() {
    std::string Code = contentOf(std::string(getenv("XDG_CACHE_HOME")) + "/app/kernel.bin");
    const auto *Bytes = reinterpret_cast<const unsigned char *>(Code.data());
    size_t Size = Code.size();
    // expected-warning@+1 {{[bordercheck-foreign-code-blob]}}
    return clCreateProgramWithBinary(Context, 1, nullptr, &Size, &Bytes, nullptr, nullptr);
  }

  cl_program embedded() {
    static const std::string Code = "\x03\x02\x23\x07";
    return clCreateProgramWithIL(Context, Code.data(), Code.size(), nullptr);
  }

  cl_program chosenAmongConstants(bool Half) {
    const char *Code = Half ? "\x03\x02\x23\x07 half" : "\x03\x02\x23\x07 full";
    return clCreateProgramWithIL(Context, Code, 9, nullptr);
  }

private:
  cl_context Context;
};

PyObject *byteCodeOfAFile() {
  std::string Code = contentOf("plugin.pyc");
  // expected-warning@+1 {{precompiled python code taken from 'file plugin.pyc' is handed to}}
  return PyMarshal_ReadObjectFromString(Code.data(), static_cast<long>(Code.size()));
}

PyObject *byteCodeOfANamedFile() {
  FILE *In = fopen(getenv("APP_PLUGIN"), "rb");
  // expected-warning@+1 {{path of precompiled python code taken from 'env APP_PLUGIN' is loaded}}
  return PyMarshal_ReadObjectFromFile(In);
}

PyObject *byteCodeOfAConstantFile() {
  FILE *In = fopen("/usr/lib/app/plugin.pyc", "rb");
  return PyMarshal_ReadObjectFromFile(In);
}

PyObject *byteCodeOfAnApprovedFile(const std::string &Name) {
  static const std::set<std::string> Approved = {"a.pyc", "b.pyc"};
  if (Approved.count(Name) == 0)
    return nullptr;
  FILE *In = fopen(("/usr/lib/app/" + Name).c_str(), "rb");
  return PyMarshal_ReadObjectFromFile(In);
}

PyObject *silenced() {
  std::string Code = contentOf("plugin.pyc");
  return PyMarshal_ReadObjectFromString(Code.data(), 9); // NOLINT(bordercheck-foreign-code-blob)
}
