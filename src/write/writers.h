/* The writers that formats.c puts into its tables, one file each. For this room only. */
#ifndef WRITE_WRITERS_H
#define WRITE_WRITERS_H

#include "write/write.h"

typedef void writer(const struct doc *doc, const struct write_options *options, struct buf *out);

writer write_brf, write_html, write_markdown, write_text, write_json, write_conllu, write_one_line,
    write_review;
writer write_findings_human, write_findings_line, write_findings_json, write_findings_sarif,
    write_findings_github, write_findings_gitlab, write_findings_checkstyle;
writer write_scores_human, write_scores_json, write_scores_csv, write_scores_html;

/* What stands before the first document and behind the last one. */
typedef void bracket_writer(const struct write_options *options, struct buf *out);
bracket_writer start_json_array, end_json_array, start_sarif, end_sarif, start_checkstyle,
    end_checkstyle, start_scores_html, end_scores_html;

#endif
