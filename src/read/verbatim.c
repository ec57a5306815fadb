/* Text as it stands, for analysis: paragraphs between empty lines, and nothing taken for a heading,
 * a list or a quotation, so that no character but white space is lost. */
#include "read/build.h"
#include "read/readers.h"

static bool is_blank(struct str line) {
    return str_trim(line).size == 0;
}

bool read_verbatim(struct doc *doc, struct str text, const struct read_map *map,
                   const struct read_options *options, struct failure *failure,
                   struct arena scratch) {
    (void)options;
    (void)failure;
    struct build build = build_start(doc, &scratch);
    struct str rest = text, line;
    uint32_t paragraph = 0;
    bool is_exact = read_map_is_identity(map);
    while (str_next(&rest, '\n', &line)) {
        uint32_t start = (uint32_t)(line.bytes - text.bytes), end = start + (uint32_t)line.size;
        struct span place = {read_map_source(map, start), read_map_source(map, end)};
        if (is_blank(line)) {
            if (paragraph) build_close(&build, paragraph, place.start);
            paragraph = 0;
            continue;
        }
        if (!paragraph)
            paragraph = build_open(&build, DOC_PARAGRAPH, place.start);
        else
            build_text(&build, STR(" "), (struct span){place.start, place.start}, false,
                       BUILD_PLAIN);
        build_text(&build, line, place, is_exact, BUILD_PLAIN);
    }
    build_finish(&build);
    return true;
}
