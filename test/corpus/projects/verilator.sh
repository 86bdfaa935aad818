# Verilator: turns hardware descriptions into C++, makefiles and scripts, and starts the tools that build them.
version=5.006
needs=(autoconf bison flex g++ help2man libfl-dev python3)

prepare() {
  local sources
  autoconf
  ./configure -q
  cd src
  mkdir -p obj_dbg
  make -s config_rev.h
  make -s -C obj_dbg -f ../Makefile_obj serial V3Lexer.yy.cpp V3PreLex.yy.cpp V3Const__gen.cpp
  cxx_flags=(-std=gnu++14 -I. -Iobj_dbg -I../include -DYYDEBUG -DVL_DEBUG '-DDEFENV_VERILATOR_ROOT=""'
    '-DDEFENV_SYSTEMC=""' '-DDEFENV_SYSTEMC_ARCH=""' '-DDEFENV_SYSTEMC_INCLUDE=""' '-DDEFENV_SYSTEMC_LIBDIR=""')
  # V3Const.cpp is compiled as generated; the others belong to a unit test and to the coverage tool.
  mapfile -t sources < <(printf '%s\n' *.cpp | grep -vxE 'V3Const.cpp|V3Number_test.cpp|Vlc.*\.cpp')
  units "${sources[@]}" obj_dbg/V3Const__gen.cpp
}
