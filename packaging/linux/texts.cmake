# SPDX-License-Identifier: Apache-2.0

# Completions and man pages, made of what the programs built here say by --help. A cross-compiled
# program cannot be asked.
find_program(DAEMUN_PYTHON python3)
if(NOT DAEMUN_PYTHON OR CMAKE_CROSSCOMPILING)
    message(STATUS "No completions and no man pages: they need python3 and programs that run here")
    return()
endif()

# Debian's zsh looks in vendor-completions.
set(DAEMUN_ZSH_COMPLETIONS_DIR ${CMAKE_INSTALL_DATADIR}/zsh/site-functions CACHE STRING
    "Where completions for zsh are installed")
file(GLOB generator CONFIGURE_DEPENDS texts/*.py)
set(folder ${CMAKE_CURRENT_BINARY_DIR}/texts)
add_custom_target(daemun-linux-texts ALL)

# daemun_add_texts(program component [LANGUAGE...]): the man page is in English and these languages.
function(daemun_add_texts program component)
    set(templates ${CMAKE_CURRENT_SOURCE_DIR}/man/${program}.1.in)
    set(pages ${folder}/${program}.1.gz)
    install(FILES ${pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT ${component})
    foreach(language IN LISTS ARGN)
        list(APPEND templates ${CMAKE_CURRENT_SOURCE_DIR}/man/${language}/${program}.1.in)
        list(APPEND pages ${folder}/${language}/${program}.1.gz)
        install(FILES ${folder}/${language}/${program}.1.gz
            DESTINATION ${CMAKE_INSTALL_MANDIR}/${language}/man1 COMPONENT ${component})
    endforeach()
    set(completions ${folder}/${program}.bash ${folder}/_${program} ${folder}/${program}.fish)
    add_custom_command(OUTPUT ${pages} ${completions}
        COMMAND ${DAEMUN_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/texts/make.py
            $<TARGET_FILE:${program}> ${program} ${PROJECT_VERSION} ${DAEMUN_RELEASE_DATE}
            ${folder} ${templates}
        DEPENDS ${program} ${generator} ${templates}
        COMMENT "Asking ${program} for its options"
        VERBATIM)
    add_custom_target(${program}-texts DEPENDS ${pages} ${completions})
    add_dependencies(daemun-linux-texts ${program}-texts)
    install(FILES ${folder}/${program}.bash RENAME ${program}
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT ${component})
    install(FILES ${folder}/_${program}
        DESTINATION ${DAEMUN_ZSH_COMPLETIONS_DIR} COMPONENT ${component})
    install(FILES ${folder}/${program}.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT ${component})
endfunction()

daemun_add_texts(daemun app ko)
daemun_add_texts(daemunctl app ko)
daemun_add_texts(kakao-sandbox sandbox)
