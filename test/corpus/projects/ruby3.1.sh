# Ruby: its MJIT writes C, compiles it and loads the result; extensions and crash reports start programs.
version=3.1.2
needs=(autoconf bison)

prepare() {
  ./configure -q --disable-install-doc CC=clang-22
  make -s mjit_config.h ruby-runner.h probes.h
  c_flags=(-std=gnu11 -DRUBY_EXPORT -I.ext/include/x86_64-linux -Iinclude -I. -Ienc/unicode/13.0.0)
  units mjit.c mjit_compile.c dln.c vm_dump.c process.c io.c vm.c addr2line.c ruby-runner.c load.c iseq.c
}
