/* The walk that runs the rules, and which of them are on. */
#include "find/internal.h"

#include <stdlib.h>

static int rule_index(struct str id) {
    for (int i = 0; i < RULE_COUNT; i++)
        if (str_equal(id, str_from(find_rule_at((enum find_rule_index)i)->id))) return i;
    return -1;
}

const struct doc_rule *find_rule(struct str id) {
    int index = rule_index(id);
    return index < 0 ? NULL : find_rule_at((enum find_rule_index)index);
}

bool find_is_once(const struct doc_rule *rule) {
    return rule == find_rule_at(RULE_TERM_EXPLAIN) || rule == find_rule_at(RULE_HARD_WORD) ||
           rule == find_rule_at(RULE_ACRONYM);
}

bool find_is_on(const struct find_rules *rules, struct str id) {
    int index = rule_index(id);
    return index >= 0 && rules->is_on[index];
}

static bool apply_choice(struct str choice, struct find_rules *rules) {
    bool is_on = choice.bytes[0] != '-';
    struct str id = choice.bytes[0] == '-' || choice.bytes[0] == '+'
                        ? str_slice(choice, 1, choice.size)
                        : choice;
    if (str_equal(id, STR("all"))) {
        for (int i = 0; i < RULE_COUNT; i++) rules->is_on[i] = is_on;
        return true;
    }
    int index = rule_index(id);
    if (index >= 0) rules->is_on[index] = is_on;
    return index >= 0;
}

bool find_select_rules(struct str list, struct find_rules *rules, struct str *unknown) {
    for (int i = 0; i < RULE_COUNT; i++) rules->is_on[i] = true;
    struct str choice;
    while (list.size && str_next(&list, ',', &choice)) {
        choice = str_trim(choice);
        if (!choice.size || apply_choice(choice, rules)) continue;
        bool is_signed = choice.bytes[0] == '-' || choice.bytes[0] == '+';
        *unknown = str_slice(choice, is_signed, choice.size);
        return false;
    }
    return true;
}

struct doc_finding *find_add_at(struct find_context *context, enum find_rule_index rule,
                                struct span text, struct span source, uint32_t sentence) {
    struct doc *doc = context->doc;
    if (!context->rules->is_on[rule]) return NULL;
    if (find_is_ignored(&context->ignores, source.start, rule)) return NULL;
    struct doc_finding *finding = ARENA_PUSH(doc->arena, &doc->findings);
    finding->rule = find_rule_at(rule);
    finding->severity = (enum doc_severity)finding->rule->severity[doc->band->level];
    finding->text = text;
    finding->source = source;
    finding->sentence = sentence;
    return finding;
}

struct doc_finding *find_add(struct find_context *context, enum find_rule_index rule,
                             struct span text, uint32_t sentence) {
    const struct doc *doc = context->doc;
    struct span source = doc_source_span(doc, text);
    if (doc->of) source = doc_source_span(doc->of, source);
    return find_add_at(context, rule, text, source, sentence);
}

struct find_rules find_draft_rules(const struct find_rules *rules) {
    struct find_rules drafts = {{false}};
    for (int i = RULE_SPLIT_SEMICOLON; i <= RULE_CUT_ANNOUNCEMENT; i++)
        drafts.is_on[i] = rules->is_on[i];
    for (int i = RULE_WORDY_PHRASE; i <= RULE_TERM_REPLACE; i++) drafts.is_on[i] = rules->is_on[i];
    drafts.is_on[RULE_TERM_EXPLAIN] = rules->is_on[RULE_TERM_EXPLAIN];
    return drafts;
}

static bool is_label(const struct doc *doc, const struct doc_block *block) {
    if (block->parent == DOC_NONE) return false;
    const struct doc_block *parent = &doc->blocks.items[block->parent];
    return parent->kind == DOC_CELL && (parent->flags & DOC_HEADER);
}

bool find_is_open(const struct doc *doc, const struct doc_sentence *s) {
    const struct doc_block *block = &doc->blocks.items[s->block];
    if (block->flags & (DOC_PROTECTED | DOC_QUOTED) || is_label(doc, block)) return false;
    bool is_in_cell =
        block->parent != DOC_NONE && doc->blocks.items[block->parent].kind == DOC_CELL;
    if (is_in_cell && (s->flags & DOC_FRAGMENT)) return false; /* a label or a title */
    return block->kind == DOC_PARAGRAPH && !(s->flags & DOC_WHOLE_QUOTE);
}

void find_request_trees(struct doc *doc, const struct find_rules *rules) {
    bool splits = false;
    for (int i = RULE_SPLIT_SEMICOLON; i <= RULE_SPLIT_ASIDE; i++) splits |= rules->is_on[i];
    if (splits) find_request_splits(doc);
    bool turns = false;
    for (int i = RULE_TURN_PASSIVE; i <= RULE_CUT_ANNOUNCEMENT; i++) turns |= rules->is_on[i];
    if (turns && doc->tagset.tag_count) find_request_turns(doc);
}

static int by_place(const void *a, const void *b) {
    const struct doc_finding *x = a, *y = b;
    if (x->source.start != y->source.start) return x->source.start < y->source.start ? -1 : 1;
    if (x->text.start != y->text.start) return x->text.start < y->text.start ? -1 : 1;
    return (x->rule > y->rule) - (x->rule < y->rule);
}

void find_findings(struct doc *doc, const struct find_rules *rules, struct arena scratch) {
    struct find_context context = {doc, rules,
                                   find_read_ignores(doc->of ? doc->of : doc, &scratch)};
    find_terms(&context);
    find_splits(&context);
    find_turns(&context);
    find_enumerations(&context);
    if (!doc->of) {
        find_hard_words(&context, scratch);
        find_lengths(&context);
        find_grammar(&context);
        find_hidden_verbs(&context);
        find_numbers(&context);
        find_structure(&context, scratch);
        find_topics(&context, scratch);
    }
    if (doc->findings.count)
        qsort(doc->findings.items, doc->findings.count, sizeof *doc->findings.items, by_place);
}
