# SPDX-License-Identifier: Apache-2.0

# The desktop file, the icon, the entry of software centres, the profile for AppArmor.

configure_file(daemun.desktop.in ${DAEMUN_APP_ID}.desktop @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${DAEMUN_APP_ID}.desktop
    DESTINATION ${CMAKE_INSTALL_DATADIR}/applications COMPONENT app)

configure_file(daemun.metainfo.xml.in ${DAEMUN_APP_ID}.metainfo.xml @ONLY)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/${DAEMUN_APP_ID}.metainfo.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo COMPONENT app)

add_executable(drawicon drawicon.cpp)
target_link_libraries(drawicon PRIVATE daemun-desktop-drawings project_defaults)

set(drawing ${PROJECT_SOURCE_DIR}/resources/icons/daemun.svg)
set(theme ${CMAKE_INSTALL_DATADIR}/icons/hicolor)
install(FILES ${drawing} RENAME ${DAEMUN_APP_ID}.svg
    DESTINATION ${theme}/scalable/apps COMPONENT app)
set(icons)
foreach(size IN ITEMS 16 22 24 32 48 64 96 128 256 512)
    set(icon ${CMAKE_CURRENT_BINARY_DIR}/icons/${size}.png)
    add_custom_command(OUTPUT ${icon}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/icons
        COMMAND drawicon ${drawing} ${size} ${icon}
        DEPENDS drawicon ${drawing}
        VERBATIM)
    list(APPEND icons ${icon})
    install(FILES ${icon} RENAME ${DAEMUN_APP_ID}.png
        DESTINATION ${theme}/${size}x${size}/apps COMPONENT app)
endforeach()
add_custom_target(daemun-linux-icons ALL DEPENDS ${icons})

# Not where AppArmor reads its profiles: most systems need none, and older ones cannot read it.
install(FILES apparmor/daemun DESTINATION ${CMAKE_INSTALL_DATADIR}/daemun/apparmor COMPONENT app)
