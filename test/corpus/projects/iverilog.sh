# Icarus Verilog: its driver assembles shell commands, and its stages load code generators and modules by name.
version=11.0
folder=iverilog-11_0
tarball_only=true
needs=(autoconf bison flex g++ gperf libreadline-dev zlib1g-dev)

prepare() {
  sh autoconf.sh
  # Old configure scripts call a newer preprocessor insane; it is not.
  sed -i '/fails sanity check/s/as_fn_error \$?/echo/' configure
  ./configure -q CC=gcc CXX=g++
  make -s version_tag.h parse.h
  make -s -C vvp parse.h tables.cc
  make -s -C driver cfparse.h
  local sources
  c_flags=(-I. -Ivvp -Ilibmisc -Itgt-vvp -Idriver -Ivpi -DHAVE_CONFIG_H
    '-DIVL_ROOT="/usr/lib/ivl"' '-DIVL_LIB="/usr/lib/ivl"' '-DIVL_INC="/usr/include"' '-DIVL_LITE_LIB=""'
    '-DIVL_SUFFIX=""' '-DDLLIB=""' '-DVERSION="11"' '-DIVERILOG_VPI_CC="gcc"')
  cxx_flags=(-I. -Ivvp -Ilibmisc -DHAVE_CONFIG_H '-DMODULE_DIR1="/usr/lib/ivl"')
  # elab_anet.cc is no part of the build; driver-vpi is for Windows.
  mapfile -t sources < <(printf '%s\n' *.cc vvp/*.cc vvp/*.c driver/main.c driver/substit.c cadpli/cadpli.c \
    tgt-vvp/*.c tgt-stub/*.c | grep -vx elab_anet.cc)
  units "${sources[@]}"
}
