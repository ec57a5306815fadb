/* From the document table to the model and back: sentences become rows of units, tags and arcs
 * become part of the words. */
#include "language/internal.h"

#include "words/lemma.h"

static void fill_units(const struct doc *doc, const struct doc_sentence *s,
                       struct language_unit *units) {
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct doc_word *word = &doc->words.items[w];
        units[w - s->first_word] =
            (struct language_unit){.form = doc_word_text(doc, word),
                                   .folded = word->folded,
                                   .lexicon_tags = doc->types.items[word->type].tags};
    }
}

static void name_tags(struct doc *doc, const struct language_model *model) {
    struct str *tags = ARENA_ARRAY(doc->arena, struct str, model->tag_count);
    struct str *relations = ARENA_ARRAY(doc->arena, struct str, model->relation_count);
    for (unsigned i = 0; i < model->tag_count; i++) tags[i] = language_tag_name(model, i);
    for (unsigned i = 0; i < model->relation_count; i++)
        relations[i] = language_relation_name(model, i);
    doc->tagset = (struct doc_tagset){tags, relations, model->tag_count, model->relation_count};
}

static void tag_sentence(struct doc *doc, const struct doc_sentence *s,
                         const struct language_model *model, struct arena scratch) {
    uint32_t count = s->end_word - s->first_word;
    struct language_unit *units = ARENA_ARRAY(&scratch, struct language_unit, count);
    struct language_tagged *tagged = ARENA_ARRAY(&scratch, struct language_tagged, count);
    fill_units(doc, s, units);
    language_tag(model, units, count, tagged, scratch);
    for (uint32_t i = 0; i < count; i++) {
        doc->words.items[s->first_word + i].tag = tagged[i].tag;
        doc->words.items[s->first_word + i].tag_margin = tagged[i].margin;
    }
}

void language_tag_all(struct doc *doc, const struct language_model *model, struct arena scratch) {
    name_tags(doc, model);
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (s->end_word > s->first_word) tag_sentence(doc, s, model, scratch);
    }
}

static void keep_arcs(struct doc *doc, const struct doc_sentence *s,
                      const struct language_arc *arcs) {
    for (uint32_t w = s->first_word; w < s->end_word; w++) {
        const struct language_arc *arc = &arcs[w - s->first_word];
        doc->arcs[w] = (struct doc_arc){
            .head = arc->head == LANGUAGE_ROOT ? DOC_NONE : s->first_word + arc->head,
            .relation = arc->relation,
            .margin = arc->margin};
    }
}

static void parse_sentence(struct doc *doc, struct doc_sentence *s,
                           const struct language_model *model, struct arena scratch) {
    uint32_t count = s->end_word - s->first_word;
    struct language_unit *units = ARENA_ARRAY(&scratch, struct language_unit, count);
    struct language_tagged *tagged = ARENA_ARRAY(&scratch, struct language_tagged, count);
    struct language_arc *arcs = ARENA_ARRAY(&scratch, struct language_arc, count);
    bool *is_quoted = ARENA_ARRAY(&scratch, bool, count);
    fill_units(doc, s, units);
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_word *word = &doc->words.items[s->first_word + i];
        tagged[i] = (struct language_tagged){.tag = word->tag, .margin = word->tag_margin};
        is_quoted[i] = (word->flags & DOC_IN_QUOTE) != 0;
    }
    if (!language_parse(model, units, tagged, count, arcs, scratch)) return;
    keep_arcs(doc, s, arcs);
    s->flags |= DOC_IS_PARSED;
    if (language_tree_doubts(model, tagged, arcs, count, is_quoted)) s->flags |= DOC_IS_UNSURE;
}

void language_parse_all(struct doc *doc, const struct language_tools *tools, struct arena scratch) {
    if (!tools->model) return;
    doc->arcs = ARENA_ARRAY(doc->arena, struct doc_arc, doc->words.count);
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        if (s->end_word > s->first_word) parse_sentence(doc, s, tools->model, scratch);
    }
}

/* How the lemmatiser reads a tag. Sorted by nothing: a page has few tags and asks once for each. */
static enum words_class class_of_tag(struct str tag) {
    static const struct {
        const char *tag;
        enum words_class class;
    } classes[] = {{"NOUN/NNS", WORDS_AS_PLURAL},
                   {"PROPN/NNPS", WORDS_AS_NAMES},
                   {"ADJ/JJR", WORDS_AS_COMPARATIVE},
                   {"ADJ/JJS", WORDS_AS_SUPERLATIVE},
                   {"ADV/RBR", WORDS_AS_ADVERB_COMPARATIVE},
                   {"ADV/RBS", WORDS_AS_ADVERB_SUPERLATIVE},
                   {"AUX/MD", WORDS_AS_MODAL},
                   {"VERB/MD", WORDS_AS_MODAL},
                   {"PRON/PRP$", WORDS_AS_POSSESSIVE},
                   {"NOUN/", WORDS_AS_NOUN},
                   {"PROPN/", WORDS_AS_NAME},
                   {"ADJ/", WORDS_AS_ADJECTIVE},
                   {"ADV/", WORDS_AS_ADVERB},
                   {"PRON/", WORDS_AS_PRONOUN},
                   {"DET/", WORDS_AS_DETERMINER},
                   {"PART/", WORDS_AS_PARTICLE}};
    static const struct {
        const char *ending;
        enum words_class class;
    } verbs[] = {{"/VBZ", WORDS_AS_THIRD}, {"/VBD", WORDS_AS_PAST}, {"/VBN", WORDS_AS_PARTICIPLE},
                 {"/VBG", WORDS_AS_ING},   {"/VBP", WORDS_AS_VERB}, {"/VB", WORDS_AS_VERB}};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (str_starts(tag, str_from(classes[i].tag))) return classes[i].class;
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
        if (str_ends(tag, str_from(verbs[i].ending))) return verbs[i].class;
    return WORDS_AS_OTHER;
}

static struct str lemma_of(const struct doc *doc, const struct words_lexicon *lexicon,
                           const struct doc_word *word, enum words_class read_as) {
    char out[WORDS_FORM_SIZE];
    if (read_as == WORDS_AS_NAME) return doc_word_text(doc, word);
    if (str_equal(word->folded, STR("i")) && read_as == WORDS_AS_PRONOUN) return STR("I");
    size_t size =
        words_lemma(lexicon, word->folded.bytes, word->folded.size, read_as, NULL, out, sizeof out);
    if (!size) return word->folded;
    struct str lemma = {out, size};
    return str_equal(lemma, word->folded) ? word->folded : str_copy(doc->arena, lemma);
}

void language_lemmatise(struct doc *doc, const struct language_tools *tools) {
    static const struct words_lexicon none;
    const struct words_lexicon *lexicon = tools->lexicon ? tools->lexicon : &none;
    uint8_t *classes = ARENA_ARRAY(doc->arena, uint8_t, doc->tagset.tag_count + 1);
    for (uint32_t i = 0; i < doc->tagset.tag_count; i++)
        classes[i] = (uint8_t)class_of_tag(doc->tagset.tags[i]);
    doc->lemmas = ARENA_ARRAY(doc->arena, struct str, doc->words.count);
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const struct doc_word *word = &doc->words.items[w];
        bool is_tagged = word->tag < doc->tagset.tag_count;
        enum words_class read_as =
            is_tagged ? (enum words_class)classes[word->tag] : WORDS_AS_OTHER;
        doc->lemmas[w] = lemma_of(doc, lexicon, word, read_as);
    }
}
