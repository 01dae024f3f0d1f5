# SPDX-License-Identifier: Apache-2.0
# cmake -D build=… -D config=… -D prefix=… -P install.cmake: installs, and moves what was installed
# to where nothing was configured for it.
set(made ${prefix}.made)
file(REMOVE_RECURSE ${made} ${prefix})
execute_process(
    COMMAND ${CMAKE_COMMAND} --install ${build} --config "${config}" --prefix ${made}
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${made} ${prefix})
