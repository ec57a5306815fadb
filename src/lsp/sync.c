/* Pages that open, change and close, and the files that they are checked with. */
#include "host/clock.h"
#include "lsp/server.h"

#include <stdlib.h>
#include <string.h>

/* ---- URIs (RFC 3986, RFC 8089) ---- */

static int hex(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

char *sync_path_of(const char *uri) {
    static const char scheme[] = "file://";
    if (strncmp(uri, scheme, sizeof scheme - 1) != 0) return NULL;
    const char *at = strchr(uri + sizeof scheme - 1, '/'); /* behind the host */
    if (!at) return NULL;
    char *path = out_alloc(strlen(at) + 1), *to = path;
    while (*at && *at != '?' && *at != '#') {
        int high = at[0] == '%' ? hex(at[1]) : -1, low = high >= 0 ? hex(at[2]) : -1;
        bool is_coded = low >= 0 && (high || low);
        *to++ = is_coded ? (char)(high * 16 + low) : *at;
        at += is_coded ? 3 : 1;
    }
    return path;
}

struct page *sync_page_of(struct server *s, const char *uri) {
    for (struct page *page = s->pages; uri && page; page = page->next)
        if (strcmp(page->uri, uri) == 0) return page;
    return NULL;
}

struct page *sync_page(struct server *s, const json_value *params) {
    return sync_page_of(s, json_text_at(params, "textDocument.uri"));
}

/* ---- opening and closing ---- */

static void find_setup(struct server *s, struct page *page) {
    const char *beside = page->path ? page->path : s->root ? s->root : ".";
    page->setup = setup_find(&s->setups, beside, &s->wishes, s->options);
}

void sync_renew(struct server *s) {
    for (struct page *page = s->pages; page; page = page->next) {
        pl_document_free(page->document); /* it borrows from the engine */
        free(page->analysed);
        page->document = NULL;
        page->analysed = NULL;
    }
    setup_free_all(&s->setups);
    for (struct page *page = s->pages; page; page = page->next) {
        find_setup(s, page);
        page->due = clock_seconds();
        page->state = page->state == PAGE_FAILED ? PAGE_NEW : page->state;
    }
}

static void close_page(struct server *s, struct page *page) {
    struct page **at = &s->pages;
    while (*at != page) at = &(*at)->next;
    *at = page->next;
    page_free(page);
}

void sync_open(struct server *s, const json_value *params, struct out *result) {
    (void)result;
    size_t size = 0;
    const char *uri = json_text_at(params, "textDocument.uri");
    const char *language = json_text_at(params, "textDocument.languageId");
    const char *bytes = json_text(json_at(params, "textDocument.text"), &size);
    if (!uri || !bytes) return;
    struct page *page = sync_page_of(s, uri);
    if (page) close_page(s, page); /* opened twice: the second one counts */
    page = page_new(uri, language ? language : "");
    page->path = sync_path_of(uri);
    page->version = json_number_at(params, "textDocument.version", -1);
    text_set(&page->text, bytes, size);
    page->next = s->pages;
    s->pages = page;
    page->due = clock_seconds();
    find_setup(s, page);
}

void sync_close(struct server *s, const json_value *params, struct out *result) {
    (void)result;
    struct page *page = sync_page(s, params);
    if (!page) return;
    if (!s->can.pull) diagnostics_forget(page);
    close_page(s, page);
}

void sync_save(struct server *s, const json_value *params, struct out *result) {
    (void)result;
    struct page *page = sync_page(s, params);
    if (!page || (page->state == PAGE_EXACT && !page->is_dirty)) return;
    page->is_waiting = false;
    page->due = clock_seconds();
}

/* ---- changes ---- */

static void change(const struct server *s, struct page *page, const json_value *item) {
    size_t size, start, end;
    const char *bytes = json_text(json_at(item, "text"), &size);
    const json_value *range = json_at(item, "range");
    if (!bytes) return;
    if (json_is_nothing(range))
        page_set(page, bytes, size);
    else if (read_range(s, &page->text, range, &start, &end))
        page_change(page, start, end, bytes, size);
}

void sync_change(struct server *s, const json_value *params, struct out *result) {
    (void)result;
    struct page *page = sync_page(s, params);
    int64_t version = json_number_at(params, "textDocument.version", -1);
    const json_value *changes = json_at(params, "contentChanges");
    if (!page) return;
    if (version >= 0 && page->version >= 0 && version <= page->version) {
        server_log(SERVER_WARNING, "a change of an older version came too late and was passed by");
        return;
    }
    if (version >= 0) page->version = version;
    for (size_t i = 0; i < json_count(changes); i++) change(s, page, json_item(changes, i));
    page->is_changed = true;
    page->is_waiting = s->wishes.is_on_save;
}

/* ---- files that are watched ---- */

void sync_watched(struct server *s, const json_value *params, struct out *result) {
    (void)params, (void)result;
    bool is_old = false;
    for (const struct setup *setup = s->setups; setup; setup = setup->next)
        is_old |= setup_is_old(setup);
    if (is_old) sync_renew(s);
}
