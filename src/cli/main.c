/* The program: finds the command in the table and runs it. */
#include "batch/batch.h"
#include "cli/help.h"
#include "cli/run.h"
#include "host/config.h"
#include "host/tell.h"
#include "lsp/lsp.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct command_row COMMANDS[] = {
    {"convert", "[INPUT]", "write a plain version of a page",
     "Reads HTML, Markdown or text, finds the article, makes every edit that is surely safe, and\n"
     "writes a complete page with a glossary.",
     run_convert, false},
    {"check", "[INPUT...]", "list what could be plainer, with places",
     "Prints findings in the order they stand in, each with its rule. plainer explain RULE tells\n"
     "what a rule is for and how to switch it off.",
     run_check, false},
    {"score", "[INPUT...]", "measure how hard a text is",
     "Counts words, sentences, syllables and hard words, and computes readability formulas.",
     run_score, false},
    {"extract", "[INPUT]", "print the article of a page, unchanged",
     "Leaves out menus, banners and other furniture of the site, and changes nothing else.",
     run_extract, false},
    {"simplify", "--lines [INPUT]", "plain versions of single sentences",
     "Takes one sentence a line and writes its plain version, on one line. No explanation or note "
     "is\n"
     "added: this is for benchmarks and for other programs. convert writes whole pages.",
     run_simplify, false},
    {"analyse", "[INPUT]", "print words, tags and trees",
     "Cuts sentences and words and gives each word its lemma, part of speech, head and relation, "
     "as\n"
     "Universal Dependencies has them. Margins say how sure each decision was.",
     run_analyse, false},
    {"dictionary", "check|import|export|stats|suggest [FILE...]", "keep tables of words",
     "check FILE...     tells of rows that cannot be used or would not help\n"
     "import FILE       makes a table of another program's list (--from)\n"
     "export FILE       writes a table for another program, or as a glossary (--to)\n"
     "stats [INPUT...]  counts rows, and the hard words of documents that no row covers\n"
     "suggest WORD      names simpler words, a line for each sense; --tsv [FILE]: for lines",
     run_dictionary, false},
    {"lsp", "", "serve an editor while somebody writes",
     "Speaks the Language Server Protocol (3.17) over standard input and output, for HTML, "
     "Markdown\n"
     "and text. docs/editors.md tells how editors start it.",
     lsp_run, true},
    {"batch", "INPUT... -o FOLDER | merge FOLDER... -o FOLDER | report FOLDER",
     "convert many documents",
     "Takes files, folders, archives and web archives, converts them with several processes, and\n"
     "keeps a ledger (ledger.sqlite) in FOLDER: what is done and has not changed is left out the\n"
     "next time. With -o - there is no folder: lines of JSON go in (input: -) and come out.\n"
     "merge brings the ledgers of several shards together; report makes a page and tables of what\n"
     "a batch has come to. docs/batch.md tells more.",
     batch_run, false},
    {"explain", "[RULE|TERM]", "tell about a rule, band, formula or dictionary term",
     "Without a name, lists all there is.", run_explain, false},
};

const struct command_row *command_table(size_t *count) {
    *count = sizeof COMMANDS / sizeof *COMMANDS;
    return COMMANDS;
}

const struct command_row *command_find(const char *name) {
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        if (strcmp(COMMANDS[i].name, name) == 0) return &COMMANDS[i];
    return NULL;
}

static int finish_standard_output(int status) {
    if ((fflush(stdout) == 0 && !ferror(stdout)) || status == 4) return status;
    tell("standard output cannot be written");
    return 4;
}

static bool is_word(const char *given, const char *a, const char *b) {
    return strcmp(given, a) == 0 || (b && strcmp(given, b) == 0);
}

/* What stands before any command: --help, --version, and what the build asks for. */
static int run_general(int argc, char **argv) {
    const char *word = argc > 1 ? argv[1] : "--help";
    const char *next = argc > 2 ? argv[2] : NULL;
    if (is_word(word, "--help", "-h") || is_word(word, "help", NULL)) {
        if (next && !command_find(next)) {
            tell("no command '%s': plainer --help lists them", next);
            return 2;
        }
        help_print(next);
    } else if (is_word(word, "--version", "-V")) {
        printf("plainer %s\n", pl_version());
    } else if (is_word(word, "--help-man", NULL)) {
        help_print_manual(next);
    } else if (is_word(word, "--completion", NULL) && next && help_print_completion(next)) {
        /* printed */
    } else {
        tell("no command '%s': plainer --help lists them", word);
        return 2;
    }
    return finish_standard_output(argc > 1 ? 0 : 2);
}

/* Somebody may start us with a standard descriptor closed (`>&-`). The next file that is opened
 * must not become it; the stand-in fails as the closed one would. */
static bool fill_standard_descriptors(void) {
    for (int i = STDIN_FILENO; i <= STDERR_FILENO; i++)
        if (fcntl(i, F_GETFD) < 0 &&
            open("/dev/null", i == STDIN_FILENO ? O_WRONLY : O_RDONLY) != i)
            return false;
    return true;
}

int main(int argc, char **argv) {
    if (!fill_standard_descriptors()) return 4;
    setlocale(LC_MESSAGES, "");
    const struct command_row *command = argc > 1 ? command_find(argv[1]) : NULL;
    if (!command) return run_general(argc, argv);
    struct options options;
    int status = options_parse(command->name, argc - 2, argv + 2, &options);
    if (!status && options.help)
        help_print(command->name);
    else if (!status)
        status = command->has_own_settings ? 0 : config_apply(command->name, &options);
    if (!status && !options.help) status = command->run(&options);
    options_release(&options);
    return finish_standard_output(status);
}
