/* The one option table: commands and their options, from which the parser, --help, the man pages
 * and the shell completions are all made. */
#ifndef HOST_OPTIONS_H
#define HOST_OPTIONS_H

#include "plainer.h"

enum {
    OPTION_HELPLINES_MAX = 32,
    OPTION_DICTIONARIES_MAX = 32,
    OPTION_GLOBS_MAX = 64,
    OPTION_INPUTS_MAX = 65536
};

/* What the user asked for. Strings are borrowed from argv. */
struct options {
    const char *output, *to, *from, *band, *edits, *rules, *dump, *select, *format, *fail_on;
    const char *max_grade, *stdin_name, *formula, *familiar_words, *max_size, *max_memory,
        *max_depth, *max_time, *config, *theme, *template, *layout, *baseline, *decisions, *months,
        *top, *changed_since, *report;
    const char *jobs, *shard, *limit, *max_output, *progress;     /* of batches */
    const char *date, *checked_by, *checked_with, *braille_grade; /* what a page says of itself */
    const char *dictionaries[OPTION_DICTIONARIES_MAX];
    size_t dictionary_count;
    const char *includes[OPTION_GLOBS_MAX], *excludes[OPTION_GLOBS_MAX], *from_list;
    size_t include_count, exclude_count;
    pl_helpline helplines[OPTION_HELPLINES_MAX]; /* only the configuration names them */
    size_t helpline_count;
    bool diff, whole_page, fragment, sentences, explain_skipped, no_hunspell, no_dictionaries;
    bool force, fix, tsv, lines, stdio, dry_run, retry_failed, quiet;
    bool help, version;
    struct option_text *kept; /* texts that the options borrow from */
    const char **inputs;      /* allocated; NULL when there are none */
    size_t input_count;
};

/* One allocated text; freed with the options. */
struct option_text {
    struct option_text *next;
    char bytes[];
};

struct option_row {
    char letter;         /* 0: none */
    const char *name;    /* without the dashes */
    const char *value;   /* placeholder, or NULL for a switch */
    const char *choices; /* words separated by "|", or NULL for free text */
    const char *about;
    const char *commands; /* names it belongs to, separated by spaces */
    size_t offset;        /* of its field in struct options */
};

const struct option_row *option_table(size_t *count);
bool option_belongs(const struct option_row *option, const char *command);
/* Is the value one of the option's choices, or free? */
bool option_allows(const struct option_row *option, const char *value);

/* Fills `options` from the words behind the command's name. Returns 0, or 2 with one line printed
 * to standard error. */
int options_parse(const char *command, int argc, char **argv, struct options *options);
/* Stores the value of an option. Returns 0, or 2 with one line printed. */
int options_store(const struct option_row *row, const char *value, struct options *options);
/* Room for a text that lives as long as the options; NULL without memory. */
char *options_keep(struct options *options, size_t size);
void options_release(struct options *options);

#endif
