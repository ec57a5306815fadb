/* The way from an output to the input it was made from, as a link in the output can hold it. */
#ifndef CLI_RELATIVE_H
#define CLI_RELATIVE_H

/* A relative link from the folder of `output` (NULL: the current folder) to the file `input`,
 * percent-encoded; allocated, or NULL when the two cannot be related. */
char *relative_link(const char *input, const char *output);

#endif
