/* The room's door: limits, encoding, format, then the format's own reader; links inside the page
 * get their targets last, when all blocks are known. */
#include "read/read.h"

#include "base/utf8.h"
#include "read/readers.h"

enum { MAX_MEBIBYTES = 64 };

struct ending {
    const char *text;
    enum read_format format;
};

static const struct ending endings[] = {
    {".html", READ_HTML},   {".htm", READ_HTML},          {".xhtml", READ_HTML},
    {".md", READ_MARKDOWN}, {".markdown", READ_MARKDOWN}, {".txt", READ_TEXT},
    {".text", READ_TEXT},   {".conllu", READ_CONLLU},
};

static enum read_format format_of_name(struct str name) {
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        struct str ending = str_from(endings[i].text);
        if (name.size > ending.size && str_ends_fold(name, ending)) return endings[i].format;
    }
    return READ_GUESS;
}

/* Elements that a text is unlikely to name at the start of a line or in passing. */
static const char *const telling[] = {"<p>",   "<p ",   "</p>",   "<div",  "<br>", "<br/",
                                      "<h1",   "<h2",   "<head>", "<body", "<ul>", "<li>",
                                      "<a hr", "<meta", "<titl",  "<spa",  "<art", "<sec"};

static size_t count_tags(struct str head) {
    size_t count = 0;
    for (size_t at = 0; (at = str_find(head, STR("<"), at)) != SIZE_MAX; at++)
        for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
            count += str_starts_fold(str_slice(head, at, head.size), str_from(telling[i]));
    return count;
}

static enum read_format format_of_content(struct str text) {
    struct str head = str_trim(str_slice(text, 0, 4096));
    static const char *const starts[] = {"<!doctype html", "<html", "<head", "<body", "<?xml"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
        if (str_starts_fold(head, str_from(starts[i]))) return READ_HTML;
    size_t tags = count_tags(head);
    bool is_markup = head.size && head.bytes[0] == '<' && tags >= 1;
    return is_markup || tags >= 8 ? READ_HTML : READ_TEXT;
}

/* ---- links inside the page ---- */

static int hex_value(char c) {
    if (ascii_is_digit(c)) return c - '0';
    c = ascii_lower(c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* "caf%C3%A9" names the anchor "café". */
struct str read_percent_decoded(struct str s, struct arena *arena) {
    struct buf buf = {.arena = arena};
    for (size_t i = 0; i < s.size; i++) {
        int high = i + 2 < s.size && s.bytes[i] == '%' ? hex_value(s.bytes[i + 1]) : -1;
        int low = high >= 0 ? hex_value(s.bytes[i + 2]) : -1;
        buf_add_char(&buf, low >= 0 ? (char)(high * 16 + low) : s.bytes[i]);
        if (low >= 0) i += 2;
    }
    return buf_str(&buf);
}

/* A hash table of anchors, since a page may have thousands of footnotes. */
struct anchor_table {
    const struct doc *doc;
    uint32_t *slots; /* anchor index plus one */
    size_t mask;
};

/* The slot of a name, empty when it is unknown. */
static uint32_t *slot_of(const struct anchor_table *table, struct str name) {
    size_t i = str_hash(name) & table->mask;
    while (table->slots[i] && !str_equal(table->doc->anchors.items[table->slots[i] - 1].name, name))
        i = (i + 1) & table->mask;
    return &table->slots[i];
}

static struct anchor_table table_of(const struct doc *doc, struct arena *scratch) {
    size_t size = 16;
    while (size < (size_t)doc->anchors.count * 2) size *= 2;
    struct anchor_table table = {doc, ARENA_ARRAY(scratch, uint32_t, size), size - 1};
    for (uint32_t i = 0; i < doc->anchors.count; i++) {
        uint32_t *slot = slot_of(&table, doc->anchors.items[i].name);
        if (!*slot) *slot = i + 1;
    }
    return table;
}

/* Anchors behind the last block lead to it. */
static void clamp_anchors(struct doc *doc) {
    uint32_t last = doc->blocks.count ? doc->blocks.count - 1 : 0;
    for (uint32_t i = 0; i < doc->anchors.count; i++)
        if (doc->anchors.items[i].block > last) doc->anchors.items[i].block = last;
}

static uint32_t anchor_block(const struct anchor_table *table, struct str name,
                             struct arena *scratch) {
    uint32_t slot = *slot_of(table, name);
    if (!slot) slot = *slot_of(table, read_percent_decoded(name, scratch));
    return slot ? table->doc->anchors.items[slot - 1].block : DOC_NONE;
}

static void resolve_links(struct doc *doc, struct arena *scratch) {
    clamp_anchors(doc);
    struct anchor_table table = table_of(doc, scratch);
    for (uint32_t i = 0; i < doc->links.count; i++) {
        struct doc_link *link = &doc->links.items[i];
        if (link->target.size < 2 || link->target.bytes[0] != '#') continue;
        struct str name = str_slice(link->target, 1, link->target.size);
        link->anchor = anchor_block(&table, name, scratch);
    }
}

/* ---- the door ---- */

/* A heading that opens the document is its title, and its highest heading. A later one names a part
 * only: then there is no title. */
static void default_title(struct doc *doc) {
    if (doc->title.size) return;
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind)) continue;
        if (block->kind != DOC_HEADING) return;
        block->level = 1;
        doc->title = doc_slice(doc, block->text);
        return;
    }
}

static bool is_too_large(const struct doc *doc, size_t limit, struct failure *failure) {
    if (!limit) limit = (size_t)MAX_MEBIBYTES << 20;
    if (doc->source.size <= limit) return false;
    *failure = (struct failure){
        .status = STATUS_TOO_LARGE,
        .detail = str_format(doc->arena, "%zu bytes; the limit is %zu MiB: see --max-size",
                             doc->source.size, limit >> 20)};
    return true;
}

typedef bool reader(struct doc *doc, struct str text, const struct read_map *map,
                    const struct read_options *options, struct failure *failure,
                    struct arena scratch);

static reader *const readers[] = {[READ_HTML] = read_html,
                                  [READ_MARKDOWN] = read_markdown,
                                  [READ_TEXT] = read_text,
                                  [READ_CONLLU] = read_conllu,
                                  [READ_VERBATIM] = read_verbatim};

bool read_document(struct doc *doc, const struct read_options *options, struct failure *failure,
                   struct arena scratch) {
    struct str text;
    struct read_map map;
    if (is_too_large(doc, options->max_bytes, failure)) return false;
    enum read_format format = options->format;
    if (format == READ_GUESS) format = format_of_name(doc->name);
    bool is_markup = format == READ_HTML || format == READ_GUESS;
    if (!read_decode(doc, is_markup, &text, &map, failure, &scratch)) return false;
    if (format == READ_GUESS) format = format_of_content(text);
    if (!readers[format](doc, text, &map, options, failure, scratch)) return false;
    resolve_links(doc, &scratch);
    default_title(doc);
    return true;
}
