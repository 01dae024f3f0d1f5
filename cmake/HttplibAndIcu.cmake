# SPDX-License-Identifier: Apache-2.0
# cpp-httplib and ICU, as PkgConfig::HTTPLIB and PkgConfig::ICU: by pkg-config where the system has
# it, as Linux distributions do; else (vcpkg, Homebrew, built by hand) by CMake's own packages.
find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
    pkg_check_modules(HTTPLIB IMPORTED_TARGET cpp-httplib)
    pkg_check_modules(ICU IMPORTED_TARGET icu-i18n>=70 icu-uc>=70)
endif()
if(NOT TARGET PkgConfig::HTTPLIB)
    find_package(httplib REQUIRED CONFIG)
    add_library(PkgConfig::HTTPLIB INTERFACE IMPORTED)
    target_link_libraries(PkgConfig::HTTPLIB INTERFACE httplib::httplib)
endif()
if(NOT TARGET PkgConfig::ICU)
    find_package(ICU 70 REQUIRED COMPONENTS i18n uc)
    add_library(PkgConfig::ICU INTERFACE IMPORTED)
    target_link_libraries(PkgConfig::ICU INTERFACE ICU::i18n ICU::uc)
endif()
