# WeeChat: loads plugins from directories and evaluates scripts in Lua, Perl, Python, Ruby and Tcl.
version=3.8
needs=(cmake libcurl4-gnutls-dev libgcrypt20-dev libgnutls28-dev liblua5.3-dev libncurses-dev libperl-dev libzstd-dev
  pkg-config python3-dev ruby-dev tcl-dev zlib1g-dev)

prepare() {
  cmake_units -DENABLE_PHP=OFF -DENABLE_JAVASCRIPT=OFF -DENABLE_SPELL=OFF -DENABLE_GUILE=OFF -DENABLE_MAN=OFF \
    -DENABLE_DOC=OFF -DENABLE_NLS=OFF
  cmake --build "$build_dir" --target version_git # writes a header
}
