/* Findings as GitLab's Code Quality report, a JSON array in Code Climate's terms. A fingerprint
 * tells GitLab which findings are new: the same words under the same rule in the same file keep
 * theirs wherever they move, and where they stand more than once they are counted. */
#include "write/json.h"
#include "write/writers.h"

#include <inttypes.h>
#include <stdlib.h>

/* What a fingerprint is made of, and which finding it is. */
struct print {
    uint64_t hash;
    uint32_t finding;
};

static int by_hash(const void *a, const void *b) {
    const struct print *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return (x->finding > y->finding) - (x->finding < y->finding);
}

static uint64_t hash_parts(struct str file, struct str rule, struct str words) {
    static const struct str end = {"", 1}; /* NUL stands in none of them */
    uint64_t hash = str_hash_long(str_hash_long(HASH_SEED, file), end);
    return str_hash_long(str_hash_long(str_hash_long(hash, rule), end), words);
}

/* The fingerprint of each finding, in their order. */
static uint64_t *find_prints(const struct doc *doc, struct str file, struct arena *arena) {
    uint32_t count = doc->findings.count, times = 0;
    uint64_t *prints = ARENA_ARRAY(arena, uint64_t, (size_t)count + 1);
    struct print *sorted = ARENA_ARRAY(arena, struct print, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_finding *f = &doc->findings.items[i];
        sorted[i] =
            (struct print){hash_parts(file, names_rule(f->rule), doc_slice(doc, f->text)), i};
    }
    qsort(sorted, count, sizeof *sorted, by_hash);
    for (uint32_t i = 0; i < count; i++) {
        times = i && sorted[i].hash == sorted[i - 1].hash ? times + 1 : 0;
        struct str number = str_format(arena, "#%" PRIu32, times);
        prints[sorted[i].finding] = str_hash_long(sorted[i].hash, number);
    }
    return prints;
}

static void write_place(struct json *json, struct str file, struct place place) {
    json_key(json, "location");
    json_open(json, '{');
    json_string(json, "path", file);
    json_key(json, "lines");
    json_open(json, '{');
    json_number(json, "begin", place.line);
    json_close(json, '}');
    json_close(json, '}');
}

/* GitLab looks files up by their names from the repository's top folder, without "./". */
static struct str plain_name(struct str name) {
    while (str_starts(name, STR("./"))) name = str_slice(name, 2, name.size);
    return name;
}

void write_findings_gitlab(const struct doc *doc, const struct write_options *options,
                           struct buf *out) {
    static const char *const severities[] = {"info", "minor", "major"};
    struct json json = {.out = out, .needs_comma = options->findings_before > 0};
    struct cursor cursor = {.text = doc->source};
    struct str file = plain_name(doc->name);
    const uint64_t *prints = find_prints(doc, file, out->arena);
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        const struct doc_finding *f = &doc->findings.items[i];
        json_element(&json);
        json_open(&json, '{');
        json_string(&json, "description", f->message);
        json_string(&json, "check_name", names_rule(f->rule));
        json_string(&json, "fingerprint", str_format(out->arena, "%016" PRIx64, prints[i]));
        json_string(&json, "severity", str_from(severities[f->severity]));
        write_place(&json, file, cursor_move(&cursor, f->source.start));
        json_close(&json, '}');
    }
}
