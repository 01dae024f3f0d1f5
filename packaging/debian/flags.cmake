# SPDX-License-Identifier: Apache-2.0

# What Debian wants everything to be compiled and linked with. A toolchain file, because only that
# is read before the first look at the compiler.
foreach(kind IN ITEMS CPPFLAGS CXXFLAGS LDFLAGS)
    execute_process(
        COMMAND dpkg-buildflags --get ${kind}
        WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/../..
        OUTPUT_VARIABLE ${kind}
        OUTPUT_STRIP_TRAILING_WHITESPACE
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
set(CMAKE_CXX_FLAGS_INIT "${CPPFLAGS} ${CXXFLAGS}")
foreach(kind IN ITEMS EXE SHARED MODULE)
    # "now" is not among dpkg's own: all symbols are found, and their table locked, at the start.
    set(CMAKE_${kind}_LINKER_FLAGS_INIT "${LDFLAGS} -Wl,-z,now")
endforeach()
