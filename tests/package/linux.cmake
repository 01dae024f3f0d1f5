# SPDX-License-Identifier: Apache-2.0

# What a Linux desktop and the shells are given. A whole installation from Debian packages is tested
# by tests/package/debian.
set(linux ${PROJECT_BINARY_DIR}/packaging/linux)

find_program(DESKTOP_FILE_VALIDATE desktop-file-validate)
find_program(APPSTREAMCLI appstreamcli)
if(DESKTOP_FILE_VALIDATE)
    add_test(NAME package_desktopfile
        COMMAND ${DESKTOP_FILE_VALIDATE} ${linux}/${DAEMUN_APP_ID}.desktop)
    # Its status is 0 for a warning, too.
    set_tests_properties(package_desktopfile PROPERTIES
        LABELS package FAIL_REGULAR_EXPRESSION "warning;hint;error")
endif()
if(APPSTREAMCLI)
    add_test(NAME package_metainfo COMMAND ${APPSTREAMCLI} validate --no-net --pedantic
        ${linux}/${DAEMUN_APP_ID}.metainfo.xml)
    set_tests_properties(package_metainfo PROPERTIES LABELS package)
endif()
find_program(DAEMUN_PYTHON python3)
if(DAEMUN_PYTHON AND NOT CMAKE_CROSSCOMPILING)
    add_test(NAME package_texts COMMAND
        ${DAEMUN_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/texts.py ${linux}/texts
        $<TARGET_FILE:daemun> $<TARGET_FILE:daemunctl> $<TARGET_FILE:kakao-sandbox>)
    set_tests_properties(package_texts PROPERTIES LABELS package TIMEOUT 300)
endif()
