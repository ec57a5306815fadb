/* Findings of the dictionaries: terms to explain at their first use, words to replace, words to
 * look at. Also makes the glossary. */
#include "find/internal.h"

/* All of it, with what fills a slot and the words beside it that are replaced, too. */
static struct span match_text(const struct doc *doc, const struct doc_match *m) {
    uint32_t end = m->rest_end ? m->rest_end : m->end_word;
    return (struct span){doc->words.items[m->first_word - m->taken_before].text.start,
                         doc->words.items[end + m->taken_after - 1].text.end};
}

/* Its own words, not those in a slot. */
static bool touches(const struct doc *doc, const struct doc_match *m, uint16_t flags) {
    for (uint32_t w = m->first_word; w < m->end_word; w++)
        if (doc->words.items[w].flags & flags) return true;
    for (uint32_t w = m->rest_first; w < m->rest_end; w++)
        if (doc->words.items[w].flags & flags) return true;
    return false;
}

/* The plain words, around what fills a slot in the text. */
static struct str plain_text(const struct doc *doc, const struct doc_match *m) {
    if (m->problem.size && !m->term->is_by_sense) return m->term->plain;
    if (!m->rest_end) return m->plain;
    struct span object = {doc->words.items[m->end_word].text.start,
                          doc->words.items[m->rest_first - 1].text.end};
    return str_format(doc->arena, "%.*s %.*s%s%.*s", STR_ARG(m->plain),
                      STR_ARG(doc_slice(doc, object)), m->rest.size ? " " : "", STR_ARG(m->rest));
}

static bool is_all(const struct doc *doc, const struct doc_match *m, uint16_t flag) {
    for (uint32_t w = m->first_word; w < m->end_word; w++)
        if (doc->words.items[w].kind == DOC_WORD && !(doc->words.items[w].flags & flag))
            return false;
    return true;
}

/* Does the text itself explain the term, in a sentence or list of its own or right here: "local
 * authority (sometimes known as a council)"? A bracket that only holds initials or numbers does
 * not. */
static bool is_explained_by_text(const struct doc *doc, const struct doc_match *m) {
    if (is_all(doc, m, DOC_EXPLAINED)) return true;
    uint32_t end = doc->sentences.items[m->sentence].end_word;
    if (m->end_word + 1 >= end) return false;
    if (!str_equal(doc->words.items[m->end_word].folded, STR("("))) return false;
    uint32_t lower = 0;
    for (uint32_t w = m->end_word + 1; w < end; w++) {
        const struct doc_word *word = &doc->words.items[w];
        if (str_equal(word->folded, STR(")"))) break;
        lower += word->kind == DOC_WORD && !(word->flags & DOC_ALL_CAPITALS);
    }
    return lower >= 2;
}

/* Is the word, but for its ending, one of the expansion's? */
static bool is_of_expansion(const struct doc_match *m, struct str word) {
    size_t stem = word.size > 4 ? word.size - 2 : word.size;
    return str_contains_fold(m->term->expansion, str_slice(word, 0, stem));
}

/* "Defence Business Services (DBS)": the page spells the acronym out, and not as the row does: of
 * the capitals before the bracket, as many as the letters, most are not the row's. */
static bool stands_for_other(const struct doc *doc, const struct doc_match *m) {
    if (!m->term->expansion.size || m->first_word == 0) return false;
    uint32_t first = doc->sentences.items[m->sentence].first_word, w = m->first_word - 1;
    if (w <= first || !str_equal(doc->words.items[w].folded, STR("("))) return false;
    size_t letters = span_size(doc->words.items[m->first_word].text), own = 0, others = 0;
    static const char *const small[] = {"and", "for", "in", "of", "on", "the", "to", "with"};
    while (w > first && own + others < letters) {
        const struct doc_word *word = &doc->words.items[--w];
        bool is_capital = word->kind == DOC_WORD && word->flags & DOC_CAPITAL;
        if (!is_capital && FIND_WORD_IN(doc, w, small) && own + others) continue;
        if (!is_capital) break;
        if (is_of_expansion(m, word->folded))
            own++;
        else
            others++;
    }
    return others > own;
}

/* Acronyms that this page uses for something else, each once. */
struct foreign {
    DOC_ARRAY(const struct doc_term *) terms;
};

static bool is_foreign(const struct foreign *foreign, const struct doc_term *term) {
    for (uint32_t i = 0; i < foreign->terms.count; i++)
        if (foreign->terms.items[i] == term) return true;
    return false;
}

static void find_foreign(struct doc *doc, struct foreign *foreign) {
    for (uint32_t i = 0; i < doc->matches.count; i++) {
        const struct doc_match *m = &doc->matches.items[i];
        if (stands_for_other(doc, m) && !is_foreign(foreign, m->term))
            *ARENA_PUSH(doc->arena, &foreign->terms) = m->term;
    }
}

/* In a draft only what a change put there is new; the rest has been looked at. */
static bool is_settled(const struct doc *doc, const struct doc_match *m) {
    if (!doc->of) return false;
    struct span text = match_text(doc, m);
    const struct doc_run *run = &doc->runs.items[doc_run_at(doc, text.start)];
    return run->is_exact || !span_contains(run->text, text);
}

/* ... or at least a part of it. */
static bool is_all_settled(const struct doc *doc, const struct doc_match *m) {
    if (!doc->of) return false;
    struct span text = match_text(doc, m);
    for (uint32_t r = doc_run_at(doc, text.start);
         r < doc->runs.count && doc->runs.items[r].text.start < text.end; r++)
        if (!doc->runs.items[r].is_exact) return false;
    return true;
}

static bool may_explain(const struct doc *doc, const struct doc_match *m,
                        const struct foreign *foreign) {
    const struct doc_term *term = m->term;
    if (m->is_name || !m->is_cued || term->risk == DOC_RISKY) return false;
    if (is_foreign(foreign, term) || is_all_settled(doc, m)) return false;
    if (touches(doc, m, DOC_KEPT)) return false;
    return find_is_open(doc, &doc->sentences.items[m->sentence]);
}

/* The glossary entry of a concept, or NULL. */
static struct doc_glossary_entry *entry_of(struct doc *doc, const struct doc_term *concept) {
    for (uint32_t i = 0; i < doc->glossary.count; i++)
        if (doc->glossary.items[i].term->concept == concept) return &doc->glossary.items[i];
    return NULL;
}

/* Has the page the term in the glossary already? A general row gives way to one of the field for
 * the same word. */
static bool is_known(struct doc *doc, const struct doc_term *term) {
    if (entry_of(doc, term->concept)) return true;
    for (uint32_t i = 0; i < doc->glossary.count && term->is_general; i++) {
        const struct doc_term *other = doc->glossary.items[i].term;
        if (!other->is_general && str_equal_fold(other->term, term->term)) return true;
    }
    return false;
}

static void explain(struct find_context *context, uint32_t index, const struct doc_match *m) {
    struct doc *doc = context->doc;
    struct doc_finding *f = find_add(context, RULE_TERM_EXPLAIN, match_text(doc, m), m->sentence);
    if (!f) return;
    f->match = m;
    f->is_fixable = f->is_sure = true;
    if (!touches(doc, m, DOC_HARD | DOC_ALL_CAPITALS)) f->severity = DOC_SUGGESTION;
    f->suggestion = m->term->definition.size ? m->term->definition : m->term->gloss;
    f->message = str_format(doc->arena, "'%.*s' needs explaining: %.*s",
                            STR_ARG(doc_slice(doc, f->text)), STR_ARG(f->suggestion));
    if (m->plain.size)
        f->message =
            str_format(doc->arena, "%.*s Or say '%.*s'.", STR_ARG(f->message), STR_ARG(m->plain));
    *ARENA_PUSH(doc->arena, &doc->glossary) =
        (struct doc_glossary_entry){.term = m->term, .match = index};
}

/* First uses where an explanation may stand. */
static void explain_open_uses(struct find_context *context, const struct foreign *foreign,
                              bool is_general) {
    struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->matches.count; i++) {
        const struct doc_match *m = &doc->matches.items[i];
        if (m->term->action != DOC_EXPLAIN || m->term->is_general != is_general) continue;
        if (!may_explain(doc, m, foreign)) continue;
        if (touches(doc, m, DOC_IN_QUOTE) || is_known(doc, m->term)) continue;
        if (is_explained_by_text(doc, m)) {
            *ARENA_PUSH(doc->arena, &doc->glossary) =
                (struct doc_glossary_entry){.term = m->term, .match = i, .is_in_text = true};
            continue;
        }
        explain(context, i, m);
    }
}

/* Code, or words of another language, which may look like ours: Welsh "atom". What the author keeps
 * as it is may be a term. */
static bool is_code_or_foreign(const struct doc *doc, const struct doc_match *m) {
    const struct doc_block *block = &doc->blocks.items[doc->sentences.items[m->sentence].block];
    uint32_t run = doc_run_at(doc, doc->words.items[m->first_word].text.start);
    bool is_asked =
        block->flags & DOC_PROTECTED || doc->runs.items[run].style & (DOC_KEEP | DOC_MONO);
    return block->kind == DOC_CODE || block->language.size ||
           (!is_asked && touches(doc, m, DOC_KEPT));
}

/* Terms that stand only in quotations, headings or labels are explained in the glossary alone, and
 * so are flagged words and those whose replacement may come to nothing. */
static void list_other_uses(struct find_context *context, const struct foreign *foreign,
                            bool is_general) {
    struct doc *doc = context->doc;
    for (uint32_t i = 0; i < doc->matches.count; i++) {
        const struct doc_match *m = &doc->matches.items[i];
        const struct doc_term *term = m->meaning ? m->meaning : m->term;
        bool is_meant =
            m->meaning || (term->action == DOC_EXPLAIN && term->risk != DOC_RISKY && m->is_cued);
        bool is_term =
            is_meant && term->is_general == is_general && !m->is_name && term->definition.size;
        if (!is_term || !context->rules->is_on[RULE_TERM_EXPLAIN]) continue;
        if (is_foreign(foreign, term)) continue;
        if (is_code_or_foreign(doc, m)) continue;
        if (is_known(doc, term)) continue;
        *ARENA_PUSH(doc->arena, &doc->glossary) =
            (struct doc_glossary_entry){.term = term, .match = i};
    }
}

/* Is the word itself talked about: "homes (often referred to as placements)", "the word placement"?
 */
static bool is_mentioned(const struct doc *doc, const struct doc_match *m) {
    static const char *const before[] = {"called", "mean",   "means", "named", "phrase",
                                         "term",   "termed", "terms", "word",  "words"};
    static const char *const before_as[] = {"defined", "described", "known", "referred", "to"};
    static const char *const articles[] = {"a", "an", "the"};
    uint32_t first = doc->sentences.items[m->sentence].first_word, w = m->first_word;
    if (w > first && str_in_sorted(doc->words.items[w - 1].folded, articles, 3)) w--;
    if (w == first) return false;
    struct str word = doc->words.items[w - 1].folded;
    if (str_in_sorted(word, before, sizeof before / sizeof *before)) return true;
    return w > first + 1 && str_equal(word, STR("as")) &&
           str_in_sorted(doc->words.items[w - 2].folded, before_as,
                         sizeof before_as / sizeof *before_as);
}

/* Is all of the block one link? Then its words are the title of what it leads to. */
static bool is_title_link(const struct doc *doc, const struct doc_match *m) {
    uint32_t index = doc->sentences.items[m->sentence].block;
    const struct doc_block *block = &doc->blocks.items[index];
    for (uint32_t r = block->first_run; r < block->end_run; r++)
        if (doc->runs.items[r].link == DOC_NONE) return false;
    return block->end_run > block->first_run;
}

/* Do the two words begin with the same three letters: "decision", "decide"? */
static bool share_stem(struct str a, struct str b) {
    enum { STEM = 3 };
    return a.size >= STEM && b.size >= STEM &&
           str_equal_fold(str_slice(a, 0, STEM), str_slice(b, 0, STEM));
}

/* "make a decision" for "decide": the noun has the verb's stem. */
static bool hides_verb(const struct doc_term *term) {
    struct str rest = term->term, word, plain = term->plain, verb;
    if (term->pos != DOC_VERB || !str_next(&plain, ' ', &verb) || !str_next(&rest, ' ', &word))
        return false;
    if (share_stem(word, verb)) return false;
    while (rest.size && str_next(&rest, ' ', &word))
        if (share_stem(word, verb)) return true;
    return false;
}

static uint32_t count_spaces(struct str text) {
    uint32_t spaces = 0;
    for (size_t i = 0; i < text.size; i++) spaces += text.bytes[i] == ' ';
    return spaces;
}

static enum find_rule_index rule_of(const struct doc_term *term) {
    bool is_wordy = count_spaces(term->term) > count_spaces(term->plain);
    if (term->is_idiom) return RULE_IDIOM;
    if (hides_verb(term)) return RULE_HIDDEN_VERB;
    return is_wordy ? RULE_WORDY_PHRASE : RULE_TERM_REPLACE;
}

bool find_is_left_open(const struct doc_match *m) {
    return m->term->is_by_sense && (m->is_undecided || m->term->risk == DOC_RISKY);
}

void find_add_candidates(struct buf *buf, const struct doc_match *m, uint32_t first) {
    enum { NAMED = 4 };
    uint32_t end = m->candidate_count < NAMED ? m->candidate_count : NAMED;
    for (uint32_t i = first; i < end; i++)
        buf_format(buf, "%s'%.*s'",
                   i == first     ? ""
                   : i + 1 == end ? " or "
                                  : ", ",
                   STR_ARG(m->candidates[i].text));
}

static struct str replacement_message(const struct doc *doc, const struct doc_finding *f) {
    struct buf buf = {.arena = doc->arena};
    buf_format(&buf, "'%.*s': plainer is '%.*s'", STR_ARG(doc_slice(doc, f->text)),
               STR_ARG(f->suggestion));
    if (f->match->candidate_count > 1) {
        buf_add(&buf, STR(", or else "));
        find_add_candidates(&buf, f->match, 1);
    }
    return buf_str(&buf);
}

static void replace(struct find_context *context, const struct doc_match *m) {
    struct doc *doc = context->doc;
    if (is_settled(doc, m)) return;
    if (is_title_link(doc, m) || find_is_left_open(m)) return;
    if (!m->is_cued && !m->term->is_by_sense) return; /* perhaps another sense of the word */
    if (touches(doc, m, DOC_KEPT | DOC_IN_QUOTE)) return;
    if (!find_is_open(doc, &doc->sentences.items[m->sentence])) return;
    if (m->is_name || touches(doc, m, DOC_NAME) || is_mentioned(doc, m)) return;
    struct doc_finding *f = find_add(context, rule_of(m->term), match_text(doc, m), m->sentence);
    if (!f) return;
    f->match = m;
    f->is_fixable = true;
    f->is_sure = m->term->risk == DOC_SAFE && m->is_cued;
    if (!f->is_sure) f->severity = DOC_SUGGESTION;
    f->suggestion = plain_text(doc, m);
    f->message = replacement_message(doc, f);
}

static void flag(struct find_context *context, const struct doc_match *m) {
    struct doc *doc = context->doc;
    if (touches(doc, m, DOC_KEPT | DOC_IN_QUOTE) || !m->is_cued || m->is_name) return;
    if (!find_is_open(doc, &doc->sentences.items[m->sentence])) return;
    struct doc_finding *f = find_add(context, m->term->is_idiom ? RULE_IDIOM : RULE_TERM_FLAG,
                                     match_text(doc, m), m->sentence);
    if (!f) return;
    f->match = m;
    f->severity = DOC_SUGGESTION;
    f->suggestion = m->term->plain;
    struct str text = doc_slice(doc, f->text);
    f->message = m->term->plain.size ? str_format(doc->arena, "look at '%.*s': perhaps '%.*s'",
                                                  STR_ARG(text), STR_ARG(m->term->plain))
                                     : str_format(doc->arena, "look at '%.*s': %.*s", STR_ARG(text),
                                                  STR_ARG(m->term->note));
}

void find_terms(struct find_context *context) {
    struct doc *doc = context->doc;
    struct foreign foreign = {0};
    find_foreign(doc, &foreign);
    for (int is_general = 0; is_general < 2; is_general++) { /* terms of the field come first */
        explain_open_uses(context, &foreign, is_general);
        list_other_uses(context, &foreign, is_general);
    }
    for (uint32_t i = 0; i < doc->matches.count; i++) {
        const struct doc_match *m = &doc->matches.items[i];
        if (m->is_rest) continue;
        if (m->term->action == DOC_REPLACE) replace(context, m);
        if (m->term->action == DOC_FLAG) flag(context, m);
    }
}
