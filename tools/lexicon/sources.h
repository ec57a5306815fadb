/* The readers of the source files, one for each kind of argument. A reader gets a file's whole
 * text; the WordNet reader gets a folder. */
#ifndef LEXICON_SOURCES_H
#define LEXICON_SOURCES_H

#include "facts.h"

/* An empty slice and false when the file cannot be read. */
bool source_load(struct arena *arena, const char *path, struct str *text);
/* The next field of a tab-separated line. */
struct str source_field(struct str *line, char separator);
double source_number(struct str text);

typedef void source_reader(struct facts *facts, struct str text);
source_reader read_wordfreq, read_ratings, read_cefr, read_school, read_cmudict, read_treebank;
source_reader read_names, read_american, read_british;
bool read_wordnet(struct facts *facts, const char *folder);

/* ---- What follows from the sources together ---- */

/* Adds the inflected forms of WordNet's lemmas, with their tags, where some source knows the form.
 */
void add_inflections(struct facts *facts);
/* Chooses the words of the table and settles their tags. */
void settle(struct facts *facts);
/* Fits the weights to CompLex's single words (its training file) and gives every chosen word its
 * difficulty; prints how well it does on words held out, and the weights for unlisted words. */
void rate(struct facts *facts, struct str complex);
/* Syllables as spoken in Britain where the rules and CMUdict agree on a variant, else CMUdict's
 * first; 0 when CMUdict does not have the word. */
uint8_t settle_syllables(const struct fact *fact);
/* The bytes of the table, in the facts' arena. */
struct str compile(struct facts *facts);

#endif
