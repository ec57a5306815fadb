/* The only door to hunspell. Its files take a tenth of a second to load, so they are opened when
 * the first word asks, and every answer is kept. One lock guards handle and cache, since hunspell
 * is not safe to share. Absent files mean that it knows nothing. */
#include "dictionary/internal.h"

#include <hunspell/hunspell.h>
#include <pthread.h>
#include <string.h>

enum { CACHE_SLOTS = 1024, WORD_MAX = 63 };

/* A word and its stems, separated by spaces. */
struct cached {
    char word[WORD_MAX + 1];
    char stems[2 * WORD_MAX + 2];
};

struct dictionary_hunspell {
    const char *aff, *dic;
    Hunhandle *handle;
    bool is_tried;
    pthread_mutex_t lock;
    struct cached cache[CACHE_SLOTS]; /* direct-mapped: a later word drives an earlier one out */
};

static const char *copy_path(struct arena *arena, const char *path) {
    return str_copy(arena, str_from(path)).bytes;
}

struct dictionary_hunspell *dictionary_hunspell_new(struct arena *arena, const char *aff,
                                                    const char *dic) {
    struct dictionary_hunspell *h = ARENA_NEW(arena, struct dictionary_hunspell);
    h->aff = copy_path(arena, aff);
    h->dic = copy_path(arena, dic);
    pthread_mutex_init(&h->lock, NULL);
    return h;
}

void dictionary_hunspell_close(struct dictionary_hunspell *h) {
    if (h->handle) Hunspell_destroy(h->handle);
    pthread_mutex_destroy(&h->lock);
}

static Hunhandle *opened(struct dictionary_hunspell *h) {
    if (!h->is_tried) h->handle = Hunspell_create(h->aff, h->dic);
    h->is_tried = true;
    return h->handle;
}

static void ask(struct dictionary_hunspell *h, struct cached *entry, struct str word) {
    memset(entry, 0, sizeof *entry);
    memcpy(entry->word, word.bytes, word.size);
    if (!opened(h)) return;
    char **stems = NULL;
    int count = Hunspell_stem(h->handle, &stems, entry->word);
    size_t used = 0;
    for (int i = 0; i < count; i++) {
        size_t size = strlen(stems[i]);
        if (used + size + 2 > sizeof entry->stems) break;
        memcpy(entry->stems + used, stems[i], size);
        used += size;
        entry->stems[used++] = ' ';
    }
    Hunspell_free_list(h->handle, &stems, count);
}

static uint32_t slot_of(struct str word) {
    return str_hash(word) % CACHE_SLOTS;
}

/* z and s count as the same letter: utilized, utilise. */
static bool same_stem(struct str a, struct str b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++) {
        char x = a.bytes[i] == 'z' ? 's' : a.bytes[i];
        char y = b.bytes[i] == 'z' ? 's' : b.bytes[i];
        if (x != y) return false;
    }
    return true;
}

bool dictionary_hunspell_has_stem(struct dictionary_hunspell *h, struct str word, struct str stem) {
    if (!word.size || word.size > WORD_MAX) return false;
    pthread_mutex_lock(&h->lock);
    struct cached *entry = &h->cache[slot_of(word)];
    if (!str_equal(str_from(entry->word), word)) ask(h, entry, word);
    struct str stems = str_from(entry->stems), one;
    bool found = false;
    while (!found && str_next(&stems, ' ', &one)) found = one.size && same_stem(one, stem);
    pthread_mutex_unlock(&h->lock);
    return found;
}
