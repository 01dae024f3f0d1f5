# SPDX-License-Identifier: Apache-2.0
#
# cmake -D source=… -D prefix=… -D libdir=… -D version=… -P version.cmake
# The version stands in the top CMakeLists.txt; whatever else says one must say that one.

function(expect_version where text before)
    string(REGEX MATCH "${before}[0-9]+\\.[0-9]+\\.[0-9]+" found "${text}")
    string(REGEX MATCH "[0-9.]+$" said "${found}")
    if(NOT said STREQUAL version)
        message(SEND_ERROR "${where} says '${said}', not ${version}: correct it there")
    endif()
endfunction()

file(READ ${source}/CHANGELOG.md changelog)
string(REGEX REPLACE ".*\n## Unreleased[^#]*" "\n" changelog "${changelog}") # is of no version yet
expect_version(CHANGELOG.md "${changelog}" "\n## ")

foreach(program daemun daemunctl kakao-sandbox)
    execute_process(COMMAND ${prefix}/bin/${program} --version
        OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
    expect_version("${program} --version" "${said}" "")
    execute_process(COMMAND gzip -dc ${prefix}/share/man/man1/${program}.1.gz
        OUTPUT_VARIABLE page COMMAND_ERROR_IS_FATAL ANY)
    expect_version("the man page of ${program}" "${page}" "\\.TH [^\n]*")
endforeach()

file(GLOB files
    ${prefix}/share/metainfo/*.metainfo.xml
    ${prefix}/${libdir}/pkgconfig/daemun-*.pc
    ${prefix}/${libdir}/cmake/Daemun/DaemunConfigVersion.cmake)
list(LENGTH files count)
if(count LESS 9)
    message(SEND_ERROR "metainfo, pkg-config and CMake files are missing below ${prefix}: ${files}")
endif()
foreach(file IN LISTS files)
    file(READ ${file} content)
    expect_version(${file} "${content}" "(<release version=\"|Version: |PACKAGE_VERSION \")")
endforeach()
