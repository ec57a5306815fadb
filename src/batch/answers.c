/* See answers.h. */
#include "batch/answers.h"
#include "host/tell.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct answer {
    struct out line;
    bool is_given;
};

/* A ring: the answer with number n has place n % most. */
struct answers {
    const struct outputs_settings *outputs;
    const volatile sig_atomic_t *interrupts;
    struct answer *ring;
    size_t most;
    uint64_t first, end; /* numbers of the oldest one that is not written, and of the next one */
};

struct answers *answers_open(const struct outputs_settings *outputs, size_t most,
                             const volatile sig_atomic_t *interrupts) {
    struct answers *a = out_alloc(sizeof *a);
    a->outputs = outputs;
    a->interrupts = interrupts;
    a->ring = out_alloc(most * sizeof *a->ring);
    a->most = most;
    return a;
}

bool answers_is_full(const struct answers *a) {
    return a->end - a->first == a->most;
}

static void add_text(struct out *line, const char *key, const char *text) {
    if (!text) return;
    out_format(line, ", \"%s\": ", key);
    out_string_of(line, text);
}

/* The id comes back as it was given. */
uint64_t answers_expect(struct answers *a, const struct batch_item *item) {
    struct answer *answer = &a->ring[a->end % a->most];
    answer->is_given = false;
    out_clear(&answer->line);
    out_text(&answer->line, "{\"id\": ");
    if (item->id)
        out_text(&answer->line, item->id);
    else
        out_string_of(&answer->line, item->name);
    add_text(&answer->line, "url", item->url);
    return a->end++;
}

/* Line ends in JSON stand between values only, and mean nothing there. */
static void add_json(struct out *line, const struct text *text) {
    size_t start = line->size;
    out_add(line, text->bytes, text->size);
    for (size_t i = start; i < line->size; i++)
        if (line->bytes[i] == '\n' || line->bytes[i] == '\r') line->bytes[i] = ' ';
    while (line->size > start && line->bytes[line->size - 1] == ' ') line->size--;
}

static void add_outputs(const struct answers *a, struct out *line, const struct result *r) {
    for (size_t i = 0; i < a->outputs->format_count; i++) {
        const char *format = a->outputs->formats[i];
        out_format(line, ", \"%s\": ", format);
        if (strcmp(format, "json") == 0)
            add_json(line, &r->texts[i]);
        else
            out_string(line, r->texts[i].bytes, r->texts[i].size);
    }
}

static void add_measures(struct out *line, const char *key, const pl_measures *m) {
    out_format(line,
               ", \"%s\": {\"words\": %zu, \"sentences\": %zu, \"longSentences\": %zu, "
               "\"hardWords\": %zu, \"unexplained\": %zu",
               key, m->words, m->sentences, m->long_sentences, m->hard_words, m->unexplained);
    if (m->level > 0) out_format(line, ", \"level\": %.2f", m->level);
    if (m->grade >= 0) out_format(line, ", \"grade\": %.2f", m->grade);
    out_text(line, "}");
}

static void add_counts(struct out *line, const struct tallies *rules) {
    uint64_t findings = 0, changes = 0;
    for (size_t i = 0; i < rules->count; i++) {
        findings += rules->items[i].first;
        changes += rules->items[i].second;
    }
    out_format(line, ", \"findings\": %" PRIu64 ", \"changes\": %" PRIu64, findings, changes);
}

/* An interrupt may come while a slow reader is waited for: the line must be whole all the same. */
static bool write_line(const struct answers *a, const struct out *line) {
    size_t at = 0;
    while (at < line->size) {
        ssize_t written = write(STDOUT_FILENO, line->bytes + at, line->size - at);
        if (written > 0) at += (size_t)written;
        if (written <= 0 && (errno != EINTR || *a->interrupts > 1)) return false;
    }
    return true;
}

/* Writes all whose turn it is. */
static bool write_ready(struct answers *a) {
    bool is_written = true;
    while (is_written && a->first < a->end && a->ring[a->first % a->most].is_given) {
        is_written = write_line(a, &a->ring[a->first % a->most].line);
        a->first++;
    }
    if (!is_written) tell("standard output: %s", strerror(errno));
    return is_written;
}

bool answers_give(struct answers *a, uint64_t number, const char *status, const struct result *r) {
    struct answer *answer = &a->ring[number % a->most];
    struct out *line = &answer->line;
    add_text(line, "status", status);
    if (r->status == RESULT_DONE) {
        add_outputs(a, line, r);
        add_counts(line, &r->rules);
        add_measures(line, "before", &r->before);
        if (r->has_after) add_measures(line, "after", &r->after);
    } else {
        add_text(line, "cause", r->cause);
        add_text(line, "message", r->message);
    }
    add_text(line, "digest", r->digest);
    out_text(line, "}\n");
    answer->is_given = true;
    return write_ready(a);
}

void answers_close(struct answers *a) {
    if (!a) return;
    for (size_t i = 0; i < a->most; i++) out_release(&a->ring[i].line);
    free(a->ring);
    free(a);
}
