# SPDX-License-Identifier: Apache-2.0

# Five packages for Debian and Ubuntu: cpack -G DEB. Built with the preset "package".

set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS ON) # and in the same version
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${CMAKE_LIBRARY_OUTPUT_DIRECTORY})
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_HOMEPAGE ${PROJECT_HOMEPAGE_URL})

# What dpkg-shlibdeps cannot see is said here: what is loaded at run time.
set(keychain "gnome-keyring | kwalletmanager | keepassxc")

set(CPACK_DEBIAN_APP_PACKAGE_NAME daemun)
set(CPACK_DEBIAN_APP_PACKAGE_SECTION net)
set(CPACK_DEBIAN_APP_PACKAGE_DEPENDS libqt6sql6-sqlite) # daemunctl has its own of the library's
set(CPACK_DEBIAN_APP_PACKAGE_RECOMMENDS "daemun-webview, ${keychain}, qt6-wayland, \
qt6-translations-l10n, fonts-nanum | fonts-noto-cjk, xdg-utils")
set(CPACK_DEBIAN_APP_PACKAGE_SUGGESTS "kakao-sandbox, fcitx5-frontend-qt6")
set(CPACK_DEBIAN_APP_DESCRIPTION "sign in with Kakao on the desktop
One button, Kakao's own login page, and a member card that is there at
once at the next start, without a login and without the network. The
session is kept in the system's keychain.

Without an application of your own in Kakao's console a sandbox inside the
program stands in for Kakao's servers.

The package also has daemunctl, which does the same from a terminal.")
set(CPACK_DEBIAN_APP_PACKAGE_CONTROL_EXTRA
    ${CMAKE_CURRENT_LIST_DIR}/postinst ${CMAKE_CURRENT_LIST_DIR}/postrm)

set(CPACK_DEBIAN_WEBVIEW_PACKAGE_NAME daemun-webview)
set(CPACK_DEBIAN_WEBVIEW_PACKAGE_SECTION net)
set(CPACK_DEBIAN_WEBVIEW_PACKAGE_ENHANCES daemun)
set(CPACK_DEBIAN_WEBVIEW_DESCRIPTION "sign in with Kakao on the desktop - login window
Shows Kakao's login page in a window of the program, by Qt WebEngine. It
is loaded when a login begins.

Without it Daemun opens the login in the browser.")

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME libdaemun${PROJECT_VERSION_MAJOR})
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
# libssl3, of which libcrypto is loaded to verify an id_token, is seen by what the sandbox links.
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS libqt6sql6-sqlite)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "ca-certificates, libsecret-1-0")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SUGGESTS daemun-webview)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS_POLICY ">=")
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "sign in with Kakao on the desktop - shared libraries
Kakao's protocol, the way from a login to a member, a directory of members
in SQLite, the session in the system's keychain, the login in the browser,
and a stand-in for Kakao's servers: for Qt programs that sign people in
with Kakao.")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_CONTROL_EXTRA ${CMAKE_CURRENT_LIST_DIR}/triggers)

set(CPACK_DEBIAN_DEV_PACKAGE_NAME libdaemun-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS qt6-base-dev)
set(CPACK_DEBIAN_DEV_PACKAGE_SUGGESTS kakao-sandbox)
set(CPACK_DEBIAN_DEV_DESCRIPTION "sign in with Kakao on the desktop - development files
Headers, the CMake package Daemun and pkg-config files, for Qt programs
that sign people in with Kakao.")

set(CPACK_DEBIAN_SANDBOX_PACKAGE_NAME kakao-sandbox)
set(CPACK_DEBIAN_SANDBOX_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_SANDBOX_DESCRIPTION "local stand-in for Kakao's servers
Answers as Kakao's authorization and API servers do, so that a program that
signs people in with Kakao runs and is tested without an account and without
the network. It has people, a clock that can be moved, and faults on demand.

It listens on this computer only.")

# What Debian wants each package to say of itself.
execute_process(
    COMMAND date -u -R -d ${DAEMUN_RELEASE_DATE}
    OUTPUT_VARIABLE release_date
    OUTPUT_STRIP_TRAILING_WHITESPACE
    COMMAND_ERROR_IS_FATAL ANY)
configure_file(${CMAKE_CURRENT_LIST_DIR}/changelog.in debian/changelog @ONLY)
add_custom_command(OUTPUT debian/changelog.gz
    COMMAND gzip -9n --keep --force debian/changelog
    DEPENDS debian/changelog
    VERBATIM)
add_custom_target(daemun-debian-changelog ALL DEPENDS debian/changelog.gz)

foreach(component IN LISTS CPACK_COMPONENTS_ALL)
    string(TOUPPER ${component} upper)
    set(package ${CPACK_DEBIAN_${upper}_PACKAGE_NAME})
    install(FILES ${CMAKE_CURRENT_BINARY_DIR}/debian/changelog.gz ${CMAKE_CURRENT_LIST_DIR}/copyright
        DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package} COMPONENT ${component})
    set(overrides ${CMAKE_CURRENT_LIST_DIR}/${package}.lintian-overrides)
    if(EXISTS ${overrides})
        install(FILES ${overrides} RENAME ${package}
            DESTINATION ${CMAKE_INSTALL_DATADIR}/lintian/overrides COMPONENT ${component})
    endif()
endforeach()
