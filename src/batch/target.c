/* See target.h. Names of folders never end as a file of ours may, so that the outputs of "a" never
 * stand in the way of the folder of "a.html/b". Left out: that some file systems take an accented
 * letter and its two halves for one. */
#include "batch/target.h"
#include "plainer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { LONGEST_NAME = 120, LONGEST_PATH = 1000 };

uint64_t target_sum(const char *text, size_t size) {
    uint64_t sum = 0xCBF29CE484222325u; /* FNV-1a, and a mixer behind it (splitmix64) */
    for (size_t i = 0; i < size; i++) sum = (sum ^ (unsigned char)text[i]) * 0x100000001B3u;
    sum = (sum ^ sum >> 30) * 0xBF58476D1CE4E5B9u;
    sum = (sum ^ sum >> 27) * 0x94D049BB133111EBu;
    sum ^= sum >> 31;
    return sum ? sum : 1; /* 0 marks an empty place */
}

static void seen_place(struct seen *seen, uint64_t sum) {
    size_t at = (size_t)sum & (seen->capacity - 1);
    while (seen->sums[at]) at = (at + 1) & (seen->capacity - 1);
    seen->sums[at] = sum;
}

bool seen_add(struct seen *seen, uint64_t sum) {
    if (seen->count * 2 >= seen->capacity) {
        struct seen grown = {.capacity = seen->capacity ? seen->capacity * 2 : 1024};
        grown.sums = out_alloc(grown.capacity * sizeof *grown.sums);
        for (size_t i = 0; i < seen->capacity; i++)
            if (seen->sums[i]) seen_place(&grown, seen->sums[i]);
        grown.count = seen->count;
        free(seen->sums);
        *seen = grown;
    }
    for (size_t at = (size_t)sum;; at++) {
        uint64_t there = seen->sums[at & (seen->capacity - 1)];
        if (there == sum) return false;
        if (!there) break;
    }
    seen_place(seen, sum);
    seen->count++;
    return true;
}

void seen_release(struct seen *seen) {
    free(seen->sums);
    *seen = (struct seen){0};
}

size_t target_stem_size(const char *name, size_t size) {
    static const char *const endings[] = {".html", ".htm", ".xhtml", ".md", ".markdown", ".txt"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t length = strlen(endings[i]);
        if (size <= length || name[size - length - 1] == '/') continue;
        if (strncasecmp(name + size - length, endings[i], length) == 0) return size - length;
    }
    return size;
}

/* Bytes of a character of UTF-8 that may stand in a name, or 0. */
static size_t kept_size(const char *text, size_t size) {
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] < 0x80) return at[0] >= 0x20 && at[0] != 0x7F && !strchr("\\:*?\"<>|", at[0]);
    size_t length = at[0] >= 0xF0 ? 4 : at[0] >= 0xE0 ? 3 : 2;
    uint32_t c = at[0] & (0xFFu >> (length + 1));
    if (at[0] < 0xC2 || at[0] > 0xF4 || length > size) return 0;
    for (size_t i = 1; i < length; i++) {
        if ((at[i] & 0xC0) != 0x80) return 0;
        c = c << 6 | (at[i] & 0x3F);
    }
    bool is_well_formed = c >= (length == 4   ? 0x10000u
                                : length == 3 ? 0x800u
                                              : 0x80u) &&
                          c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF);
    bool is_shown = c >= 0xA0 && c != 0xAD && c != 0xFEFF && c != 0x61C &&
                    !(c >= 0x200B && c <= 0x200F) && !(c >= 0x2028 && c <= 0x202E) &&
                    !(c >= 0x2060 && c <= 0x206F);
    return is_well_formed && is_shown ? length : 0;
}

/* The size of the longest start that ends with a whole character. */
static size_t cut_size(const char *text, size_t size, size_t most) {
    if (size <= most) return size;
    while (most && ((unsigned char)text[most] & 0xC0) == 0x80) most--;
    return most;
}

static void add_sum(struct out *out, const char *text, size_t size) {
    out_format(out, "~%010llx", (unsigned long long)(target_sum(text, size) >> 24));
}

/* Is it what SQLite may call a file beside the ledger ("ledger.sqlite-journal")? */
static bool is_of_ledger(const struct out *out, size_t start) {
    static const char ledger[] = "ledger.sqlite";
    return start == 0 && strncasecmp(out->bytes, ledger, sizeof ledger - 1) == 0;
}

/* One name between slashes. A dot in front is left to files of the output folder itself, and
 * dots and blanks at the end are dropped by some systems. */
static void add_name(struct out *out, const char *name, size_t size, bool is_folder) {
    size_t start = out->size;
    for (size_t at = 0; at < size;) {
        size_t kept = kept_size(name + at, size - at);
        bool is_edge = (at == 0 && name[at] == '.') ||
                       (at + 1 == size && (name[at] == '.' || name[at] == ' '));
        out_add(out, kept && !is_edge ? name + at : "_", kept && !is_edge ? kept : 1);
        at += kept ? kept : 1;
    }
    if (out->size - start > LONGEST_NAME) {
        out->size = start + cut_size(out->bytes + start, out->size - start, LONGEST_NAME);
        add_sum(out, name, size);
    }
    const char *dot = strrchr(out->bytes + start, '.');
    if (is_folder && dot && strlen(dot) <= sizeof ".markdown") {
        static const char *const ours[] = {".json", ".brf", ".csv", ".xml", ".jsonl", ".part"};
        bool is_ours = target_stem_size(out->bytes, out->size) < out->size;
        for (size_t i = 0; i < sizeof ours / sizeof *ours; i++)
            is_ours |= strcasecmp(dot, ours[i]) == 0;
        if (is_ours) out_add(out, "_", 1);
    }
    if (is_folder && is_of_ledger(out, start)) out_add(out, "_", 1);
}

/* Adds the names of a path that are any; `..` leads nowhere. */
static void add_path(struct out *out, const char *path, size_t size, bool ends_in_folder) {
    while (size) {
        size_t name = 0;
        while (name < size && path[name] != '/' && path[name] != '\\') name++;
        bool is_last = name == size, is_dots = name <= 2 && memcmp(path, "..", name) == 0;
        if (!is_dots) {
            if (out->size) out_add(out, "/", 1);
            add_name(out, path, name, !is_last || ends_in_folder);
        }
        path += name + !is_last;
        size -= name + !is_last;
    }
}

/* The lower-case character for one of two bytes: Latin, Greek and Cyrillic, where it is one step
 * away. The rest has no case, or is rare in names. */
static uint32_t lower(uint32_t c) {
    if ((c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
        (c >= 0x410 && c <= 0x42F))
        return c + 0x20;
    if (c >= 0x400 && c <= 0x40F) return c + 0x50;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c + c % 2;
    if (c >= 0x100 && c <= 0x17F) return c | 1;
    return c;
}

/* The sum of a path whose letters were made small, since "A" and "a" may be one file. */
static uint64_t folded_sum(const struct out *path) {
    struct out folded = {0};
    for (size_t i = 0; i < path->size; i++) {
        unsigned char c = (unsigned char)path->bytes[i];
        char small = (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
        if (c >= 0xC3 && c <= 0xDF && i + 1 < path->size) {
            uint32_t to = lower((c & 0x1Fu) << 6 | ((unsigned char)path->bytes[++i] & 0x3F));
            out_add(&folded, (char[]){(char)(0xC0 | to >> 6), (char)(0x80 | (to & 0x3F))}, 2);
        } else {
            out_add(&folded, &small, 1);
        }
    }
    uint64_t sum = target_sum(folded.bytes, folded.size);
    out_release(&folded);
    return sum;
}

static bool ends_in_review(const struct out *path) {
    static const char ending[] = ".review";
    size_t size = sizeof ending - 1;
    return path->size > size && strncasecmp(path->bytes + path->size - size, ending, size) == 0;
}

const char *targets_give(struct targets *t, const char *prefix, const char *raw, const char *name) {
    struct out *path = &t->path;
    out_clear(path);
    out_add(path, "", 0);
    add_path(path, prefix, strlen(prefix), true);
    add_path(path, raw, target_stem_size(raw, strlen(raw)), false);
    if (ends_in_review(path)) out_add(path, "_", 1); /* as the review of another one would */
    if (!path->size) out_text(path, "index");
    if (path->size > LONGEST_PATH) {
        struct out whole = {0};
        out_add(&whole, path->bytes, path->size);
        path->size = cut_size(path->bytes, path->size, LONGEST_PATH);
        while (path->bytes[path->size - 1] == '/') path->size--;
        add_sum(path, whole.bytes, whole.size);
        out_release(&whole);
    }
    t->size = path->size;
    t->again = 0;
    return seen_add(&t->seen, folded_sum(path)) ? path->bytes : targets_move(t, name);
}

const char *targets_move(struct targets *t, const char *name) {
    struct out *path = &t->path;
    do {
        path->size = t->size;
        add_sum(path, name, strlen(name));
        if (t->again++) out_format(path, "-%u", t->again);
    } while (!seen_add(&t->seen, folded_sum(path)));
    return path->bytes;
}

void targets_take(struct targets *t, const char *path) {
    struct out text = {0};
    out_text(&text, path);
    (void)seen_add(&t->seen, folded_sum(&text));
    out_release(&text);
}

void targets_release(struct targets *targets) {
    seen_release(&targets->seen);
    out_release(&targets->path);
}

static int hex_value(char c) {
    const char *digits = "0123456789abcdef", *at = c ? strchr(digits, c | 0x20) : NULL;
    return at ? (int)(at - digits) : -1;
}

/* A path with its percent signs undone, but for those that stand for what parts paths. */
static void add_unescaped(struct out *out, const char *text, size_t size) {
    for (size_t i = 0; i < size; i++) {
        int high = text[i] == '%' && i + 2 < size ? hex_value(text[i + 1]) : -1;
        int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        char byte = (char)(high * 16 + low);
        if (low < 0 || byte == '/' || byte == '\\' || byte == '\0') {
            out_add(out, text + i, 1);
        } else {
            out_add(out, &byte, 1);
            i += 2;
        }
    }
}

void target_add_url(struct out *out, const char *url) {
    size_t all = strcspn(url, "#");
    const char *host = strstr(url, "://"), *end = url + all;
    if (host && host < end) {
        host += 3;
        size_t size = strcspn(host, "/?#");
        const char *at = memrchr(host, '@', size);
        for (const char *c = at ? at + 1 : host; c < host + size; c++) {
            char small = (char)(*c >= 'A' && *c <= 'Z' ? *c | 0x20 : *c);
            out_add(out, &small, 1);
        }
        url = host + size;
    }
    size_t path = strcspn(url, "?#");
    add_unescaped(out, url, target_stem_size(url, path));
    if (!out->size || !path || url[path - 1] == '/') out_text(out, "/index");
    if (url + path < end) add_sum(out, url + path, (size_t)(end - url) - path);
}
