/* What an editor can have done: a word kept, a rule explained, the plain page or the scores shown.
 */
#include "host/hash.h"
#include "lsp/server.h"
#include "lsp/words.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- a word that is kept ---- */

static void add_term(struct server *s, const json_value *arguments, struct out *result) {
    const char *uri = json_text_at(json_item(arguments, 0), "");
    const char *term = json_text_at(json_item(arguments, 1), "");
    const struct page *page = sync_page_of(s, uri);
    struct out said = {0};
    char path[PATH_MAX];
    if (!page || !term || !*term) {
        server_fail(s, SERVER_INVALID_PARAMS, "plainer.addTerm wants a page's URI and a word");
        return;
    }
    const char *problem = words_keep(page->setup, s->root, term, path);
    if (problem) {
        server_fail(s, SERVER_REQUEST_FAILED, problem);
        server_show(SERVER_ERROR, problem);
        return;
    }
    sync_renew(s);
    out_format(&said, "'%s' is kept from now on: %s", term, path);
    server_show(SERVER_INFO, said.bytes);
    out_text(result, "{\"path\":");
    out_string_of(result, path);
    out_text(result, "}");
    out_release(&said);
}

/* ---- a rule explained ---- */

static void explain(struct server *s, const json_value *arguments, struct out *result) {
    const char *topic = json_text_at(json_item(arguments, 0), "");
    struct out text = {0};
    struct setup *setup =
        s->pages ? s->pages->setup
                 : setup_find(&s->setups, s->root ? s->root : ".", &s->wishes, s->options);
    if (pl_explain(setup->engine.engine, topic, out_take, &text)) { /* NULL: all of them */
        server_fail(s, SERVER_INVALID_PARAMS, "no rule and no term of that name");
    } else {
        if (!s->can.status) server_show(SERVER_INFO, text.bytes);
        out_text(result, "{\"text\":");
        out_string(result, text.bytes, text.size);
        out_text(result, "}");
    }
    out_release(&text);
}

/* ---- pages of ours, shown beside ---- */

/* A file for an editor that cannot show HTML itself, in a folder that nobody else reads: one for
 * each page and kind, written anew. */
static bool shown_path(const struct page *page, const char *kind, char path[PATH_MAX]) {
    const char *base = getenv("XDG_RUNTIME_DIR");
    char folder[PATH_MAX / 2];
    if (!base || *base != '/') base = getenv("TMPDIR");
    if (!base || *base != '/') base = "/tmp";
    int size = snprintf(folder, sizeof folder, "%s/plainer-%u", base, (unsigned)getuid());
    struct stat status;
    if (size <= 0 || (size_t)size >= sizeof folder) return false;
    if (mkdir(folder, 0700) && errno != EEXIST) return false;
    bool is_ours = lstat(folder, &status) == 0 && S_ISDIR(status.st_mode) &&
                   status.st_uid == getuid() && !(status.st_mode & 077);
    if (!is_ours) return false;
    uint64_t hash = hash_bytes(page->uri, strlen(page->uri));
    size = snprintf(path, PATH_MAX, "%s/%s-%016" PRIx64 ".html", folder, kind, hash);
    return size > 0 && size < PATH_MAX;
}

static bool write_file(const char *path, const struct out *html) {
    struct output output;
    if (!output_open(&output, path)) return false;
    output_write(&output, html->bytes, html->size);
    return output_finish(&output);
}

static void show_outside(struct server *s, const struct page *page, const char *kind,
                         const struct out *html) {
    char path[PATH_MAX];
    struct out params = {0};
    if (!shown_path(page, kind, path) || !write_file(path, html)) {
        server_show(SERVER_ERROR, "the page could not be written for a browser to show");
        return;
    }
    if (s->can.documents) {
        out_format(&params, "{\"uri\":\"file://%s\",\"external\":true}", path);
        (void)server_request(s, "window/showDocument", &params);
    } else {
        out_format(&params, "open this in a browser: %s", path);
        server_show(SERVER_INFO, params.bytes);
    }
    out_release(&params);
}

/* Writes a view of the page as it is now; the kind also names its file. */
static void show_view(struct server *s, const json_value *arguments, pl_view view, const char *kind,
                      struct out *result) {
    struct page *page = sync_page_of(s, json_text_at(json_item(arguments, 0), ""));
    pl_failure failure = {0};
    pl_document *document;
    struct out html = {0};
    pl_write_settings write = {.with_sentences = true};
    if (!page) {
        server_fail(s, SERVER_INVALID_PARAMS, "no page of this URI is open");
        return;
    }
    pl_settings settings = page_settings(page);
    settings.memory = s->memory;
    settings.with_levels = true;
    int status = pl_document_open(page->setup->engine.engine, page->text.bytes, page->text.size,
                                  page_name(page), &settings, &document, &failure);
    if (!status)
        status = pl_document_write(document, view, "html", &write, out_take, &html, &failure);
    if (status) {
        server_fail(s, SERVER_REQUEST_FAILED, failure.message);
        if (!s->can.status) server_show(SERVER_ERROR, failure.message);
    } else {
        if (!s->can.status) show_outside(s, page, kind, &html);
        out_text(result, "{\"html\":");
        out_string(result, html.bytes, html.size);
        out_text(result, "}");
    }
    if (document) pl_document_free(document);
    out_release(&html);
}

static void preview(struct server *s, const json_value *arguments, struct out *result) {
    show_view(s, arguments, PL_VIEW_PAGE, "plain", result);
}

static void score(struct server *s, const json_value *arguments, struct out *result) {
    show_view(s, arguments, PL_VIEW_SCORES, "scores", result);
}

void commands_execute(struct server *s, const json_value *params, struct out *result) {
    static const struct {
        const char *name;
        server_handler *run;
    } commands[] = {{"plainer.addTerm", add_term},
                    {"plainer.explain", explain},
                    {"plainer.preview", preview},
                    {"plainer.score", score}};
    const char *name = json_text_at(params, "command");
    for (size_t i = 0; name && i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, name) != 0) continue;
        commands[i].run(s, json_at(params, "arguments"), result);
        return;
    }
    server_fail(s, SERVER_INVALID_PARAMS, "no command of that name");
}
