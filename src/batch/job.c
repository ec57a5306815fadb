/* See job.h. */
#include "batch/job.h"

#include <stdlib.h>

void job_write(struct out *out, const struct job *job) {
    const char *const texts[] = {job->name,   job->target,  job->path,   job->url,
                                 job->format, job->charset, job->digest, job->known};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) wire_put_text(out, texts[i]);
    wire_put_bytes(out, job->bytes, job->bytes ? job->size : 0);
    wire_put_number(out, job->size);
}

bool job_read(struct job *job, const char *bytes, size_t size) {
    struct wire wire = {.bytes = bytes, .size = size};
    const char **const texts[] = {&job->name,   &job->target,  &job->path,   &job->url,
                                  &job->format, &job->charset, &job->digest, &job->known};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) *texts[i] = wire_text(&wire);
    job->bytes = wire_bytes(&wire, &job->size);
    job->size = (size_t)wire_number(&wire);
    return !wire.is_bad;
}

static void write_measures(struct out *out, const pl_measures *m) {
    const uint64_t counts[] = {m->words, m->sentences, m->long_sentences, m->hard_words,
                               m->unexplained};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) wire_put_number(out, counts[i]);
    wire_put_real(out, m->level);
    wire_put_real(out, m->grade);
}

static void read_measures(struct wire *wire, pl_measures *m) {
    m->words = wire_number(wire);
    m->sentences = wire_number(wire);
    m->long_sentences = wire_number(wire);
    m->hard_words = wire_number(wire);
    m->unexplained = wire_number(wire);
    m->level = wire_real(wire);
    m->grade = wire_real(wire);
}

static void write_tallies(struct out *out, const struct tallies *tallies) {
    wire_put_number(out, tallies->count);
    for (size_t i = 0; i < tallies->count; i++) {
        wire_put_text(out, tallies->items[i].name);
        wire_put_number(out, tallies->items[i].first);
        wire_put_number(out, tallies->items[i].second);
    }
}

void tallies_add(struct tallies *t, const char *name, uint64_t first, uint64_t second) {
    t->items = out_grow(t->items, t->count, &t->capacity, sizeof *t->items);
    t->items[t->count++] = (struct tally){name, first, second};
}

static void read_tallies(struct wire *wire, struct tallies *tallies) {
    uint64_t count = wire_number(wire);
    for (uint64_t i = 0; i < count && !wire->is_bad; i++) {
        const char *name = wire_text(wire);
        uint64_t first = wire_number(wire), second = wire_number(wire);
        if (!wire->is_bad && name) tallies_add(tallies, name, first, second);
    }
}

void result_write(struct out *out, const struct result *r) {
    const uint64_t numbers[] = {r->status,    r->exit_status,      r->bytes_in,
                                r->bytes_out, r->cpu_microseconds, r->has_after};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) wire_put_number(out, numbers[i]);
    wire_put_text(out, r->cause);
    wire_put_text(out, r->message);
    wire_put_text(out, r->digest);
    write_measures(out, &r->before);
    write_measures(out, &r->after);
    write_tallies(out, &r->rules);
    write_tallies(out, &r->terms);
    write_tallies(out, &r->words);
    for (size_t i = 0; i < OUTPUT_FORMATS_MAX; i++)
        wire_put_bytes(out, r->texts[i].bytes, r->texts[i].size);
}

bool result_read(struct result *r, const char *bytes, size_t size) {
    struct wire wire = {.bytes = bytes, .size = size};
    *r = (struct result){.status = (enum result_status)wire_number(&wire)};
    r->exit_status = wire_number(&wire);
    r->bytes_in = wire_number(&wire);
    r->bytes_out = wire_number(&wire);
    r->cpu_microseconds = wire_number(&wire);
    r->has_after = wire_number(&wire) != 0;
    r->cause = wire_text(&wire);
    r->message = wire_text(&wire);
    r->digest = wire_text(&wire);
    read_measures(&wire, &r->before);
    read_measures(&wire, &r->after);
    read_tallies(&wire, &r->rules);
    read_tallies(&wire, &r->terms);
    read_tallies(&wire, &r->words);
    for (size_t i = 0; i < OUTPUT_FORMATS_MAX; i++)
        r->texts[i].bytes = wire_bytes(&wire, &r->texts[i].size);
    return !wire.is_bad;
}

void result_release(struct result *r) {
    free(r->rules.items);
    free(r->terms.items);
    free(r->words.items);
    r->rules = r->terms = r->words = (struct tallies){0};
}

const char *result_cause(int exit_status) {
    static const char *const causes[] = {
        [2] = "wrong-use", [3] = "unreadable", [4] = "unwritable", [5] = "limit", [6] = "refused"};
    bool is_known = exit_status > 1 && exit_status < (int)(sizeof causes / sizeof *causes);
    return is_known ? causes[exit_status] : exit_status == 70 ? "bug" : "failed";
}
