/* CoNLL-U in: the words and sentences of somebody else's cutting, kept as they are. Each sentence
 * is a paragraph; only the forms and SpaceAfter=No are read, since tags and trees are what plainer
 * is asked for. Ranges (3-4) and empty nodes (5.1) are passed over, their words are read. */
#include "read/build.h"
#include "read/readers.h"

#include "base/utf8.h"

struct conllu {
    struct build build;
    struct str text;
    const struct read_map *map;
    uint32_t paragraph; /* handle of the open sentence; 0: none */
    bool needs_space;
};

static struct span place_of_slice(const struct conllu *c, struct str s) {
    uint32_t start = (uint32_t)(s.bytes - c->text.bytes);
    return (struct span){read_map_source(c->map, start),
                         read_map_source(c->map, start + (uint32_t)s.size)};
}

static bool is_word_line(struct str id) {
    for (size_t i = 0; i < id.size; i++)
        if (!ascii_is_digit(id.bytes[i])) return false;
    return id.size > 0;
}

static void end_sentence(struct conllu *c, struct span place) {
    if (c->paragraph) build_close(&c->build, c->paragraph, place.start);
    c->paragraph = 0;
    c->needs_space = false;
}

static void add_form(struct conllu *c, struct str form) {
    struct span place = place_of_slice(c, form);
    bool is_exact = read_map_is_identity(c->map);
    if (!c->paragraph) c->paragraph = build_open(&c->build, DOC_PARAGRAPH, place.start);
    if (c->needs_space)
        build_text(&c->build, STR(" "), (struct span){place.start, place.start}, false,
                   BUILD_PLAIN);
    build_text(&c->build, form, place, is_exact, BUILD_PLAIN);
    uint32_t end = (uint32_t)c->build.text.size;
    *ARENA_PUSH(c->build.doc->arena, &c->build.doc->given) =
        (struct span){end - (uint32_t)form.size, end};
}

static bool has_white_space(struct str form) {
    for (size_t i = 0; i < form.size; i++)
        if (ascii_is_space(form.bytes[i])) return true;
    return form.size == 0;
}

/* Of the ten columns only the first two have to be there; false when they are not, or the form
 * holds white space. */
static bool read_word(struct conllu *c, struct str line) {
    struct str id, form, column, rest = line;
    if (!str_next(&rest, '\t', &id) || !str_next(&rest, '\t', &form)) return false;
    if (!is_word_line(id)) return true;
    if (has_white_space(form)) return false;
    add_form(c, form);
    struct str last = STR("");
    while (str_next(&rest, '\t', &column)) last = column;
    c->needs_space = str_find(last, STR("SpaceAfter=No"), 0) == SIZE_MAX;
    return true;
}

static bool fail_line(struct failure *failure, uint32_t line) {
    *failure = (struct failure){STATUS_UNREADABLE, line, 1,
                                STR("this is no CoNLL-U: a word has a number, a tab and a form "
                                    "without space")};
    return false;
}

bool read_conllu(struct doc *doc, struct str text, const struct read_map *map,
                 const struct read_options *options, struct failure *failure,
                 struct arena scratch) {
    (void)options;
    struct conllu c = {.build = build_start(doc, &scratch), .text = text, .map = map};
    struct str rest = text, line;
    for (uint32_t number = 1; str_next(&rest, '\n', &line); number++) {
        if (str_ends(line, STR("\r"))) line.size--;
        if (!line.size)
            end_sentence(&c, place_of_slice(&c, line));
        else if (line.bytes[0] != '#' && !read_word(&c, line))
            return fail_line(failure, number);
    }
    build_finish(&c.build);
    return true;
}
