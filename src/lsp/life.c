/* The start and the end: what the editor can do, and what it is told of us. */
#include "host/clock.h"
#include "lsp/server.h"

#include <stdlib.h>
#include <string.h>

static void read_abilities(struct server *s, const json_value *params) {
    const json_value *can = json_at(params, "capabilities");
    s->can = (struct abilities){
        .configuration = json_is_true_at(can, "workspace.configuration"),
        .pull = json_is_map(json_at(can, "textDocument.diagnostic")),
        .refresh = json_is_true_at(can, "workspace.diagnostics.refreshSupport"),
        .lens_refresh = json_is_true_at(can, "workspace.codeLens.refreshSupport"),
        .progress = json_is_true_at(can, "window.workDoneProgress"),
        .registration = json_is_true_at(can, "workspace.didChangeWatchedFiles.dynamicRegistration"),
        .settings_registration =
            json_is_true_at(can, "workspace.didChangeConfiguration.dynamicRegistration"),
        .versions = json_is_true_at(can, "workspace.workspaceEdit.documentChanges"),
        .documents = json_is_true_at(can, "window.showDocument.support"),
        .status = json_is_true_at(params, "initializationOptions.status"),
    };
}

/* UTF-8 when the editor knows it, since that is what we count in; else UTF-16, which all know. */
static enum text_unit choose_unit(const json_value *params) {
    const json_value *units = json_at(params, "capabilities.general.positionEncodings");
    if (json_has(units, "utf-8")) return TEXT_UTF8;
    if (json_has(units, "utf-16") || !json_has(units, "utf-32")) return TEXT_UTF16;
    return TEXT_UTF32;
}

static char *read_root(const json_value *params) {
    const json_value *folder = json_item(json_at(params, "workspaceFolders"), 0);
    const char *uri = json_text_at(folder, "uri");
    if (!uri) uri = json_text_at(params, "rootUri");
    const char *path = json_text_at(params, "rootPath");
    if (uri) return sync_path_of(uri);
    return path ? out_copy(path, strlen(path)) : NULL;
}

void life_initialize(struct server *s, const json_value *params, struct out *result) {
    static const char *const units[] = {"utf-8", "utf-16", "utf-32"};
    read_abilities(s, params);
    s->unit = choose_unit(params);
    s->root = read_root(params);
    s->is_initialized = true;
    wishes_read(&s->wishes, json_at(params, "initializationOptions"), s->root);
    out_format(result, "{\"capabilities\":{\"positionEncoding\":\"%s\",", units[s->unit]);
    out_text(result, "\"textDocumentSync\":{\"openClose\":true,\"change\":2,\"save\":true},"
                     "\"hoverProvider\":true,"
                     "\"codeActionProvider\":{\"codeActionKinds\":[\"quickfix\","
                     "\"source.fixAll.plainer\"]},"
                     "\"codeLensProvider\":{},"
                     "\"executeCommandProvider\":{\"commands\":[\"plainer.addTerm\","
                     "\"plainer.explain\",\"plainer.preview\",\"plainer.score\"]},");
    if (s->can.pull)
        out_text(result, "\"diagnosticProvider\":{\"identifier\":\"plainer\","
                         "\"interFileDependencies\":false,\"workspaceDiagnostics\":false},");
    out_text(result, "\"workspace\":{\"workspaceFolders\":{\"supported\":true}}},"
                     "\"serverInfo\":{\"name\":\"plainer\",\"version\":");
    out_string_of(result, pl_version());
    out_text(result, "}}");
}

static void ask_settings(struct server *s) {
    struct out params = {0};
    out_text(&params, "{\"items\":[{\"section\":\"plainer\"}]}");
    s->asked_settings = server_request(s, "workspace/configuration", &params);
    out_release(&params);
}

static void register_watch(struct server *s) {
    struct out params = {0};
    out_text(&params, "{\"registrations\":[{\"id\":\"plainer-files\","
                      "\"method\":\"workspace/didChangeWatchedFiles\",\"registerOptions\":"
                      "{\"watchers\":[{\"globPattern\":\"**/.plainer.ini\"},"
                      "{\"globPattern\":\"**/*.csv\"}]}}]}");
    (void)server_request(s, "client/registerCapability", &params);
    out_release(&params);
}

static void register_settings(struct server *s) {
    struct out params = {0};
    out_text(&params, "{\"registrations\":[{\"id\":\"plainer-settings\",\"method\":"
                      "\"workspace/didChangeConfiguration\",\"registerOptions\":"
                      "{\"section\":\"plainer\"}}]}");
    (void)server_request(s, "client/registerCapability", &params);
    out_release(&params);
}

void life_initialized(struct server *s, const json_value *params, struct out *result) {
    (void)params, (void)result;
    if (s->can.configuration) ask_settings(s);
    if (s->can.registration) register_watch(s);
    if (s->can.settings_registration) register_settings(s);
}

/* Settings that are the same as before change nothing. */
static void take_settings(struct server *s, const json_value *settings) {
    struct wishes fresh = wishes_default();
    wishes_read(&fresh, settings, s->root);
    bool is_new = !wishes_are_equal(&fresh, &s->wishes);
    if (!is_new) {
        wishes_release(&fresh);
        return;
    }
    struct wishes old = s->wishes;
    s->wishes = fresh;
    sync_renew(s); /* setups borrow from the old ones until then */
    wishes_release(&old);
}

void sync_settings(struct server *s, const json_value *params, struct out *result) {
    (void)result;
    if (s->can.configuration) {
        ask_settings(s);
        return;
    }
    const json_value *settings = json_at(params, "settings.plainer");
    take_settings(s, settings ? settings : json_at(params, "settings"));
}

static void show_progress(struct server *s, long long id, bool is_error) {
    for (struct page *page = s->pages; page; page = page->next)
        if (page->progress == id) {
            page->is_granted = !is_error;
            page->due = clock_seconds();
        }
    (void)s;
}

void sync_answered(struct server *s, long long id, const json_value *result, bool is_error) {
    show_progress(s, id, is_error);
    if (!id || id != s->asked_settings || is_error) return;
    s->asked_settings = 0;
    const json_value *settings = json_item(result, 0);
    if (!json_is_map(settings)) return; /* none: those of the start stay */
    take_settings(s, settings);
}

void life_shutdown(struct server *s, const json_value *params, struct out *result) {
    (void)params, (void)result;
    s->is_shut_down = true;
}

void life_exit(struct server *s, const json_value *params, struct out *result) {
    (void)params, (void)result;
    s->is_done = true;
}
