/* See names.h. The names are part of the JSON format: add, never rename. */
#include "write/names.h"

const struct flag_name names_block_flags[] = {
    {DOC_ORDERED, "ordered"},     {DOC_TIGHT, "tight"},   {DOC_HEADER, "header"},
    {DOC_PROTECTED, "protected"}, {DOC_QUOTED, "quoted"}, {0, NULL},
};

const struct flag_name names_styles[] = {
    {DOC_EMPHASIS, "emphasis"},
    {DOC_STRONG, "strong"},
    {DOC_LINK, "link"},
    {DOC_MONO, "mono"},
    {DOC_SUB, "sub"},
    {DOC_SUPER, "super"},
    {DOC_INLINE_QUOTE, "quote"},
    {DOC_ABBREVIATION, "abbreviation"},
    {DOC_DEFINED, "defined"},
    {DOC_KEEP, "keep"},
    {DOC_BREAK, "break"},
    {0, NULL},
};

const struct flag_name names_word_flags[] = {
    {DOC_CAPITAL, "capital"},
    {DOC_ALL_CAPITALS, "all-capitals"},
    {DOC_NAME, "name"},
    {DOC_IN_QUOTE, "quoted"},
    {DOC_KEPT, "kept"},
    {DOC_SENTENCE_START, "start"},
    {DOC_HARD, "hard"},
    {DOC_EXPLAINED, "explained"},
    {DOC_SPACE_BEFORE, "space-before"},
    {DOC_IN_BRACKETS, "in-brackets"},
    {0, NULL},
};

const struct flag_name names_sentence_flags[] = {
    {DOC_WHOLE_QUOTE, "whole-quote"}, {DOC_HAS_QUOTE, "has-quote"},
    {DOC_QUESTION, "question"},       {DOC_FRAGMENT, "fragment"},
    {DOC_IS_PARSED, "parsed"},        {DOC_IS_UNSURE, "unsure"},
    {DOC_HAS_SPEECH, "speech"},       {0, NULL},
};

const char *names_word_kind(unsigned kind) {
    static const char *const names[] = {"word", "number", "punctuation"};
    return kind < sizeof names / sizeof names[0] ? names[kind] : "word";
}

const char *names_severity(enum doc_severity severity) {
    static const char *const names[] = {"suggestion", "warning", "error"};
    return names[severity];
}

const char *names_edit_kind(enum doc_edit_kind kind) {
    static const char *const names[] = {"replace", "insert", "break", "item", "mark"};
    return names[kind];
}

const char *names_action(enum doc_action action) {
    static const char *const names[] = {"explain", "replace", "flag", "keep"};
    return names[action];
}

struct str names_rule(const struct doc_rule *rule) {
    return rule ? str_from(rule->id) : STR("");
}

struct str names_file(struct str path) {
    size_t start = 0;
    for (size_t i = 0; i < path.size; i++)
        if (path.bytes[i] == '/') start = i + 1;
    return str_slice(path, start, path.size);
}

struct str names_document(const struct doc *doc) {
    struct str title = str_trim(doc->title), name = names_file(doc->name);
    if (title.size) return title;
    return str_equal(name, STR("-")) ? STR("") : name;
}

struct str names_explanation(const struct doc_term *term) {
    const struct str choices[] = {term->definition, term->gloss, term->plain, term->expansion};
    for (size_t i = 0; i < sizeof choices / sizeof choices[0]; i++)
        if (choices[i].size) return choices[i];
    return STR("");
}
