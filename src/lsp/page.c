/* See page.h. */
#include "lsp/page.h"
#include "host/clock.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

struct page *page_new(const char *uri, const char *language) {
    struct page *page = out_alloc(sizeof *page);
    page->uri = out_copy(uri, strlen(uri));
    page->language = out_copy(language, strlen(language));
    text_set(&page->text, "", 0);
    return page;
}

static void forget_document(struct page *page) {
    pl_document_free(page->document);
    free(page->analysed);
    page->document = NULL;
    page->analysed = NULL;
}

void page_free(struct page *page) {
    if (!page) return;
    forget_document(page);
    text_release(&page->text);
    out_release(&page->strings);
    free(page->findings);
    free(page->fixes);
    free(page->parts);
    free(page->uri);
    free(page->path);
    free(page->language);
    free(page);
}

const char *page_name(const struct page *page) {
    return page->path ? page->path : page->uri;
}

const char *page_string(const struct page *page, size_t at) {
    return page->strings.bytes + at;
}

/* The protocol's names of languages that are not ours. */
static pl_input_format format_of(const struct page *page) {
    if (strcmp(page->language, "xhtml") == 0) return PL_INPUT_HTML;
    return strcmp(page->language, "plaintext") == 0 ? PL_INPUT_TEXT : input_format(page->language);
}

pl_settings page_settings(const struct page *page) {
    pl_settings settings = settings_of(&page->setup->options);
    settings.input = format_of(page);
    return settings;
}

/* ---- what moves along with a change ---- */

/* Bytes from `start` to `end` became `size` others. */
struct change {
    size_t start, end, size;
};

static size_t moved(size_t at, const struct change *change) {
    if (at >= change->end) return at - (change->end - change->start) + change->size;
    return at > change->start ? change->start : at;
}

static bool is_touched(size_t start, size_t end, const struct change *change) {
    return start < change->end && end > change->start;
}

static void move_findings(struct page *page, const struct change *change) {
    for (size_t i = 0; i < page->finding_count; i++) {
        struct page_finding *f = &page->findings[i];
        f->start = moved(f->start, change);
        f->end = moved(f->end, change);
        f->sentence_start = moved(f->sentence_start, change);
        f->sentence_end = moved(f->sentence_end, change);
    }
    for (size_t i = 0; i < page->part_count; i++) {
        page->parts[i].start = moved(page->parts[i].start, change);
        page->parts[i].end = moved(page->parts[i].end, change);
    }
}

/* A fix that the change touches, or that would stand beside it, is not to be relied on. */
static void move_fixes(struct page *page, const struct change *change) {
    size_t kept = 0;
    for (size_t i = 0; i < page->fix_count; i++) {
        struct page_fix fix = page->fixes[i];
        const struct page_finding *f = &page->findings[fix.finding];
        bool is_void = is_touched(fix.start, fix.end, change) ||
                       is_touched(f->sentence_start, f->sentence_end + 1, change) ||
                       (change->start >= f->sentence_start && change->start <= f->sentence_end);
        if (is_void) continue;
        fix.start = moved(fix.start, change);
        fix.end = moved(fix.end, change);
        page->fixes[kept++] = fix;
    }
    page->fix_count = kept;
}

static void note_dirty(struct page *page, const struct change *change) {
    size_t end = change->start + change->size;
    if (page->is_dirty) {
        size_t first = moved(page->dirty_start, change), last = moved(page->dirty_end, change);
        page->dirty_start = first < change->start ? first : change->start;
        page->dirty_end = last > end ? last : end;
        return;
    }
    page->is_dirty = true;
    page->dirty_start = change->start;
    page->dirty_end = end;
}

void page_change(struct page *page, size_t start, size_t end, const char *bytes, size_t size) {
    struct change change = {start, end, size};
    forget_document(page);
    move_fixes(page, &change);
    move_findings(page, &change);
    note_dirty(page, &change);
    text_replace(&page->text, start, end, bytes, size);
}

/* Editors that send the whole text change little of it: what is the same at both ends stays. */
void page_set(struct page *page, const char *bytes, size_t size) {
    const struct text *text = &page->text;
    size_t least = size < text->size ? size : text->size, start = 0, behind = 0;
    while (start < least && text->bytes[start] == bytes[start]) start++;
    while (behind < least - start &&
           text->bytes[text->size - 1 - behind] == bytes[size - 1 - behind])
        behind++;
    if (start == text->size && start == size) return;
    page_change(page, start, text->size - behind, bytes + start, size - behind - start);
}

/* ---- taking findings over ---- */

static size_t keep_string(struct page *page, const char *bytes, size_t size) {
    size_t at = page->strings.size;
    out_add(&page->strings, bytes, size);
    return at;
}

static struct page_finding finding_inside(struct page *page, const pl_finding *f) {
    return (struct page_finding){
        .rule = f->rule,
        .severity = f->severity,
        .start = f->byte_offset,
        .end = f->byte_offset + f->byte_length,
        .sentence_start = f->sentence_offset,
        .sentence_end = f->sentence_offset + f->sentence_length,
        .message = keep_string(page, f->message, f->message_size),
        .message_size = f->message_size,
        .words = keep_string(page, f->text, f->text_size),
        .words_size = f->text_size,
        .is_once = f->is_once,
    };
}

static void add_finding(struct page *page, const pl_finding *f) {
    page->findings = out_grow(page->findings, page->finding_count, &page->finding_capacity,
                              sizeof *page->findings);
    page->findings[page->finding_count++] = finding_inside(page, f);
}

static bool take_finding(void *context, const pl_finding *f) {
    add_finding(context, f);
    return true;
}

static void take_fix(void *context, const pl_fix *fix) {
    struct page *page = context;
    page->fixes = out_grow(page->fixes, page->fix_count, &page->fix_capacity, sizeof *page->fixes);
    page->fixes[page->fix_count++] =
        (struct page_fix){.finding = fix->finding,
                          .start = fix->byte_offset,
                          .end = fix->byte_offset + fix->byte_length,
                          .text = keep_string(page, fix->text, fix->text_size),
                          .text_size = fix->text_size,
                          .is_offer = fix->is_offer};
}

static void take_part(void *context, const pl_part *part) {
    struct page *page = context;
    page->parts =
        out_grow(page->parts, page->part_count, &page->part_capacity, sizeof *page->parts);
    page->parts[page->part_count++] = (struct page_part){
        .start = part->byte_offset,
        .end = part->byte_offset + part->byte_length,
        .words = part->words,
        .level = part->level_name,
        .grade = part->grade,
    };
}

static void forget_findings(struct page *page) {
    page->finding_count = page->fix_count = page->part_count = 0;
    out_clear(&page->strings);
}

/* ---- the whole ---- */

static void take_all(struct page *page, pl_document *document) {
    pl_failure failure;
    forget_findings(page);
    (void)pl_document_filter(document, take_finding, page, &failure);
    (void)pl_document_fixes(document, take_fix, page, &failure);
    (void)pl_document_parts(document, take_part, page, &failure);
    page->strings_kept = page->strings.size;
    page->is_dirty = false;
    page->result++;
}

static void fail(struct page *page, const pl_failure *failure) {
    forget_document(page);
    forget_findings(page);
    page->failure = *failure;
    page->state = PAGE_FAILED;
    page->is_dirty = false;
    page->result++;
}

enum { KNOWN_SHARE = 3 };

bool page_look(struct page *page, pl_memory *memory, const volatile int *stop, bool is_first) {
    double start = clock_seconds();
    pl_settings settings = page_settings(page);
    pl_failure failure;
    pl_document *document;
    char *bytes = out_copy(page->text.bytes, page->text.size);
    settings.is_checked_only = true;
    settings.memory = memory;
    settings.stop = stop;
    settings.without_trees = is_first;
    settings.with_offers = !is_first;
    settings.with_levels = true;
    settings.stage = is_first ? PL_STAGE_FIND : PL_STAGE_SIMPLIFY;
    int status = pl_document_open(page->setup->engine.engine, bytes, page->text.size,
                                  page_name(page), &settings, &document, &failure);
    if (status) free(bytes);
    if (status && stop && *stop) return false;
    if (status) {
        fail(page, &failure);
        return true;
    }
    forget_document(page);
    page->document = document;
    page->analysed = bytes;
    take_all(page, document);
    /* Sentences that are known by then cost a third. */
    bool is_new = !is_first && page->exact_seconds <= 0;
    if (!is_first) page->exact_seconds = (clock_seconds() - start) / (is_new ? KNOWN_SHARE : 1);
    page->state = is_first ? PAGE_FIRST : PAGE_EXACT;
    return true;
}

/* ---- what is around a change ---- */

/* Rules that look at more than the blocks around: theirs stay as they were until the whole is
 * looked at. */
static bool is_of_whole(const char *rule) {
    return strcmp(rule, "content-note") == 0 || strcmp(rule, "no-headings") == 0;
}

struct around {
    struct page *page;
    size_t start, end;   /* bytes of the blocks */
    size_t first, count; /* findings from before: those from first on have been moved behind */
};

static bool is_said_elsewhere(const struct around *a, const pl_finding *f) {
    const struct page *page = a->page;
    for (size_t i = 0; i < a->count; i++) {
        const struct page_finding *other = &page->findings[i];
        if (other->rule == f->rule && other->words_size == f->text_size &&
            strncasecmp(page_string(page, other->words), f->text, f->text_size) == 0)
            return true;
    }
    return false;
}

static bool take_around(void *context, const pl_finding *f) {
    struct around *a = context;
    bool is_inside = f->byte_offset >= a->start && f->byte_offset <= a->end;
    if (is_inside && !is_of_whole(f->rule) && !(f->is_once && is_said_elsewhere(a, f)))
        add_finding(a->page, f);
    return true;
}

/* Old findings in the blocks go; fixes are told by the new numbers of their findings. */
static void drop_inside(struct around *a) {
    struct page *page = a->page;
    size_t *places = out_alloc((page->finding_count + 1) * sizeof *places);
    size_t kept = 0, fixes = 0;
    for (size_t i = 0; i < page->finding_count; i++) {
        const struct page_finding *f = &page->findings[i];
        bool is_inside = f->start >= a->start && f->start <= a->end;
        bool stays = !is_inside || is_of_whole(f->rule);
        places[i] = stays ? kept : SIZE_MAX;
        if (stays) page->findings[kept++] = *f;
    }
    for (size_t i = 0; i < page->fix_count; i++) {
        struct page_fix fix = page->fixes[i];
        fix.finding = places[fix.finding];
        if (fix.finding != SIZE_MAX) page->fixes[fixes++] = fix;
    }
    page->finding_count = a->count = kept;
    page->fix_count = fixes;
    free(places);
}

static int by_place(const struct page_finding *a, const struct page_finding *b) {
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return (a->end > b->end) - (a->end < b->end);
}

/* The new ones, which stand at the end and are few, go to their places. */
static void merge(struct around *a) {
    struct page *page = a->page;
    size_t fresh = page->finding_count - a->count, at = 0;
    if (!fresh) return;
    struct page_finding *taken = out_alloc(fresh * sizeof *taken);
    memcpy(taken, page->findings + a->count, fresh * sizeof *taken);
    while (at < a->count && by_place(&page->findings[at], &taken[0]) <= 0) at++;
    /* All of them stand in the blocks, where nothing else is but what is told of the whole. */
    memmove(page->findings + at + fresh, page->findings + at,
            (a->count - at) * sizeof *page->findings);
    memcpy(page->findings + at, taken, fresh * sizeof *taken);
    for (size_t i = 0; i < page->fix_count; i++)
        if (page->fixes[i].finding >= at) page->fixes[i].finding += fresh;
    free(taken);
}

/* Strings of findings that are gone stay behind: now and then they are thrown out. */
static void tidy_strings(struct page *page) {
    enum { SLACK = 1 << 16 };
    if (page->strings.size < page->strings_kept * 2 + SLACK) return;
    struct out old = page->strings;
    page->strings = (struct out){0};
    for (size_t i = 0; i < page->finding_count; i++) {
        struct page_finding *f = &page->findings[i];
        f->message = keep_string(page, old.bytes + f->message, f->message_size);
        f->words = keep_string(page, old.bytes + f->words, f->words_size);
    }
    for (size_t i = 0; i < page->fix_count; i++) {
        struct page_fix *fix = &page->fixes[i];
        fix->text = keep_string(page, old.bytes + fix->text, fix->text_size);
    }
    page->strings_kept = page->strings.size;
    out_release(&old);
}

static pl_document *open_around(struct page *page, size_t start, size_t end, bool with_levels,
                                pl_memory *memory) {
    pl_settings settings = page_settings(page);
    pl_failure failure;
    pl_document *document;
    settings.is_checked_only = true;
    settings.is_forced = true; /* a few sentences do not tell the language */
    settings.memory = memory;
    settings.stage = PL_STAGE_FIND;
    settings.with_levels = with_levels;
    settings.focus_start = start;
    settings.focus_end = end ? end : 1;
    int status = pl_document_open(page->setup->engine.engine, page->text.bytes, page->text.size,
                                  page_name(page), &settings, &document, &failure);
    return status ? NULL : document;
}

bool page_look_around(struct page *page, pl_memory *memory) {
    if (page->state == PAGE_NEW || page->state == PAGE_FAILED || !page->is_dirty) return false;
    double start = clock_seconds();
    pl_failure failure;
    pl_document *document = open_around(page, page->dirty_start, page->dirty_end, false, memory);
    if (!document) return false;
    struct around a = {.page = page};
    pl_document_focus(document, &a.start, &a.end);
    if (!a.end) a.start = page->dirty_start, a.end = page->dirty_end;
    if (page->dirty_start < a.start) a.start = page->dirty_start;
    if (page->dirty_end > a.end) a.end = page->dirty_end;
    drop_inside(&a);
    (void)pl_document_filter(document, take_around, &a, &failure);
    merge(&a);
    pl_document_free(document);
    tidy_strings(page);
    page->is_dirty = false;
    page->state = PAGE_AROUND;
    page->result++;
    page->around_seconds = clock_seconds() - start;
    return true;
}

pl_document *page_document_at(struct page *page, size_t offset, pl_memory *memory, bool *is_own) {
    *is_own = !page->document;
    return page->document ? page->document : open_around(page, offset, offset + 1, true, memory);
}
