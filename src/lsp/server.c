/* The loop: takes messages, calls the handler of each, and works on pages when none is waiting. */
#include "lsp/server.h"
#include "host/tell.h"
#include "lsp/lsp.h"
#include "lsp/rpc.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- messages that leave ---- */

static void write_all(const char *bytes, size_t size) {
    while (size) {
        ssize_t written = write(STDOUT_FILENO, bytes, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return; /* the editor has gone; the next read tells */
        bytes += written;
        size -= (size_t)written;
    }
}

void server_send(struct out *body) {
    char head[64];
    size_t size = rpc_write_head(body->size, head);
    write_all(head, size);
    write_all(body->bytes, body->size);
}

void server_notify(const char *method, const struct out *params) {
    struct out body = {0};
    out_format(&body, "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":", method);
    out_add(&body, params->bytes, params->size);
    out_text(&body, "}");
    server_send(&body);
    out_release(&body);
}

long long server_request(struct server *s, const char *method, const struct out *params) {
    struct out body = {0};
    long long id = ++s->next_id;
    out_format(&body, "{\"jsonrpc\":\"2.0\",\"id\":%lld,\"method\":\"%s\",\"params\":", id, method);
    out_add(&body, params->size ? params->bytes : "null", params->size ? params->size : 4);
    out_text(&body, "}");
    server_send(&body);
    out_release(&body);
    return id;
}

static void say(const char *method, enum server_message kind, const char *text) {
    struct out params = {0};
    out_format(&params, "{\"type\":%d,\"message\":", (int)kind);
    out_string_of(&params, text);
    out_text(&params, "}");
    server_notify(method, &params);
    out_release(&params);
}

void server_show(enum server_message kind, const char *text) {
    say("window/showMessage", kind, text);
}

void server_log(enum server_message kind, const char *text) {
    say("window/logMessage", kind, text);
}

void server_fail(struct server *s, enum server_error error, const char *problem) {
    s->error = error;
    (void)snprintf(s->problem, sizeof s->problem, "%s", problem);
}

static void open_answer(struct out *body, const json_value *id) {
    out_text(body, "{\"jsonrpc\":\"2.0\",\"id\":");
    json_write(body, id);
}

static void answer_error(const json_value *id, enum server_error error, const char *problem) {
    struct out body = {0};
    open_answer(&body, id);
    out_format(&body, ",\"error\":{\"code\":%d,\"message\":", (int)error);
    out_string_of(&body, problem);
    if (error == SERVER_CANCELLED) out_text(&body, ",\"data\":{\"retriggerRequest\":true}");
    out_text(&body, "}}");
    server_send(&body);
    out_release(&body);
}

static void answer(const json_value *id, const struct out *result) {
    struct out body = {0};
    open_answer(&body, id);
    out_text(&body, ",\"result\":");
    out_add(&body, result->size ? result->bytes : "null", result->size ? result->size : 4);
    out_text(&body, "}");
    server_send(&body);
    out_release(&body);
}

/* ---- messages that come ---- */

struct method {
    const char *name;
    server_handler *handler;
    bool is_request;
    bool is_current; /* what was changed before has to be looked at first */
};

static const struct method METHODS[] = {
    {"initialize", life_initialize, true, false},
    {"initialized", life_initialized, false, false},
    {"shutdown", life_shutdown, true, false},
    {"exit", life_exit, false, false},
    {"textDocument/didOpen", sync_open, false, false},
    {"textDocument/didChange", sync_change, false, false},
    {"textDocument/didSave", sync_save, false, false},
    {"textDocument/didClose", sync_close, false, false},
    {"workspace/didChangeConfiguration", sync_settings, false, false},
    {"workspace/didChangeWatchedFiles", sync_watched, false, false},
    {"textDocument/diagnostic", diagnostics_pull, true, true},
    {"textDocument/hover", hover_answer, true, false},
    {"textDocument/codeAction", actions_answer, true, true},
    {"textDocument/codeLens", lens_answer, true, false},
    {"workspace/executeCommand", commands_execute, true, false},
};

static const struct method *find_method(const char *name) {
    for (size_t i = 0; i < sizeof METHODS / sizeof *METHODS; i++)
        if (strcmp(METHODS[i].name, name) == 0) return &METHODS[i];
    return NULL;
}

/* NULL when the method may be called now, else why not. */
static const char *objection(const struct server *s, const struct method *method,
                             enum server_error *error) {
    bool is_first = method && method->handler == life_initialize;
    *error = SERVER_NOT_INITIALIZED;
    if (!s->is_initialized && !is_first) return "initialize has to come first";
    *error = SERVER_INVALID_REQUEST;
    if (s->is_initialized && is_first) return "initialize comes once";
    if (s->is_shut_down) return "nothing but exit comes behind shutdown";
    *error = SERVER_UNKNOWN_METHOD;
    return method ? NULL : "no such method";
}

static void take_request(struct server *s, const struct method *method, const json_value *message,
                         const json_value *id) {
    enum server_error error;
    const char *problem = objection(s, method, &error);
    struct out result = {0};
    if (!problem && !method->is_request) {
        error = SERVER_INVALID_REQUEST;
        problem = "this is a notification and has no id";
    }
    if (problem) {
        answer_error(id, error, problem);
        return;
    }
    s->error = 0;
    if (method->is_current) work_catch_up(s);
    method->handler(s, json_at(message, "params"), &result);
    if (s->error)
        answer_error(id, s->error, s->problem);
    else
        answer(id, &result);
    out_release(&result);
}

static void take_notification(struct server *s, const struct method *method,
                              const json_value *message) {
    enum server_error error;
    struct out unused = {0};
    bool is_end = method && method->handler == life_exit;
    if (!method || method->is_request) return; /* "$/..." and what we do not know */
    if (!is_end && objection(s, method, &error)) return;
    method->handler(s, json_at(message, "params"), &unused);
    out_release(&unused);
}

static void take_one(struct server *s, const json_value *message) {
    const char *name = json_text_at(message, "method");
    const json_value *id = json_at(message, "id");
    const struct method *method = name ? find_method(name) : NULL;
    if (!json_is_map(message))
        answer_error(NULL, SERVER_INVALID_REQUEST, "a message is an object of JSON");
    else if (name && id)
        take_request(s, method, message, id);
    else if (name)
        take_notification(s, method, message);
    else if (json_at(message, "result") || json_at(message, "error"))
        sync_answered(s, json_number_at(message, "id", 0), json_at(message, "result"),
                      json_at(message, "error") != NULL);
    else
        answer_error(id, SERVER_INVALID_REQUEST, "a message has a method or a result");
}

static void take_message(struct server *s, const struct queue_message *message) {
    char problem[256];
    if (!message->body) {
        answer_error(NULL, SERVER_PARSE_ERROR, "the message is longer than any that is taken");
        return;
    }
    json_value *value = json_read(message->body, message->size, problem, sizeof problem);
    if (value)
        take_one(s, value);
    else
        answer_error(NULL, SERVER_PARSE_ERROR, problem);
    json_free(value);
}

static void tell_editor(void *context, const char *line) {
    const struct server *s = context;
    if (s->is_initialized)
        server_show(SERVER_WARNING, line);
    else
        fprintf(stderr, "plainer: %s\n", line);
}

static void close_server(struct server *s) {
    while (s->pages) {
        struct page *next = s->pages->next;
        page_free(s->pages);
        s->pages = next;
    }
    setup_free_all(&s->setups);
    wishes_release(&s->wishes);
    pl_memory_free(s->memory);
    out_release(&s->body);
    free(s->root);
}

int lsp_run(const struct options *options) {
    enum { MEMORY = 24 << 20 };
    struct server s = {.options = options, .wishes = wishes_default(), .unit = TEXT_UTF16};
    struct queue_message message;
    if (options->input_count) {
        tell("lsp takes no input: an editor sends its pages");
        return 2;
    }
    if (isatty(STDIN_FILENO))
        tell("this is for editors, which send messages: docs/editors.md; Ctrl-C ends it");
    s.memory = pl_memory_new(MEMORY);
    s.queue = queue_open(STDIN_FILENO, &s.stop);
    if (!s.memory || !s.queue) {
        tell("not enough memory to start");
        return 5;
    }
    signal(SIGPIPE, SIG_IGN);
    tell_to(tell_editor, &s);
    int wait = -1;
    while (!s.is_done && !queue_is_over(s.queue)) {
        bool has_come = queue_take(s.queue, wait, &message);
        if (has_come) {
            take_message(&s, &message);
            free(message.body);
        }
        wait = queue_is_empty(s.queue) ? work_go_on(&s) : 0;
    }
    tell_to(NULL, NULL);
    close_server(&s);
    return s.is_shut_down ? 0 : 1;
}
