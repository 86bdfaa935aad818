# OCCA: translates kernels, and compiles and loads them for CPUs and GPUs. Debian has no package of it.
version=2.0.0
needs=(cmake git ocl-icd-opencl-dev opencl-c-headers)

unavailable() {
  [[ ${OCCA_SOURCE:-} == /* && -d $OCCA_SOURCE ]] ||
    echo "set OCCA_SOURCE to the absolute path of a clone of https://github.com/libocca/occa (tag v$version)"
}

unpack() {
  git -C "$OCCA_SOURCE" archive --prefix="$folder/" "v$version" | tar -x
}

prepare() {
  cmake_units -DOCCA_ENABLE_TESTS=OFF -DOCCA_ENABLE_EXAMPLES=OFF -DENABLE_OPENCL=ON -DENABLE_OPENMP=OFF
}
