# SQLite: loads extensions that a query names, through its table of operating system functions.
version=3.40.1
needs=(tcl)

prepare() {
  ./configure -q CC=clang-22
  make -s sqlite3.h parse.h opcodes.h keywordhash.h
  c_flags=(-I. -Isrc -DSQLITE_THREADSAFE=1)
  units src/loadext.c src/os.c src/os_unix.c src/vdbe.c src/func.c src/main.c
}
