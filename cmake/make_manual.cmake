# Lets the built program write its man pages and completions into OUT: run at build time by
# install.cmake with PLAINER, OUT and COMMANDS set. An empty page or a failure stops the build.
cmake_minimum_required(VERSION 3.20)

file(MAKE_DIRECTORY "${OUT}")

function(write_from file)
  # Nothing that the program leaves behind at its end matters here.
  set(ENV{ASAN_OPTIONS} "detect_leaks=0")
  execute_process(COMMAND "${PLAINER}" ${ARGN} OUTPUT_VARIABLE text ERROR_VARIABLE errors
                  RESULT_VARIABLE status)
  if(NOT status EQUAL 0 OR text STREQUAL "")
    file(REMOVE "${OUT}/${file}")
    message(FATAL_ERROR "plainer ${ARGN}: status ${status}, for ${file}\n${errors}")
  endif()
  file(WRITE "${OUT}/${file}" "${text}")
endfunction()

write_from(plainer.1 --help-man "")
foreach(command IN LISTS COMMANDS)
  write_from(plainer-${command}.1 --help-man ${command})
endforeach()
write_from(plainer.bash --completion bash)
write_from(_plainer --completion zsh)
write_from(plainer.fish --completion fish)
