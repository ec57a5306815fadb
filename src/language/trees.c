/* From the document table to the model and back: sentences become rows of units, tags and arcs
 * become part of the words. */
#include "language/beam.h"
#include "language/constructions.h"
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

void language_tag_all(struct doc *doc, const struct language_tools *tools, struct arena scratch) {
    name_tags(doc, tools->model);
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *s = &doc->sentences.items[i];
        if (s->end_word == s->first_word) continue;
        if (tools->memo && language_recall_tags(tools->memo, doc, s, scratch)) continue;
        tag_sentence(doc, s, tools->model, scratch);
        if (tools->memo) language_keep_tags(tools->memo, doc, s, scratch);
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

/* A sentence on its way through both parsers. */
struct parse {
    struct language_scene scene;
    struct language_unit *units;
    struct language_tagged *tagged;
    struct language_words words;
    bool *is_quoted;
    uint32_t count;
};

static void open_parse(struct parse *p, const struct doc *doc, const struct doc_sentence *s,
                       const struct language_model *model, struct arena *arena) {
    uint32_t count = p->count = s->end_word - s->first_word;
    p->units = ARENA_ARRAY(arena, struct language_unit, count);
    p->tagged = ARENA_ARRAY(arena, struct language_tagged, count);
    p->is_quoted = ARENA_ARRAY(arena, bool, count);
    fill_units(doc, s, p->units);
    for (uint32_t i = 0; i < count; i++) {
        const struct doc_word *word = &doc->words.items[s->first_word + i];
        p->tagged[i] = (struct language_tagged){.tag = word->tag, .margin = word->tag_margin};
        p->is_quoted[i] = (word->flags & DOC_IN_QUOTE) != 0;
    }
    language_derive(model, p->units, count, &p->words, arena);
    language_words_tag(model, &p->words, p->tagged);
    p->scene = (struct language_scene){.model = model, .words = &p->words, .tokens = p->units};
}

static void keep_constructions(struct doc *doc, struct doc_sentence *s,
                               const struct language_constructions *found) {
    enum { LIKELY = 300 };
    s->first_construction = doc->constructions.count;
    for (uint32_t i = 0; i < found->count; i++) {
        const struct language_construction *c = &found->items[i];
        if (c->chance < LIKELY) continue;
        *ARENA_PUSH(doc->arena, &doc->constructions) =
            (struct doc_construction){.kind = (enum doc_construction_kind)c->kind,
                                      .first_word = s->first_word + c->first - 1,
                                      .end_word = s->first_word + c->last,
                                      .head = c->head ? s->first_word + c->head - 1 : DOC_NONE,
                                      .chance = c->chance};
    }
    s->end_construction = doc->constructions.count;
}

/* With the second opinion on the tree and the judge of both. */
static void judge_sentence(struct doc *doc, struct doc_sentence *s, struct parse *p,
                           struct language_arc *arcs, struct arena scratch) {
    struct language_constructions found = {0};
    const struct language_model *model = p->scene.model;
    language_tree_new(&p->scene.trees[0], model, arcs, p->count, &scratch);
    language_beam_parse(model, &p->words, arcs, scratch);
    language_tree_new(&p->scene.trees[1], model, arcs, p->count, &scratch);
    language_find_candidates(&p->scene, &found, &scratch);
    language_judge(&p->scene, &found);
    keep_constructions(doc, s, &found);
}

static void parse_sentence(struct doc *doc, struct doc_sentence *s,
                           const struct language_model *model, struct arena scratch) {
    struct parse p;
    open_parse(&p, doc, s, model, &scratch);
    struct language_arc *arcs = ARENA_ARRAY(&scratch, struct language_arc, p.count);
    uint16_t *guide = ARENA_ARRAY(&scratch, uint16_t, p.count + 2);
    language_guide(model, &p.words, guide, scratch);
    language_parse_guided(model, &p.words, guide, arcs, scratch);
    keep_arcs(doc, s, arcs);
    s->flags |= DOC_IS_PARSED;
    if (language_tree_doubts(model, p.tagged, arcs, p.count, p.is_quoted))
        s->flags |= DOC_IS_UNSURE;
    if (s->flags & DOC_WANTS_CONSTRUCTIONS) judge_sentence(doc, s, &p, arcs, scratch);
}

/* WordNet's lexicographer files: nouns are 3 to 28 (Miller 1995, "WordNet: A Lexical Database for
 * English"); a class is a file's number and 1. */
static enum doc_meaning meaning_of(unsigned class) {
    enum { NOUNS = 4, ANIMAL = 6, GROUP = 15, PERSON = 19, VERBS = 30 };
    if (class < NOUNS) return DOC_UNKNOWN_MEANING;
    if (class >= VERBS) return DOC_VERBAL;
    return class == ANIMAL   ? DOC_ANIMAL
           : class == GROUP  ? DOC_GROUP
           : class == PERSON ? DOC_PERSON
                             : DOC_THING;
}

static void find_meanings(struct doc *doc, const struct language_model *model,
                          struct arena scratch) {
    for (uint32_t i = 0; i < doc->types.count; i++) {
        struct doc_type *type = &doc->types.items[i];
        struct language_unit unit = {type->folded, type->folded, type->tags};
        struct language_words words;
        struct arena inner = scratch;
        language_derive(model, &unit, 1, &words, &inner);
        type->meaning = (uint8_t)meaning_of(words.items[1].class);
    }
}

/* How the lemmatiser reads a tag. */
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

static void lemmatise(struct doc *doc, const struct language_tools *tools, uint32_t first,
                      uint32_t end) {
    static const struct words_lexicon none;
    const struct words_lexicon *lexicon = tools->lexicon ? tools->lexicon : &none;
    for (uint32_t w = first; w < end; w++) {
        const struct doc_word *word = &doc->words.items[w];
        enum words_class read_as = class_of_tag(doc_tag(doc, word));
        doc->lemmas[w] = lemma_of(doc, lexicon, word, read_as);
    }
}

void language_parse_wanted(struct doc *doc, const struct language_tools *tools,
                           struct arena scratch) {
    if (!tools->model) return;
    doc->arcs = ARENA_ARRAY(doc->arena, struct doc_arc, doc->words.count);
    doc->lemmas = ARENA_ARRAY(doc->arena, struct str, doc->words.count);
    bool has_any = false;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        struct doc_sentence *s = &doc->sentences.items[i];
        uint32_t count = s->end_word - s->first_word;
        bool is_wanted = (s->flags & (DOC_WANTS_TREE | DOC_WANTS_CONSTRUCTIONS)) != 0;
        if (!is_wanted || count == 0 || count > LANGUAGE_MAX_TOKENS) continue;
        if (!has_any) find_meanings(doc, tools->model, scratch);
        has_any = true;
        if (!tools->memo || !language_recall_tree(tools->memo, doc, s, scratch)) {
            parse_sentence(doc, s, tools->model, scratch);
            if (tools->memo) language_keep_tree(tools->memo, doc, s, scratch);
        }
        lemmatise(doc, tools, s->first_word, s->end_word);
    }
}
