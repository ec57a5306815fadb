/* `plainer batch report FOLDER`: what a batch has come to, for people: a page with figures and
 * charts, and tables for a spreadsheet. All of it is asked from the ledger. */
#ifndef BATCH_REPORT_H
#define BATCH_REPORT_H

#include "batch/ledger.h"
#include "host/options.h"

/* Writes batch-report.html, batch-documents.csv and batch-words.csv into the folder. Returns an
 * exit status, with one line printed unless it is 0. */
int report_run(const struct options *options, const char *folder);

/* The inside of the page. False when the ledger cannot be read. */
bool report_page(struct out *out, struct ledger *ledger, const char *folder);
/* What the page's style sheet needs beside our own. */
extern const char report_style[];

#endif
