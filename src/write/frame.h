/* The page around what is written: our own or the user's template. */
#ifndef WRITE_FRAME_H
#define WRITE_FRAME_H

#include "write/write.h"

struct frame {
    struct str language, title;
    struct str style; /* put behind our style sheet */
    bool is_own;      /* our own template, whatever the user's is */
    size_t at;        /* how far the template is written */
};

/* All that stands before the content, and all behind it. */
void frame_start(struct frame *frame, const struct write_options *options, struct buf *out);
void frame_end(struct frame *frame, const struct write_options *options, struct buf *out);

#endif
