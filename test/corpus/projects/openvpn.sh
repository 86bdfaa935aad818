# OpenVPN: starts configured scripts with text from its peers, and loads plugins named in its configuration.
version=2.6.14
needs=(libcap-ng-dev liblz4-dev liblzo2-dev libnl-genl-3-dev libpam0g-dev libssl-dev libsystemd-dev pkg-config)

prepare() {
  # Told where the library is, configure does not look for the installed systemd itself.
  ./configure -q --enable-systemd libsystemd_CFLAGS=-I/usr/include libsystemd_LIBS=-lsystemd
  c_flags=(-DHAVE_CONFIG_H -I. -Iinclude -Isrc/compat -Isrc/openvpn -I/usr/include/libnl3
    '-DPLUGIN_LIBDIR="/usr/lib/openvpn"' -DUSE_PAM_DLOPEN
    -D_GNU_SOURCE -include dlfcn.h) # which one file lacks when it is to load libpam itself
  units src/openvpn/*.c src/plugins/*/*.c
}
