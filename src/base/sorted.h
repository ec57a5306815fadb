/* Look-ups in arrays that are sorted by an offset or a number. */
#ifndef BASE_SORTED_H
#define BASE_SORTED_H

#include <stddef.h>
#include <stdint.h>

/* The index of the first of `count` items of `size` bytes whose uint32_t, `field` bytes into it, is
 * `least` or more; `count` when there is none. The items are sorted by that field. */
static inline uint32_t sorted_from(const void *items, uint32_t count, size_t size, size_t field,
                                   uint32_t least) {
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (*(const uint32_t *)(const void *)((const char *)items + middle * size + field) < least)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same for a growing array (base/arena.h) and a member, which must be a uint32_t. */
#define SORTED_FROM(array, member, least)                                                          \
    sorted_from((array)->items, (array)->count, sizeof *(array)->items,                            \
                offsetof(__typeof__(*(array)->items), member),                                     \
                _Generic((array)->items->member, uint32_t                                          \
                         : (least)))

#endif
