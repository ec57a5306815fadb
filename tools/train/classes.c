/* WordNet counts senses of base forms; inflected forms get the class of their base. Words that were
 * never counted have no class. */
#include "classes.h"

#include <stdio.h>
#include <stdlib.h>

enum { NOUN = 1, VERB = 2, LEXICOGRAPHER_FILES = 45 };

struct base {
    struct str lemma;
    unsigned part_of_speech, class;
    uint32_t count, best; /* of all senses; of those in the class */
};

struct map {
    struct {
        struct base *items;
        uint32_t count, capacity;
    } bases;
    struct byte_entry *entries;
    size_t count, limit;
    struct arena *arena;
};

static struct str read_in(const char *folder, const char *name, struct arena *arena) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return read_file(path, arena);
}

/* Words are looked up by the number that the program makes of them. */
static uint32_t key_of(struct str word, struct arena scratch) {
    static const struct language_model none;
    struct language_unit unit = {word, word, 0};
    struct language_words words;
    language_derive(&none, &unit, 1, &words, &scratch);
    return words.items[1].word;
}

static void put(struct map *map, struct str word, const struct base *base) {
    if (map->count == map->limit) return;
    map->entries[map->count++] =
        (struct byte_entry){key_of(word, *map->arena), base->count, (uint8_t)(base->class + 1)};
}

static void put_changed(struct map *map, const struct base *base, size_t cut, const char *ending) {
    struct str stem = str_slice(base->lemma, 0, base->lemma.size - cut);
    put(map, str_format(map->arena, "%.*s%s", STR_ARG(stem), ending), base);
}

static bool ends_in_hiss(struct str s) {
    return str_ends(s, STR("s")) || str_ends(s, STR("x")) || str_ends(s, STR("z")) ||
           str_ends(s, STR("ch")) || str_ends(s, STR("sh"));
}

static bool ends_in_changing_y(struct str s) {
    return s.size >= 2 && s.bytes[s.size - 1] == 'y' && !memchr("aeiou", s.bytes[s.size - 2], 5);
}

static void put_regular(struct map *map, const struct base *base) {
    bool changes = ends_in_changing_y(base->lemma), has_e = str_ends(base->lemma, STR("e"));
    put(map, base->lemma, base);
    if (base->part_of_speech > VERB) return;
    put_changed(map, base, changes, changes ? "ies" : ends_in_hiss(base->lemma) ? "es" : "s");
    if (base->part_of_speech == NOUN) return;
    put_changed(map, base, has_e, "ing");
    put_changed(map, base, changes, changes ? "ied" : has_e ? "d" : "ed");
}

/* "child%1:18:00:: 1 75": lemma, part of speech, lexicographer file; number and count of a sense.
 * Senses of a lemma and part of speech stand together, those of a file too. */
struct sense {
    struct str lemma;
    unsigned part_of_speech, file;
    uint32_t count;
};

static bool read_sense(struct str line, struct sense *sense) {
    size_t percent = str_find(line, STR("%"), 0), space = str_find(line, STR(" "), 0);
    if (percent == SIZE_MAX || space == SIZE_MAX || percent + 5 > space) return false;
    size_t last = str_find(line, STR(" "), space + 1);
    if (last == SIZE_MAX) return false;
    sense->lemma = str_slice(line, 0, percent);
    sense->part_of_speech = (unsigned)atoi(line.bytes + percent + 1);
    sense->file = (unsigned)atoi(line.bytes + percent + 3);
    sense->count = (uint32_t)atoi(line.bytes + last);
    if (sense->part_of_speech == 5) sense->part_of_speech = 3; /* satellite adjectives */
    return sense->file < LEXICOGRAPHER_FILES && str_find(sense->lemma, STR("_"), 0) == SIZE_MAX;
}

static void add_sense(struct map *map, const struct sense *sense, uint32_t *in_file,
                      unsigned *file) {
    struct base *base = map->bases.count ? &map->bases.items[map->bases.count - 1] : NULL;
    bool is_same = base && str_equal(base->lemma, sense->lemma) &&
                   base->part_of_speech == sense->part_of_speech;
    if (!is_same) {
        base = ARENA_PUSH(map->arena, &map->bases);
        *base = (struct base){sense->lemma, sense->part_of_speech, sense->file, 0, 0};
    }
    *in_file = is_same && *file == sense->file ? *in_file + sense->count : sense->count;
    *file = sense->file;
    base->count += sense->count;
    if (*in_file <= base->best) return;
    base->best = *in_file;
    base->class = sense->file;
}

static int by_lemma(const void *one, const void *other) {
    const struct base *a = one, *b = other;
    int order = str_compare(a->lemma, b->lemma);
    return order ? order : (int)a->part_of_speech - (int)b->part_of_speech;
}

static void read_bases(struct map *map, struct str counts) {
    struct str line;
    struct sense sense;
    uint32_t in_file = 0;
    unsigned file = 0;
    while (str_next(&counts, '\n', &line))
        if (read_sense(line, &sense)) add_sense(map, &sense, &in_file, &file);
    qsort(map->bases.items, map->bases.count, sizeof *map->bases.items, by_lemma);
}

/* "children child" */
static void put_irregular(struct map *map, struct str rest, unsigned part_of_speech) {
    struct str line, form, lemma;
    while (str_next(&rest, '\n', &line)) {
        if (!str_next(&line, ' ', &form) || !str_next(&line, ' ', &lemma)) continue;
        struct base wanted = {.lemma = lemma, .part_of_speech = part_of_speech};
        const struct base *base = bsearch(&wanted, map->bases.items, map->bases.count,
                                          sizeof *map->bases.items, by_lemma);
        if (base) put(map, form, base);
    }
}

struct language_part classes_of_words(const char *folder, struct arena *arena) {
    struct map map = {.limit = 1 << 18, .arena = arena};
    map.entries = ARENA_ARRAY(arena, struct byte_entry, map.limit);
    if (folder) {
        read_bases(&map, read_in(folder, "cntlist.rev", arena));
        for (uint32_t i = 0; i < map.bases.count; i++) put_regular(&map, &map.bases.items[i]);
        put_irregular(&map, read_in(folder, "noun.exc", arena), NOUN);
        put_irregular(&map, read_in(folder, "verb.exc", arena), VERB);
    }
    return build_bytes(map.entries, map.count, arena);
}
