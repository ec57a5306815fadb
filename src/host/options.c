/* Parses the command line against the table: long options with a space or "=", single letters,
 * "--" for the end, and a suggestion when a name is nearly right. */
#include "host/options.h"
#include "host/tell.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define AT(field) offsetof(struct options, field)

/* Braille comes with liblouis alone. */
#ifdef PLAINER_BRAILLE
#define BRF "|brf"
#else
#define BRF ""
#endif

static const struct option_row OPTIONS[] = {
    {'o', "output", "FILE", NULL, "write to FILE instead of standard output",
     "convert extract check score simplify analyse dictionary", AT(output)},
    {0, "to", "FORMATS", NULL,
     "formats of the outputs, commas between them (html): html,text,markdown,json,review,brf",
     "batch", AT(to)},
    {0, "to", "FORMAT", "html|text|markdown|json|review" BRF,
     "format of the page; else the ending of -o, else html", "convert", AT(to)},
    {0, "to", "FORMAT", "html|text|json", "format of the page; else the ending of -o, else html",
     "extract", AT(to)},
    {0, "from", "FORMAT", "html|markdown|text",
     "format of the input; else its name, then its content", "convert extract check score",
     AT(from)},
    {0, "band", "BAND", "7-9|9-11|11-14|14-16", "readers the page is for (9-11)",
     "convert check score simplify dictionary lsp batch", AT(band)},
    {0, "dictionary", "FILE", NULL, "add a dictionary (CSV); later ones win; may be repeated",
     "convert check score simplify explain dictionary lsp batch", AT(dictionaries)},
    {0, "edits", "WHICH", "none|safe|all", "which edits to make (safe)", "convert simplify batch",
     AT(edits)},
    {0, "rules", "LIST", NULL, "rules on and off: +id,-id", "convert check simplify lsp batch",
     AT(rules)},
    {0, "decisions", "FILE", NULL, "apply what an editor decided on the review page", "convert",
     AT(decisions)},
    {0, "diff", NULL, NULL, "print what changes, as a unified diff of the text", "convert",
     AT(diff)},
    {0, "dump", "STAGE", "read|language|assess|find|simplify|write", "print a stage as text",
     "convert", AT(dump)},
    {0, "select", "WHAT", NULL, "read this ELEMENT, #ID or .CLASS instead of the article",
     "convert extract check score batch", AT(select)},
    {0, "whole-page", NULL, NULL, "read the whole page, not only its article",
     "convert extract check score batch", AT(whole_page)},
    {0, "force", NULL, NULL, "go on with a document that is not in English",
     "convert check score batch", AT(force)},
    {0, "fragment", NULL, NULL, "html without head and frame, to paste into a page",
     "convert extract batch", AT(fragment)},
    {0, "format", "FORMAT", "human|line|json|sarif|github|gitlab|checkstyle",
     "format of the findings (human)", "check", AT(format)},
    {0, "format", "FORMAT", "human|json|csv|html", "format of the scores (human)", "score",
     AT(format)},
    {0, "format", "FORMAT", "conllu|json", "format of the analysis (conllu)", "analyse",
     AT(format)},
    {0, "from", "FORMAT", "html|markdown|text|conllu",
     "format of the input (text); conllu keeps its sentences and words", "analyse", AT(from)},
    {0, "from", "FORMAT", "csv|vale|diction|tbx|hunspell|text",
     "format of the list to import; else its ending", "dictionary", AT(from)},
    {0, "to", "FORMAT", "csv|vale|vale-existence|diction|tbx|hunspell|text|html|markdown",
     "format to export; else the ending of -o", "dictionary", AT(to)},
    {0, "fail-on", "SEVERITY", "error|warning|never",
     "problems that make the exit status 1 (warning)", "dictionary", AT(fail_on)},
    {0, "months", "N", NULL, "rows checked longer ago are told of (12); 0: never", "dictionary",
     AT(months)},
    {0, "top", "N", NULL, "so many hard words without a row (30)", "dictionary", AT(top)},
    {0, "fail-on", "SEVERITY", "error|warning|never",
     "findings that make the exit status 1 (error)", "check", AT(fail_on)},
    {0, "max-grade", "N", NULL, "exit status 1 if the Flesch-Kincaid grade is above N", "check",
     AT(max_grade)},
    {0, "fix", NULL, NULL, "make the safe changes in the files", "check", AT(fix)},
    {0, "baseline", "FILE", NULL,
     "leave out the findings that FILE knows; without such a file, write it", "check",
     AT(baseline)},
    {0, "changed-since", "REV", NULL,
     "only findings on lines that are new or changed since a git revision; REV...: since the last "
     "commit that REV and HEAD share",
     "check", AT(changed_since)},
    {0, "report", "FORMAT:FILE", NULL, "write the findings to FILE too, in a --format of its own",
     "check", AT(report)},
    {'o', "output", "FOLDER", NULL,
     "where the outputs go, in the tree of the inputs, and the ledger; -: lines of JSON go to "
     "standard output",
     "batch", AT(output)},
    {0, "from", "FORMAT", "html|markdown|text|jsonl",
     "format of the inputs; else their names, then their content", "batch", AT(from)},
    {0, "from-list", "FILE", NULL,
     "read the inputs' names from FILE (- is standard input), each ended by NUL, or by a line end "
     "where there is no NUL",
     "batch", AT(from_list)},
    {0, "include", "GLOB", NULL,
     "files of folders and archives to read, in place of those that end as html, markdown and text "
     "do; may be repeated",
     "batch", AT(includes)},
    {0, "exclude", "GLOB", NULL,
     "files and folders to leave out, as .gitignore writes them; may be repeated", "batch",
     AT(excludes)},
    {0, "max-size", "MIB", NULL, "largest input in mebibytes (64); beyond a limit the status is 5",
     "convert check score extract simplify analyse", AT(max_size)},
    {0, "max-size", "MIB", NULL,
     "largest document in mebibytes (64); what is beyond a limit is recorded as failed", "batch",
     AT(max_size)},
    {0, "max-memory", "MIB", NULL, "most memory for one input (4096)",
     "convert check score extract simplify analyse", AT(max_memory)},
    {0, "max-memory", "MIB", NULL, "most memory for one document (1024)", "batch", AT(max_memory)},
    {0, "max-depth", "N", NULL, "deepest nesting of elements (512)",
     "convert check score extract simplify analyse batch", AT(max_depth)},
    {0, "max-time", "SECONDS", NULL, "longest time for one input (120)",
     "convert check score extract simplify analyse batch", AT(max_time)},
    {0, "stdin-name", "NAME", NULL, "name of standard input in messages, and its ending",
     "check convert score extract analyse", AT(stdin_name)},
    {0, "explain-skipped", NULL, NULL, "say of each finding why no edit was made", "check",
     AT(explain_skipped)},
    {0, "sentences", NULL, NULL, "a line for each sentence too", "score", AT(sentences)},
    {0, "familiar-words", "FILE", NULL,
     "words that count as familiar for Dale-Chall and Spache, one or more a line", "score",
     AT(familiar_words)},
    {0, "formula", "NAMES", NULL, "only these formulas, separated by commas", "score", AT(formula)},
    {0, "theme", "FILE", NULL, "css of your own, put behind the page's", "convert batch",
     AT(theme)},
    {0, "template", "FILE", NULL, "page of your own with slots that the plain page is put into",
     "convert batch", AT(template)},
    {0, "checked-by", "NAME", NULL, "who has checked the page, for readers to see", "convert batch",
     AT(checked_by)},
    {0, "checked-with", "WHOM", NULL, "children or young people who have read it before",
     "convert batch", AT(checked_with)},
    {0, "date", "DATE", NULL, "date on the page, such as 2026-11-22 (today)", "convert", AT(date)},
    {0, "date", "DATE", NULL, "date on the pages, such as 2026-11-22 (none)", "batch", AT(date)},
    {0, "braille-grade", "GRADE", "1|2", "1: uncontracted braille, 2: contracted (2)",
     "convert batch", AT(braille_grade)},
    {0, "layout", "LAYOUT", "normal|spaced", "spaced: wider lines, words and letters (normal)",
     "convert batch", AT(layout)},
    {0, "config", "FILE", NULL, "settings; else .plainer.ini in the input's folder or above",
     "convert check score extract simplify explain analyse dictionary lsp batch", AT(config)},
    {'j', "jobs", "N", NULL, "worker processes (as many as there are cores)", "batch", AT(jobs)},
    {0, "shard", "K/N", NULL, "only the K-th of N parts of the documents, for several machines",
     "batch", AT(shard)},
    {0, "limit", "N", NULL, "convert at most so many documents in this run", "batch", AT(limit)},
    {0, "dry-run", NULL, NULL, "only print the documents that would be converted", "batch",
     AT(dry_run)},
    {0, "retry-failed", NULL, NULL, "try those again that failed or were set aside", "batch",
     AT(retry_failed)},
    {0, "max-output", "MIB", NULL, "most bytes of all outputs of one document, in mebibytes (256)",
     "batch", AT(max_output)},
    {0, "progress", "FORM", "text|json", "how progress is shown on standard error (text)", "batch",
     AT(progress)},
    {'q', "quiet", NULL, NULL, "no progress and no summary", "batch", AT(quiet)},
    {0, "tsv", NULL, NULL, "suggest: read lines of sentence, tabulator, word", "dictionary",
     AT(tsv)},
    {0, "lines", NULL, NULL, "one sentence a line in, its plain version on one line out",
     "simplify", AT(lines)},
    {0, "no-dictionaries", NULL, NULL, "leave out the dictionaries that come with plainer",
     "convert check simplify explain dictionary lsp batch", AT(no_dictionaries)},
    {0, "no-hunspell", NULL, NULL, "never open hunspell's dictionary",
     "convert check simplify lsp batch", AT(no_hunspell)},
    {0, "stdio", NULL, NULL, "what editors say who could use something else: it changes nothing",
     "lsp", AT(stdio)},
    {'h', "help", NULL, NULL, "print this help",
     "convert check score extract simplify explain analyse dictionary lsp batch", AT(help)},
};

const struct option_row *option_table(size_t *count) {
    *count = sizeof OPTIONS / sizeof *OPTIONS;
    return OPTIONS;
}

bool option_belongs(const struct option_row *option, const char *command) {
    size_t size = strlen(command);
    for (const char *at = option->commands; (at = strstr(at, command)); at += size) {
        bool starts = at == option->commands || at[-1] == ' ';
        if (starts && (at[size] == ' ' || at[size] == '\0')) return true;
    }
    return false;
}

/* Characters that must be changed, added or dropped to make one word of the other; at most 3. */
static size_t distance(const char *a, const char *b) {
    enum { LONGEST = 32, FAR = 3 };
    size_t n = strlen(a), m = strlen(b), row[LONGEST + 1];
    if (n > LONGEST || m > LONGEST) return FAR;
    for (size_t j = 0; j <= m; j++) row[j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            size_t other = (row[j] < row[j - 1] ? row[j] : row[j - 1]) + 1;
            row[j] = change < other ? change : other;
        }
    }
    return row[m] < FAR ? row[m] : FAR;
}

static int fail_unknown(const char *command, const char *given) {
    const char *name = given[1] == '-' ? given + 2 : given + 1;
    const char *nearest = NULL;
    size_t best = 3;
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        size_t d = distance(name, OPTIONS[i].name);
        if (!option_belongs(&OPTIONS[i], command) || d >= best) continue;
        best = d;
        nearest = OPTIONS[i].name;
    }
    if (nearest)
        tell("unknown option %s for %s: did you mean --%s?", given, command, nearest);
    else
        tell("unknown option %s for %s: see plainer %s --help", given, command, command);
    return 2;
}

static const struct option_row *find_long(const char *command, const char *name, size_t size) {
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++) {
        bool is_it = strlen(OPTIONS[i].name) == size && memcmp(OPTIONS[i].name, name, size) == 0;
        if (is_it && option_belongs(&OPTIONS[i], command)) return &OPTIONS[i];
    }
    return NULL;
}

static const struct option_row *find_short(const char *command, char letter) {
    for (size_t i = 0; i < sizeof OPTIONS / sizeof *OPTIONS; i++)
        if (OPTIONS[i].letter == letter && option_belongs(&OPTIONS[i], command)) return &OPTIONS[i];
    return NULL;
}

static bool is_choice(const char *choices, const char *value) {
    size_t size = strlen(value);
    for (const char *at = choices; at && *at;) {
        const char *end = strchr(at, '|');
        size_t length = end ? (size_t)(end - at) : strlen(at);
        if (length == size && memcmp(at, value, size) == 0) return true;
        at = end ? end + 1 : NULL;
    }
    return false;
}

bool option_allows(const struct option_row *option, const char *value) {
    return !option->choices || is_choice(option->choices, value);
}

/* Options that may be given again and again; the others keep the last value. */
static const struct {
    size_t offset, count_offset, most;
} REPEATED[] = {
    {AT(dictionaries), AT(dictionary_count), OPTION_DICTIONARIES_MAX},
    {AT(includes), AT(include_count), OPTION_GLOBS_MAX},
    {AT(excludes), AT(exclude_count), OPTION_GLOBS_MAX},
};

int options_store(const struct option_row *row, const char *value, struct options *options) {
    char *field = (char *)options + row->offset;
    if (!row->value) {
        *(bool *)field = true;
        return 0;
    }
    if (!option_allows(row, value)) {
        tell("--%s cannot be '%s': use one of %s", row->name, value, row->choices);
        return 2;
    }
    const char **values = (const char **)(void *)field;
    for (size_t i = 0; i < sizeof REPEATED / sizeof *REPEATED; i++) {
        if (REPEATED[i].offset != row->offset) continue;
        size_t *count = (size_t *)(void *)((char *)options + REPEATED[i].count_offset);
        if (*count == REPEATED[i].most) {
            tell("--%s at most %zu times", row->name, REPEATED[i].most);
            return 2;
        }
        values[(*count)++] = value;
        return 0;
    }
    *values = value;
    return 0;
}

/* One option word; *at moves when its value is the next word. */
static int parse_option(const char *command, int argc, char **argv, int *at,
                        struct options *options) {
    const char *word = argv[*at];
    bool is_long = word[1] == '-';
    const char *equals = is_long ? strchr(word, '=') : NULL;
    size_t size = equals ? (size_t)(equals - word) - 2 : strlen(word) - (is_long ? 2 : 1);
    const struct option_row *row =
        is_long ? find_long(command, word + 2, size) : find_short(command, word[1]);
    if (!row) return fail_unknown(command, word);
    const char *value = equals ? equals + 1 : NULL;
    if (!is_long && word[2]) value = word + 2;
    if (!row->value && value) {
        tell("--%s takes no value", row->name);
        return 2;
    }
    if (row->value && !value) {
        if (*at + 1 >= argc) {
            tell("--%s needs a %s", row->name, row->value);
            return 2;
        }
        value = argv[++*at];
    }
    return options_store(row, value, options);
}

int options_parse(const char *command, int argc, char **argv, struct options *options) {
    *options = (struct options){0};
    options->inputs = calloc((size_t)argc + 1, sizeof *options->inputs);
    if (!options->inputs) return 5;
    bool is_ended = false;
    for (int i = 0; i < argc; i++) {
        const char *word = argv[i];
        bool is_option = !is_ended && word[0] == '-' && word[1] != '\0';
        if (is_option && strcmp(word, "--") == 0) {
            is_ended = true;
        } else if (is_option) {
            int status = parse_option(command, argc, argv, &i, options);
            if (status) return status;
        } else {
            options->inputs[options->input_count++] = word;
        }
    }
    return 0;
}

char *options_keep(struct options *options, size_t size) {
    struct option_text *text = malloc(sizeof *text + size);
    if (!text) return NULL;
    text->next = options->kept;
    options->kept = text;
    return text->bytes;
}

void options_release(struct options *options) {
    while (options->kept) {
        struct option_text *next = options->kept->next;
        free(options->kept);
        options->kept = next;
    }
    free(options->inputs);
    options->inputs = NULL;
}
