# Linux-PAM: modules named by configuration are loaded with dlopen; helper programs are started from fixed paths.
version=1.5.2
needs=(flex libaudit-dev libcrypt-dev libdb-dev libselinux1-dev libtirpc-dev)

prepare() {
  ./configure -q --disable-doc
  local etc=/etc/security modules
  c_flags=(-D_GNU_SOURCE -DHAVE_CONFIG_H -I. -Ilibpam/include -Ilibpam -Ilibpamc/include -Ilibpam_misc/include
    -I/usr/include/tirpc -DLIBPAM_COMPILE
    '-DPAM_MUST_NOT_BE_ARRAY(x)=0' # the original relies on a GCC built-in
    '-DDEFAULT_MODULE_PATH="/lib/x86_64-linux-gnu/security/"'
    '-DPWHISTORY_HELPER="/sbin/pwhistory_helper"' '-DCHKPWD_HELPER="/sbin/unix_chkpwd"'
    '-DUPDATE_HELPER="/sbin/unix_update"' '-DMKHOMEDIR_HELPER="/sbin/mkhomedir_helper"'
    '-DPAM_PATH_XAUTH="/usr/bin/xauth"'
    "-DPAM_ACCESS_CONFIG=\"$etc/access.conf\"" "-DACCESS_CONF_GLOB=\"$etc/access.d/*.conf\""
    "-DDEFAULT_CONF_FILE=\"$etc/pam_env.conf\"" "-DPAM_GROUP_CONF=\"$etc/group.conf\""
    "-DLIMITS_FILE=\"$etc/limits.conf\"" "-DLIMITS_FILE_DIR=\"$etc/limits.d/*.conf\""
    "-DSECURECONF_DIR=\"$etc/\"" "-DPAM_TIME_CONF=\"$etc/time.conf\""
    "-DSEPERMIT_CONF_FILE=\"$etc/sepermit.conf\"" '-DSEPERMIT_LOCKDIR="/var/run/sepermit"')
  # The helpers compile parts of their module differently; md5.c and md5_crypt.c are included by their two users.
  mapfile -t modules < <(printf '%s\n' modules/*/*.c |
    grep -vE '/(unix_chkpwd|unix_update|pwhistory_helper|md5|md5_crypt)\.c$')
  units libpam/*.c "${modules[@]}"
  local helper module_flags=("${c_flags[@]}")
  for helper in pam_unix/unix_chkpwd pam_unix/unix_update pam_pwhistory/pwhistory_helper; do
    c_flags=("${module_flags[@]}" "-DHELPER_COMPILE=\"${helper#*/}\"")
    units "modules/$helper.c"
  done
}
