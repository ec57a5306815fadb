/* A half-open range of byte offsets. Spans named `source` are offsets into the file as it lies on
 * disk; spans named `text` are offsets into the document's normalised text. */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

struct span {
    uint32_t start, end;
};

static inline uint32_t span_size(struct span s) {
    return s.end - s.start;
}
static inline bool span_contains(struct span outer, struct span inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}
static inline bool span_overlaps(struct span a, struct span b) {
    return a.start < b.end && b.start < a.end;
}

#endif
