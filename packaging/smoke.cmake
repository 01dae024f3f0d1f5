# SPDX-License-Identifier: Apache-2.0
# Whether what is packaged runs, on any system, without a person:
#
#   cmake -DPROGRAMS=the/folder/of/daemun -DVERSION=1.0.0 [-DWEBENGINE=ON] -P packaging/smoke.cmake
#
# The versions; a sandbox inside daemunctl that answers to daemunctl, with the database and OpenSSL;
# with WEBENGINE, that its library is found and loaded. A keychain there need not be.
cmake_minimum_required(VERSION 3.25)
if(NOT PROGRAMS OR NOT VERSION)
    message(FATAL_ERROR "Give -DPROGRAMS=… and -DVERSION=…")
endif()
if(CMAKE_HOST_WIN32)
    set(suffix .exe)
endif()

# say(variable PROGRAM ARGUMENTS...): what it prints. The program must not fail.
function(say variable program)
    execute_process(COMMAND ${PROGRAMS}/${program}${suffix} ${ARGN}
        OUTPUT_VARIABLE said RESULT_VARIABLE result TIMEOUT 60)
    if(NOT result EQUAL 0)
        message(FATAL_ERROR "${program} ${ARGN}: ${result}\n${said}")
    endif()
    string(STRIP "${said}" said)
    set(${variable} "${said}" PARENT_SCOPE)
endfunction()

foreach(program IN ITEMS daemunctl kakao-sandbox)
    say(said ${program} --version)
    if(NOT said STREQUAL "${program} ${VERSION}")
        message(FATAL_ERROR "${program} --version says \"${said}\"")
    endif()
endforeach()

# Its exit code tells of all checks together, and there may be no keychain.
execute_process(COMMAND ${PROGRAMS}/daemunctl${suffix} doctor --json
    OUTPUT_VARIABLE report RESULT_VARIABLE result TIMEOUT 120)
string(JSON count ERROR_VARIABLE error LENGTH "${report}" checks)
if(error)
    message(FATAL_ERROR "daemunctl doctor: ${result}\n${report}")
endif()
set(wanted database tls kauth kapi)
math(EXPR last "${count} - 1")
foreach(i RANGE ${last})
    string(JSON name GET "${report}" checks ${i} name)
    string(JSON state GET "${report}" checks ${i} state)
    string(JSON text GET "${report}" checks ${i} text)
    message(STATUS "${name}: ${state}, ${text}")
    if(name IN_LIST wanted AND state STREQUAL "good")
        list(REMOVE_ITEM wanted ${name})
    endif()
endforeach()
if(wanted)
    message(FATAL_ERROR "Not good, by daemunctl doctor: ${wanted}")
endif()

if(WEBENGINE)
    say(said daemun web-engine)
    if(NOT said MATCHES "^[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+")
        message(FATAL_ERROR "Qt WebEngine was not found: \"${said}\"")
    endif()
    message(STATUS "Chromium: ${said}")
endif()
