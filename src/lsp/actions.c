/* What an editor offers at a place: to make a change, to make all sure ones of the sentence or of
 * the page, to leave a finding alone here or a word for good, and to say why. */
#include "lsp/comment.h"
#include "lsp/server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct actions {
    struct server *server;
    struct page *page;
    struct out *out;
    size_t start, end;      /* the bytes that are asked about */
    const json_value *only; /* kinds, or nothing */
    bool needs_comma;
};

/* Is an action of the kind wanted? "source" stands for "source.fixAll.plainer", too. */
static bool is_wanted(const struct actions *a, const char *kind) {
    if (!json_is_list(a->only)) return true;
    for (size_t i = 0; i < json_count(a->only); i++) {
        size_t size;
        const char *wanted = json_text(json_item(a->only, i), &size);
        if (wanted && strncmp(kind, wanted, size) == 0 && (!kind[size] || kind[size] == '.'))
            return true;
    }
    return false;
}

static void open_action(struct actions *a, const char *kind, const struct out *title) {
    out_text(a->out, a->needs_comma ? ",{\"title\":" : "{\"title\":");
    out_string(a->out, title->bytes, title->size);
    out_format(a->out, ",\"kind\":\"%s\"", kind);
    a->needs_comma = true;
}

static void add_diagnostic(struct actions *a, const struct page_finding *f) {
    out_text(a->out, ",\"diagnostics\":[");
    diagnostics_write(a->out, a->server, a->page, f);
    out_text(a->out, "]");
}

/* ---- edits ---- */

static void open_edits(struct actions *a) {
    const struct page *page = a->page;
    if (a->server->can.versions) {
        out_text(a->out, ",\"edit\":{\"documentChanges\":[{\"textDocument\":{\"uri\":");
        out_string_of(a->out, page->uri);
        if (page->version >= 0)
            out_format(a->out, ",\"version\":%lld},\"edits\":[", page->version);
        else
            out_text(a->out, ",\"version\":null},\"edits\":[");
    } else {
        out_text(a->out, ",\"edit\":{\"changes\":{");
        out_string_of(a->out, page->uri);
        out_text(a->out, ":[");
    }
}

static void close_edits(struct actions *a) {
    out_text(a->out, a->server->can.versions ? "]}]}" : "]}}");
}

static void add_edit(struct actions *a, size_t start, size_t end, const char *text, size_t size,
                     bool is_first) {
    out_text(a->out, is_first ? "{\"range\":" : ",{\"range\":");
    write_range(a->out, a->server, &a->page->text, start, end);
    out_text(a->out, ",\"newText\":");
    out_string(a->out, text, size);
    out_text(a->out, "}");
}

/* Which of the page's fixes an action makes. */
struct choice {
    size_t finding; /* of this finding; SIZE_MAX: of all that have the sentence */
    size_t sentence_start, sentence_end;
    bool is_offer;
};

static bool is_chosen(const struct page *page, const struct page_fix *fix,
                      const struct choice *choice) {
    if (fix->is_offer != choice->is_offer) return false;
    if (choice->finding != SIZE_MAX) return fix->finding == choice->finding;
    const struct page_finding *f = &page->findings[fix->finding];
    return f->sentence_start >= choice->sentence_start && f->sentence_end <= choice->sentence_end;
}

static size_t count_chosen(const struct page *page, const struct choice *choice) {
    size_t count = 0;
    for (size_t i = 0; i < page->fix_count; i++) count += is_chosen(page, &page->fixes[i], choice);
    return count;
}

/* How many findings the choice mends. */
static size_t count_mended(const struct page *page, const struct choice *choice) {
    size_t count = 0, last = SIZE_MAX;
    for (size_t i = 0; i < page->fix_count; i++) {
        const struct page_fix *fix = &page->fixes[i];
        if (!is_chosen(page, fix, choice) || fix->finding == last) continue;
        last = fix->finding;
        count++;
    }
    return count;
}

static void add_edits(struct actions *a, const struct choice *choice) {
    bool is_first = true;
    open_edits(a);
    for (size_t i = 0; i < a->page->fix_count; i++) {
        const struct page_fix *fix = &a->page->fixes[i];
        if (!is_chosen(a->page, fix, choice)) continue;
        add_edit(a, fix->start, fix->end, page_string(a->page, fix->text), fix->text_size,
                 is_first);
        is_first = false;
    }
    close_edits(a);
}

/* ---- quick fixes ---- */

/* Text for a title: white space folded, at most so many characters. */
static void add_short(struct out *title, const char *bytes, size_t size, size_t *left) {
    for (size_t i = 0; i < size; i++) {
        bool is_start = ((unsigned char)bytes[i] & 0xC0) != 0x80;
        bool is_space = strchr(" \t\r\n", bytes[i]) != NULL;
        if (is_space && (!title->size || title->bytes[title->size - 1] == ' ')) continue;
        if (is_start && *left == 0) return;
        *left -= is_start;
        out_add(title, is_space ? " " : &bytes[i], 1);
    }
}

/* Up to three words before an offset, or behind it. */
static size_t words_before(const struct page *page, size_t offset, size_t least) {
    size_t at = offset;
    for (int spaces = 0; at > least && spaces < 4; at--) spaces += page->text.bytes[at - 1] == ' ';
    return at > least ? at + 1 : least;
}

static size_t words_behind(const struct page *page, size_t offset, size_t most) {
    size_t at = offset;
    for (int spaces = 0; at < most && spaces < 4; at++) spaces += page->text.bytes[at] == ' ';
    return at < most ? at - 1 : most;
}

/* Is the change one of marks and capitals alone, which says nothing without the words around? */
static bool is_bare(const struct page *page, const struct choice *choice) {
    enum { FEW = 1 };
    for (size_t i = 0; i < page->fix_count; i++) {
        const struct page_fix *fix = &page->fixes[i];
        const char *text = page_string(page, fix->text);
        if (!is_chosen(page, fix, choice)) continue;
        if (fix->text_size <= FEW || strchr(".,;:", text[0])) return true;
    }
    return false;
}

/* What stands there when the change is made, from its first byte to its last one; where that says
 * little, with a few words of the sentence around it. */
static void add_result(const struct page *page, const struct choice *choice, struct out *title) {
    enum { SHOWN = 80 };
    const struct page_finding *f = &page->findings[choice->finding];
    size_t left = SHOWN, at = SIZE_MAX;
    bool with_words = is_bare(page, choice);
    for (size_t i = 0; i < page->fix_count; i++) {
        const struct page_fix *fix = &page->fixes[i];
        if (!is_chosen(page, fix, choice)) continue;
        size_t from = at;
        if (at == SIZE_MAX)
            from = with_words ? words_before(page, fix->start, f->sentence_start) : fix->start;
        if (from < fix->start) add_short(title, page->text.bytes + from, fix->start - from, &left);
        add_short(title, page_string(page, fix->text), fix->text_size, &left);
        at = fix->end;
    }
    size_t end = with_words && at != SIZE_MAX ? words_behind(page, at, f->sentence_end) : at;
    if (end > at) add_short(title, page->text.bytes + at, end - at, &left);
    if (!left) out_text(title, "\u2026");
}

static void name_change(const struct actions *a, const struct page_finding *f,
                        const struct choice *choice, struct out *title) {
    enum { SHOWN = 40 };
    struct out result = {0};
    size_t left = SHOWN;
    add_result(a->page, choice, &result);
    bool is_empty = !result.size || (result.size == 1 && result.bytes[0] == ' ');
    if (is_empty) {
        out_text(title, "Leave out '");
        add_short(title, a->page->text.bytes + f->start, f->end - f->start, &left);
    } else {
        out_text(title, choice->is_offer ? "Perhaps '" : "Change to '");
        out_add(title, result.bytes, result.size);
    }
    out_text(title, "'");
    out_release(&result);
}

static void offer_change(struct actions *a, size_t finding, bool is_offer) {
    const struct page_finding *f = &a->page->findings[finding];
    struct choice choice = {.finding = finding, .is_offer = is_offer};
    struct out title = {0};
    if (!count_chosen(a->page, &choice)) return;
    name_change(a, f, &choice, &title);
    open_action(a, "quickfix", &title);
    add_diagnostic(a, f);
    if (!is_offer) out_text(a->out, ",\"isPreferred\":true");
    add_edits(a, &choice);
    out_text(a->out, "}");
    out_release(&title);
}

static void offer_all(struct actions *a, const struct choice *choice, size_t least,
                      const char *kind, const char *where) {
    struct out title = {0};
    size_t count = count_mended(a->page, choice);
    if (count < least) return;
    out_format(&title, "Make %s sure change%s %s", count == 1 ? "the" : "all",
               count == 1 ? "" : "s", where);
    if (count > 1) out_format(&title, " (%zu)", count);
    open_action(a, kind, &title);
    add_edits(a, choice);
    out_text(a->out, "}");
    out_release(&title);
}

/* ---- leaving alone, and why ---- */

static bool is_of_dictionary(const char *rule) {
    static const char *const rules[] = {"hard-word", "term-explain", "term-replace", "term-flag",
                                        "acronym",   "idiom",        "wordy-phrase", "hidden-verb"};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (strcmp(rule, rules[i]) == 0) return true;
    return false;
}

static void open_command(struct actions *a, const struct out *title, const char *command) {
    out_text(a->out, ",\"command\":{\"title\":");
    out_string(a->out, title->bytes, title->size);
    out_format(a->out, ",\"command\":\"%s\",\"arguments\":[", command);
}

static void offer_term(struct actions *a, const struct page_finding *f) {
    enum { LONGEST = 100 };
    struct out title = {0};
    const char *words = page_string(a->page, f->words);
    if (!is_of_dictionary(f->rule) || !f->words_size || f->words_size > LONGEST) return;
    out_text(&title, "Keep '");
    out_add(&title, words, f->words_size);
    out_text(&title, "' as it is: add it to the dictionary of this workspace");
    open_action(a, "quickfix", &title);
    add_diagnostic(a, f);
    open_command(a, &title, "plainer.addTerm");
    out_string_of(a->out, a->page->uri);
    out_text(a->out, ",");
    out_string(a->out, words, f->words_size);
    out_text(a->out, "]}}");
    out_release(&title);
}

static void offer_ignore(struct actions *a, const struct page_finding *f) {
    struct comment comment;
    struct out title = {0};
    if (!comment_for(a->page, f, &comment)) return;
    out_format(&title, "Leave '%s' alone here (puts a comment before it)", f->rule);
    open_action(a, "quickfix", &title);
    add_diagnostic(a, f);
    open_edits(a);
    for (size_t i = 0; i < comment.count; i++)
        add_edit(a, comment.at[i], comment.at[i], comment.texts[i].bytes, comment.texts[i].size,
                 i == 0);
    close_edits(a);
    out_text(a->out, "}");
    comment_release(&comment);
    out_release(&title);
}

static void offer_reason(struct actions *a, const struct page_finding *f) {
    struct out title = {0};
    out_format(&title, "Why? Explain '%s'", f->rule);
    open_action(a, "quickfix", &title);
    add_diagnostic(a, f);
    open_command(a, &title, "plainer.explain");
    out_string_of(a->out, f->rule);
    out_text(a->out, "]}}");
    out_release(&title);
}

/* ---- all together ---- */

static bool is_here(const struct actions *a, const struct page_finding *f) {
    return f->start <= a->end && f->end >= a->start && f->severity >= a->server->wishes.least;
}

typedef void offer(struct actions *a, size_t finding);

static void offer_sure(struct actions *a, size_t finding) {
    offer_change(a, finding, false);
}

static void offer_unsure(struct actions *a, size_t finding) {
    offer_change(a, finding, true);
}

/* Has an earlier finding here the same words? One offer to keep them is enough. */
static bool is_offered(const struct actions *a, size_t finding) {
    const struct page_finding *f = &a->page->findings[finding];
    for (size_t i = 0; i < finding; i++) {
        const struct page_finding *other = &a->page->findings[i];
        if (is_here(a, other) && is_of_dictionary(other->rule) &&
            other->words_size == f->words_size &&
            memcmp(page_string(a->page, other->words), page_string(a->page, f->words),
                   f->words_size) == 0)
            return true;
    }
    return false;
}

static void offer_rest(struct actions *a, size_t finding) {
    const struct page_finding *f = &a->page->findings[finding];
    if (!is_offered(a, finding)) offer_term(a, f);
    offer_ignore(a, f);
    offer_reason(a, f);
}

/* Of all the sentences that the range touches. */
static void offer_sentence(struct actions *a) {
    struct choice choice = {.finding = SIZE_MAX, .sentence_start = SIZE_MAX};
    bool is_one = true;
    for (size_t i = 0; i < a->page->finding_count; i++) {
        const struct page_finding *f = &a->page->findings[i];
        bool is_in = f->sentence_end > f->sentence_start && f->sentence_start <= a->end &&
                     f->sentence_end > a->start;
        if (!is_in) continue;
        is_one &= choice.sentence_start == SIZE_MAX || choice.sentence_start == f->sentence_start;
        if (f->sentence_start < choice.sentence_start) choice.sentence_start = f->sentence_start;
        if (f->sentence_end > choice.sentence_end) choice.sentence_end = f->sentence_end;
    }
    if (choice.sentence_end)
        offer_all(a, &choice, 2, "quickfix", is_one ? "in this sentence" : "in these sentences");
}

static void offer_quick_fixes(struct actions *a) {
    static offer *const offers[] = {offer_sure, offer_unsure, NULL, offer_rest};
    for (size_t k = 0; k < sizeof offers / sizeof *offers; k++) {
        if (!offers[k]) offer_sentence(a);
        for (size_t i = 0; offers[k] && i < a->page->finding_count; i++)
            if (is_here(a, &a->page->findings[i])) offers[k](a, i);
    }
}

void actions_answer(struct server *s, const json_value *params, struct out *result) {
    enum { AUTOMATIC = 2 };
    struct actions a = {.server = s, .page = sync_page(s, params), .out = result};
    bool is_asked = json_number_at(params, "context.triggerKind", 0) != AUTOMATIC;
    out_text(result, "[");
    a.only = json_at(params, "context.only");
    bool has_range =
        a.page && read_range(s, &a.page->text, json_at(params, "range"), &a.start, &a.end);
    if (has_range && is_asked && !work_make_exact(s, a.page)) {
        server_fail(s, SERVER_CONTENT_MODIFIED, "the page has changed");
        return;
    }
    struct choice all = {.finding = SIZE_MAX, .sentence_end = SIZE_MAX};
    if (has_range && is_wanted(&a, "quickfix")) offer_quick_fixes(&a);
    if (has_range && is_wanted(&a, "source.fixAll.plainer"))
        offer_all(&a, &all, 1, "source.fixAll.plainer", "on this page");
    out_text(result, "]");
}
