/* The tagger: from left to right, joint tags ("VERB/VBD"), each chosen by the words around it and
 * the two tags before it. Frequent words that have but one tag are looked up. */
#include "language/features.h"

enum atom {
    NONE,
    WORD,
    BEFORE,
    BEFORE2,
    AFTER,
    AFTER2, /* words */
    TAG1,
    TAG2, /* tags of the words before */
    END1,
    END2,
    END3,
    END4,
    HEAD1,
    HEAD2,
    HEAD3,
    SHAPE,
    SHAPE_LONG,
    SHAPE_SHORT,
    SHAPE_BEFORE,
    SHAPE_AFTER,
    BEFORE_END3,
    AFTER_END2,
    AFTER_END3,
    LEXICON,
    LEXICON_AFTER,
    LEXICON_AFTER2,
    LEXICON_BEFORE,
    CLASS,
    CLASS_BEFORE,
    CLASS_AFTER,
    ATOM_COUNT
};

/* clang-format off */
static const language_template templates[] = {
    {NONE}, {WORD}, {END1}, {END2}, {END3}, {END4}, {HEAD1}, {HEAD2}, {HEAD3}, {SHAPE},
    {SHAPE_LONG, END2}, {SHAPE, WORD},
    {BEFORE}, {BEFORE2}, {AFTER}, {AFTER2}, {TAG1}, {TAG2}, {TAG1, TAG2},
    {TAG1, WORD}, {TAG1, TAG2, WORD}, {BEFORE, WORD}, {WORD, AFTER}, {BEFORE, AFTER},
    {AFTER, AFTER2}, {BEFORE_END3}, {AFTER_END3}, {AFTER_END2, END2}, {TAG1, AFTER},
    {TAG1, END3}, {SHAPE_AFTER, SHAPE_SHORT}, {SHAPE_BEFORE, SHAPE_SHORT, TAG1},
    {AFTER, END3}, {TAG1, AFTER_END2},
    {LEXICON}, {LEXICON, TAG1}, {LEXICON, TAG1, LEXICON_AFTER}, {LEXICON, END2},
    {LEXICON_AFTER}, {LEXICON_AFTER, WORD}, {LEXICON, LEXICON_AFTER, LEXICON_AFTER2},
    {LEXICON, SHAPE_SHORT}, {TAG1, TAG2, AFTER}, {BEFORE, END3, AFTER},
    {LEXICON, TAG1, TAG2}, {LEXICON, BEFORE}, {LEXICON, AFTER}, {LEXICON_BEFORE, LEXICON, LEXICON_AFTER},
    {CLASS}, {CLASS, TAG1}, {CLASS_AFTER}, {CLASS_AFTER, CLASS}, {TAG1, CLASS, CLASS_AFTER},
    {CLASS_BEFORE, CLASS}, {TAG1, LEXICON_AFTER, WORD}, {TAG1, TAG2, LEXICON, LEXICON_AFTER},
};
/* clang-format on */
enum { TEMPLATE_COUNT = sizeof templates / sizeof *templates };

static void fill_own(const struct language_word *w, uint32_t *a) {
    a[WORD] = w->word;
    a[END1] = w->suffix[0];
    a[END2] = w->suffix[1];
    a[END3] = w->suffix[2];
    a[END4] = w->suffix[3];
    a[HEAD1] = w->prefix[0];
    a[HEAD2] = w->prefix[1];
    a[HEAD3] = w->prefix[2];
    a[SHAPE] = w->shape & 511u;
    a[SHAPE_LONG] = w->shape;
    a[SHAPE_SHORT] = w->shape & 31u;
    a[LEXICON] = w->lexicon;
    a[CLASS] = w->class;
}

static void fill_before(const struct language_word *before, const struct language_word *before2,
                        uint32_t *a) {
    a[BEFORE] = before->word;
    a[BEFORE2] = before2->word;
    a[SHAPE_BEFORE] = before->shape & 31u;
    a[BEFORE_END3] = before->suffix[2];
    a[LEXICON_BEFORE] = before->lexicon;
    a[CLASS_BEFORE] = before->class;
}

static void fill_after(const struct language_word *after, const struct language_word *after2,
                       uint32_t *a) {
    a[AFTER] = after->word;
    a[AFTER2] = after2->word;
    a[SHAPE_AFTER] = after->shape & 31u;
    a[AFTER_END2] = after->suffix[1];
    a[AFTER_END3] = after->suffix[2];
    a[LEXICON_AFTER] = after->lexicon;
    a[LEXICON_AFTER2] = after2->lexicon;
    a[CLASS_AFTER] = after->class;
}

static const struct language_word *word_at(const struct language_words *words, uint32_t at) {
    return &words->items[at <= words->count ? at : 0];
}

size_t language_tag_features(const struct language_words *words, uint32_t at, unsigned previous,
                             unsigned before_previous, uint64_t *hashes) {
    uint32_t atoms[ATOM_COUNT];
    atoms[NONE] = 0;
    atoms[TAG1] = previous;
    atoms[TAG2] = before_previous;
    fill_own(&words->items[at], atoms);
    fill_before(word_at(words, at - 1), word_at(words, at >= 2 ? at - 2 : 0), atoms);
    fill_after(word_at(words, at + 1), word_at(words, at + 2), atoms);
    for (unsigned i = 0; i < TEMPLATE_COUNT; i++) hashes[i] = language_hash(atoms, templates[i], i);
    return TEMPLATE_COUNT;
}

static struct language_tagged best_tag(const struct language_model *model, const int32_t *scores) {
    unsigned best = 0;
    for (unsigned i = 1; i < model->tag_count; i++)
        if (scores[i] > scores[best]) best = i;
    int32_t next = INT32_MIN;
    for (unsigned i = 0; i < model->tag_count; i++)
        if (i != best && scores[i] > next) next = scores[i];
    return (struct language_tagged){(uint8_t)best,
                                    language_margin(scores[best], next, model->tagger_shift)};
}

static struct language_tagged tag_word(const struct language_model *model,
                                       const struct language_words *words, uint32_t at,
                                       unsigned previous, unsigned before_previous) {
    uint64_t hashes[LANGUAGE_MAX_FEATURES];
    int32_t scores[LANGUAGE_MAX_CLASSES];
    uint8_t fixed = language_find_byte(&model->parts[LANGUAGE_FIXED_WORDS], words->items[at].form);
    if (fixed && fixed <= model->tag_count)
        return (struct language_tagged){(uint8_t)(fixed - 1), UINT16_MAX};
    size_t count = language_tag_features(words, at, previous, before_previous, hashes);
    language_score_classes(&model->parts[LANGUAGE_TAGGER_INDEX],
                           &model->parts[LANGUAGE_TAGGER_WEIGHTS], hashes, count, model->tag_count,
                           scores);
    return best_tag(model, scores);
}

void language_tag(const struct language_model *model, const struct language_unit *tokens,
                  size_t count, struct language_tagged *tagged, struct arena scratch) {
    struct language_words words;
    unsigned previous = 0, before_previous = 0;
    language_derive(model, tokens, count, &words, &scratch);
    for (uint32_t i = 1; i <= words.count; i++) {
        tagged[i - 1] = tag_word(model, &words, i, previous, before_previous);
        before_previous = previous;
        previous = tagged[i - 1].tag + 1u;
    }
}
