# What `cmake --install` puts where. The man pages and completions are made by the program itself
# from its one table of options, so they cannot say anything else than --help does.

set(PLAINER_COMMANDS convert check score extract explain)

# The program is started once after it was linked; a program for another machine cannot be.
if(NOT CMAKE_CROSSCOMPILING)
  set(PLAINER_MANUAL_DIR ${CMAKE_BINARY_DIR}/manual)
  set(PLAINER_MANUAL ${PLAINER_MANUAL_DIR}/plainer.1 ${PLAINER_MANUAL_DIR}/plainer.bash
    ${PLAINER_MANUAL_DIR}/_plainer ${PLAINER_MANUAL_DIR}/plainer.fish)
  foreach(command IN LISTS PLAINER_COMMANDS)
    list(APPEND PLAINER_MANUAL ${PLAINER_MANUAL_DIR}/plainer-${command}.1)
  endforeach()
  add_custom_command(OUTPUT ${PLAINER_MANUAL}
    COMMAND ${CMAKE_COMMAND} "-DPLAINER=$<TARGET_FILE:plainer>" "-DOUT=${PLAINER_MANUAL_DIR}"
      "-DCOMMANDS=${PLAINER_COMMANDS}" -P ${CMAKE_SOURCE_DIR}/cmake/make_manual.cmake
    DEPENDS plainer ${CMAKE_SOURCE_DIR}/cmake/make_manual.cmake
    COMMENT "Writing man pages and completions" VERBATIM)
  add_custom_target(manual ALL DEPENDS ${PLAINER_MANUAL})

  install(DIRECTORY ${PLAINER_MANUAL_DIR}/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
    FILES_MATCHING PATTERN "*.1")
  install(FILES ${PLAINER_MANUAL_DIR}/plainer.bash RENAME plainer
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
  install(FILES ${PLAINER_MANUAL_DIR}/_plainer
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${PLAINER_MANUAL_DIR}/plainer.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
endif()

# A shared library is found beside the program, wherever both were put.
file(RELATIVE_PATH PLAINER_BIN_TO_LIB /p/${CMAKE_INSTALL_BINDIR} /p/${CMAKE_INSTALL_LIBDIR})
set_target_properties(plainer PROPERTIES INSTALL_RPATH "$ORIGIN/${PLAINER_BIN_TO_LIB}")

install(TARGETS plainer libplainer
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
  PUBLIC_HEADER DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY dictionaries DESTINATION ${CMAKE_INSTALL_DATADIR}/plainer)

# The pkg-config file finds the prefix from where it lies: the tree may be moved.
file(RELATIVE_PATH PLAINER_PC_TO_PREFIX /p/${CMAKE_INSTALL_LIBDIR}/pkgconfig /p)
string(REGEX REPLACE "/$" "" PLAINER_PC_TO_PREFIX "${PLAINER_PC_TO_PREFIX}")
configure_file(cmake/plainer.pc.in ${CMAKE_BINARY_DIR}/plainer.pc @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/plainer.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
