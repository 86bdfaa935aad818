# bpftrace: compiles tracing programs, parses C headers found at run time and starts commands.
version=0.17.0
needs=(bison libbpf-dev libbpfcc-dev libcereal-dev libclang-22-dev libdw-dev libelf-dev llvm-14-dev)

prepare() {
  local sources
  mkdir -p gen/src
  bison -Wno-deprecated --defines=gen/src/parser.tab.hh -o gen/src/parser.tab.cc src/parser.yy
  cxx_flags=(-std=c++17 -fdelayed-template-parsing -Wno-c++11-narrowing
    -Isrc -Isrc/ast -Isrc/aot -Igen/src -Igen -I. -I/usr/lib/llvm-14/include -I/usr/include/bcc
    -idirafter /usr/lib/llvm-22/include # for clang-c alone: the code is written for LLVM 14
    -D_GNU_SOURCE -D__STDC_CONSTANT_MACROS -D__STDC_LIMIT_MACROS -D__STDC_FORMAT_MACROS
    -DLLVM_VERSION_MAJOR=14 -DLLVM_VERSION_MINOR=0 -DLLVM_VERSION_PATCH=6 "-DBPFTRACE_VERSION=\"$version\""
    -DHAVE_BCC_PROG_LOAD -DHAVE_BCC_CREATE_MAP -DHAVE_BCC_ELF_FOREACH_SYM -DHAVE_BCC_USDT_ADDSEM
    -DHAVE_BCC_WHICH_SO -DHAVE_LIBBPF_BTF_DUMP -DHAVE_LIBBPF_MAP_BATCH -DHAVE_LIBBPF_LINK_CREATE
    -DLIBBCC_ATTACH_UPROBE_SEVEN_ARGS_SIGNATURE)
  # Debian's build leaves these two out.
  mapfile -t sources < <(printf '%s\n' src/*.cpp src/ast/*.cpp src/ast/passes/*.cpp src/aot/*.cpp |
    grep -vE '/(bfd-disasm|fuzz_main)\.cpp$')
  units "${sources[@]}"
}
