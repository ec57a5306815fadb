/* The stages of the corridor as text for golden files: one element a line, source places in front,
 * nothing that depends on the machine. A golden diff then names the room that changed. */
#include "base/escape.h"
#include "write/names.h"
#include "write/write.h"

static void write_place(struct buf *out, struct span source) {
    buf_format(out, " %u-%u", source.start, source.end);
}

static void write_source(const struct doc *doc, struct span text, struct buf *out) {
    write_place(out, doc_source_span(doc, text));
}

static void write_flags(struct buf *out, const struct flag_name *names, unsigned flags) {
    for (; names->name; names++)
        if (flags & names->bit) buf_format(out, " %s", names->name);
}

static void write_text_line(struct buf *out, struct str text) {
    buf_add_char(out, ' ');
    escape_json(out, text);
    buf_add_char(out, '\n');
}

static void dump_run(const struct doc *doc, const struct doc_run *run, size_t depth,
                     struct buf *out) {
    buf_add_repeated(out, ' ', depth * 2);
    buf_add(out, run->is_exact ? STR("exact") : STR("folded"));
    write_place(out, run->source);
    write_flags(out, names_styles, run->style);
    if (run->link < doc->links.count) {
        buf_add(out, STR(" to="));
        escape_json(out, doc->links.items[run->link].target);
    }
    if (run->abbreviation < doc->titles.count) {
        buf_add(out, STR(" title="));
        escape_json(out, doc->titles.items[run->abbreviation]);
    }
    write_text_line(out, doc_slice(doc, run->text));
}

static void dump_block_line(const struct doc_block *block, size_t depth, struct buf *out) {
    buf_add_repeated(out, ' ', depth * 2);
    buf_add(out, str_from(doc_block_name(block->kind)));
    if (block->kind == DOC_HEADING) buf_format(out, " %u", block->level);
    write_place(out, block->source);
    write_flags(out, names_block_flags, block->flags);
    if (block->flags & DOC_ORDERED) buf_format(out, " from=%u", block->number);
    bool has_span = block->kind == DOC_CELL && (block->column_span > 1 || block->row_span > 1);
    if (has_span) buf_format(out, " columns=%u rows=%u", block->column_span, block->row_span);
    if (block->language.size) {
        buf_add(out, STR(" lang="));
        escape_line(out, block->language);
    }
    buf_add_char(out, '\n');
}

static size_t block_depth(const struct doc *doc, uint32_t index, size_t *depths) {
    uint32_t parent = doc->blocks.items[index].parent;
    return depths[index] = parent < index ? depths[parent] + 1 : 0;
}

static void dump_named(struct buf *out, const char *name, struct str value) {
    if (!value.size) return;
    buf_add(out, str_from(name));
    write_text_line(out, value);
}

static void dump_read(const struct doc *doc, struct buf *out) {
    size_t *depths = ARENA_ARRAY(out->arena, size_t, (size_t)doc->blocks.count + 1);
    dump_named(out, "title", doc->title);
    dump_named(out, "byline", doc->byline);
    dump_named(out, "language", doc->language);
    dump_named(out, "original", doc->original);
    for (uint32_t i = 0; i < doc->blocks.count; i++) {
        const struct doc_block *block = &doc->blocks.items[i];
        size_t depth = block_depth(doc, i, depths);
        dump_block_line(block, depth, out);
        if (!doc_block_holds_runs(block->kind)) continue;
        for (uint32_t run = block->first_run; run < block->end_run; run++)
            dump_run(doc, &doc->runs.items[run], depth + 1, out);
    }
    for (uint32_t i = 0; i < doc->warnings.count; i++)
        dump_named(out, "warning", doc->warnings.items[i]);
}

/* " VERB/VBD~840 nsubj^4~312": the tag and its margin, the relation, how far ahead the head stands
 * (minus: behind) and the arc's margin. */
static void dump_grammar(const struct doc *doc, const struct doc_word *word, struct buf *out) {
    uint32_t w = (uint32_t)(word - doc->words.items);
    struct str tag = doc_tag(doc, word);
    if (!tag.size) return;
    buf_format(out, " %.*s~%u", STR_ARG(tag), word->tag_margin);
    if (!doc->arcs || !(doc->sentences.items[word->sentence].flags & DOC_IS_PARSED)) return;
    const struct doc_arc *arc = &doc->arcs[w];
    int ahead = arc->head == DOC_NONE ? 0 : (int)arc->head - (int)w;
    buf_format(out, " %.*s^%d~%u", STR_ARG(doc->tagset.relations[arc->relation]), ahead,
               arc->margin);
}

static void dump_word(const struct doc *doc, const struct doc_word *word, struct buf *out) {
    buf_format(out, "  %s", names_word_kind(word->kind));
    write_source(doc, word->text, out);
    write_flags(out, names_word_flags, word->flags);
    dump_grammar(doc, word, out);
    write_text_line(out, doc_slice(doc, word->text));
}

static void dump_construction(const struct doc *doc, const struct doc_construction *c,
                              struct buf *out) {
    struct span text = {doc->words.items[c->first_word].text.start,
                        doc->words.items[c->end_word - 1].text.end};
    buf_format(out, "  construction %s", doc_construction_name(c->kind));
    write_source(doc, text, out);
    buf_format(out, " chance=%u head=", c->chance);
    if (c->head != DOC_NONE)
        escape_json(out, doc_word_text(doc, &doc->words.items[c->head]));
    else
        buf_add_char(out, '-');
    write_text_line(out, doc_slice(doc, text));
}

static void dump_language(const struct doc *doc, struct buf *out) {
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_sentence *sentence = &doc->sentences.items[i];
        buf_format(out, "sentence %u", i);
        write_source(doc, sentence->text, out);
        buf_format(out, " block=%u", sentence->block);
        write_flags(out, names_sentence_flags, sentence->flags);
        write_text_line(out, doc_slice(doc, sentence->text));
        for (uint32_t word = sentence->first_word; word < sentence->end_word; word++)
            dump_word(doc, &doc->words.items[word], out);
        for (uint32_t k = sentence->first_construction; k < sentence->end_construction; k++)
            dump_construction(doc, &doc->constructions.items[k], out);
    }
    for (uint32_t i = 0; i < doc->quotes.count; i++) {
        buf_add(out, doc->quotes.items[i].is_single ? STR("single-quote") : STR("quote"));
        write_source(doc, doc->quotes.items[i].text, out);
        write_text_line(out, doc_slice(doc, doc->quotes.items[i].text));
    }
}

static void dump_counts(const struct doc_counts *c, struct buf *out) {
    buf_format(out, "characters %u\nletters %u\nwords %u\nsyllables %u\nsentences %u\n",
               c->characters, c->letters, c->words, c->syllables, c->sentences);
    buf_format(out, "polysyllables %u\nfog-hard %u\nlong-words %u\nhard-words %u\n",
               c->polysyllables, c->fog_hard, c->long_words, c->hard_words);
}

static void dump_assess(const struct doc *doc, struct buf *out) {
    if (doc->band) buf_format(out, "band %s\n", doc->band->name);
    dump_counts(&doc->counts, out);
    for (uint32_t i = 0; i < doc->scores.count; i++) {
        const struct doc_score *score = &doc->scores.items[i];
        if (score->is_valid)
            buf_format(out, "score %s %.3f %s\n", score->formula->id, score->value,
                       score->formula->unit);
        else
            buf_format(out, "score %s not enough text\n", score->formula->id);
    }
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const struct doc_measure *m = &doc->sentences.items[i].measure;
        buf_format(out, "sentence %u", i);
        write_source(doc, doc->sentences.items[i].text, out);
        buf_format(out, " words=%u joining=%u long=%u hard=%u syllables=%u\n", m->words, m->joining,
                   m->long_words, m->hard, m->syllables);
    }
}

static void dump_match(const struct doc *doc, const struct doc_match *match, struct buf *out) {
    struct span text = {0, 0};
    if (match->first_word < match->end_word && match->end_word <= doc->words.count)
        text = (struct span){doc->words.items[match->first_word].text.start,
                             doc->words.items[match->end_word - 1].text.end};
    buf_add(out, STR("match"));
    write_source(doc, text, out);
    buf_format(out, " %s form=%u%s%s", names_action(match->term->action), match->form,
               match->is_cued ? " cued" : "", match->is_possessive ? " possessive" : "");
    if (match->is_name) buf_add(out, STR(" name"));
    buf_add(out, STR(" term="));
    escape_json(out, match->term->term);
    write_text_line(out, doc_slice(doc, text));
}

static void dump_finding(const struct doc *doc, uint32_t index, struct buf *out) {
    const struct doc_finding *finding = &doc->findings.items[index];
    buf_format(out, "finding %u", index);
    write_source(doc, finding->text, out);
    buf_format(out, " %s %s%s%s", names_severity(finding->severity),
               finding->rule ? finding->rule->id : "-", finding->is_fixable ? " fixable" : "",
               finding->is_sure ? " sure" : "");
    write_text_line(out, doc_slice(doc, finding->text));
    dump_named(out, "  message", finding->message);
    dump_named(out, "  suggestion", finding->suggestion);
}

static void dump_find(const struct doc *doc, struct buf *out) {
    for (uint32_t i = 0; i < doc->matches.count; i++) dump_match(doc, &doc->matches.items[i], out);
    for (uint32_t i = 0; i < doc->findings.count; i++) dump_finding(doc, i, out);
}

static void dump_edit(const struct doc *doc, const struct doc_edit *edit, struct buf *out) {
    buf_add(out, str_from(names_edit_kind(edit->kind)));
    write_source(doc, edit->text, out);
    buf_format(out, " group=%u %s ", edit->group, edit->rule ? edit->rule->id : "-");
    escape_json(out, doc_slice(doc, edit->text));
    if (edit->kind != DOC_EDIT_MARK) {
        buf_add(out, STR(" -> "));
        escape_json(out, edit->after);
    }
    if (edit->term) {
        buf_add(out, STR(" term="));
        escape_json(out, edit->term->term);
    }
    buf_add_char(out, '\n');
}

static void dump_simplify(const struct doc *doc, struct buf *out) {
    for (uint32_t i = 0; i < doc->edits.count; i++) dump_edit(doc, &doc->edits.items[i], out);
    for (uint32_t i = 0; i < doc->findings.count; i++) {
        if (!doc->findings.items[i].skipped.size) continue;
        buf_format(out, "skipped finding=%u", i);
        write_text_line(out, doc->findings.items[i].skipped);
    }
    for (uint32_t i = 0; i < doc->glossary.count; i++) {
        buf_add(out, doc->glossary.items[i].is_in_text ? STR("glossary in-text") : STR("glossary"));
        write_text_line(out, doc->glossary.items[i].term->term);
    }
    for (uint32_t i = 0; i < doc->notes.count; i++) {
        buf_format(out, "note block=%u", doc->notes.items[i].block);
        write_text_line(out, doc->notes.items[i].text);
    }
}

struct stage {
    const char *name;
    void (*dump)(const struct doc *doc, struct buf *out);
};

bool write_dump(const struct doc *doc, struct str stage, struct buf *out) {
    static const struct stage stages[] = {
        {"read", dump_read}, {"language", dump_language}, {"assess", dump_assess},
        {"find", dump_find}, {"simplify", dump_simplify},
    };
    for (size_t i = 0; i < sizeof stages / sizeof stages[0]; i++) {
        if (!str_equal(stage, str_from(stages[i].name))) continue;
        stages[i].dump(doc, out);
        return true;
    }
    return false;
}
