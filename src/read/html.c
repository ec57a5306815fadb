/* The one file that knows libxml2. It feeds the masked page to the HTML parser's SAX interface,
 * finds the place of each event, and has the light tree grown from them: the parser's own tree
 * knows lines only. Nothing is fetched, no DTD is read, and no callback leaves through the arena's
 * guard: the parser is stopped when there is no room. */
#include "read/html_grow.h"
#include "read/html_office.h"
#include "read/html_parts.h"

#include "base/utf8.h"

#include <libxml/HTMLparser.h>
#include <string.h>

enum { PARSE_HUGE = 1 << 19, PARSE_IGNORE_ENCODING = 1 << 21 };

struct html_parse {
    struct html_grow grow;
    struct str page; /* the mask: it has the same places as the page itself */
    xmlParserCtxtPtr context;
    uint32_t last; /* where the next thing may start */
};

/* ---- places ---- */

/* Where the parser stands. */
static uint32_t current(const struct html_parse *parse) {
    const xmlParserInput *input = parse->context->input;
    size_t at = input->consumed + (size_t)(input->cur - input->base);
    return (uint32_t)(at < parse->page.size ? at : parse->page.size);
}

/* The parser says nothing of end tags that match nothing it holds open. */
static void pass_over(struct html_parse *parse, uint32_t to) {
    struct str page = str_slice(parse->page, 0, to);
    for (size_t at = parse->last; (at = str_find(page, STR("</"), at)) != SIZE_MAX; at++)
        html_grow_stray(&parse->grow, html_tag_at(page, (uint32_t)at + 2), (uint32_t)at);
    if (parse->last < to) parse->last = to;
}

/* The first <name between the last event and now. Empty, at the last event, for an element that the
 * parser implied. */
static struct span start_tag(struct html_parse *parse, struct str name) {
    uint32_t now = current(parse);
    struct str page = str_slice(parse->page, 0, now);
    size_t at = str_find(page, STR("<"), parse->last);
    while (at != SIZE_MAX && !html_is_named(parse->page, at + 1, name))
        at = str_find(page, STR("<"), at + 1);
    if (at == SIZE_MAX) return (struct span){parse->last, parse->last};
    pass_over(parse, (uint32_t)at);
    return (struct span){(uint32_t)at, (uint32_t)str_find_behind(parse->page, STR(">"), now)};
}

/* An end tag ends behind itself; an element that another tag ends, before that tag. */
static uint32_t element_end(struct html_parse *parse, struct str name, bool *has_tag) {
    uint32_t now = current(parse);
    *has_tag = false;
    if (now <= parse->last) return now;
    const char *page = parse->page.bytes;
    const char *found = memrchr(page + parse->last, '<', now - parse->last);
    if (!found) return now;
    uint32_t start = (uint32_t)(found - page);
    pass_over(parse, start);
    *has_tag = str_is_at(parse->page, start + 1, '/') &&
               html_is_named(parse->page, start + 2, name) && str_is_at(parse->page, now - 1, '>');
    if (*has_tag) parse->last = now;
    return *has_tag ? now : start;
}

static bool matches(struct str page, size_t at, struct str text) {
    return at + text.size <= page.size && memcmp(page.bytes + at, text.bytes, text.size) == 0;
}

/* Where the parser's text starts: behind the tags, and, at the page's start, the white space that
 * it passed over in silence. */
static uint32_t text_start(const struct html_parse *parse, struct str text) {
    struct str page = parse->page;
    size_t at = parse->last;
    while (str_is_at(page, at, '<')) at = str_find_behind(page, STR(">"), at);
    while (!matches(page, at, text) && at < page.size)
        at = str_is_at(page, at, '<') ? str_find_behind(page, STR(">"), at) : at + 1;
    return (uint32_t)at;
}

/* ---- events ---- */

static void stop_if_full(struct html_parse *parse) {
    if (parse->grow.is_full || parse->grow.is_too_deep) xmlStopParser(parse->context);
}

static void on_start(void *user, const xmlChar *tag_name, const xmlChar **attributes) {
    (void)attributes; /* the mask has none */
    struct html_parse *parse = user;
    struct str name = str_from((const char *)tag_name);
    struct span place = start_tag(parse, name);
    html_grow_start(&parse->grow, name, place);
    parse->last = place.end;
    stop_if_full(parse);
}

static void on_end(void *user, const xmlChar *tag_name) {
    struct html_parse *parse = user;
    struct str name = str_from((const char *)tag_name);
    bool has_tag;
    uint32_t end = element_end(parse, name, &has_tag);
    html_grow_end(&parse->grow, name, end, has_tag);
    stop_if_full(parse);
}

static void on_text(void *user, const xmlChar *bytes, int size) {
    struct html_parse *parse = user;
    if (size <= 0) return;
    uint32_t start = text_start(parse, (struct str){(const char *)bytes, (size_t)size});
    if (start >= parse->page.size) return;
    pass_over(parse, start);
    parse->last = start + (uint32_t)size;
    html_grow_text(&parse->grow, (struct span){start, parse->last});
    stop_if_full(parse);
}

static void on_comment(void *user, const xmlChar *bytes) {
    struct html_parse *parse = user;
    uint32_t now = current(parse);
    size_t start = str_find(parse->page, STR("<!--"), parse->last);
    if (start < now) pass_over(parse, (uint32_t)start);
    html_grow_comment(&parse->grow, str_trim(str_from((const char *)bytes)),
                      (struct span){parse->last, now});
    parse->last = now;
    stop_if_full(parse);
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
    context->sax->cdataBlock = on_text;
    context->sax->comment = on_comment;
    context->sax->initialized = 1;
    context->userData = parse;
    context->charset = XML_CHAR_ENCODING_UTF8;
}

static void run_parser(struct html_parse *parse) {
    xmlParserCtxtPtr context = htmlCreateMemoryParserCtxt(parse->page.bytes, (int)parse->page.size);
    if (!context) arena_fail(parse->grow.scratch);
    struct arena_cleanup cleanup;
    arena_hold(parse->grow.scratch, &cleanup, release_context, context);
    parse->context = context;
    set_handlers(context, parse);
    parse->grow.scratch->guard->is_patient = true; /* has_room asks instead */
    htmlParseDocument(context);
    parse->grow.scratch->guard->is_patient = false;
    bool has_failed = context->errNo == XML_ERR_NO_MEMORY;
    arena_release(parse->grow.scratch, &cleanup);
    if (parse->grow.is_full || has_failed) arena_fail(parse->grow.scratch);
}

static void fail_too_deep(struct doc *doc, const struct html_parse *parse,
                          const struct read_map *map, struct failure *failure) {
    struct place place = place_of(doc->source, read_map_source(map, parse->last));
    *failure = (struct failure){
        .status = STATUS_TOO_DEEP,
        .line = place.line,
        .column = place.column,
        .detail =
            str_format(doc->arena, "more than %u elements inside one another: see --max-depth",
                       parse->grow.max_depth)};
}

static bool is_xml(const struct doc *doc, struct str text) {
    return str_starts(str_trim(str_slice(text, 0, 64)), STR("<?xml")) ||
           str_ends_fold(doc->name, STR(".xhtml"));
}

static bool parse_page(struct doc *doc, struct html_tree *tree, const struct read_map *map,
                       uint32_t max_depth, struct failure *failure, struct arena *scratch) {
    struct html_mask mask = html_mask(tree->page, is_xml(doc, tree->page), scratch);
    struct html_parse parse = {.grow = html_grow(tree, &mask, max_depth, scratch),
                               .page = mask.page};
    if (tree->page.size) run_parser(&parse);
    html_grow_finish(&parse.grow);
    if (parse.grow.is_too_deep) fail_too_deep(doc, &parse, map, failure);
    return !parse.grow.is_too_deep;
}

bool read_html(struct doc *doc, struct str text, const struct read_map *map,
               const struct read_options *o, struct failure *f, struct arena scratch) {
    struct html_tree tree = {.page = text};
    struct html_content content = {0, DOC_NONE};
    if (!parse_page(doc, &tree, map, read_depth(o), f, &scratch)) return false;
    html_tidy_office(&tree, scratch);
    if (!html_find_content(doc, &tree, o, &content, f, &scratch)) return false;
    html_read_details(doc, &tree, &content, &scratch);
    html_make_blocks(doc, &tree, map, &scratch);
    return true;
}
