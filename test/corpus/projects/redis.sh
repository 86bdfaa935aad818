# Redis: evaluates Lua sent by clients, loads modules named in its configuration and starts configured scripts.
version=7.0.15

prepare() {
  local sources
  (cd src && sh mkreleasehdr.sh)
  c_flags=(-std=c11 -pedantic -DREDIS_STATIC= -DMALLOC=libc -Ideps/hiredis -Ideps/linenoise -Ideps/lua/src
    -Ideps/hdr_histogram)
  # ae.c includes the event loop that fits the system.
  mapfile -t sources < <(printf '%s\n' src/*.c | grep -vE '/ae_[a-z]+\.c$')
  units "${sources[@]}"
}
