# SPDX-License-Identifier: Apache-2.0
# What the packages for other systems are made of, as far as it can be seen here; and the programs of
# this build by the same script that looks at an installed program on Windows and macOS.
add_test(NAME package_files COMMAND ${PROJECT_SOURCE_DIR}/packaging/check)
add_test(NAME package_smoke COMMAND
    ${PROJECT_SOURCE_DIR}/tests/support/with-home ${CMAKE_COMMAND}
    -D PROGRAMS=$<TARGET_FILE_DIR:daemun> -D VERSION=${PROJECT_VERSION} -D WEBENGINE=${DAEMUN_WEBVIEW}
    -P ${PROJECT_SOURCE_DIR}/packaging/smoke.cmake)
set_tests_properties(package_files package_smoke PROPERTIES LABELS package TIMEOUT 300
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;DAEMUN_TEST_HOMES=${PROJECT_BINARY_DIR}/tests/homes")
daemun_search_for_secrets(package_smoke)
