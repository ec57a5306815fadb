/* The one file that knows libxml2. It feeds the page to the HTML parser's SAX interface and builds
 * the light tree, taking byte positions while the parser reads: its own tree knows lines only.
 * Nothing is fetched, no DTD is read, and no callback leaves through the arena's guard: each looks
 * first whether there is room, and the parser is stopped when there is none. */
#include "read/html_parts.h"

#include "base/utf8.h"
#include "read/html_guard.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum {
    DEFAULT_DEPTH = 512,
    FLUSHED_TEXT = 512,
    PARSE_HUGE = 1 << 19,
    PARSE_IGNORE_ENCODING = 1 << 21
};

struct html_parse {
    struct html_tree *tree;
    struct arena *scratch;
    xmlParserCtxtPtr context;
    uint32_t last;  /* where the next thing may start */
    uint32_t *open; /* nodes, from the root inwards */
    uint32_t depth, max_depth;
    bool is_too_deep, is_full;
};

/* ---- room and place ---- */

static void stop(struct html_parse *parse, bool *why) {
    *why = true;
    xmlStopParser(parse->context);
}

/* Is there room for `bytes` more, a node, and what arrays take when they grow? */
static bool has_room(struct html_parse *parse, size_t bytes) {
    if (parse->is_full || parse->is_too_deep) return false;
    const struct html_tree *tree = parse->tree;
    size_t room = (size_t)(parse->scratch->end - parse->scratch->next);
    size_t nodes = (size_t)tree->nodes.capacity * 2 * sizeof *tree->nodes.items;
    size_t values = (size_t)tree->values.capacity * 2 * sizeof *tree->values.items;
    if (tree->nodes.count < tree->nodes.capacity) nodes = 0;
    if (room > bytes + nodes + values + 65536) return true;
    stop(parse, &parse->is_full);
    return false;
}

/* Where the parser stands. */
static uint32_t current(const struct html_parse *parse) {
    const xmlParserInput *input = parse->context->input;
    size_t at = input->consumed + (size_t)(input->cur - input->base);
    size_t size = parse->tree->page.size;
    return (uint32_t)(at < size ? at : size);
}

static struct html_node *innermost(struct html_parse *parse) {
    return &parse->tree->nodes.items[parse->open[parse->depth - 1]];
}

static struct html_node *add_node(struct html_parse *parse, enum html_tag tag, struct span place) {
    struct html_tree *tree = parse->tree;
    struct html_node *node = ARENA_PUSH(parse->scratch, &tree->nodes);
    node->tag = (uint8_t)tag;
    node->parent = parse->depth ? parse->open[parse->depth - 1] : DOC_NONE;
    node->end = tree->nodes.count;
    node->place = place;
    node->first_attribute = node->end_attribute = tree->values.count;
    return node;
}

/* The '<' of the tag the parser has just read, or `current` when there is none. */
static uint32_t tag_start(const struct html_parse *parse, uint32_t now) {
    if (now <= parse->last) return now;
    const char *page = parse->tree->page.bytes;
    const char *found = memrchr(page + parse->last, '<', now - parse->last);
    return found ? (uint32_t)(found - page) : now;
}

/* The '<' of <name, looked for forwards, since attributes may hold a '<' too. */
static uint32_t named_start(const struct html_parse *parse, struct str name, uint32_t now) {
    struct str page = parse->tree->page;
    for (size_t at = parse->last; at < now; at++) {
        const char *found = memchr(page.bytes + at, '<', now - at);
        if (!found) break;
        at = (size_t)(found - page.bytes);
        if (str_equal_fold(str_slice(page, at + 1, at + 1 + name.size), name)) return (uint32_t)at;
    }
    return now;
}

/* ---- elements ---- */

static void add_values(struct html_parse *parse, struct html_node *node, const xmlChar **pairs) {
    for (; pairs && pairs[0]; pairs += 2) {
        enum html_attribute attribute = html_attribute_of(str_from((const char *)pairs[0]));
        if (attribute == ATTRIBUTE_COUNT) continue;
        struct str value = str_from((const char *)pairs[1]);
        if (!has_room(parse, value.size)) return;
        struct html_value *slot = ARENA_PUSH(parse->scratch, &parse->tree->values);
        *slot = (struct html_value){attribute, str_copy(parse->scratch, value)};
        node->end_attribute = parse->tree->values.count;
    }
}

static void on_start(void *user, const xmlChar *tag_name, const xmlChar **pairs) {
    struct html_parse *parse = user;
    struct str name = str_from((const char *)tag_name);
    if (!has_room(parse, name.size)) return;
    if (parse->depth >= parse->max_depth) {
        stop(parse, &parse->is_too_deep);
        return;
    }
    enum html_tag tag = html_tag_of(name);
    uint32_t now = current(parse), start = named_start(parse, name, now);
    struct html_node *node = add_node(parse, tag, (struct span){start, now});
    if (tag == TAG_OTHER) node->text = str_copy(parse->scratch, name);
    uint32_t index = parse->tree->nodes.count - 1;
    if (!(html_kind_of(tag) & HTML_VOID)) parse->open[parse->depth++] = index;
    struct str page = parse->tree->page;
    if (start < now) parse->last = now;
    if (start < now && now < page.size && page.bytes[now] == '/') parse->last++;
    if (start < now && parse->last < page.size && page.bytes[parse->last] == '>') parse->last++;
    parse->tree->nodes.items[index].place.end = parse->last;
    add_values(parse, &parse->tree->nodes.items[index], pairs);
}

/* An end tag ends behind itself; an element that another tag ends, before that tag. */
static uint32_t element_end(struct html_parse *parse, struct str name, uint32_t now) {
    struct str page = parse->tree->page;
    uint32_t start = tag_start(parse, now);
    bool is_own = start + 2 < now && page.bytes[start + 1] == '/' &&
                  str_equal_fold(str_slice(page, start + 2, start + 2 + name.size), name);
    if (is_own) parse->last = now;
    return is_own ? now : start;
}

static bool is_named(const struct html_tree *tree, uint32_t node, struct str name) {
    return str_equal(html_name_of(tree, node), name);
}

static void on_end(void *user, const xmlChar *tag_name) {
    struct html_parse *parse = user;
    struct str name = str_from((const char *)tag_name);
    if (parse->is_full || parse->is_too_deep) return;
    if (html_kind_of(html_tag_of(name)) & HTML_VOID) return;
    uint32_t depth = parse->depth;
    while (depth > 1 && !is_named(parse->tree, parse->open[depth - 1], name)) depth--;
    if (depth <= 1) return;
    uint32_t end = element_end(parse, name, current(parse));
    for (; parse->depth >= depth; parse->depth--) {
        innermost(parse)->end = parse->tree->nodes.count;
        innermost(parse)->place.end = end;
    }
}

/* ---- text ---- */

static bool matches(struct str page, size_t at, struct str text) {
    return at + text.size <= page.size && memcmp(page.bytes + at, text.bytes, text.size) == 0;
}

static bool is_name_char(char c) {
    return ascii_is_alpha(c) || ascii_is_digit(c) || c == '#';
}

/* Is page[at, end) a character reference that stands for `text`? A "&" that the parser left alone
 * is none. */
static bool is_reference(struct str page, uint32_t at, uint32_t end, struct str text) {
    if (at + 2 >= end || page.bytes[at] != '&' || text.size > 8) return false;
    for (uint32_t i = at + 1; i + 1 < end; i++)
        if (!is_name_char(page.bytes[i])) return false;
    if (page.bytes[end - 1] != ';' && !is_name_char(page.bytes[end - 1])) return false;
    if (!str_equal(text, STR("&"))) return true;
    struct str name = str_slice(page, at + 1, end);
    return name.bytes[0] == '#' || str_equal_fold(name, STR("amp;"));
}

/* Text that is the same bytes on the page joins the text before it, if that ends there. */
static void add_exact(struct html_parse *parse, struct span place) {
    struct html_tree *tree = parse->tree;
    struct html_node *last = &tree->nodes.items[tree->nodes.count - 1];
    bool joins = last->tag == TAG_TEXT && last->is_exact && last->place.end == place.start &&
                 last->parent == parse->open[parse->depth - 1];
    if (joins) {
        last->place.end = place.end;
    } else {
        last = add_node(parse, TAG_TEXT, place);
        last->is_exact = true;
    }
    last->text = str_slice(tree->page, last->place.start, last->place.end);
    parse->last = place.end;
}

static void add_changed(struct html_parse *parse, struct str text, struct span place) {
    struct html_node *node = add_node(parse, TAG_TEXT, place);
    node->text = str_copy(parse->scratch, text);
    parse->last = place.end;
}

/* The place of a text that is unchanged: where the last thing ended, or, behind markup that the
 * parser passed over in silence, just before the parser. When the parser had to empty its buffer it
 * still stands before the text's last character. */
static uint32_t exact_start(const struct html_parse *parse, struct str text, uint32_t now) {
    struct str page = parse->tree->page;
    if (parse->last + text.size <= (size_t)now + 4 && matches(page, parse->last, text))
        return parse->last;
    uint32_t most = text.size >= FLUSHED_TEXT ? 4 : 0;
    for (uint32_t past = 0; past <= most; past++) {
        if ((size_t)now + past < text.size) continue;
        uint32_t start = now + past - (uint32_t)text.size;
        if (start >= parse->last && matches(page, start, text)) return start;
    }
    return DOC_NONE;
}

/* The parser left something out (a control character): keeps the stretches that are equal. */
static void add_aligned(struct html_parse *parse, struct str text, uint32_t now) {
    struct str page = parse->tree->page;
    size_t at = parse->last, limit = (size_t)now + 4 < page.size ? (size_t)now + 4 : page.size;
    for (size_t i = 0; i < text.size;) {
        while (at < limit && page.bytes[at] != text.bytes[i]) at++;
        size_t length = 0;
        while (at + length < limit && i + length < text.size &&
               page.bytes[at + length] == text.bytes[i + length])
            length++;
        if (!length) break;
        if (!has_room(parse, 0)) return;
        add_exact(parse, (struct span){(uint32_t)at, (uint32_t)(at + length)});
        at += length;
        i += length;
    }
}

/* Can the whole text be found, with nothing but gaps, between the last place and now? */
static bool can_align(const struct html_parse *parse, struct str text, uint32_t now) {
    struct str page = parse->tree->page;
    size_t at = parse->last, limit = (size_t)now + 4 < page.size ? (size_t)now + 4 : page.size;
    for (size_t i = 0; i < text.size; i++, at++) {
        while (at < limit && page.bytes[at] != text.bytes[i]) at++;
        if (at >= limit) return false;
    }
    return true;
}

static void on_text(void *user, const xmlChar *bytes, int size) {
    struct html_parse *parse = user;
    struct str text = {(const char *)bytes, (size_t)size};
    if (size <= 0 || !has_room(parse, text.size)) return;
    int kind = html_kind_of((enum html_tag)innermost(parse)->tag);
    uint32_t now = current(parse);
    if (kind & HTML_NEVER && innermost(parse)->tag != TAG_TITLE) {
        parse->last = now;
        return;
    }
    if (is_reference(parse->tree->page, parse->last, now, text)) {
        add_changed(parse, text, (struct span){parse->last, now});
        return;
    }
    uint32_t start = exact_start(parse, text, now);
    if (start != DOC_NONE)
        add_exact(parse, (struct span){start, start + (uint32_t)size});
    else if (can_align(parse, text, now))
        add_aligned(parse, text, now);
    else
        add_changed(parse, text, (struct span){parse->last < now ? parse->last : now, now});
}

static void on_data(void *user, const xmlChar *bytes, int size) {
    (void)bytes;
    (void)size;
    struct html_parse *parse = user;
    parse->last = current(parse);
}

static void on_comment(void *user, const xmlChar *bytes) {
    struct html_parse *parse = user;
    uint32_t now = current(parse), start = parse->last;
    parse->last = now;
    struct str text = str_trim(str_from((const char *)bytes));
    if (!str_starts(text, STR("plainer-ignore")) || !has_room(parse, text.size)) return;
    add_node(parse, TAG_COMMENT, (struct span){start, now})->text = str_copy(parse->scratch, text);
}

static void on_instruction(void *user, const xmlChar *target, const xmlChar *data) {
    (void)target;
    (void)data;
    struct html_parse *parse = user;
    parse->last = current(parse);
}

/* ---- the parser ---- */

static void release_context(void *object) {
    htmlFreeParserCtxt(object);
}

static void set_handlers(xmlParserCtxtPtr context, struct html_parse *parse) {
    htmlCtxtUseOptions(context, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                    HTML_PARSE_NONET | PARSE_HUGE | PARSE_IGNORE_ENCODING);
    memset(context->sax, 0, sizeof *context->sax);
    context->sax->startElement = on_start;
    context->sax->endElement = on_end;
    context->sax->characters = on_text;
    context->sax->ignorableWhitespace = on_text;
    context->sax->cdataBlock = on_data;
    context->sax->comment = on_comment;
    context->sax->processingInstruction = on_instruction;
    context->sax->initialized = 1;
    context->userData = parse;
    context->charset = XML_CHAR_ENCODING_UTF8;
}

static void run_parser(struct html_parse *parse) {
    struct str page = html_guard(parse->tree->page, parse->scratch);
    xmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(page.bytes, (int)page.size);
    if (!context) arena_fail(parse->scratch);
    struct arena_cleanup cleanup;
    arena_hold(parse->scratch, &cleanup, release_context, context);
    parse->context = context;
    set_handlers(context, parse);
    htmlParseDocument(context);
    bool has_failed = context->errNo == XML_ERR_NO_MEMORY;
    arena_release(parse->scratch, &cleanup);
    if (parse->is_full || has_failed) arena_fail(parse->scratch);
}

static void close_all(struct html_parse *parse) {
    for (; parse->depth; parse->depth--) {
        innermost(parse)->end = parse->tree->nodes.count;
        innermost(parse)->place.end = (uint32_t)parse->tree->page.size;
    }
}

static void fail_too_deep(struct doc *doc, const struct html_parse *parse,
                          const struct read_map *map, struct failure *failure) {
    struct place place = place_of(doc->source, read_map_source(map, parse->last));
    *failure = (struct failure){.status = STATUS_TOO_DEEP,
                                .line = place.line,
                                .column = place.column,
                                .detail = str_format(doc->arena,
                                                     "more than %u elements inside one another",
                                                     parse->max_depth - 1)};
}

static bool parse_page(struct doc *doc, struct html_tree *tree, const struct read_map *map,
                       uint32_t max_depth, struct failure *failure, struct arena *scratch) {
    struct html_parse parse = {.tree = tree, .scratch = scratch, .max_depth = max_depth + 1};
    parse.open = ARENA_ARRAY(scratch, uint32_t, (size_t)max_depth + 2);
    add_node(&parse, TAG_OTHER, (struct span){0, (uint32_t)tree->page.size});
    parse.open[parse.depth++] = 0;
    if (tree->page.size) run_parser(&parse);
    close_all(&parse);
    if (parse.is_too_deep) fail_too_deep(doc, &parse, map, failure);
    return !parse.is_too_deep;
}

bool read_html(struct doc *doc, struct str text, const struct read_map *map,
               const struct read_options *o, struct failure *f, struct arena scratch) {
    struct html_tree tree = {.page = text};
    struct html_content content = {0, DOC_NONE};
    uint32_t depth = o->max_depth ? o->max_depth : DEFAULT_DEPTH;
    if (!parse_page(doc, &tree, map, depth, f, &scratch)) return false;
    if (!html_find_content(doc, &tree, o, &content, f, &scratch)) return false;
    html_read_details(doc, &tree, &content, &scratch);
    html_make_blocks(doc, &tree, map, &scratch);
    return true;
}
