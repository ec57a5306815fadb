/* A loaded dictionary as one block of bytes, to be kept beside the tables that it was made from and
 * loaded in their place: no cell is read and no form is made again. */
#ifndef DICTIONARY_IMAGE_H
#define DICTIONARY_IMAGE_H

#include "dictionary/dictionary.h"

/* Appends the image. `key` says what it was made from. */
void dictionary_save_image(const struct dictionary *dictionary, struct str key, struct buf *out);
/* Fills an empty dictionary. False, and nothing changed, when the bytes are no image of this
 * program and this key, or are damaged. The bytes are copied. */
bool dictionary_load_image(struct dictionary *dictionary, struct str bytes, struct str key);

#endif
