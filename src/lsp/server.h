/* What the files of the server share: its state, how handlers are called, how messages leave. */
#ifndef LSP_SERVER_H
#define LSP_SERVER_H

#include "host/json.h"
#include "lsp/page.h"
#include "lsp/queue.h"
#include "lsp/setup.h"

/* Errors of JSON-RPC 2.0 and of the protocol. */
enum server_error {
    SERVER_PARSE_ERROR = -32700,
    SERVER_INVALID_REQUEST = -32600,
    SERVER_UNKNOWN_METHOD = -32601,
    SERVER_INVALID_PARAMS = -32602,
    SERVER_INTERNAL = -32603,
    SERVER_NOT_INITIALIZED = -32002,
    SERVER_CONTENT_MODIFIED = -32801,
    SERVER_CANCELLED = -32802,
    SERVER_REQUEST_FAILED = -32803,
};

/* What the editor can do. */
struct abilities {
    bool configuration, pull, refresh, lens_refresh, progress, registration, versions, documents,
        status;
};

struct server {
    const struct options *options;
    struct queue *queue;
    volatile int stop;
    struct wishes wishes;
    struct setup *setups;
    struct page *pages;
    pl_memory *memory;
    struct abilities can;
    enum text_unit unit;
    char *root; /* path of the first folder that is worked in, or NULL */
    bool is_initialized, is_shut_down, is_done;
    long long next_id, asked_settings; /* ids of our own requests */
    int progresses;
    double next_watch;
    struct out body; /* of what is sent often: its memory is kept */
    /* Of the request that is being answered. */
    enum server_error error;
    char problem[512];
};

/* Sends a message that is whole but for its head. */
void server_send(struct out *body);
/* A notification; `params` is JSON. */
void server_notify(const char *method, const struct out *params);
/* A request of ours; returns its id. */
long long server_request(struct server *server, const char *method, const struct out *params);
/* A line for people. */
enum server_message { SERVER_ERROR = 1, SERVER_WARNING, SERVER_INFO, SERVER_LOG };
void server_show(enum server_message kind, const char *text);
void server_log(enum server_message kind, const char *text);
/* The request cannot be answered. */
void server_fail(struct server *server, enum server_error error, const char *problem);

/* Handlers: `result` takes the answer to a request as JSON; nothing there means null. */
typedef void server_handler(struct server *server, const json_value *params, struct out *result);
server_handler life_initialize, life_initialized, life_shutdown, life_exit;
server_handler sync_open, sync_change, sync_save, sync_close, sync_settings, sync_watched;
server_handler diagnostics_pull;
server_handler hover_answer, lens_answer;
server_handler actions_answer;
server_handler commands_execute;
/* The answer to a request of ours. */
void sync_answered(struct server *server, long long id, const json_value *result, bool is_error);

/* The page that params.textDocument.uri names, or NULL. */
struct page *sync_page(struct server *server, const json_value *params);
struct page *sync_page_of(struct server *server, const char *uri);
/* The file that a URI names, allocated, or NULL. */
char *sync_path_of(const char *uri);
/* Everything is to be looked at anew: settings, configuration or dictionaries have changed. */
void sync_renew(struct server *server);

/* When there is nothing else to do: looks at pages that are due. Returns milliseconds until it
 * wants to be called again, or -1. */
int work_go_on(struct server *server);
/* What has changed is looked at, as well as can be done at once. */
void work_catch_up(struct server *server);
/* The whole of a page as it is now; false when a newer message is waiting to be read. */
bool work_make_exact(struct server *server, struct page *page);
/* Something to answer with: the whole for an editor that cannot be asked to ask again, else what is
 * there or can be had soon. False as above. */
bool work_make_ready(struct server *server, struct page *page);
/* The page's findings as the editor is to show them. */
void diagnostics_publish(struct server *server, struct page *page);
void diagnostics_forget(const struct page *page);

/* A finding as the protocol has it. */
void diagnostics_write(struct out *out, const struct server *server, const struct page *page,
                       const struct page_finding *finding);

/* A range: {"start": {"line": ..., "character": ...}, "end": ...}. */
void write_range(struct out *out, const struct server *server, const struct text *text,
                 size_t start, size_t end);
/* The bytes of a range in the page. */
bool read_range(const struct server *server, const struct text *text, const json_value *range,
                size_t *start, size_t *end);

#endif
