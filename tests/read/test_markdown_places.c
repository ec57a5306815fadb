/* That every run of Markdown says where it comes from: cut out of the source and with its escape or
 * entity decoded, its source is its text. Held against texts that hold what is known to lead column
 * counts astray, against 2,000 documents put together at random, and against the *.md in the folder
 * that PLAINER_PAGES names, if it names one. */
#include "base/utf8.h"
#include "try_reader.h"

#include <dirent.h>

static struct tally tally;
static unsigned long run_count, exact_count;

/* ---- what a source stands for ---- */

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Blanks, and the marks that block quotes put before a line. */
static bool is_prefix(struct str s) {
    for (size_t i = 0; i < s.size; i++)
        if (!is_blank(s.bytes[i]) && s.bytes[i] != '>') return false;
    return s.size > 0;
}

static const struct {
    const char *name, *text;
} entities[] = {
    {"amp", "&"},
    {"lt", "<"},
    {"gt", ">"},
    {"quot", "\""},
    {"nbsp", "\xC2\xA0"},
    {"eacute", "\xC3\xA9"},
    {"copy", "\xC2\xA9"},
    {"ndash", "\xE2\x80\x93"},
    {"ouml", "\xC3\xB6"},
    {"frac34", "\xC2\xBE"},
    {"pound", "\xC2\xA3"},
    {"NotEqualTilde", "\xE2\x89\x82\xCC\xB8"},
    {"fjlig", "fj"},
    {"hellip", "\xE2\x80\xA6"},
    {"mdash", "\xE2\x80\x94"},
    {"rsquo", "\xE2\x80\x99"},
    {"lsquo", "\xE2\x80\x98"},
    {"ldquo", "\xE2\x80\x9C"},
    {"rdquo", "\xE2\x80\x9D"},
};

static bool is_number_of(struct str body, struct str text) {
    bool is_hex = body.size > 1 && (body.bytes[1] == 'x' || body.bytes[1] == 'X');
    char digits[16] = "";
    if (body.size - 1 - is_hex >= sizeof digits) return false;
    memcpy(digits, body.bytes + 1 + is_hex, body.size - 1 - is_hex);
    unsigned long code = strtoul(digits, NULL, is_hex ? 16 : 10);
    char utf8[4];
    size_t size = utf8_encode(code && code < 0x110000 ? (uint32_t)code : UTF8_REPLACEMENT, utf8);
    return str_equal(text, (struct str){utf8, size});
}

static bool is_entity(struct str source, struct str text) {
    if (source.size < 3 || source.bytes[0] != '&' || !str_ends(source, STR(";"))) return false;
    struct str body = str_slice(source, 1, source.size - 1);
    if (body.bytes[0] == '#') return is_number_of(body, text);
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (str_equal(body, str_from(entities[i].name)))
            return str_equal(text, str_from(entities[i].text));
    return false;
}

static bool is_escape(struct str source, struct str text) {
    return source.size == 2 && text.size == 1 && source.bytes[0] == '\\' &&
           source.bytes[1] == text.bytes[0];
}

static bool is_box(struct str source, struct str text) {
    bool is_ticked = str_equal(source, STR("[x]")) || str_equal(source, STR("[X]"));
    if (str_equal(text, STR("\xE2\x98\x91"))) return is_ticked;
    return str_equal(text, STR("\xE2\x98\x90")) && str_equal(source, STR("[ ]"));
}

static bool is_note(struct str source, struct str text) {
    for (size_t i = 0; i < text.size; i++)
        if (text.bytes[i] < '0' || text.bytes[i] > '9') return false;
    return str_starts(source, STR("[^")) && str_ends(source, STR("]"));
}

/* A folded space: white space, a line's prefix, or such around what is not shown; nothing where
 * HTML has blocks inside of a heading. */
static bool is_space(struct str source) {
    if (!source.size) return true;
    return is_prefix(source) || is_blank(source.bytes[0]) ||
           is_blank(source.bytes[source.size - 1]) || source.bytes[0] == '<';
}

static bool is_image(struct str source) {
    return (str_starts(source, STR("![")) || str_starts(source, STR("<"))) && source.size > 3;
}

static bool is_break(struct str source) {
    return str_find(source, STR("\n"), 0) != SIZE_MAX ||
           str_find(source, STR("\r"), 0) != SIZE_MAX || str_starts(source, STR("<"));
}

static bool is_meant(const struct doc *doc, const struct doc_block *block,
                     const struct doc_run *run) {
    struct str source = str_slice(doc->source, run->source.start, run->source.end);
    struct str text = doc_slice(doc, run->text);
    if (run->is_exact) return str_equal(source, text);
    if (block->kind == DOC_IMAGE) return is_image(source);
    if (run->style & DOC_BREAK) return is_break(source);
    if (str_equal(text, STR(" "))) return is_space(source);
    if (block->kind == DOC_CODE && !str_trim(text).size)
        return !source.size || is_prefix(source) || str_starts(source, STR("<br"));
    return is_escape(source, text) || is_entity(source, text) || is_box(source, text) ||
           ((run->style & DOC_SUPER) && is_note(source, text));
}

static const struct doc_run *first_false(const struct doc *doc) {
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        if (!doc_block_holds_runs(block->kind)) continue;
        for (uint32_t k = block->first_run; k < block->end_run; k++) {
            const struct doc_run *run = &doc->runs.items[k];
            run_count++;
            exact_count += run->is_exact;
            if (!is_meant(doc, block, run)) return run;
        }
    }
    return NULL;
}

/* Reads and checks a text; says what is wrong. */
static bool check_text(struct str source, size_t limit, const char *what) {
    struct trial trial;
    trial_run(&trial, read_markdown, source, limit);
    const char *fault = trial.is_read ? doc_fault(&trial.doc) : "not read";
    const struct doc_run *run = trial.is_read ? first_false(&trial.doc) : NULL;
    bool is_good = !fault && !run;
    if (fault) fprintf(stderr, "%s: %s\n", what, fault);
    if (run)
        fprintf(stderr, "%s: \"%.*s\" is said to be \"%.*s\"\n", what,
                STR_ARG(str_slice(trial.doc.source, run->source.start, run->source.end)),
                STR_ARG(doc_slice(&trial.doc, run->text)));
    if (!is_good && source.size < 2000) fprintf(stderr, "----\n%.*s\n----\n", STR_ARG(source));
    trial_close(&trial);
    return is_good;
}

/* ---- traps ---- */

static const char *const traps[] = {
    "a\n   b *c\n\td* e\n",
    "> a *b\n>   c* &amp; d\n>> e\\* f\nlazy `g\n> h` i",
    "- a\n  - b\n    c **d\n    e**\n\n      - f &lt;\n10) g\n    h",
    "1.\ta\n\n\tb\tc\n\t- d\te",
    "&amp;&lt;&#38;&#x26; &copy; *&eacute;* &bogus; &amp",
    "\\*a\\* \\\\ \\& \\[b\\] c\\\nd",
    "Setext *a*\n  b &amp; c\n===\n\nAnother\n---\nc",
    "# A *b* `c` #\r\n\r\nd\r\ne  \r\nf\\\r\ng\r\n",
    "[a *b*](</u v> \"t \\\" &amp;\") c ![d](e \"f\") g",
    "[a][b] [b] [B][] c\n\n[b]: <u>\n  'long\n  title'\n[d]: /e\nf [d]",
    "`` a`b `` ` c ` `d\n  e` \\`f`",
    "un*frigging*believable snake_case __s__ ***es** e*",
    "| A *b* | `c\\|d` |\n|:-|-:|\n| &amp; \\| e | [f](g) |\nh | i | j\n",
    "Before *a\nb* c:\n| A |\n|---|\n|  |\n| <br>d |",
    "a[^1] b[^x]*c*[^1]\n\n[^x]: d &amp; e\n    f\n\n    > g\n    h\n\n[^1]: *i*\nj",
    "> - [ ] a\n>   - [x] b\n> - c\n>   d",
    "Term &amp; *a*\n: b\n  c\n: `d`\n\n~~e *f*~~ g~~ {#h}\n\n# i {#j}",
    "<div>\na &amp; <b>c</b>\n</div>\n\n> <p>d\n> e</p>\n\nf <i title='g'>h</i><br>i <!-- j --> k",
    "- ```\n  a\n   b\n  ```\n\n      c\n\td\n\n>     e\n>\tf",
    "\xEF\xBB\xBF# \xC3\xA9t\xC3\xA9\n\n\u201Ca\u201D&nbsp;*\u00F6*",
    "<https://a.b/c?d&amp;e> <f@g.hi> <j> http://k_l_m",
    "---\ntitle: a\n---\n\nb\n***\n\xC2\xA0\n",
    "a\n\n<!-- b -->\n<!--\nc\n-->\n<?d?>\n<x-y>\n\ne",
    "- ~~~ a\n  b\n[^1]: c\n  d\n\n[r]: /u\n- \n===\ne [r]\nf\n---\n===\n",
    "> <pre>a\n>b</pre>\n\n1. <pre>\n   c\n   </pre>\n",
    "- \\\n   * \\\n\t! `a\n\tb`\n",
    "* a\n\n   b\n\n  c\n\n+ d\n\n\n      e",
};

static void test_traps(void) {
    for (size_t i = 0; i < sizeof traps / sizeof *traps; i++) {
        char what[32];
        snprintf(what, sizeof what, "trap %zu", i);
        CHECK(&tally, check_text(str_from(traps[i]), 1 << 22, what));
    }
}

/* ---- at random ---- */

static const char *const blocks[] = {
    "# ",
    "> ",
    "- ",
    "1. ",
    "    ",
    "\t",
    "  ",
    "```\n",
    "***\n",
    "===\n",
    "---\n",
    "[^1]: ",
    "[^b]: ",
    "| a | b |\n|---|---|\n| ",
    "[r]: /u 't'\n",
    ": ",
    "<div>\n",
    "</div>\n",
    "<!-- c -->\n",
    "- [ ] ",
    "> > ",
    "* - ",
    "2) ",
    "<p>",
    "\n",
    "<pre>\n",
    "</pre>\n",
    "~~~ x\n",
    "## T {#i}\n",
};

static const char *const inlines[] = {
    "word",
    "two words",
    "*em*",
    "**strong**",
    "`code`",
    "``c`d``",
    "&amp;",
    "&#8211;",
    "&eacute;",
    "\\*",
    "\\\\",
    "[l](u \"t\")",
    "[r]",
    "[^1]",
    "[^b]",
    "![i](s)",
    "<b>x</b>",
    "<br>",
    "<u@v.w>",
    "~~s~~",
    "~~",
    "|",
    "*",
    "_",
    "`",
    "[",
    "]",
    "\xC3\xA9",
    "\xE2\x80\x99",
    "  ",
    "\t",
    "<i>",
    "</i>",
    "&nbsp;",
    "\\|",
    "{#x}",
    "!",
    "<",
    ">",
    "\\",
    "&lt;b",
    "(",
    ")",
    "a_b_c",
    "[x](<y z>)",
    "<span hidden>",
    "</span>",
};

static const char *const ends[] = {"\n",     "\n",   "\n",   "\n\n", "\n\n",
                                   "\r\n",   "  \n", "\\\n", "\n> ", "\n  ",
                                   "\n    ", "\n\t", "\r",   "\n- ", "\r\n\r\n"};

struct generator {
    uint32_t state;
    struct buf text;
};

static uint32_t next(struct generator *g, size_t count) {
    g->state = g->state * 1664525 + 1013904223;
    return (g->state >> 12) % (uint32_t)count;
}

#define PICK(g, list) str_from((list)[next((g), sizeof(list) / sizeof *(list))])

static void add_line(struct generator *g) {
    while (next(g, 3) == 0) buf_add(&g->text, PICK(g, blocks));
    for (uint32_t i = next(g, 6); i > 0; i--) {
        buf_add(&g->text, PICK(g, inlines));
        if (next(g, 2)) buf_add_char(&g->text, ' ');
    }
    buf_add(&g->text, PICK(g, ends));
}

static void test_random(void) {
    enum { DOCUMENTS = 2000, MOST_FAULTS = 5 };
    struct arena_guard guard = {0};
    struct arena arena;
    if (!arena_open(&arena, 1 << 26, &guard)) exit(1);
    unsigned faults = 0;
    for (uint32_t i = 0; i < DOCUMENTS && faults < MOST_FAULTS; i++) {
        struct generator g = {.state = i * 2654435761u + 1, .text = {.arena = &arena}};
        for (uint32_t lines = 1 + next(&g, 8); lines > 0; lines--) add_line(&g);
        char what[32];
        snprintf(what, sizeof what, "document %u", (unsigned)i);
        bool is_good = check_text(buf_str(&g.text), 1 << 22, what);
        CHECK(&tally, is_good);
        faults += !is_good;
    }
    arena_close(&arena);
}

/* ---- pages ---- */

static void test_pages(const char *folder) {
    DIR *directory = folder ? opendir(folder) : NULL;
    if (!directory) return;
    for (struct dirent *entry; (entry = readdir(directory));) {
        if (!str_ends(str_from(entry->d_name), STR(".md"))) continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        struct str source = read_whole(path);
        CHECK(&tally, source.bytes && check_text(source, 1 << 28, path));
        free((void *)source.bytes);
    }
    closedir(directory);
}

/* A run that lies must be found, or all of this proves nothing. */
static void test_harness(void) {
    struct trial trial;
    trial_run(&trial, read_markdown, STR("a &amp; \\* b\n c"), 1 << 20);
    CHECK(&tally, trial.is_read && !first_false(&trial.doc));
    for (uint32_t i = 0; trial.is_read && i < trial.doc.runs.count; i++) {
        struct doc_run *run = &trial.doc.runs.items[i];
        struct span source = run->source;
        if (str_equal(doc_slice(&trial.doc, run->text), STR(" "))) continue;
        run->source.end--;
        CHECK(&tally, first_false(&trial.doc) == run);
        run->source = source;
    }
    trial_close(&trial);
}

int main(void) {
    test_harness();
    run_count = exact_count = 0;
    test_traps();
    test_random();
    test_pages(getenv("PLAINER_PAGES"));
    printf("%lu runs, %lu of them exact\n", run_count, exact_count);
    printf("%u passed, %u failed\n", tally.passed, tally.failed);
    return tally.failed > 0;
}
