/* The tables of formats. A new format is one row here and one file beside it. */
#include "write/writers.h"

static const struct write_format document_formats[] = {
    {"html", "html", "a web page that stands alone", write_html, NULL, NULL},
    {"text", "txt", "plain text, 72 columns wide", write_text, NULL, NULL},
    {"markdown", "md", "CommonMark", write_markdown, NULL, NULL},
#ifdef PLAINER_BRAILLE
    {"brf", "brf", "braille (UEB), pages of 40 by 25 cells", write_brf, NULL, NULL},
#endif
    {"json", "json", "everything that is known of the document", write_json, NULL, NULL},
    {"review", NULL, "original and plain version side by side, to decide on each change",
     write_review, NULL, NULL},
    {"line", NULL, "the bare text on one line that has no end", write_one_line, NULL, NULL},
};

static const struct write_format findings_formats[] = {
    {"human", NULL, "for people: the place, the advice, the line", write_findings_human, NULL,
     NULL},
    {"line", NULL, "one line a finding", write_findings_line, NULL, NULL},
    {"json", "json", "an array of objects", write_findings_json, start_json_array, end_json_array},
    {"sarif", "sarif", "SARIF 2.1.0, for code hosts and editors", write_findings_sarif, start_sarif,
     end_sarif},
    {"github", NULL, "annotations of GitHub Actions", write_findings_github, NULL, NULL},
    {"gitlab", "json", "GitLab's Code Quality report", write_findings_gitlab, start_json_array,
     end_json_array},
    {"checkstyle", "xml", "Checkstyle's XML", write_findings_checkstyle, start_checkstyle,
     end_checkstyle},
};

static const struct write_format scores_formats[] = {
    {"human", NULL, "a table for people", write_scores_human, NULL, NULL},
    {"json", "json", "an array, one object a document", write_scores_json, start_json_array,
     end_json_array},
    {"csv", "csv", "one row a document, or a sentence", write_scores_csv, NULL, NULL},
    {"html", "html", "a page: the text, its sentences shaded by level", write_scores_html,
     start_scores_html, end_scores_html},
};

static const struct write_format analysis_formats[] = {
    {"conllu", "conllu", "Universal Dependencies, a word a line", write_conllu, NULL, NULL},
    {"json", "json", "everything that is known of the document", write_json, NULL, NULL},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

static const struct write_format *find_name(const struct write_format *formats, size_t count,
                                            struct str name) {
    for (size_t i = 0; i < count; i++)
        if (str_equal(name, str_from(formats[i].name))) return &formats[i];
    return NULL;
}

const struct write_format *write_find_document(struct str name) {
    return find_name(document_formats, COUNT(document_formats), name);
}

const struct write_format *write_find_document_by_ending(struct str ending) {
    if (str_equal_fold(ending, STR("htm"))) ending = STR("html");
    for (size_t i = 0; i < COUNT(document_formats); i++)
        if (document_formats[i].ending &&
            str_equal_fold(ending, str_from(document_formats[i].ending)))
            return &document_formats[i];
    return NULL;
}

const struct write_format *write_find_findings(struct str name) {
    return find_name(findings_formats, COUNT(findings_formats), name);
}

const struct write_format *write_find_scores(struct str name) {
    return find_name(scores_formats, COUNT(scores_formats), name);
}

const struct write_format *write_find_analysis(struct str name) {
    return find_name(analysis_formats, COUNT(analysis_formats), name);
}
