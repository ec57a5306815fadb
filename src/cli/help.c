/* Help, manual pages and shell completions, all from the option table. */
#include "cli/help.h"

#include "plainer.h"

#include <stdio.h>
#include <string.h>

static void print_option(const struct option_row *row) {
    char left[64];
    char letter[8] = "    ";
    if (row->letter) snprintf(letter, sizeof letter, "-%c, ", row->letter);
    snprintf(left, sizeof left, "%s--%s%s%s", letter, row->name, row->value ? " " : "",
             row->value ? row->value : "");
    printf("  %-26s %s\n", left, row->about);
    if (row->choices) printf("  %-26s %s\n", "", row->choices);
}

static void print_command_help(const struct command_row *command) {
    printf("Usage: plainer %s [OPTIONS] %s\n\n%s\n\n%s\n\nOptions\n", command->name,
           command->inputs, command->about, command->details);
    size_t count;
    const struct option_row *rows = option_table(&count);
    for (size_t i = 0; i < count; i++)
        if (option_belongs(&rows[i], command->name)) print_option(&rows[i]);
}

static const char EXITS[] =
    "0 done; 1 findings; 2 wrong use, dictionary or configuration; 3 an input could not be read;\n"
    "4 output could not be written; 5 a limit was reached; 6 a safety check refused; 70 a bug";

void help_print(const char *name) {
    const struct command_row *command = name ? command_find(name) : NULL;
    if (command) {
        print_command_help(command);
        return;
    }
    printf("plainer %s: turns reports about children's lives into pages that children can read\n\n"
           "Usage: plainer COMMAND [OPTIONS] [INPUT]\n\nCommands\n",
           pl_version());
    size_t count;
    const struct command_row *rows = command_table(&count);
    for (size_t i = 0; i < count; i++) printf("  %-10s %s\n", rows[i].name, rows[i].about);
    printf("\nplainer COMMAND --help tells more. An INPUT of - is standard input.\n\nExit "
           "status\n%s\n",
           EXITS);
}

/* Text for troff: backslashes and leading dots made harmless, dashes kept as dashes. */
static void print_troff(const char *text) {
    bool at_start = true;
    for (; *text; text++) {
        if (at_start && (*text == '.' || *text == '\'')) fputs("\\&", stdout);
        if (*text == '\\')
            fputs("\\e", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
        at_start = *text == '\n';
    }
}

static void print_manual_option(const struct option_row *row) {
    printf(".TP\n");
    if (row->letter) printf("\\fB\\-%c\\fR, ", row->letter);
    printf("\\fB\\-\\-");
    print_troff(row->name);
    printf("\\fR");
    if (row->value) printf(" \\fI%s\\fR", row->value);
    putchar('\n');
    print_troff(row->about);
    if (row->choices) {
        printf(" (");
        print_troff(row->choices);
        putchar(')');
    }
    putchar('\n');
}

static void print_command_manual(const struct command_row *command) {
    printf(".TH PLAINER-%s 1 \"\" \"plainer %s\"\n.SH NAME\nplainer\\-%s \\- ", command->name,
           pl_version(), command->name);
    print_troff(command->about);
    printf("\n.SH SYNOPSIS\n.B plainer %s\n[OPTIONS] %s\n.SH DESCRIPTION\n", command->name,
           command->inputs);
    print_troff(command->details);
    printf("\n.SH OPTIONS\n");
    size_t count;
    const struct option_row *rows = option_table(&count);
    for (size_t i = 0; i < count; i++)
        if (option_belongs(&rows[i], command->name)) print_manual_option(&rows[i]);
}

void help_print_manual(const char *name) {
    const struct command_row *command = name ? command_find(name) : NULL;
    if (command) {
        print_command_manual(command);
    } else {
        printf(".TH PLAINER 1 \"\" \"plainer %s\"\n.SH NAME\nplainer \\- plain pages for children "
               "and young people\n.SH SYNOPSIS\n.B plainer\nCOMMAND [OPTIONS] [INPUT]\n"
               ".SH DESCRIPTION\nReads a report or web page (HTML, Markdown or text), finds its "
               "article, says what is hard in it, and writes a plain version.\n.SH COMMANDS\n",
               pl_version());
        size_t count;
        const struct command_row *rows = command_table(&count);
        for (size_t i = 0; i < count; i++) {
            printf(".TP\n.BR plainer\\-%s (1)\n", rows[i].name);
            print_troff(rows[i].about);
            putchar('\n');
        }
    }
    printf(".SH \"EXIT STATUS\"\n");
    print_troff(EXITS);
    putchar('\n');
}

static void print_words(const char *words, const char *separator) {
    for (; words && *words; words++) {
        if (*words == '|')
            fputs(separator, stdout);
        else
            putchar(*words);
    }
}

static void print_bash_command(const struct command_row *command) {
    size_t count;
    const struct option_row *rows = option_table(&count);
    printf("    %s)\n      case \"$before\" in\n", command->name);
    for (size_t i = 0; i < count; i++) {
        if (!rows[i].choices || !option_belongs(&rows[i], command->name)) continue;
        printf("        --%s) COMPREPLY=($(compgen -W \"", rows[i].name);
        print_words(rows[i].choices, " ");
        printf("\" -- \"$word\")); return;;\n");
    }
    printf("      esac\n      words=\"");
    for (size_t i = 0; i < count; i++)
        if (option_belongs(&rows[i], command->name)) printf("--%s ", rows[i].name);
    printf("\";;\n");
}

static void print_bash(void) {
    size_t count;
    const struct command_row *rows = command_table(&count);
    printf("# bash completion for plainer\n_plainer() {\n"
           "  local word=\"${COMP_WORDS[COMP_CWORD]}\" before=\"${COMP_WORDS[COMP_CWORD-1]}\" "
           "words=\"\"\n"
           "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n    COMPREPLY=($(compgen -W \"");
    for (size_t i = 0; i < count; i++) printf("%s ", rows[i].name);
    printf("--help --version\" -- \"$word\"))\n    return\n  fi\n  case \"${COMP_WORDS[1]}\" in\n");
    for (size_t i = 0; i < count; i++) print_bash_command(&rows[i]);
    printf(
        "  esac\n  if [ \"${word#-}\" != \"$word\" ]; then COMPREPLY=($(compgen -W \"$words\" -- "
        "\"$word\"))\n  else COMPREPLY=($(compgen -f -- \"$word\")); fi\n}\n"
        "complete -o filenames -F _plainer plainer\n");
}

/* Text inside a shell's single quotes, where brackets and colons would mean something to zsh. */
static void print_quoted(const char *text) {
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (*text == '[' || *text == ']' || *text == ':')
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

static void print_zsh_option(const struct option_row *row) {
    printf("        '--%s%s[", row->name, row->value ? "=" : "");
    print_quoted(row->about);
    printf("]");
    if (row->choices) {
        printf(":%s:(", row->value);
        print_words(row->choices, " ");
        printf(")");
    } else if (row->value) {
        printf(":%s:_files", row->value);
    }
    printf("' \\\n");
}

static void print_zsh(void) {
    size_t commands, options;
    const struct command_row *rows = command_table(&commands);
    const struct option_row *row = option_table(&options);
    printf("#compdef plainer\nlocal -a commands\ncommands=(\n");
    for (size_t i = 0; i < commands; i++) {
        printf("  '%s:", rows[i].name);
        print_quoted(rows[i].about);
        printf("'\n");
    }
    printf(")\nif (( CURRENT == 2 )); then\n  _describe command commands\nelse\n  local "
           "name=$words[2]\n"
           "  shift words\n  (( CURRENT-- ))\n  case $name in\n");
    for (size_t i = 0; i < commands; i++) {
        printf("    %s)\n      _arguments \\\n", rows[i].name);
        for (size_t j = 0; j < options; j++)
            if (option_belongs(&row[j], rows[i].name)) print_zsh_option(&row[j]);
        printf("        '*:file:_files' ;;\n");
    }
    printf("  esac\nfi\n");
}

static void print_fish(void) {
    size_t commands, options;
    const struct command_row *rows = command_table(&commands);
    const struct option_row *row = option_table(&options);
    for (size_t i = 0; i < commands; i++) {
        printf("complete -c plainer -n __fish_use_subcommand -f -a %s -d '", rows[i].name);
        print_quoted(rows[i].about);
        printf("'\n");
    }
    for (size_t i = 0; i < commands; i++)
        for (size_t j = 0; j < options; j++) {
            if (!option_belongs(&row[j], rows[i].name)) continue;
            printf("complete -c plainer -n '__fish_seen_subcommand_from %s' -l %s", rows[i].name,
                   row[j].name);
            if (row[j].value) printf(" -r");
            if (row[j].choices) {
                printf(" -f -a '");
                print_words(row[j].choices, " ");
                printf("'");
            }
            printf(" -d '");
            print_quoted(row[j].about);
            printf("'\n");
        }
}

bool help_print_completion(const char *shell) {
    if (strcmp(shell, "bash") == 0)
        print_bash();
    else if (strcmp(shell, "zsh") == 0)
        print_zsh();
    else if (strcmp(shell, "fish") == 0)
        print_fish();
    else
        return false;
    return true;
}
