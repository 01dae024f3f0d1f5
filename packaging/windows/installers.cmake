# SPDX-License-Identifier: Apache-2.0
# Makes the two installers of what is in a folder (bin, plugins, …), into another folder:
#
#   cmake -DPAYLOAD=… -DOUTPUT=… -DVERSION=1.0.0 -P packaging/windows/installers.cmake
#
# Daemun-<version>-win64.exe by makensis, and Daemun-<version>-win64.msi by WiX 3 (candle and light)
# or, elsewhere than on Windows, by wixl; both for one person. As the script of CPack's External
# generator it takes these from CPack.
cmake_minimum_required(VERSION 3.25)

if(CPACK_TEMPORARY_DIRECTORY)
    set(PAYLOAD ${CPACK_TEMPORARY_DIRECTORY})
    set(OUTPUT ${CPACK_PACKAGE_DIRECTORY})
    set(VERSION ${CPACK_PACKAGE_VERSION})
endif()
foreach(name IN ITEMS PAYLOAD OUTPUT VERSION)
    if(NOT ${name})
        message(FATAL_ERROR "Give ${name} with -D${name}=…")
    endif()
endforeach()
set(here ${CMAKE_CURRENT_LIST_DIR})
set(work ${OUTPUT}/installers)
set(name ${OUTPUT}/Daemun-${VERSION}-win64)
cmake_path(ABSOLUTE_PATH PAYLOAD)
file(MAKE_DIRECTORY ${work})
file(GLOB_RECURSE files RELATIVE ${PAYLOAD} LIST_DIRECTORIES false ${PAYLOAD}/*)
file(GLOB_RECURSE folders RELATIVE ${PAYLOAD} LIST_DIRECTORIES true ${PAYLOAD}/*)
list(REMOVE_ITEM folders ${files})
if(NOT "bin/daemun.exe" IN_LIST files)
    message(FATAL_ERROR "${PAYLOAD} has no bin/daemun.exe. Install the program there first.")
endif()
configure_file(${here}/daemun.ico ${work}/daemun.ico COPYONLY)
configure_file(${here}/../../LICENSE ${work}/License.txt @ONLY NEWLINE_STYLE CRLF)

# The deepest folder first: only an empty one can be removed.
function(write_removal)
    set(lines "")
    foreach(file IN LISTS files)
        string(REPLACE / \\ file "${file}")
        string(APPEND lines "Delete \"$INSTDIR\\${file}\"\n")
    endforeach()
    list(SORT folders ORDER DESCENDING)
    foreach(folder IN LISTS folders)
        string(REPLACE / \\ folder "${folder}")
        string(APPEND lines "RMDir \"$INSTDIR\\${folder}\"\n")
    endforeach()
    file(WRITE ${work}/removal.nsh "${lines}")
endfunction()

# A component for each file, as Windows Installer wants it. An id is made of the path, so that it is
# the same in the next version.
function(write_files)
    set(text "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<Wix xmlns=\"http://schemas.microsoft.com/wix/2006/wi\">\n")
    foreach(folder IN LISTS folders)
        cmake_path(GET folder PARENT_PATH parent)
        cmake_path(GET folder FILENAME last)
        id_of(id D "${folder}")
        id_of(above D "${parent}")
        string(APPEND text "<Fragment><DirectoryRef Id=\"${above}\">"
            "<Directory Id=\"${id}\" Name=\"${last}\"/></DirectoryRef></Fragment>\n")
    endforeach()
    set(references "")
    foreach(file IN LISTS files)
        cmake_path(GET file PARENT_PATH parent)
        id_of(id F "${file}")
        id_of(above D "${parent}")
        string(APPEND text "<Fragment><DirectoryRef Id=\"${above}\">"
            "<Component Id=\"C${id}\" Guid=\"*\" Win64=\"yes\">"
            "<File Id=\"${id}\" Source=\"payload/${file}\" KeyPath=\"yes\"/>"
            "</Component></DirectoryRef></Fragment>\n")
        string(APPEND references "<ComponentRef Id=\"C${id}\"/>\n")
    endforeach()
    string(APPEND text "<Fragment><ComponentGroup Id=\"Files\">\n${references}")
    string(APPEND text "</ComponentGroup></Fragment>\n</Wix>\n")
    string(REPLACE ";" "" text "${text}")
    file(WRITE ${work}/files.wxs "${text}")
endfunction()

function(id_of result prefix path)
    if(path STREQUAL "")
        set(${result} INSTALLDIR PARENT_SCOPE)
    else()
        string(SHA1 hash "${path}")
        string(SUBSTRING ${hash} 0 24 hash)
        set(${result} ${prefix}${hash} PARENT_SCOPE)
    endif()
endfunction()

function(run)
    execute_process(COMMAND ${ARGV} WORKING_DIRECTORY ${work} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

write_removal()
write_files()

find_program(MAKENSIS makensis PATHS "$ENV{ProgramFiles\(x86\)}/NSIS")
if(MAKENSIS)
    run(${MAKENSIS} -V2 -INPUTCHARSET UTF8 -DVERSION=${VERSION} -DPAYLOAD=${PAYLOAD}
        -DREMOVAL=${work}/removal.nsh -DSOURCE=${here} -DLICENSE=${work}/License.txt
        -DOUTPUT=${name}.exe ${here}/installer.nsi)
else()
    message(WARNING "There is no makensis, so no .exe. Install NSIS.")
endif()

file(REMOVE ${work}/payload)
file(CREATE_LINK ${PAYLOAD} ${work}/payload SYMBOLIC RESULT linked)
if(linked) # Windows lets not everybody make a link
    file(COPY ${PAYLOAD}/ DESTINATION ${work}/payload)
endif()
find_program(WIXL wixl)
find_program(CANDLE candle PATHS "$ENV{WIX}/bin")
find_program(LIGHT light PATHS "$ENV{WIX}/bin")
configure_file(${here}/daemun.wxs ${work}/daemun.wxs COPYONLY)
if(CANDLE AND LIGHT)
    run(${CANDLE} -nologo -arch x64 -dVersion=${VERSION} daemun.wxs files.wxs)
    run(${LIGHT} -nologo -sval -out ${name}.msi daemun.wixobj files.wixobj)
elseif(WIXL)
    run(${WIXL} --arch x64 -D Version=${VERSION} -o ${name}.msi daemun.wxs files.wxs)
else()
    message(WARNING "There is no WiX, so no .msi. Install WiX 3 or wixl.")
endif()
