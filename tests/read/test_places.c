/* Exact places: every run's source, cut out of the file and decoded, says the run's text, and words
 * of exact runs can be replaced in the file while all around them stays byte for byte. Over pages
 * of our own, and over all files of the folder PLAINER_PAGES when that is set. */
#include "places.h"

#include <dirent.h>

struct share {
    unsigned long runs, faithful, edits;
};

static void show(const struct doc *doc, const struct doc_run *run, const struct doc_block *block,
                 struct arena arena) {
    struct str said = said_by_source(doc, run, block, &arena);
    printf("  %.*s: %u-%u says \"%.*s\", not \"%.*s\"\n", STR_ARG(doc->name), run->source.start,
           run->source.end, STR_ARG(str_slice(said, 0, 100)),
           STR_ARG(str_slice(doc_slice(doc, run->text), 0, 100)));
}

static bool check_runs(const struct doc *doc, struct arena *arena, struct share *share) {
    bool is_good = true;
    for (uint32_t b = 0; b < doc->blocks.count; b++) {
        const struct doc_block *block = &doc->blocks.items[b];
        if (!doc_block_holds_runs(block->kind)) continue;
        for (uint32_t r = block->first_run; r < block->end_run; r++) {
            const struct doc_run *run = &doc->runs.items[r];
            bool is_true = is_faithful(doc, run, block, *arena);
            share->runs++;
            share->faithful += is_true;
            if (!is_true) show(doc, run, block, *arena);
            is_good &= is_true;
        }
    }
    return is_good;
}

/* ---- the editor ---- */

static struct str new_word(size_t index) {
    static const char *const words[] = {"Zebra", "z", "quokkas"};
    return str_from(words[index % 3]);
}

static size_t word_end(struct str s, size_t at) {
    while (at < s.size && ascii_is_alpha(s.bytes[at])) at++;
    return at;
}

/* The next word that may be replaced without making markup or a reference of it. */
static bool next_word(struct str s, size_t *from, size_t *end) {
    for (size_t at = *from; at < s.size; at = *end + 1) {
        *end = word_end(s, at);
        *from = at;
        bool is_safe = at == 0 || !strchr("<&/!?#;", s.bytes[at - 1]);
        if (*end - at >= 4 && is_safe && at > 0 && *end < s.size) return true;
    }
    return false;
}

struct edited {
    struct buf source, text;
    size_t source_at, text_at, count; /* copied up to here */
};

static void replace(struct edited *e, const struct doc *doc, struct span text, struct span source) {
    struct str word = new_word(e->count++);
    buf_add(&e->source, str_slice(doc->source, e->source_at, source.start));
    buf_add(&e->text, str_slice(doc->text, e->text_at, text.start));
    buf_add(&e->source, word);
    buf_add(&e->text, word);
    e->source_at = source.end;
    e->text_at = text.end;
}

/* Replaces about every third word of the exact runs, in the file and in the text. */
static struct edited edit(const struct doc *doc, struct arena *arena) {
    struct edited e = {.source = {.arena = arena}, .text = {.arena = arena}};
    uint32_t seen = 0;
    for (uint32_t r = 0; r < doc->runs.count; r++) {
        const struct doc_run *run = &doc->runs.items[r];
        struct str text = doc_slice(doc, run->text);
        for (size_t at = 0, end; run->is_exact && next_word(text, &at, &end); at = end) {
            if (seen++ % 3) continue;
            struct span word = {run->text.start + (uint32_t)at, run->text.start + (uint32_t)end};
            struct span source = doc_source_span(doc, word);
            if (source.start >= e.source_at) replace(&e, doc, word, source);
        }
    }
    buf_add(&e.source, str_slice(doc->source, e.source_at, doc->source.size));
    buf_add(&e.text, str_slice(doc->text, e.text_at, doc->text.size));
    return e;
}

static size_t first_difference(struct str a, struct str b) {
    size_t i = 0;
    while (i < a.size && i < b.size && a.bytes[i] == b.bytes[i]) i++;
    return i;
}

static void check_edits(struct page *page, const char *name, struct share *share) {
    struct edited e = edit(&page->doc, &page->scratch);
    struct page again;
    read_page(&again, name, e.source.bytes, e.source.size,
              (struct read_options){.whole_page = true}, ROOMY);
    bool is_same = again.is_read && str_equal(again.doc.text, buf_str(&e.text));
    check(is_same, name);
    share->edits += e.count;
    if (!is_same) {
        size_t at = first_difference(again.doc.text, buf_str(&e.text));
        size_t from = at > 40 ? at - 40 : 0;
        printf("  after edits: \"%.*s\"\n  instead of:  \"%.*s\"\n",
               STR_ARG(str_slice(again.doc.text, from, at + 60)),
               STR_ARG(str_slice(buf_str(&e.text), from, at + 60)));
    }
    close_page(&again);
}

/* ---- pages ---- */

static void check_page(const char *name, const char *bytes, size_t size, struct share *share) {
    for (int whole = 0; whole < 2; whole++) {
        struct page page;
        read_page(&page, name, bytes, size, (struct read_options){.whole_page = whole}, ROOMY);
        bool is_page = page.is_read || page.failure.status == STATUS_EMPTY_SHELL;
        check(is_page && is_sound(&page.doc), name);
        check(check_runs(&page.doc, &page.scratch, share), name);
        if (page.is_read && whole) check_edits(&page, name, share);
        close_page(&page);
    }
}

struct sample {
    const char *name, *bytes;
    size_t size;
};

#define SAMPLE(name, bytes)                                                                        \
    { name ".html", bytes, sizeof(bytes) - 1 }
#define WORDS "there are several plain words standing here, and some more of them follow."

static const struct sample samples[] = {
    SAMPLE("references", "<p>caf&eacute; &amp; tea &#8217;tis &#x2019;twas &lt;b&gt; AT&T &copy d "
                         "&hellip; &bne; &notit; &NotEqualTilde; &#128; " WORDS),
    SAMPLE("inline", "<p>The e<b>as</b>y way in<i>for<b>ma</b></i>tion <b> is</b> <i>here </i> "
                     "now " WORDS),
    SAMPLE("comments", "<p>one<!-- a --> two<!-->three<!-- > --!>four <!x>five<?y?>six</ z> seven "
                       "a<!-- b -->b " WORDS),
    SAMPLE("cdata", "<p>one <![CDATA[two]]> three " WORDS),
    SAMPLE("xml", "<?xml version='1.0'?><html><body><p>one <![CDATA[two <b> & &amp; three]]> four"
                  "<br/><a id='x'/>five " WORDS "</p></body></html>"),
    SAMPLE("lines", "<p>one\r\ntwo\r\n\r\n\tthree\t\tfour\rfive " WORDS "<pre>\r\n a &amp;\r\n\t"
                    "b</pre>" WORDS),
    SAMPLE("mark", "\xEF\xBB\xBF<p>caf\xC3\xA9 tea " WORDS),
    SAMPLE("spaces", "<p>one\xC2\xA0two&nbsp;three&nbsp four \xE2\x80\x89 five &#32; six " WORDS),
    SAMPLE("soft", "<p>co&shy;op\xC2\xAD"
                   "erate, ze\xE2\x80\x8Bro, a\x01"
                   "b " WORDS),
    SAMPLE("latin", "<p>\x93it\x92s caf\xE9 \x80 5\x94 " WORDS),
    SAMPLE("latin-label", "<meta charset=latin1><p>caf\xC3\xA9 \x85 " WORDS),
    SAMPLE("big5", "<meta charset=gb2312><p>one \xC4\xE3\xBA\xC3 two " WORDS),
    SAMPLE("japanese", "<meta charset=shift_jis><p>one \x83\x65\x83\x58 two " WORDS),
    SAMPLE("broken", "<meta charset=utf-8><p>\xC3\xA9 one \xE9 two \xE2\x80 three \xF0\x9F four "
                     "\xC3\xA9 five" WORDS),
    SAMPLE("little",
           "\xFF\xFE<\0p\0>\0o\0n\0e\0 \0&\0a\0m\0p\0;\0 \0t\0w\0o\0 \0\x19\x20 \0\xE9\0"),
    SAMPLE("big", "\xFE\xFF\0<\0p\0>\0o\0n\0e\0 \0t\0w\0o\0 \x20\x19"),
    SAMPLE("nul", "<p>one\0 two\0three</p>\0<p>" WORDS),
    SAMPLE("image", "<p>one <img alt='a &amp; b  c' src=x> two " WORDS "<img src=y alt=word>"),
    SAMPLE("raw", "<title>a &amp; <b></title><script>if (a<b) '</p>'</script><style>p>a{}</style>"
                  "<svg><title>no</title><path d='M1'/></svg><template><p>no</template><p>" WORDS),
    SAMPLE("verbatim", "<p>one<xmp>a &amp; <b></xmp>two " WORDS "<plaintext>a &lt; <b> " WORDS),
    SAMPLE("tags", "<p title='a > b' a=\"<i>\" b=c>one <b / c>two</b x='>'> three</ p> " WORDS),
    SAMPLE("blocks", "<h2>One<div>two</div>three</h2><table><tr><td>a<td>b</table>" WORDS),
    SAMPLE("less", "<p>3 < 4 and 5 <6 <3 << a <= b & c && d " WORDS),
};

static struct share check_samples(void) {
    struct share share = {0};
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
        check_page(samples[i].name, samples[i].bytes, samples[i].size, &share);
    return share;
}

static void check_file(const char *folder, const char *name, struct share *share) {
    char path[4096];
    size_t size = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    char *bytes = files_read(path, &size);
    check(bytes != NULL, path);
    if (bytes) check_page(path, bytes, size, share);
    free(bytes);
}

static void check_folder(const char *folder, struct share *share) {
    DIR *directory = opendir(folder);
    check(directory != NULL, folder);
    if (!directory) return;
    for (struct dirent *entry; (entry = readdir(directory));)
        if (str_ends(str_from(entry->d_name), STR(".html")))
            check_file(folder, entry->d_name, share);
    closedir(directory);
}

static void check_own_files(struct share *share) {
    const char *root = getenv("PLAINER_SOURCE");
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/tests/read/pages", root ? root : ".");
    check_folder(folder, share);
}

/* A run whose place is wrong is noticed. */
static void test_harness(void) {
    struct page page;
    open_whole(&page, "<p>one &amp; two</p>");
    struct share share = {0};
    check(check_runs(&page.doc, &page.scratch, &share) && share.runs > 2, "true places");
    for (uint32_t i = 0; i < page.doc.runs.count; i++) {
        struct doc_run was = page.doc.runs.items[i];
        page.doc.runs.items[i].source.start++;
        check(!is_faithful(&page.doc, &page.doc.runs.items[i], &page.doc.blocks.items[1],
                           page.scratch),
              "a wrong place is noticed");
        page.doc.runs.items[i] = was;
    }
    close_page(&page);
}

int main(void) {
    test_harness();
    struct share share = check_samples();
    check_own_files(&share);
    check(share.edits > 60, "words were replaced");
    const char *folder = getenv("PLAINER_PAGES");
    if (folder) check_folder(folder, &share);
    printf("%lu runs, %lu faithful; %lu words replaced\n", share.runs, share.faithful, share.edits);
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
