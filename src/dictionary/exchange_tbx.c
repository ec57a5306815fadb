/* TBX-Basic (ISO 30042), of 2008 (martif, termEntry, langSet, tig) and of 2019 (tbx, conceptEntry,
 * langSec, termSec): a concept with its terms. A term that is not to be used (administrativeStatus
 * deprecated or superseded) becomes a row that is replaced by the preferred one; others are
 * explained by the concept's definition. */
#include "base/escape.h"
#include "dictionary/rows.h"

#include <libxml/parser.h>
#include <libxml/tree.h>

enum { MOST_TERMS = 32 };

struct tbx_term {
    struct str text, pos, status, type;
    uint32_t line;
};

struct concept {
    struct tbx_term terms[MOST_TERMS];
    unsigned count;
    struct str definition;
};

struct tbx {
    struct dictionary_rows *rows;
    struct dictionary_losses *losses;
    struct arena *arena;
    unsigned concepts;
};

static bool is_named(const xmlNode *node, const char *a, const char *b) {
    if (node->type != XML_ELEMENT_NODE) return false;
    struct str name = str_from((const char *)node->name);
    return str_equal(name, str_from(a)) || (b && str_equal(name, str_from(b)));
}

/* White space folded. */
static struct str text_of(const struct tbx *tbx, xmlNode *node) {
    xmlChar *content = xmlNodeGetContent(node);
    struct buf buf = {.arena = tbx->arena};
    bool has_space = false;
    for (const char *c = (const char *)content; c && *c; c++) {
        bool is_space = *c == ' ' || *c == '\n' || *c == '\t' || *c == '\r';
        if (!is_space && has_space && buf.size) buf_add_char(&buf, ' ');
        if (!is_space) buf_add_char(&buf, *c);
        has_space = is_space;
    }
    xmlFree(content);
    return buf_str(&buf);
}

static struct str attribute_of(const struct tbx *tbx, xmlNode *node, const char *name) {
    xmlChar *value = xmlGetProp(node, (const xmlChar *)name);
    struct str copy = value ? str_copy(tbx->arena, str_from((const char *)value)) : STR("");
    xmlFree(value);
    return copy;
}

static void read_note(const struct tbx *tbx, xmlNode *node, struct tbx_term *term) {
    struct str type = attribute_of(tbx, node, "type"), text = text_of(tbx, node);
    if (str_equal(type, STR("partOfSpeech"))) term->pos = text;
    if (str_equal(type, STR("administrativeStatus"))) term->status = text;
    if (str_equal(type, STR("termType"))) term->type = text;
}

static void read_term(const struct tbx *tbx, xmlNode *section, struct concept *concept) {
    if (concept->count == MOST_TERMS) return;
    struct tbx_term *term = &concept->terms[concept->count];
    *term = (struct tbx_term){STR(""), STR(""), STR(""), STR(""), 0};
    for (xmlNode *node = section->children; node; node = node->next) {
        if (is_named(node, "term", NULL)) {
            term->text = text_of(tbx, node);
            term->line = (uint32_t)xmlGetLineNo(node);
        }
        if (is_named(node, "termNote", NULL)) read_note(tbx, node, term);
        if (is_named(node, "termGrp", NULL)) read_term(tbx, node, concept);
    }
    concept->count += term->text.size > 0;
}

static bool is_english(const struct tbx *tbx, xmlNode *node) {
    xmlChar *value = xmlNodeGetLang(node);
    struct str language = value ? str_copy(tbx->arena, str_from((const char *)value)) : STR("en");
    xmlFree(value);
    return language.size >= 2 && str_equal_fold(str_slice(language, 0, 2), STR("en"));
}

static void read_parts(const struct tbx *tbx, xmlNode *parent, struct concept *concept) {
    for (xmlNode *node = parent->children; node; node = node->next) {
        bool is_definition = is_named(node, "descrip", NULL) &&
                             str_equal(attribute_of(tbx, node, "type"), STR("definition"));
        if (is_definition && !concept->definition.size) concept->definition = text_of(tbx, node);
        if (is_named(node, "descripGrp", NULL)) read_parts(tbx, node, concept);
        if (is_named(node, "langSec", "langSet") && is_english(tbx, node))
            read_parts(tbx, node, concept);
        if (is_named(node, "termSec", "tig") || is_named(node, "ntig", NULL))
            read_term(tbx, node, concept);
    }
}

static bool is_avoided(const struct tbx_term *term) {
    return str_contains_fold(term->status, STR("deprecated")) ||
           str_contains_fold(term->status, STR("superseded"));
}

static bool is_letters(const struct tbx_term *term) {
    return str_contains_fold(term->type, STR("acronym")) ||
           str_contains_fold(term->type, STR("abbreviation")) ||
           str_contains_fold(term->type, STR("initialism"));
}

/* The term to be used: the preferred one, else the first that is not avoided and not letters. */
static const struct tbx_term *best_of(const struct concept *concept) {
    const struct tbx_term *best = NULL;
    for (unsigned i = 0; i < concept->count; i++) {
        const struct tbx_term *term = &concept->terms[i];
        if (str_contains_fold(term->status, STR("preferred"))) return term;
        if (!best && !is_avoided(term) && !is_letters(term)) best = term;
    }
    return best;
}

static struct str pos_of(struct str pos) {
    static const char *const known[] = {"noun", "verb", "adjective", "adverb"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_equal_fold(pos, str_from(known[i]))) return str_from(known[i]);
    return str_contains_fold(pos, STR("proper")) ? STR("name") : STR("");
}

static void add_term(const struct tbx *tbx, const struct concept *concept,
                     const struct tbx_term *term, const struct tbx_term *best) {
    bool is_replaced = is_avoided(term) && best;
    const char *action = is_replaced ? "replace" : concept->definition.size ? "explain" : "flag";
    struct dictionary_row *row =
        dictionary_new_row(tbx->rows, term->text, action, term->line, tbx->arena);
    row->cells[COLUMN_POS] = pos_of(term->pos);
    if (is_replaced) row->cells[COLUMN_PLAIN] = best->text;
    if (is_replaced) row->cells[COLUMN_RISK] = STR("context");
    if (!is_replaced) row->cells[COLUMN_DEFINITION] = concept->definition;
    if (is_letters(term) && best && best != term) {
        row->cells[COLUMN_EXPANSION] = best->text;
        row->cells[COLUMN_CASE] = STR("exact");
    }
}

static void read_concept(struct tbx *tbx, xmlNode *node) {
    struct concept concept = {.count = 0, .definition = STR("")};
    read_parts(tbx, node, &concept);
    const struct tbx_term *best = best_of(&concept);
    tbx->concepts++;
    for (unsigned i = 0; i < concept.count; i++) add_term(tbx, &concept, &concept.terms[i], best);
    if (!concept.count)
        dictionary_lose(tbx->losses, (uint32_t)xmlGetLineNo(node),
                        STR("a concept without a term in English"), tbx->arena);
}

static void find_concepts(struct tbx *tbx, xmlNode *node) {
    for (; node; node = node->next) {
        if (is_named(node, "conceptEntry", "termEntry"))
            read_concept(tbx, node);
        else if (node->type == XML_ELEMENT_NODE)
            find_concepts(tbx, node->children);
    }
}

static void free_doc(void *doc) {
    xmlFreeDoc(doc);
}

/* Reads and frees it. Entities of the file's own are refused: nothing in a dictionary needs them,
 * and they can make a small file endless. */
static bool read_doc(struct tbx *tbx, xmlDoc *doc) {
    struct arena_cleanup cleanup;
    arena_hold(tbx->arena, &cleanup, free_doc, doc);
    bool is_plain = !doc->intSubset || !doc->intSubset->children;
    if (is_plain) find_concepts(tbx, xmlDocGetRootElement(doc));
    arena_release(tbx->arena, &cleanup);
    return tbx->concepts > 0;
}

bool dictionary_import_tbx(struct str bytes, struct dictionary_rows *rows,
                           struct dictionary_losses *losses, struct failure *failure,
                           struct arena *arena) {
    struct tbx tbx = {.rows = rows, .losses = losses, .arena = arena};
    *failure = (struct failure){STATUS_BAD_DICTIONARY, 1, 1, STR("this is no TBX file")};
    if (bytes.size > INT32_MAX) return false;
    xmlParserCtxt *parser = xmlNewParserCtxt();
    if (!parser) return false;
    xmlDoc *doc = xmlCtxtReadMemory(parser, bytes.bytes, (int)bytes.size, NULL, NULL,
                                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    const xmlError *error = xmlCtxtGetLastError(parser);
    if (!doc && error && error->message) {
        failure->line = (uint32_t)error->line;
        failure->detail =
            str_format(arena, "this is no XML: %.*s", STR_ARG(str_trim(str_from(error->message))));
    }
    xmlFreeParserCtxt(parser);
    return doc && read_doc(&tbx, doc);
}

static void write_note(struct buf *out, const char *type, struct str text) {
    if (!text.size) return;
    buf_format(out, "      <termNote type=\"%s\">", type);
    escape_html(out, text);
    buf_add(out, STR("</termNote>\n"));
}

static void write_term(struct buf *out, struct str text, struct str pos, const char *status,
                       const char *type) {
    buf_add(out, STR("    <termSec>\n      <term>"));
    escape_html(out, text);
    buf_add(out, STR("</term>\n"));
    write_note(out, "partOfSpeech", pos);
    write_note(out, "administrativeStatus", str_from(status));
    write_note(out, "termType", str_from(type));
    buf_add(out, STR("    </termSec>\n"));
}

static struct str basic_pos(struct str pos) {
    if (str_equal(pos, STR("name"))) return STR("properNoun");
    if (str_equal(pos, STR("phrase"))) return STR("other");
    return pos;
}

static void write_concept(struct buf *out, const struct dictionary_row *row, uint32_t number) {
    struct str plain = dictionary_row_plain(row), expansion = row->cells[COLUMN_EXPANSION];
    struct str definition = row->cells[COLUMN_DEFINITION], pos = basic_pos(row->cells[COLUMN_POS]);
    bool is_replaced = dictionary_row_is(row, "replace") && plain.size;
    if (!definition.size) definition = row->cells[COLUMN_GLOSS];
    buf_format(out, "  <conceptEntry id=\"c%u\">\n", number);
    if (definition.size) {
        buf_add(out, STR("   <descrip type=\"definition\">"));
        escape_html(out, definition);
        buf_add(out, STR("</descrip>\n"));
    }
    buf_add(out, STR("   <langSec xml:lang=\"en-GB\">\n"));
    if (is_replaced) write_term(out, plain, STR(""), "preferredTerm-admn-sts", "");
    if (expansion.size) write_term(out, expansion, STR(""), "", "fullForm");
    write_term(out, row->cells[COLUMN_TERM], pos, is_replaced ? "deprecatedTerm-admn-sts" : "",
               expansion.size ? "acronym" : "");
    buf_add(out, STR("   </langSec>\n  </conceptEntry>\n"));
}

void dictionary_export_tbx(const struct dictionary_rows *rows, struct dictionary_losses *losses,
                           struct buf *out) {
    const uint32_t kept = 1u << COLUMN_TERM | 1u << COLUMN_ACTION | 1u << COLUMN_POS |
                          1u << COLUMN_PLAIN | 1u << COLUMN_DEFINITION | 1u << COLUMN_EXPANSION;
    buf_add(out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<tbx style=\"dca\" type=\"TBX-Basic\" xml:lang=\"en-GB\" "
                     "xmlns=\"urn:iso:std:iso:30042:ed-2\">\n <tbxHeader>\n  <fileDesc>\n"
                     "   <sourceDesc><p>A dictionary of plainer</p></sourceDesc>\n  </fileDesc>\n"
                     " </tbxHeader>\n <text>\n <body>\n"));
    for (uint32_t i = 0; i < rows->items.count; i++) {
        if (dictionary_row_is(&rows->items.items[i], "keep"))
            dictionary_lose(losses, rows->items.items[i].line,
                            str_format(out->arena, "'%.*s' is to be kept, which TBX cannot say",
                                       STR_ARG(rows->items.items[i].cells[COLUMN_TERM])),
                            out->arena);
        else
            write_concept(out, &rows->items.items[i], i + 1);
    }
    buf_add(out, STR(" </body>\n </text>\n</tbx>\n"));
    dictionary_lose_columns(rows, kept, "tbx", losses, out->arena);
}
