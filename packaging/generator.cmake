# SPDX-License-Identifier: Apache-2.0

# Read by cpack itself, once for each kind of package.
if(CPACK_GENERATOR STREQUAL "DEB")
    # It would stand before the synopsis that each package has of its own.
    unset(CPACK_PACKAGE_DESCRIPTION_SUMMARY)
endif()
