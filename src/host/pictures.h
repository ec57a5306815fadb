/* Pictures that lie beside the input, for the page to hold them: nothing is fetched from anywhere,
 * and nothing outside of the input's folder is opened. */
#ifndef HOST_PICTURES_H
#define HOST_PICTURES_H

#include "host/files.h"

#include "plainer.h"

struct pictures {
    char folder[PATH_MAX]; /* of the input, with its slash; empty: the current one */
    struct file file;      /* the last one that was given */
    size_t total;          /* bytes that were given so far */
    bool is_closed;        /* the input has no folder */
};

/* For the input of that path; "-" and NULL have no pictures. */
void pictures_open(struct pictures *pictures, const char *input);
/* Gives the picture of an address; pl_write_settings.find_picture, the context is the pictures. */
bool pictures_find(void *context, const char *address, size_t size, pl_picture *picture);
void pictures_close(struct pictures *pictures);

#endif
