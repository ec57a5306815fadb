/* The block of settings in front of a Markdown document. */
#ifndef READ_FRONT_MATTER_H
#define READ_FRONT_MATTER_H

#include "base/str.h"

/* Length of the front matter at the start of the text (0 when there is none), YAML between "---" or
 * TOML between "+++"; *title gets its title, in the arena or empty. Other keys are passed over. */
size_t front_matter(struct str text, struct str *title, struct arena *arena);

#endif
