/* Tests of tagger and parsers with the model that is delivered: what must be found in plain
 * sentences of our own, that nothing depends on chance, that odd lengths and damaged bytes do no
 * harm. Words of a sentence are separated by spaces here. */
#include "base/utf8.h"
#include "check.h"
#include "files.h"
#include "language/model.h"
#include "words/lexicon.h"

#include <string.h>

enum { MANY = 1000, ARENA_BYTES = 1 << 26, ROUNDS_OF_DAMAGE = 150 };

struct fixture {
    unsigned char *bytes;
    size_t size;
    struct language_model model;
    unsigned char *lexicon_bytes;
    struct words_lexicon lexicon; /* the model was trained with it */
    struct arena_guard guard;
    struct arena arena;
};

struct sentence {
    struct language_unit units[MANY];
    struct language_tagged tagged[MANY];
    struct language_arc arcs[MANY];
    size_t count;
};

static struct str fold(struct str word, struct arena *arena) {
    char *bytes = arena_alloc_raw(arena, word.size + 1, 1);
    for (size_t i = 0; i < word.size; i++) bytes[i] = ascii_lower(word.bytes[i]);
    return (struct str){bytes, word.size};
}

static uint16_t look_up(const struct fixture *f, struct str word) {
    struct words_entry entry;
    words_look_up(&f->lexicon, word.bytes, word.size, &entry);
    return entry.tags;
}

static void cut(const struct fixture *f, struct str text, struct arena *arena, struct sentence *s) {
    struct str word;
    s->count = 0;
    while (s->count < MANY && str_next(&text, ' ', &word)) {
        struct str folded = fold(word, arena);
        s->units[s->count++] = (struct language_unit){word, folded, look_up(f, folded)};
    }
}

static bool analyse(struct sentence *s, const struct language_model *model, struct arena scratch) {
    language_tag(model, s->units, s->count, s->tagged, scratch);
    return language_parse(model, s->units, s->tagged, s->count, s->arcs, scratch);
}

static size_t find_word(const struct sentence *s, struct str word) {
    size_t i = 0;
    while (i < s->count && !str_equal(s->units[i].form, word)) i++;
    return i;
}

/* "word relation head", or "word root". */
static bool holds(const struct sentence *s, const struct language_model *model, struct str claim) {
    struct str word, relation, head = STR("");
    str_next(&claim, ' ', &word);
    str_next(&claim, ' ', &relation);
    str_next(&claim, ' ', &head);
    size_t at = find_word(s, word);
    if (at == s->count) return false;
    size_t head_at = head.size ? find_word(s, head) : LANGUAGE_ROOT;
    return s->arcs[at].head == head_at &&
           str_equal(language_relation_name(model, s->arcs[at].relation), relation);
}

static const struct {
    const char *text, *claims;
} cases[] = {
    {"The children were moved by the council .",
     "children nsubj:pass moved,were aux:pass moved,council obl:agent moved,moved root"},
    {"Mia lives with her grandmother , and her brother stays in a children 's home .",
     "Mia nsubj lives,lives root,brother nsubj stays,stays conj lives,and cc stays"},
    {"The report says that many children feel lonely .",
     "report nsubj says,says root,that mark feel,feel ccomp says,children nsubj feel"},
    {"The council closed the home because it was not safe .",
     "closed root,home obj closed,because mark safe,safe advcl closed,not advmod safe"},
    {"If you are worried , talk to your social worker .",
     "talk root,worried advcl talk,If mark worried,worker obl talk"},
    {"The judge who heard the case wrote a long letter .",
     "judge nsubj wrote,wrote root,heard acl:relcl judge,letter obj wrote,long amod letter"},
    {"Children in care should be asked about their wishes .",
     "Children nsubj:pass asked,care nmod Children,asked root,should aux asked,be aux:pass asked"},
    {"Sam and Ella want to see their mother .",
     "Sam nsubj want,Ella conj Sam,want root,see xcomp want,mother obj see"},
    {"There are three bedrooms in the new house .", "There expl are,are root,bedrooms nsubj are"},
    {"She did not know where her sister was .",
     "She nsubj know,did aux know,know root,not advmod know"},
    {"Your carer will help you with your homework .",
     "carer nsubj help,will aux help,help root,you obj help,homework obl help"},
    {"The money was spent on food and clothes .",
     "money nsubj:pass spent,spent root,food obl spent,clothes conj food"},
    {"Although the visit was short , everybody enjoyed it .",
     "enjoyed root,everybody nsubj enjoyed,short advcl enjoyed,it obj enjoyed"},
    {"Dr Jones , a doctor from Leeds , wrote the book .",
     "wrote root,book obj wrote,doctor appos Jones"},
};

/* No model gets all right, and another training may miss others; most must be there. */
static void test_relations(struct fixture *f) {
    static struct sentence s;
    unsigned claims = 0, right = 0;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena scratch = f->arena;
        struct str rest = str_from(cases[i].claims), claim;
        cut(f, str_from(cases[i].text), &scratch, &s);
        IS(analyse(&s, &f->model, scratch));
        while (str_next(&rest, ',', &claim)) {
            bool is_right = holds(&s, &f->model, claim);
            claims++;
            right += is_right;
            if (!is_right) printf("missed in \"%s\": %.*s\n", cases[i].text, STR_ARG(claim));
        }
    }
    printf("%u of %u relations found\n", right, claims);
    CHECK(right * 10 >= claims * 9, "only %u of %u relations found", right, claims);
}

static bool is_tree(const struct sentence *s, const struct language_model *model) {
    size_t roots = 0;
    for (size_t i = 0; i < s->count; i++) {
        roots += s->arcs[i].head == LANGUAGE_ROOT;
        if (s->arcs[i].head != LANGUAGE_ROOT && s->arcs[i].head >= s->count) return false;
        size_t at = i, steps = 0;
        while (s->arcs[at].head != LANGUAGE_ROOT && steps++ <= s->count) at = s->arcs[at].head;
        if (steps > s->count || s->arcs[i].relation >= model->relation_count) return false;
    }
    return roots == 1;
}

/* Both parsers give the same answer twice, and a tree each. */
static void test_determinism(struct fixture *f) {
    static struct sentence one, other;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena scratch = f->arena;
        cut(f, str_from(cases[i].text), &scratch, &one);
        cut(f, str_from(cases[i].text), &scratch, &other);
        analyse(&one, &f->model, scratch);
        analyse(&other, &f->model, scratch);
        size_t size = one.count * sizeof *one.arcs;
        IS(memcmp(one.tagged, other.tagged, one.count * sizeof *one.tagged) == 0);
        IS(memcmp(one.arcs, other.arcs, size) == 0);
        IS(is_tree(&one, &f->model));
        language_parse_beam(&f->model, one.units, one.tagged, one.count, one.arcs, scratch);
        language_parse_beam(&f->model, other.units, one.tagged, one.count, other.arcs, scratch);
        IS(memcmp(one.arcs, other.arcs, size) == 0 && is_tree(&one, &f->model));
    }
}

static void test_tags(struct fixture *f) {
    static struct sentence s;
    struct arena scratch = f->arena;
    cut(f, STR("She was asked by the court ."), &scratch, &s);
    analyse(&s, &f->model, scratch);
    static const char *const names[] = {"PRON/PRP", "AUX/VBD", "VERB/VBN", "ADP/IN",
                                        "DET/DT",   "NOUN/NN", "PUNCT/."};
    for (size_t i = 0; i < s.count; i++)
        CHECK(str_equal(language_tag_name(&f->model, s.tagged[i].tag), str_from(names[i])),
              "%.*s is %.*s", STR_ARG(s.units[i].form),
              STR_ARG(language_tag_name(&f->model, s.tagged[i].tag)));
    IS(language_tag_traits(&f->model, s.tagged[1].tag) & LANGUAGE_IS_FINITE);
    IS(!(language_tag_traits(&f->model, s.tagged[2].tag) & LANGUAGE_IS_FINITE));
    IS(language_find_tag(&f->model, STR("VERB/VBD")) >= 0);
    IS(language_find_tag(&f->model, STR("VERB")) == -1);
    IS(language_find_relation(&f->model, STR("nsubj:pass")) >= 0);
    IS(language_tag_name(&f->model, 254).size == 0);
    IS(language_relation_name(&f->model, UINT32_MAX).size == 0);
    IS(language_relation_traits(&f->model, UINT32_MAX) == 0);
}

static void fill(struct sentence *s, size_t count) {
    static const char *const words[] = {"the", "child", "said", "that", ",", "and", "“", "12,500"};
    s->count = count;
    for (size_t i = 0; i < count; i++) {
        struct str word = str_from(words[i * 7 % 8]);
        s->units[i] = (struct language_unit){word, word, (uint16_t)(i % 3)};
    }
}

static void test_lengths(struct fixture *f) {
    static struct sentence s;
    static const size_t counts[] = {0, 1, 2, 3, LANGUAGE_MAX_TOKENS, LANGUAGE_MAX_TOKENS + 1, MANY};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        bool is_parsed = counts[i] >= 1 && counts[i] <= LANGUAGE_MAX_TOKENS;
        fill(&s, counts[i]);
        IS(analyse(&s, &f->model, f->arena) == is_parsed);
        if (is_parsed) IS(is_tree(&s, &f->model));
        IS(language_parse_beam(&f->model, s.units, s.tagged, s.count, s.arcs, f->arena) ==
           is_parsed);
        if (is_parsed) IS(is_tree(&s, &f->model));
    }
    fill(&s, 1);
    s.units[0].form = s.units[0].folded = STR("");
    IS(analyse(&s, &f->model, f->arena) && s.arcs[0].head == LANGUAGE_ROOT);
}

static unsigned tag_named(const struct fixture *f, const char *name) {
    return (unsigned)language_find_tag(&f->model, str_from(name));
}

/* A tree by hand: "tag relation head" for each token, head from 1, 0 the root. */
static size_t make_tree(const struct fixture *f, const char *text, struct sentence *s) {
    struct str rest = str_from(text), part, field;
    s->count = 0;
    while (str_next(&rest, ',', &part)) {
        struct language_arc *arc = &s->arcs[s->count];
        str_next(&part, ' ', &field);
        s->tagged[s->count].tag = (uint8_t)language_find_tag(&f->model, field);
        str_next(&part, ' ', &field);
        arc->relation = (uint8_t)language_find_relation(&f->model, field);
        str_next(&part, ' ', &field);
        int head = field.bytes[0] - '0';
        arc->head = head ? (uint16_t)(head - 1) : LANGUAGE_ROOT;
        s->count++;
    }
    return s->count;
}

static void test_doubts(struct fixture *f) {
    static struct sentence s;
    static const bool quoted[] = {false, true, true, false, false};
    static const struct {
        const char *tree;
        unsigned doubts;
        bool with_quotes;
    } trees[] = {
        {"PRON/PRP nsubj 2,VERB/VBD root 0,NOUN/NN obj 2", 0, false},
        {"PRON/PRP nsubj 3,PRON/PRP nsubj 3,VERB/VBD root 0", LANGUAGE_TWO_SUBJECTS, false},
        {"PRON/PRP nsubj:outer 3,PRON/PRP nsubj 3,VERB/VBD root 0", 0, false},
        {"SCONJ/IN mark 3,PRON/PRP nsubj 3,VERB/VBD root 0", LANGUAGE_MARKED_ROOT, false},
        {"DET/DT det 2,NOUN/NN root 0", LANGUAGE_NO_FINITE_VERB, false},
        {"PRON/PRP nsubj 3,AUX/VBZ cop 3,NOUN/NN root 0", 0, false},
        {"VERB/VBD root 0,VERB/VBD root 0", LANGUAGE_SEVERAL_ROOTS, false},
        {"VERB/VBD ccomp 2,VERB/VBD ccomp 1", LANGUAGE_SEVERAL_ROOTS | LANGUAGE_NO_FINITE_VERB,
         false},
        {"PRON/PRP nsubj 3,NOUN/NN obj 4,VERB/VBD root 0,VERB/VB xcomp 3", LANGUAGE_CROSSING_ARCS,
         false},
        {"VERB/VBD root 0,NOUN/NN obj 1,NOUN/NN obj 1,PRON/PRP obl 1", LANGUAGE_CROSSES_QUOTES,
         true},
        {"VERB/VBD root 0,NOUN/NN obj 1,NOUN/NN nmod 2,PRON/PRP obl 1", 0, true},
    };
    for (size_t i = 0; i < sizeof trees / sizeof *trees; i++) {
        size_t count = make_tree(f, trees[i].tree, &s);
        unsigned doubts = language_tree_doubts(&f->model, s.tagged, s.arcs, count,
                                               trees[i].with_quotes ? quoted : NULL);
        CHECK(doubts == trees[i].doubts, "%s: doubts %x", trees[i].tree, doubts);
    }
    IS(tag_named(f, "VERB/VBD") < f->model.tag_count);
}

static uint32_t roll(uint32_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Whatever a damaged model says, what comes out is a tree. */
static void use_damaged(const struct fixture *f, const unsigned char *bytes, size_t size) {
    static struct sentence s;
    struct language_model model;
    struct arena scratch = f->arena;
    if (!language_model_open(&model, bytes, size)) {
        IS(model.tag_count == 0);
        return;
    }
    cut(f, str_from(cases[roll(&(uint32_t){(uint32_t)size}) % 8].text), &scratch, &s);
    IS(analyse(&s, &model, scratch) && is_tree(&s, &model));
    language_parse_beam(&model, s.units, s.tagged, s.count, s.arcs, scratch);
    IS(is_tree(&s, &model));
    language_tree_doubts(&model, s.tagged, s.arcs, s.count, NULL);
}

static void test_truncation(struct fixture *f) {
    uint32_t dice = 7;
    for (int i = 0; i < ROUNDS_OF_DAMAGE; i++) {
        size_t size = i < 130 ? (size_t)i : roll(&dice) % f->size;
        unsigned char *bytes = malloc(size ? size : 1);
        memcpy(bytes, f->bytes, size);
        use_damaged(f, bytes, size);
        if (size >= 12) { /* the size in the header made to fit */
            for (int k = 0; k < 4; k++) bytes[8 + k] = (unsigned char)(size >> 8 * k);
            use_damaged(f, bytes, size);
        }
        free(bytes);
    }
}

/* Flips bytes in the header (every one) and all over the file (many at a time). */
static void test_flips(struct fixture *f) {
    unsigned char *bytes = malloc(f->size);
    uint32_t dice = 99;
    for (int i = 0; i < ROUNDS_OF_DAMAGE * 2; i++) {
        memcpy(bytes, f->bytes, f->size);
        if (i < ROUNDS_OF_DAMAGE)
            bytes[i] ^= (unsigned char)(1u << roll(&dice) % 8);
        else
            for (size_t k = 0; k < f->size / 200; k++)
                bytes[192 + roll(&dice) % (f->size - 192)] ^= (unsigned char)roll(&dice);
        use_damaged(f, bytes, f->size);
    }
    free(bytes);
}

int main(void) {
    struct fixture f = {.guard = {.is_armed = true}};
    size_t lexicon_size = 0;
    f.bytes = (unsigned char *)files_read_source("dictionaries/en-GB/model.plm", &f.size);
    f.lexicon_bytes =
        (unsigned char *)files_read_source("dictionaries/en-GB/lexicon.plx", &lexicon_size);
    if (!f.bytes || !f.lexicon_bytes) {
        printf("dictionaries/en-GB/model.plm or dictionaries/en-GB/lexicon.plx is not there\n");
        return 77;
    }
    if (!arena_open(&f.arena, ARENA_BYTES, &f.guard) || setjmp(f.guard.env)) return EXIT_FAILURE;
    IS(language_model_open(&f.model, f.bytes, f.size));
    IS(words_lexicon_open(&f.lexicon, f.lexicon_bytes, lexicon_size));
    IS(!language_model_open(&(struct language_model){0}, NULL, 0));
    test_relations(&f);
    test_determinism(&f);
    test_tags(&f);
    test_lengths(&f);
    test_doubts(&f);
    test_truncation(&f);
    test_flips(&f);
    arena_close(&f.arena);
    free(f.bytes);
    free(f.lexicon_bytes);
    return check_report();
}
