# Leela Zero: assembles OpenCL kernels from tuned parameters and compiles them at run time.
version=0.17
tarball_only=true
needs=(cmake libboost-dev libboost-filesystem-dev libboost-program-options-dev libeigen3-dev ocl-icd-opencl-dev
  opencl-c-headers opencl-clhpp-headers zlib1g-dev)

prepare() {
  # Its CMake file insists on a copy of googletest, which the tarball lacks and no scanned unit needs.
  mkdir -p gtest
  printf 'add_library(%s INTERFACE)\n' gtest gtest_main >gtest/CMakeLists.txt
  cmake_units -DCMAKE_CXX_FLAGS=-I/usr/include/eigen3
}
