// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include <CL/cl.h>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <libtcc.h>
#include <nvrtc.h>
#include <set>
#include <sstream>
#include <string>
#include <vector>

// CUDA source.

nvrtcProgram environmentIsTheSource() {
  nvrtcProgram Made;
  // expected-warning@+1 {{by nvrtcCreateProgram [bordercheck-runtime-compiled-text]}}
  nvrtcCreateProgram(&Made, getenv("KERNEL"), "kernel.cu", 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram typeNameIsPastedIn(const std::string &Type) {
  std::string Source = "extern \"C\" __global__ void fill(" + Type + " *Out) { Out[0] = 0; }";
  nvrtcProgram Made;
  // expected-warning@+1 {{'Type' is compiled by nvrtcCreateProgram [bordercheck-}}
  nvrtcCreateProgram(&Made, Source.c_str(), "fill.cu", 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram expressionIsAppended(const char *Expression) {
  std::string Source = "__global__ void map(float *X) { X[0] = ";
  Source += Expression;
  Source.append("; }");
  nvrtcProgram Made;
  // expected-warning@+1 {{'Expression' is compiled by nvrtcCreateProgram [bordercheck-}}
  nvrtcCreateProgram(&Made, Source.data(), nullptr, 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram sourceIsPrinted(const char *Name) {
  char Source[512];
  snprintf(Source, sizeof Source, "__global__ void %s(float *X) {}", Name);
  nvrtcProgram Made;
  // expected-warning@+1 {{'Name' is compiled by nvrtcCreateProgram [bordercheck-}}
  nvrtcCreateProgram(&Made, Source, nullptr, 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram sourceIsStreamed(const std::vector<std::string> &Statements) {
  std::ostringstream Source;
  Source << "__global__ void run(float *X) {\n";
  for (const std::string &Statement : Statements)
    Source << "  " << Statement << ";\n";
  Source << "}\n";
  nvrtcProgram Made;
  // expected-warning@+1 {{is compiled by nvrtcCreateProgram [bordercheck-runtime-compiled-text]}}
  nvrtcCreateProgram(&Made, Source.str().c_str(), nullptr, 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram sourceIsReadFromAFile(const std::string &Path) {
  std::ifstream In(Path);
  std::stringstream Source;
  Source << In.rdbuf();
  nvrtcProgram Made;
  // expected-warning@+1 {{is compiled by nvrtcCreateProgram [bordercheck-runtime-compiled-text]}}
  nvrtcCreateProgram(&Made, Source.str().c_str(), Path.c_str(), 0, nullptr, nullptr);
  return Made;
}

constexpr const char *Head = "__global__ void copy(float *X, const float *Y) {";
const std::string Body = " X[threadIdx.x] = Y[threadIdx.x]; ";

nvrtcProgram constantSourceFromParts() {
  std::string Source = Head;
  Source += Body + "}";
  nvrtcProgram Made;
  nvrtcCreateProgram(&Made, Source.c_str(), "copy.cu", 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram numbersOnly(int Width, double Scale) {
  char Source[256];
  snprintf(Source, sizeof Source, "__global__ void s(float *X) { X[%d] *= %ff; }", Width, Scale);
  nvrtcProgram Made;
  nvrtcCreateProgram(&Made, Source, nullptr, 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram numberIsStreamed(unsigned Width) {
  std::ostringstream Source;
  Source << "__constant__ int Width = " << Width << ";\n" << Head << Body << '}';
  nvrtcProgram Made;
  nvrtcCreateProgram(&Made, Source.str().c_str(), nullptr, 0, nullptr, nullptr);
  return Made;
}

nvrtcProgram fileNameIsNotCompiled(const std::string &Name) {
  nvrtcProgram Made;
  nvrtcCreateProgram(&Made, "__global__ void nothing() {}", Name.c_str(), 0, nullptr, nullptr);
  return Made;
}

nvrtcResult nameExpression(nvrtcProgram Program, const std::string &Type) {
  // expected-warning@+1 {{'Type' is compiled by nvrtcAddNameExpression [bordercheck-}}
  return nvrtcAddNameExpression(Program, ("fill<" + Type + ">").c_str());
}

nvrtcResult constantNameExpression(nvrtcProgram Program) {
  return nvrtcAddNameExpression(Program, "fill<float>");
}

// CUDA options.

nvrtcResult includeFolderFromTheEnvironment(nvrtcProgram Program) {
  std::string Include = std::string("-I") + getenv("CUDA_HOME") + "/include";
  const char *Options[] = {"--std=c++17", Include.c_str()};
  // expected-warning@+1 {{options built from 'env CUDA_HOME' are used by nvrtcCompileProgram}}
  return nvrtcCompileProgram(Program, 2, Options);
}

nvrtcResult optionsOfAVector(nvrtcProgram Program, const std::string &Definition) {
  std::string Define = "-D" + Definition;
  std::vector<const char *> Options;
  Options.push_back("--use_fast_math");
  Options.push_back(Define.c_str());
  // expected-warning@+1 {{'Definition' are used by nvrtcCompileProgram [bordercheck-}}
  return nvrtcCompileProgram(Program, static_cast<int>(Options.size()), Options.data());
}

nvrtcResult constantOptions(nvrtcProgram Program, bool Fast) {
  const char *Options[] = {"--std=c++17", Fast ? "--use_fast_math" : "--fmad=false"};
  return nvrtcCompileProgram(Program, 2, Options);
}

nvrtcResult numberInAnOption(nvrtcProgram Program, int Major, int Minor) {
  std::string Architecture =
      "--gpu-architecture=compute_" + std::to_string(Major) + std::to_string(Minor);
  const char *Options[] = {Architecture.c_str()};
  return nvrtcCompileProgram(Program, 1, Options);
}

nvrtcResult noOptions(nvrtcProgram Program) { return nvrtcCompileProgram(Program, 0, nullptr); }

// OpenCL.

cl_program kernelFromTheEnvironment(cl_context Context) {
  const char *Source = getenv("KERNEL");
  // expected-warning@+1 {{is compiled by clCreateProgramWithSource [bordercheck-runtime-}}
  return clCreateProgramWithSource(Context, 1, &Source, nullptr, nullptr);
}

cl_program oneOfSeveralSources(cl_context Context, const std::string &Macros) {
  const char *Sources[] = {Macros.c_str(), "__kernel void run(__global float *X) { *X = F(*X); }"};
  // expected-warning@+1 {{'Macros' is compiled by clCreateProgramWithSource [bordercheck-}}
  return clCreateProgramWithSource(Context, 2, Sources, nullptr, nullptr);
}

cl_program constantKernel(cl_context Context) {
  static const char Source[] = "__kernel void run(__global float *X) { *X = 0; }";
  const char *Sources[] = {Source};
  const size_t Lengths[] = {sizeof Source - 1};
  return clCreateProgramWithSource(Context, 1, Sources, Lengths, nullptr);
}

cl_int buildOptions(cl_program Program, const char *Type) {
  char Options[64];
  strcpy(Options, "-DT=");
  strcat(Options, Type);
  // expected-warning@+1 {{'Type' are used by clBuildProgram [bordercheck-runtime-compiled-text]}}
  return clBuildProgram(Program, 0, nullptr, Options, nullptr, nullptr);
}

cl_int constantBuildOptions(cl_program Program, unsigned Size) {
  std::string Options = "-cl-std=CL1.2 -DSIZE=" + std::to_string(Size);
  return clBuildProgram(Program, 0, nullptr, Options.c_str(), nullptr, nullptr);
}

// libtcc.

int compiledC(TCCState *S, const std::string &Expression) {
  std::string Source = "double f(double x) { return " + Expression + "; }";
  // expected-warning@+1 {{'Expression' is compiled by tcc_compile_string [bordercheck-}}
  return tcc_compile_string(S, Source.c_str());
}

int constantC(TCCState *S) { return tcc_compile_string(S, "int main(void) { return 0; }"); }

int tccOptions(TCCState *S) {
  // expected-warning@+1 {{'env TCCFLAGS' are used by tcc_set_options [bordercheck-}}
  return tcc_set_options(S, getenv("TCCFLAGS"));
}

int constantTccOptions(TCCState *S) { return tcc_set_options(S, "-nostdlib"); }

void definedMacro(TCCState *S, const char *Value) {
  // expected-warning@+1 {{'Value' is compiled by tcc_define_symbol [bordercheck-}}
  tcc_define_symbol(S, "VALUE", Value);
}

int findingIsSilenced(TCCState *S) {
  return tcc_set_options(S, getenv("TCCFLAGS")); // NOLINT(bordercheck-runtime-compiled-text)
}

// Through functions and fields.

static int compile(TCCState *S, const std::string &Source) {
  return tcc_compile_string(S, Source.c_str());
}

int wrapperGetsAVariable(TCCState *S, const std::string &Name) {
  // expected-warning@+1 {{'Name' is compiled by tcc_compile_string [bordercheck-}}
  return compile(S, "int " + Name + ";");
}

int wrapperGetsAConstant(TCCState *S) { return compile(S, "int Ready;"); }

static std::string declaration(const std::string &Name) { return "int " + Name + ";"; }

int resultHoldsTheArgument(TCCState *S) {
  // expected-warning@+1 {{'env NAME' is compiled by tcc_compile_string [bordercheck-}}
  return compile(S, declaration(getenv("NAME")));
}

int resultHoldsAConstant(TCCState *S) { return compile(S, declaration("Ready")); }

struct Operator {
  std::string Name;
  std::string Type;
};

void describe(Operator &O) {
  std::getline(std::cin, O.Name);
  O.Type = "float";
}

int fieldReadFromStandardInput(TCCState *S, const Operator &O) {
  // expected-warning@+1 {{'O.Name' is compiled by tcc_compile_string [bordercheck-}}
  return tcc_compile_string(S, ("void " + O.Name + "(void) {}").c_str());
}

int fieldIsConstant(TCCState *S, const Operator &O) {
  return tcc_compile_string(S, (O.Type + " Result;").c_str());
}

// Branches and checks.

int oneBranchIsVariable(TCCState *S) {
  const char *Custom = getenv("REDUCTION");
  std::string Source = std::string("#define REDUCE ") + (Custom ? Custom : "max");
  // expected-warning@+1 {{'env REDUCTION' is compiled by tcc_compile_string [bordercheck-}}
  return tcc_compile_string(S, Source.c_str());
}

int branchesAreConstants(TCCState *S, bool Wide) {
  std::string Source = Wide ? "typedef double T;" : "typedef float T;";
  return tcc_compile_string(S, Source.c_str());
}

int comparedWithConstants(TCCState *S, const std::string &Type) {
  if (Type != "float" && Type != "double")
    return -1;
  return tcc_compile_string(S, ("typedef " + Type + " T;").c_str());
}

int emptinessIsNoCheck(TCCState *S, const std::string &Type) {
  if (Type.empty())
    return -1;
  // expected-warning@+1 {{'Type' is compiled by tcc_compile_string [bordercheck-}}
  return tcc_compile_string(S, ("typedef " + Type + " T;").c_str());
}

int oneOfASet(TCCState *S, const std::string &Type) {
  static const std::set<std::string> Types{"float", "double"};
  if (Types.count(Type) == 0)
    return -1;
  return tcc_compile_string(S, ("typedef " + Type + " T;").c_str());
}

static bool isIdentifier(const std::string &Name) {
  for (unsigned char C : Name)
    if (!isalnum(C) && C != '_')
      return false;
  return !Name.empty();
}

int identifierIsChecked(TCCState *S, const std::string &Name) {
  if (!isIdentifier(Name))
    return -1;
  return tcc_compile_string(S, ("int " + Name + ";").c_str());
}

int oneOfTwoIsChecked(TCCState *S, const std::string &Name, const std::string &Value) {
  if (!isIdentifier(Name))
    return -1;
  std::string Source = "int " + Name + " = " + Value + ";";
  // expected-warning@+1 {{built from 'Value' is compiled by tcc_compile_string [bordercheck-}}
  return tcc_compile_string(S, Source.c_str());
}

int eachIsChecked(TCCState *S, const std::vector<std::string> &Names) {
  std::string Source;
  for (const std::string &Name : Names) {
    if (!isIdentifier(Name))
      continue;
    Source += "int " + Name + ";\n";
  }
  return tcc_compile_string(S, Source.c_str());
}

int constantsInALoop(TCCState *S) {
  std::string Source;
  for (const char *Type : {"float", "double"})
    Source += std::string("void use(") + Type + ");\n";
  return tcc_compile_string(S, Source.c_str());
}

int numbersInALoop(TCCState *S, const std::vector<int> &Weights) {
  std::string Source = "int W[] = {";
  for (int Weight : Weights)
    Source += std::to_string(Weight) + ",";
  return tcc_compile_string(S, (Source + "};").c_str());
}

int fileIsChosenByAParameter(TCCState *S, const char *File) {
  // expected-warning@+1 {{'File' is compiled by tcc_add_file [bordercheck-runtime-compiled-text]}}
  return tcc_add_file(S, File);
}

int main(int Count, char **Arguments) {
  TCCState *S = tcc_new();
  if (Count < 2)
    return constantC(S);
  std::string Source = std::string("int Answer = ") + Arguments[1] + ";";
  // expected-warning@+1 {{'Arguments' is compiled by tcc_compile_string [bordercheck-}}
  return tcc_compile_string(S, Source.c_str());
}
