# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# What is installed, and the package for find_package(Bordercheck): one beside what is
# installed, and one in the build folder for trying out what was just built.
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

function(bordercheck_package bin lib headers prefix destination out)
  set(BORDERCHECK_BIN "${bin}")
  set(BORDERCHECK_INCLUDE "${headers}")
  set(BORDERCHECK_LIB "${lib}")
  configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/BordercheckConfig.cmake.in"
    "${out}/BordercheckConfig.cmake" INSTALL_DESTINATION "${destination}"
    INSTALL_PREFIX "${prefix}" PATH_VARS BORDERCHECK_BIN BORDERCHECK_LIB
    BORDERCHECK_INCLUDE
    NO_CHECK_REQUIRED_COMPONENTS_MACRO)
  write_basic_package_version_file("${out}/BordercheckConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
  configure_file("${PROJECT_SOURCE_DIR}/cmake/BordercheckAddCheck.cmake"
    "${out}/BordercheckAddCheck.cmake" COPYONLY)
endfunction()

set(_package "${CMAKE_INSTALL_LIBDIR}/cmake/Bordercheck")
bordercheck_package("${CMAKE_INSTALL_BINDIR}" "${CMAKE_INSTALL_LIBDIR}"
  "${CMAKE_INSTALL_INCLUDEDIR}" "${CMAKE_INSTALL_PREFIX}" "${_package}" "${CMAKE_BINARY_DIR}/package")
bordercheck_package(bin lib "${PROJECT_SOURCE_DIR}/include" "${CMAKE_BINARY_DIR}" "lib/cmake/Bordercheck"
  "${CMAKE_BINARY_DIR}/lib/cmake/Bordercheck")

# LLVM's libraries may lie where the loader does not look.
set_target_properties(bordercheck PROPERTIES INSTALL_RPATH_USE_LINK_PATH ON)
install(TARGETS bordercheck RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(TARGETS BordercheckPlugin BordercheckTidy LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(FILES
  "${CMAKE_BINARY_DIR}/package/BordercheckConfig.cmake"
  "${CMAKE_BINARY_DIR}/package/BordercheckConfigVersion.cmake"
  "${CMAKE_BINARY_DIR}/package/BordercheckAddCheck.cmake"
  DESTINATION "${_package}")

# A repository for Bazel, with the program in it.
set(_bazel "${CMAKE_INSTALL_DATADIR}/bordercheck/bazel")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/bazel/" DESTINATION "${_bazel}")
install(CODE "
  set(folder \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}\")
  file(CREATE_LINK \"../../../${CMAKE_INSTALL_BINDIR}/bordercheck\"
    \"\${folder}/${_bazel}/bordercheck\" SYMBOLIC)")
