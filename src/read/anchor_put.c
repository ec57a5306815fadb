/* Text into the builder, with the bytes of the file that it came from. What readers cannot see
 * stays out, as in HTML, so that a soft hyphen breaks no word. */
#include "read/anchor.h"

#include "base/utf8.h"

#include <string.h>

struct span anchor_source(const struct read_map *map, struct span place) {
    return (struct span){read_map_source(map, place.start), read_map_source(map, place.end)};
}

static size_t character_size(struct str text, size_t at) {
    size_t size;
    utf8_decode(str_slice(text, at, text.size), &size);
    return size;
}

/* Bytes from text[at] on, in whole characters, that the file holds just so (or does not). */
static size_t stretch(const struct build *build, const struct read_map *map, struct str text,
                      size_t at, uint32_t place, bool is_exact) {
    const struct str file = build->doc->source;
    uint32_t start = read_map_source(map, place + (uint32_t)at);
    size_t i = at;
    while (i < text.size) {
        size_t size = character_size(text, i);
        uint32_t from = read_map_source(map, place + (uint32_t)i);
        bool is_same = read_map_source(map, place + (uint32_t)(i + size)) == from + size &&
                       from + size <= file.size &&
                       memcmp(file.bytes + from, text.bytes + i, size) == 0;
        if (is_same != is_exact || (is_exact && from != start + (i - at))) break;
        if (!is_exact && i > at && ascii_is_space(text.bytes[i])) break;
        i += size;
    }
    return i - at;
}

static void put_visible(struct build *build, const struct read_map *map, struct str text,
                        struct span place, bool is_exact, struct build_inline how) {
    if (!is_exact || read_map_is_identity(map)) {
        build_text(build, text, anchor_source(map, place), is_exact, how);
        return;
    }
    bool is_same = true;
    for (size_t i = 0; i < text.size; is_same = !is_same) {
        size_t size = stretch(build, map, text, i, place.start, is_same);
        if (!size) continue;
        struct span part = {place.start + (uint32_t)i, place.start + (uint32_t)(i + size)};
        build_text(build, str_slice(text, i, i + size), anchor_source(map, part), is_same, how);
        i += size;
    }
}

void anchor_put(struct build *build, const struct read_map *map, struct str text, struct span place,
                bool is_exact, struct build_inline how) {
    for (size_t i = 0; i < text.size;) {
        size_t size = utf8_seen_size(text, i);
        struct span part = {place.start + (uint32_t)i, place.start + (uint32_t)(i + size)};
        if (size)
            put_visible(build, map, str_slice(text, i, i + size), is_exact ? part : place, is_exact,
                        how);
        i += size;
        if (i < text.size) i += utf8_unseen_size(text, i);
    }
}
