/* What the hosts share: an engine with its dictionaries, an opened input, and the one line that
 * every failure prints. */
#ifndef HOST_ENGINE_H
#define HOST_ENGINE_H

#include "host/files.h"
#include "host/options.h"
#include "plainer.h"

/* An engine and the files it borrows from. */
struct engine {
    pl_engine *engine;
    struct file lexicon, model;
};

/* Loads the dictionaries that come with plainer, then the user's. With `needs` false only what
 * scores need. Returns 0 or the exit status, with one line printed. */
int engine_open(struct engine *engine, const struct options *options, bool with_dictionaries);
void engine_close(struct engine *engine);

/* One input, read and analysed. */
struct input {
    const char *name;
    struct file file;
    pl_document *document;
};
/* Reads the file, then analyses what was read. Each returns 0, or an exit status with one line
 * printed and the input closed; input_open does both. */
int input_read(struct input *input, const struct options *options, const char *path);
int input_analyse(struct input *input, struct engine *engine, const struct options *options,
                  const pl_settings *settings);
int input_open(struct input *input, struct engine *engine, const struct options *options,
               const char *path, const pl_settings *settings);
void input_close(struct input *input);

/* Of a format's name, as --from has it; what is none is to be guessed. */
pl_input_format input_format(const char *name);
pl_settings settings_of(const struct options *options);
/* Prints "plainer: name:line:column: message". */
void print_failure(const char *name, const pl_failure *failure);
void print_errno(const char *name, int error, const char *advice);

#endif
