/* What the files of the language room share. */
#ifndef LANGUAGE_INTERNAL_H
#define LANGUAGE_INTERNAL_H

#include "language/language.h"

/* Ends of sentences (offsets into `text`, the last one is text.size), white space behind a
 * sentence belonging to it. Returns their number; written to a scratch array. */
struct language_ends {
    uint32_t *items;
    uint32_t count, capacity;
};
void language_split(struct str text, struct language_ends *ends, struct arena *scratch);

/* Does a greeting, closing, rule of signs or the like end at the white space? `start` is where the
 * sentence began. */
bool language_message_ends(struct str text, size_t start, size_t space);
/* Behind " :)" at `at`, else `at`. */
size_t language_pass_face(struct str text, size_t at);

/* One token at `from` (which is not white space): its end and kind. */
enum language_token { TOKEN_WORD, TOKEN_NUMBER, TOKEN_ADDRESS, TOKEN_MARK };
enum language_token language_token_at(struct str text, size_t from, size_t *end);
/* Length of the clitic at the end of a word token ("children's": 2), or 0. */
size_t language_clitic(struct str word);
/* Lower case, straight apostrophe and hyphen; the slice itself when that changes nothing. */
struct str language_fold(struct str word, struct arena *arena);

/* Index of the distinct word in doc->types, which grows. Starts as zeros but for the lexicon. */
struct language_types {
    const struct words_lexicon *lexicon; /* or NULL */
    uint32_t *slots;                     /* open addressing: index + 1, 0 free */
    uint32_t mask;
};
uint32_t language_type(struct language_types *types, struct doc *doc, struct str folded);

/* Tags the words of all sentences. */
void language_tag_all(struct doc *doc, const struct language_tools *tools, struct arena scratch);

/* Quotations of all blocks, then flags on the words inside them. */
void language_find_quotes(struct doc *doc);
void language_flag_quotes(struct doc *doc);

/* Protects the blocks that are not in English; sets doc->foreign when that is most of the text. */
void language_find_foreign(struct doc *doc, struct arena scratch);

/* Code point helpers. `before` must be > 0 and `at` < size. */
uint32_t language_char_at(struct str text, size_t at, size_t *length);
uint32_t language_char_before(struct str text, size_t before, size_t *length);

bool language_is_apostrophe(uint32_t c);

/* What a memo keeps of a sentence: its tags, or its tree and constructions; both follow from its
 * words alone, and from which of them are quoted. False when it has not seen the sentence. */
bool language_recall_tags(struct memo *memo, struct doc *doc, const struct doc_sentence *s,
                          struct arena scratch);
void language_keep_tags(struct memo *memo, const struct doc *doc, const struct doc_sentence *s,
                        struct arena scratch);
bool language_recall_tree(struct memo *memo, struct doc *doc, struct doc_sentence *s,
                          struct arena scratch);
void language_keep_tree(struct memo *memo, const struct doc *doc, const struct doc_sentence *s,
                        struct arena scratch);

#endif
