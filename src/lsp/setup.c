/* See setup.h. */
#include "lsp/setup.h"
#include "host/config.h"
#include "host/hash.h"
#include "host/tell.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEFAULT_MOST_BYTES = 4 << 20 };

struct wishes wishes_default(void) {
    return (struct wishes){.least = PL_SUGGESTION, .most_bytes = DEFAULT_MOST_BYTES};
}

void wishes_release(struct wishes *w) {
    free(w->band);
    free(w->rules);
    free(w->config);
    for (size_t i = 0; i < w->dictionary_count; i++) free(w->dictionaries[i]);
    *w = wishes_default();
}

static bool is_same(const char *a, const char *b) {
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool wishes_are_equal(const struct wishes *a, const struct wishes *b) {
    bool is_equal = is_same(a->band, b->band) && is_same(a->rules, b->rules) &&
                    is_same(a->config, b->config) && a->has_lenses == b->has_lenses &&
                    a->is_on_save == b->is_on_save && a->least == b->least &&
                    a->most_bytes == b->most_bytes && a->dictionary_count == b->dictionary_count;
    for (size_t i = 0; is_equal && i < a->dictionary_count; i++)
        is_equal = is_same(a->dictionaries[i], b->dictionaries[i]);
    return is_equal;
}

/* A copy of a setting that is a text and not empty, or NULL. */
static char *read_text(const json_value *settings, const char *key) {
    size_t size;
    const char *text = json_text(json_at(settings, key), &size);
    return text && size && strlen(text) == size ? out_copy(text, size) : NULL;
}

static void read_rules(struct wishes *w, const json_value *settings) {
    const json_value *list = json_at(settings, "rules");
    struct out rules = {0};
    w->rules = read_text(settings, "rules");
    for (size_t i = 0; i < json_count(list); i++) {
        size_t size;
        const char *rule = json_text(json_item(list, i), &size);
        if (!rule) continue;
        if (rules.size) out_text(&rules, ",");
        out_text(&rules, rule);
    }
    if (rules.size) w->rules = out_copy(rules.bytes, rules.size);
    out_release(&rules);
}

static pl_severity read_least(const json_value *settings) {
    static const char *const names[] = {"suggestion", "warning", "error"};
    const char *given = json_text_at(settings, "severity");
    for (int i = 0; given && i < 3; i++)
        if (strcmp(given, names[i]) == 0) return (pl_severity)i;
    return PL_SUGGESTION;
}

/* The path of a file in the folder, allocated. */
static char *path_in(const char *root, const char *path, size_t size) {
    struct out whole = {0};
    if (root && path[0] != '/') out_format(&whole, "%s/", root);
    out_add(&whole, path, size);
    return whole.bytes;
}

void wishes_read(struct wishes *w, const json_value *settings, const char *root) {
    wishes_release(w);
    w->band = read_text(settings, "band");
    char *config = read_text(settings, "config");
    if (config) w->config = path_in(root, config, strlen(config));
    free(config);
    read_rules(w, settings);
    const json_value *list = json_at(settings, "dictionaries");
    for (size_t i = 0; i < json_count(list) && w->dictionary_count < SETUP_DICTIONARIES_MAX; i++) {
        size_t size;
        const char *path = json_text(json_item(list, i), &size);
        if (path && size) w->dictionaries[w->dictionary_count++] = path_in(root, path, size);
    }
    w->has_lenses = json_is_true_at(settings, "codeLens");
    const char *run = json_text_at(settings, "run");
    w->is_on_save = run && strcmp(run, "onSave") == 0;
    w->least = read_least(settings);
    int64_t most = json_number_at(settings, "maxKilobytes", 0);
    if (most > 0 && most <= INT64_C(1) << 20) w->most_bytes = (size_t)most << 10;
}

/* What a file's place, size and time are. */
static uint64_t add_stamp(uint64_t stamp, const char *path) {
    struct stat status = {0};
    uint64_t parts[4] = {0};
    if (stat(path, &status) == 0) {
        parts[0] = (uint64_t)status.st_size + 1;
        parts[1] = (uint64_t)status.st_mtim.tv_sec;
        parts[2] = (uint64_t)status.st_mtim.tv_nsec;
        parts[3] = (uint64_t)status.st_ino;
    }
    return hash_add(hash_add(stamp, parts, sizeof parts), path, strlen(path));
}

static uint64_t stamp_of(const struct setup *s) {
    uint64_t stamp = HASH_START;
    char config[PATH_MAX];
    bool is_found = config_find(s->beside, config);
    stamp = add_stamp(stamp, s->options.config ? s->options.config : is_found ? config : "");
    for (size_t i = 0; i < s->options.dictionary_count; i++)
        stamp = add_stamp(stamp, s->options.dictionaries[i]);
    return stamp;
}

bool setup_is_old(const struct setup *s) {
    return stamp_of(s) != s->stamp;
}

/* What the program was started with comes first, then the editor's wishes, then the configuration
 * fills in what is left. */
static void fill(struct setup *s, const struct wishes *w, const struct options *given) {
    s->options = *given;
    s->options.kept = NULL;
    s->inputs[0] = s->beside;
    s->options.inputs = s->inputs;
    s->options.input_count = 1;
    if (!s->options.band) s->options.band = w->band;
    if (!s->options.rules) s->options.rules = w->rules;
    if (!s->options.config) s->options.config = w->config;
    for (size_t i = 0; i < w->dictionary_count; i++)
        if (s->options.dictionary_count < OPTION_DICTIONARIES_MAX)
            s->options.dictionaries[s->options.dictionary_count++] = w->dictionaries[i];
}

static void close_setup(struct setup *s) {
    if (s->has_engine) engine_close(&s->engine);
    s->options.inputs = NULL; /* not allocated by the options */
    options_release(&s->options);
    free(s->config);
    free(s->beside);
    free(s);
}

static struct setup *open_setup(const char *path, const char *config, const struct wishes *w,
                                const struct options *given) {
    struct setup *s = out_alloc(sizeof *s);
    s->config = config ? out_copy(config, strlen(config)) : NULL;
    s->beside = out_copy(path, strlen(path));
    fill(s, w, given);
    struct options before = s->options;
    if (config_apply("check", &s->options)) {
        struct option_text *kept = s->options.kept;
        s->options = before;
        s->options.kept = kept;
    }
    s->stamp = stamp_of(s);
    s->has_engine = engine_open(&s->engine, &s->options, true) == 0;
    if (!s->has_engine && s->options.dictionary_count) {
        tell("the page is checked without dictionaries of your own until this is mended");
        s->options.dictionary_count = 0;
        s->has_engine = engine_open(&s->engine, &s->options, true) == 0;
    }
    if (!s->has_engine) { /* and said why: what needs no tables can still be checked */
        s->engine = (struct engine){.engine = pl_engine_new()};
        s->has_engine = true;
    }
    if (!s->engine.engine) out_give_up();
    return s;
}

struct setup *setup_find(struct setup **list, const char *path, const struct wishes *w,
                         const struct options *given) {
    char found[PATH_MAX];
    const char *config = w->config ? w->config : config_find(path, found) ? found : NULL;
    for (struct setup *s = *list; s; s = s->next)
        if (is_same(s->config, config)) return s;
    struct setup *s = open_setup(path, config, w, given);
    s->next = *list;
    *list = s;
    return s;
}

bool setup_has_outside(const struct setup *list, const char *root) {
    for (const struct setup *s = list; s; s = s->next) {
        bool is_outside = !file_lies_in(s->config ? s->config : s->beside, root);
        for (size_t i = 0; i < s->options.dictionary_count; i++)
            is_outside |= !file_lies_in(s->options.dictionaries[i], root);
        if (is_outside) return true;
    }
    return false;
}

void setup_free_all(struct setup **list) {
    while (*list) {
        struct setup *next = (*list)->next;
        close_setup(*list);
        *list = next;
    }
}
