/* When a page is looked at. A change is answered at once with what is around it; the whole follows
 * when the writer pauses. Where the whole is a matter of milliseconds it is looked at every time.
 * Work that a new message makes void is ended. */
#include "host/clock.h"
#include "lsp/server.h"

#include <stdio.h>
#include <string.h>

static const double PAUSE = 0.3, LONGEST_PAUSE = 5; /* seconds without a change */
static const double AT_ONCE = 0.008;                /* the whole costs less: no need to wait */
static const double SLOW_AROUND = 0.1;              /* what is around costs more: rather wait */
static const double SHARE = 4;                      /* pause this many times as long as it takes */
enum { LONG_BYTES = 100000, FIRST_BYTES = 20000, WATCH_MILLISECONDS = 1000 };

static bool is_too_long(const struct server *s, const struct page *page) {
    return page->text.size > s->wishes.most_bytes;
}

static void refuse(struct server *s, struct page *page) {
    const size_t kilo = 1024;
    page->failure = (pl_failure){.exit_status = 5};
    (void)snprintf(page->failure.message, sizeof page->failure.message,
                   "the page has %zu kB, and pages of more than %zu kB are not checked while they "
                   "are written: set maxKilobytes, or use plainer check",
                   page->text.size / kilo, s->wishes.most_bytes / kilo);
    page->finding_count = page->fix_count = page->part_count = 0;
    page->state = PAGE_FAILED;
    page->is_dirty = false;
    page->due = 0;
    page->result++;
}

static double pause_of(const struct page *page) {
    double pause = page->exact_seconds * SHARE;
    return pause < PAUSE ? PAUSE : pause > LONGEST_PAUSE ? LONGEST_PAUSE : pause;
}

static void show_status(struct server *s, const struct page *page) {
    struct out params = {0}, none = {0};
    if (s->can.lens_refresh && s->wishes.has_lenses)
        (void)server_request(s, "workspace/codeLens/refresh", &none);
    if (!s->can.status) return;
    const struct page_part *whole = page->part_count ? &page->parts[0] : NULL;
    size_t shown = 0;
    for (size_t i = 0; i < page->finding_count; i++)
        shown += page->findings[i].severity >= s->wishes.least;
    out_text(&params, "{\"uri\":");
    out_string_of(&params, page->uri);
    out_format(&params, ",\"findings\":%zu,\"words\":%zu,\"level\":\"%s\",\"grade\":", shown,
               whole ? whole->words : 0, whole ? whole->level : "");
    if (whole && whole->grade >= 0)
        out_format(&params, "%.1f}", whole->grade);
    else
        out_text(&params, "null}");
    server_notify("plainer/status", &params);
    out_release(&params);
}

/* The editor learns of what is new: by a push, or by being asked to ask. */
static void show(struct server *s, struct page *page) {
    bool is_whole = page->state == PAGE_EXACT || page->state == PAGE_FAILED;
    if (is_whole && page->status_told != page->result) show_status(s, page);
    if (is_whole) page->status_told = page->result;
    if (page->told == page->result) return;
    if (!s->can.pull) {
        diagnostics_publish(s, page);
        return;
    }
    struct out none = {0};
    if (s->can.refresh) (void)server_request(s, "workspace/diagnostic/refresh", &none);
    page->told = page->result;
}

/* ---- progress of long work ---- */

static void tell_progress(const struct page *page, const char *value) {
    struct out params = {0};
    out_format(&params, "{\"token\":\"plainer-%d\",\"value\":%s}", page->progress, value);
    server_notify("$/progress", &params);
    out_release(&params);
}

/* Asks whether progress may be shown; true when the answer has to come first. */
static bool ask_progress(struct server *s, struct page *page) {
    bool is_long =
        page->text.size > LONG_BYTES && page->state != PAGE_EXACT && page->state != PAGE_AROUND;
    if (!s->can.progress || !is_long || page->progress) return false;
    struct out params = {0};
    out_format(&params, "{\"token\":\"plainer-%lld\"}", s->next_id + 1);
    page->progress = (int)server_request(s, "window/workDoneProgress/create", &params);
    page->due = clock_seconds() + PAUSE; /* or when the answer comes */
    out_release(&params);
    return true;
}

/* ---- looking ---- */

bool work_make_exact(struct server *s, struct page *page) {
    if (page->state == PAGE_EXACT && !page->is_dirty && page->document) return true;
    if (is_too_long(s, page)) {
        refuse(s, page);
        return true;
    }
    s->stop = 0;
    if (queue_makes_void(s->queue)) return false;
    if (page->is_granted)
        tell_progress(page, "{\"kind\":\"begin\",\"title\":\"plainer: looking at the page\"}");
    bool is_done = page_look(page, s->memory, &s->stop, false);
    if (page->is_granted) tell_progress(page, "{\"kind\":\"end\"}");
    page->due = is_done ? 0 : clock_seconds() + pause_of(page);
    if (is_done) page->is_granted = false;
    return is_done;
}

/* A long page that was just opened: something soon, and then the whole. */
static bool look_first(struct server *s, struct page *page) {
    s->stop = 0;
    if (queue_makes_void(s->queue)) return false;
    bool is_done = page_look(page, s->memory, &s->stop, true);
    page->due = clock_seconds();
    return is_done;
}

static bool needs_first(const struct server *s, const struct page *page) {
    return page->state == PAGE_NEW && page->text.size > FIRST_BYTES && !is_too_long(s, page);
}

bool work_make_ready(struct server *s, struct page *page) {
    if (s->can.refresh && needs_first(s, page)) return look_first(s, page);
    bool needs_whole =
        page->state == PAGE_NEW || (!page->is_waiting && (page->is_dirty || !s->can.refresh));
    return !needs_whole || work_make_exact(s, page);
}

static void look_when_due(struct server *s, struct page *page) {
    if (needs_first(s, page)) {
        (void)look_first(s, page);
        return;
    }
    if (ask_progress(s, page)) return;
    (void)work_make_exact(s, page);
}

/* What was changed in one page. */
static void catch_up(struct server *s, struct page *page) {
    if (!page->is_changed || page->is_waiting) return;
    page->is_changed = false;
    page->due = clock_seconds() + pause_of(page);
    bool is_quick = page->exact_seconds > 0 && page->exact_seconds < AT_ONCE;
    bool is_slow = page->around_seconds > SLOW_AROUND || is_too_long(s, page);
    if (page->state == PAGE_NEW || page->state == PAGE_FAILED || is_quick) {
        page->due = clock_seconds();
        if (page->state == PAGE_EXACT || page->state == PAGE_AROUND) (void)work_make_exact(s, page);
    } else if (!is_slow) {
        (void)page_look_around(page, s->memory);
    }
}

void work_catch_up(struct server *s) {
    for (struct page *page = s->pages; page; page = page->next) catch_up(s, page);
}

/* Editors that do not watch files for us, or not those that lie elsewhere: we look ourselves, once
 * a second. */
static bool watches(const struct server *s) {
    return s->pages && (!s->can.registration || setup_has_outside(s->setups, s->root));
}

static void watch(struct server *s) {
    if (!watches(s) || clock_seconds() < s->next_watch) return;
    s->next_watch = clock_seconds() + 1;
    sync_watched(s, NULL, NULL);
}

int work_go_on(struct server *s) {
    const double milli = 1000;
    work_catch_up(s);
    for (struct page *page = s->pages; page; page = page->next) show(s, page);
    watch(s);
    double next = -1;
    for (struct page *page = s->pages; page; page = page->next) {
        if (page->due > 0 && page->due <= clock_seconds() && !page->is_waiting) {
            look_when_due(s, page);
            show(s, page);
            if (!queue_is_empty(s->queue)) return 0;
        }
        if (page->due > 0 && !page->is_waiting && (next < 0 || page->due < next)) next = page->due;
    }
    double wait = next < 0 ? -1 : (next - clock_seconds()) * milli;
    if (next >= 0 && wait < 0) wait = 0;
    if (watches(s) && (wait < 0 || wait > WATCH_MILLISECONDS)) wait = WATCH_MILLISECONDS;
    return wait < 0 ? -1 : (int)wait + (wait > 0);
}
