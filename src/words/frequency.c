/* Binary search over the lines of a mapped file: nothing is parsed before it is asked for. */
#include "words/frequency.h"

#include <string.h>

static size_t line_start(const struct words_frequency *t, size_t at) {
    while (at > 0 && t->bytes[at - 1] != '\n') at--;
    return at;
}

static size_t line_end(const struct words_frequency *t, size_t at) {
    const char *end = memchr(t->bytes + at, '\n', t->size - at);
    return end ? (size_t)(end - t->bytes) : t->size;
}

/* "4.27" -> 4.27; at most two decimals are read. */
static double read_zipf(const char *at, const char *end) {
    double value = 0, scale = 1;
    bool is_fraction = false;
    for (; at < end; at++) {
        if (*at == '.') is_fraction = true;
        if (*at < '0' || *at > '9') continue;
        value = value * 10 + (*at - '0');
        if (is_fraction) scale *= 10;
    }
    return value / scale;
}

static double zipf_of_line(const char *line, size_t size) {
    const char *tab = memchr(line, '\t', size);
    return tab ? read_zipf(tab, line + size) : 0;
}

/* Order of a word against the word of a line. */
static int compare(const char *word, size_t length, const char *line, size_t size) {
    const char *tab = memchr(line, '\t', size);
    size_t other = tab ? (size_t)(tab - line) : size;
    int order = memcmp(word, line, length < other ? length : other);
    return order ? order : (length > other) - (length < other);
}

double words_zipf(const struct words_frequency *t, const char *word, size_t length) {
    size_t low = 0, high = t->bytes ? t->size : 0;
    while (low < high) {
        size_t start = line_start(t, low + (high - low) / 2);
        size_t end = line_end(t, start);
        int order = compare(word, length, t->bytes + start, end - start);
        if (order == 0) return zipf_of_line(t->bytes + start, end - start);
        if (order < 0)
            high = start;
        else
            low = end + 1;
    }
    return 0;
}
