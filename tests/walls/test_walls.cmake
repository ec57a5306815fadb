# Proves that check_walls.cmake can refuse. Builds small trees under WORK, each with one offence, and
# expects the check to fail and to name file and line; a clean tree, and whatever looks like an
# offence but is none, has to pass. Run by `cmake -DWORK=FOLDER -P test_walls.cmake`.
cmake_minimum_required(VERSION 3.20)

set(CHECK "${CMAKE_CURRENT_LIST_DIR}/check_walls.cmake")
set(failures 0)
set(cases 0)

# A tree without fault: what each room may do, and what only resembles an offence.
function(make_clean_tree tree)
  file(REMOVE_RECURSE "${tree}")
  file(WRITE "${tree}/src/plainer.h" "#include <stddef.h>\nstruct page;\n")
  file(WRITE "${tree}/src/base/str.h" "#include <stdint.h>\n")
  file(WRITE "${tree}/src/base/str.c" "#include \"base/str.h\"\n\n#include <string.h>\n")
  file(WRITE "${tree}/src/doc/doc.h" "#include \"base/str.h\"\n")
  file(WRITE "${tree}/src/words/forms.c" "#include \"base/str.h\"\n#include \"forms.h\"\n")
  file(WRITE "${tree}/src/words/forms.h" "\n")
  file(WRITE "${tree}/src/read/read.h" "#include \"doc/doc.h\"\n")
  file(WRITE "${tree}/src/read/html_tree.c" "#include \"read/read.h\"\n#include <libxml/HTMLparser.h>\n")
  file(WRITE "${tree}/src/read/markdown.c" "#include \"read/read.h\"\n#include <cmark.h>\n")
  file(WRITE "${tree}/src/language/unicode.c" "#include <unicode/uchar.h>\n")
  file(WRITE "${tree}/src/dictionary/hunspell.c" "#include <hunspell/hunspell.h>\n")
  file(WRITE "${tree}/src/find/rules.c" "#include \"words/forms.h\"
#include <stdio.h>
/* fopen(path) in a comment; printf(
   getenv(\"HOME\") in its second line */
static const char *const names[] = {\"printf(\", \"a;b\\\"[time(0)]\", \"/* not a comment\"};
static const int limit = 3;
static const struct {
    int low, high;
} bands[] = {{1, 2}};
static int (*const doors[])(int) = {0};
static int count(const char *text);
static const struct very_long_name *
find_the_one(int which) {
    char line[8];
    snprintf(line, sizeof line, \"%d;\", which); // puts(line)
    return chapter->open(which) ? read_time(which) : 0;
}
static_assert(sizeof(int) == 4, \"static int\");
static inline void nothing(void) {
}
const char *const find_names[2] = {0};
")
  file(WRITE "${tree}/src/pipeline/pipeline.c"
       "#include \"find/find.h\"\n#include \"plainer.h\"\n#include \"write/write.h\"\n")
  file(WRITE "${tree}/src/cli/main.c" "#include \"host/options.h\"
#include \"plainer.h\"

#include <fcntl.h>
#include <stdio.h>
static int signals;
int main(void) { return puts(getenv(\"HOME\")) + time(NULL); }
")
  string(REPEAT "    1,\n" 600 rows)
  file(WRITE "${tree}/src/words/familiar_words.c" "static const int row[] = {\n${rows}};\n")
endfunction()

function(run_check tree status output)
  execute_process(COMMAND "${CMAKE_COMMAND}" "-DROOT=${tree}" -P "${CHECK}"
                  RESULT_VARIABLE result OUTPUT_VARIABLE out ERROR_VARIABLE err)
  set(${status} "${result}" PARENT_SCOPE)
  set(${output} "${out}${err}" PARENT_SCOPE)
endfunction()

# expect_refusal(NAME FILE LINE TEXT): the clean tree with FILE made of TEXT is refused for FILE:LINE
# and for nothing else.
function(expect_refusal name file line text)
  set(tree "${WORK}/${name}")
  make_clean_tree("${tree}")
  file(WRITE "${tree}/src/${file}" "${text}")
  run_check("${tree}" status output)
  string(FIND "${output}" "src/${file}:${line}: " place)
  math(EXPR cases "${cases} + 1")
  set(cases ${cases} PARENT_SCOPE)
  if(status EQUAL 0)
    message("${name}: was not refused")
  elseif(place EQUAL -1)
    message("${name}: refused without naming src/${file}:${line}\n${output}")
  elseif(NOT output MATCHES "walls: 1 offences")
    message("${name}: refused for more than its one offence\n${output}")
  else()
    return()
  endif()
  math(EXPR failures "${failures} + 1")
  set(failures ${failures} PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
make_clean_tree("${WORK}/clean")
run_check("${WORK}/clean" status output)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "walls: a clean tree was refused\n${output}")
endif()

# Rooms and their neighbours.
expect_refusal(room_to_room write/html.c 2 "\n#include \"find/rules.h\"\n")
expect_refusal(room_to_room_angle write/html.c 1 "#include <find/rules.h>\n")
expect_refusal(room_to_room_spaced write/html.c 1 "  #  include \"find/rules.h\"\n")
expect_refusal(room_by_way write/html.c 1 "#include \"../find/rules.h\"\n")
expect_refusal(room_by_macro write/html.c 1 "#include DOOR\n")
expect_refusal(room_to_host find/rules.c 1 "#include \"host/options.h\"\n")
expect_refusal(base_to_doc base/str.c 1 "#include \"doc/doc.h\"\n")
expect_refusal(doc_to_words doc/doc.h 1 "#include \"words/forms.h\"\n")
expect_refusal(words_to_doc words/forms.c 1 "#include \"doc/doc.h\"\n")
expect_refusal(room_to_face find/rules.c 1 "#include \"plainer.h\"\n")
expect_refusal(host_to_room cli/main.c 1 "#include \"find/rules.h\"\n")
expect_refusal(shared_to_host host/files.c 1 "#include \"cli/run.h\"\n")
expect_refusal(host_to_floor batch/batch.c 1 "#include \"base/str.h\"\n")
expect_refusal(host_to_host lsp/lsp.c 1 "#include \"cli/run.h\"\n")
expect_refusal(face_to_room plainer.h 1 "#include \"doc/doc.h\"\n")
expect_refusal(no_room attic/box.c 1 "\n")

# Libraries outside their one file.
expect_refusal(libxml find/rules.c 1 "#include <libxml/tree.h>\n")
expect_refusal(libxml_in_corridor pipeline/pipeline.c 1 "#include <libxml/tree.h>\n")
expect_refusal(libxml_in_host cli/main.c 1 "#include <libxml/tree.h>\n")
expect_refusal(cmark read/html.c 1 "#include <cmark.h>\n")
expect_refusal(icu language/tokens.c 1 "#include <unicode/uchar.h>\n")
expect_refusal(hunspell dictionary/load.c 1 "#include <hunspell/hunspell.h>\n")
expect_refusal(libarchive batch/walk.c 1 "#include <archive.h>\n")
expect_refusal(libarchive_entry batch/walk.c 1 "#include <archive_entry.h>\n")
expect_refusal(zlib batch/warc.c 1 "#include <zlib.h>\n")
expect_refusal(strange_library write/html.c 1 "#include <curl/curl.h>\n")
expect_refusal(clock_header assess/grades.c 1 "#include <time.h>\n")

# What only hosts do.
expect_refusal(opens find/rules.c 3 "\n\n    file = fopen(name, 0);\n")
expect_refusal(prints write/html.c 1 "    printf(\"[%s]\\n\", name);\n")
expect_refusal(prints_after_comment write/html.c 2 "/* two\nlines */ puts(name);\n")
expect_refusal(reads_environment pipeline/pipeline.c 1 "    home = getenv(\"HOME\");\n")
expect_refusal(reads_clock base/str.c 1 "    now = time(NULL);\n")
expect_refusal(ticks base/str.c 1 "    now = clock();\n")

# Statics that change.
expect_refusal(static_counter find/rules.c 2 "\nstatic int counter;\n")
expect_refusal(static_in_function find/rules.c 2 "int f(void) {\n    static int last = 0;\n")
expect_refusal(static_buffer find/rules.c 1 "static char line[100];\n")
expect_refusal(static_names find/rules.c 1 "static const char *names[] = {0};\n")
expect_refusal(static_pointer find/rules.c 1 "static struct node *first = NULL;\n")
expect_refusal(static_door find/rules.c 1 "static int (*door)(int) = 0;\n")
expect_refusal(static_struct find/rules.c 1 "static struct {\n    int a;\n} state;\n")
expect_refusal(static_thread find/rules.c 1 "static _Thread_local int depth;\n")
expect_refusal(static_over_lines find/rules.c 1 "static struct very_long_name\n    state = {0};\n")
expect_refusal(global find/rules.c 1 "int counter = 0;\n")
expect_refusal(global_array find/rules.c 1 "unsigned char seen[256];\n")

# Lengths.
string(REPEAT "\n" 501 long_file)
string(REPEAT "\n" 81 long_door)
expect_refusal(long_file find/rules.c 501 "${long_file}")
expect_refusal(long_door find/find.h 81 "${long_door}")

# All offences are listed, not only the first.
make_clean_tree("${WORK}/two")
file(WRITE "${WORK}/two/src/find/a.c" "#include \"write/write.h\"\nstatic int last;\n")
run_check("${WORK}/two" status output)
if(status EQUAL 0 OR NOT output MATCHES "a\\.c:1: .*a\\.c:2: .*walls: 2 offences")
  message("two: not both offences were listed\n${output}")
  math(EXPR failures "${failures} + 1")
endif()

# A check that read nothing has checked nothing.
file(MAKE_DIRECTORY "${WORK}/empty/src")
run_check("${WORK}/empty" status output)
if(status EQUAL 0)
  message("empty: a tree without source passed")
  math(EXPR failures "${failures} + 1")
endif()

if(failures GREATER 0)
  message(FATAL_ERROR "walls: ${failures} of ${cases} cases went wrong")
endif()
message(STATUS "walls: a clean tree passes, ${cases} offences are refused")
