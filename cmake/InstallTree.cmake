# SPDX-License-Identifier: Apache-2.0
# The shape of an installation, which the build tree has too: what finds its way from one file to
# the next works in both, and from any prefix.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

foreach(dir IN ITEMS CMAKE_INSTALL_BINDIR CMAKE_INSTALL_LIBDIR)
    if(IS_ABSOLUTE "${${dir}}")
        message(FATAL_ERROR "${dir} is an absolute path. Give one relative to the prefix, such as "
            "lib: programs find their plugins by it wherever the prefix is moved to.")
    endif()
endforeach()

# Plugins are loaded by our own programs and libraries alone, by their whole path.
if(WIN32 OR APPLE)
    set(DAEMUN_INSTALL_PLUGINDIR ${CMAKE_INSTALL_BINDIR})
else()
    set(DAEMUN_INSTALL_PLUGINDIR ${CMAKE_INSTALL_LIBDIR}/daemun)
endif()
set(DAEMUN_INSTALL_CMAKEDIR ${CMAKE_INSTALL_LIBDIR}/cmake/Daemun)

set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${CMAKE_INSTALL_BINDIR})
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${CMAKE_INSTALL_LIBDIR})
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${CMAKE_INSTALL_LIBDIR})

# daemun_relative_path(result from to), of two folders below the prefix; "." when they are the same.
function(daemun_relative_path result from to)
    set(path /prefix/${to})
    cmake_path(RELATIVE_PATH path BASE_DIRECTORY /prefix/${from})
    string(REGEX REPLACE "/\\.?$" "" path ${path})
    set(${result} ${path} PARENT_SCOPE)
endfunction()

# Where the plugins lie, seen from the folder of a program and from that of a library.
daemun_relative_path(DAEMUN_PLUGIN_DIR ${CMAKE_INSTALL_BINDIR} ${DAEMUN_INSTALL_PLUGINDIR})
if(WIN32 OR NOT BUILD_SHARED_LIBS) # where a library lies with the programs, or in them
    set(DAEMUN_PLUGIN_DIR_OF_LIBRARY ${DAEMUN_PLUGIN_DIR})
else()
    daemun_relative_path(DAEMUN_PLUGIN_DIR_OF_LIBRARY
        ${CMAKE_INSTALL_LIBDIR} ${DAEMUN_INSTALL_PLUGINDIR})
endif()

# daemun_find_libraries_from(target folder): an installed target, in that folder below the prefix,
# finds our libraries. A distribution's packages need none of it: CMAKE_SKIP_INSTALL_RPATH.
function(daemun_find_libraries_from target folder)
    if(WIN32 OR CMAKE_SKIP_INSTALL_RPATH)
        return()
    endif()
    daemun_relative_path(path ${folder} ${CMAKE_INSTALL_LIBDIR})
    if(path STREQUAL ".")
        set(path "")
    else()
        string(PREPEND path /)
    endif()
    if(APPLE)
        set_target_properties(${target} PROPERTIES INSTALL_RPATH "@loader_path${path}")
    else()
        set_target_properties(${target} PROPERTIES INSTALL_RPATH "$ORIGIN${path}")
    endif()
endfunction()

# daemun_install_program(target component)
function(daemun_install_program target component)
    daemun_find_libraries_from(${target} ${CMAKE_INSTALL_BINDIR})
    if(DAEMUN_INSTALL)
        install(TARGETS ${target} RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT ${component})
    endif()
endfunction()

# daemun_install_plugin(target name component): the module of that target, as the file <name>.so.
function(daemun_install_plugin target name component)
    set_target_properties(${target} PROPERTIES
        PREFIX ""
        OUTPUT_NAME ${name}
        LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/${DAEMUN_INSTALL_PLUGINDIR})
    daemun_find_libraries_from(${target} ${DAEMUN_INSTALL_PLUGINDIR})
    if(DAEMUN_INSTALL)
        install(TARGETS ${target}
            LIBRARY DESTINATION ${DAEMUN_INSTALL_PLUGINDIR} COMPONENT ${component})
    endif()
endfunction()

# daemun_install_library(target component): with its headers, and as a component of the package.
function(daemun_install_library target component)
    daemun_find_libraries_from(${target} ${CMAKE_INSTALL_LIBDIR})
    if(NOT DAEMUN_INSTALL)
        return()
    endif()
    install(TARGETS ${target} EXPORT Daemun${component}
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT runtime
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT runtime NAMELINK_COMPONENT dev
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT dev
        FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/daemun COMPONENT dev)
    install(EXPORT Daemun${component}
        NAMESPACE Daemun::
        FILE Daemun${component}Targets.cmake
        DESTINATION ${DAEMUN_INSTALL_CMAKEDIR}
        COMPONENT dev)
endfunction()

# daemun_install_pkgconfig(folder REQUIRES modules... DESCRIPTION text): daemun-<folder>.pc, for
# programs that are built without CMake. A static library's needs are known to the CMake package alone.
function(daemun_install_pkgconfig folder)
    if(NOT DAEMUN_INSTALL OR NOT BUILD_SHARED_LIBS)
        return()
    endif()
    cmake_parse_arguments(PARSE_ARGV 1 pc "" "DESCRIPTION" "REQUIRES")
    list(JOIN pc_REQUIRES ", " pc_requires)
    set(pc_name daemun-${folder})
    set(pc_description ${pc_DESCRIPTION})
    set(pc_library daemun${folder})
    set(pkgconfig_dir ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
    daemun_relative_path(DAEMUN_PREFIX_FROM_PKGCONFIG ${pkgconfig_dir} .)
    configure_file(${PROJECT_SOURCE_DIR}/cmake/daemun.pc.in
        ${CMAKE_CURRENT_BINARY_DIR}/${pc_name}.pc @ONLY)
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${pc_name}.pc
        DESTINATION ${pkgconfig_dir} COMPONENT dev)
endfunction()

if(DAEMUN_INSTALL)
    configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/DaemunConfig.cmake.in
        ${PROJECT_BINARY_DIR}/DaemunConfig.cmake
        INSTALL_DESTINATION ${DAEMUN_INSTALL_CMAKEDIR}
        NO_SET_AND_CHECK_MACRO NO_CHECK_REQUIRED_COMPONENTS_MACRO)
    write_basic_package_version_file(${PROJECT_BINARY_DIR}/DaemunConfigVersion.cmake
        COMPATIBILITY SameMajorVersion)
    install(FILES
        ${PROJECT_BINARY_DIR}/DaemunConfig.cmake ${PROJECT_BINARY_DIR}/DaemunConfigVersion.cmake
        DESTINATION ${DAEMUN_INSTALL_CMAKEDIR} COMPONENT dev)
endif()
