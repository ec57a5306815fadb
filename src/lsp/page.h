/* One page that is open in an editor: its text, and what plainer finds in it. Findings are exact
 * when the whole text has been analysed as it is; after a change those around it are found at once
 * and the others move along, until there is time for the whole again. */
#ifndef LSP_PAGE_H
#define LSP_PAGE_H

#include "host/out.h"
#include "lsp/setup.h"
#include "lsp/text.h"
#include "plainer.h"

struct page_finding {
    const char *rule;
    pl_severity severity;
    size_t start, end;                   /* bytes */
    size_t sentence_start, sentence_end; /* the same: it has none */
    size_t message, message_size;        /* in the page's strings */
    size_t words, words_size;            /* what it is about */
    bool is_once;
};

struct page_fix {
    size_t finding; /* index */
    size_t start, end;
    size_t text, text_size; /* in the page's strings */
    bool is_offer;
};

/* How hard a part is; the first one is the whole page. */
struct page_part {
    size_t start, end; /* of its heading */
    size_t words;
    const char *level; /* "B1", or "" */
    double grade;      /* negative: not known */
};

enum page_state { PAGE_NEW, PAGE_FIRST, PAGE_AROUND, PAGE_EXACT, PAGE_FAILED };

struct page {
    char *uri, *path; /* path: NULL for what is no file */
    char *language;   /* of the protocol: "html", "markdown", "plaintext" */
    long long version;
    struct text text;
    struct setup *setup;
    enum page_state state; /* what the findings are */
    pl_failure failure;    /* of PAGE_FAILED */
    struct page_finding *findings;
    size_t finding_count, finding_capacity;
    struct page_fix *fixes;
    size_t fix_count, fix_capacity;
    struct page_part *parts; /* as they were when the whole was last looked at */
    size_t part_count, part_capacity;
    struct out strings;
    size_t strings_kept; /* their size when they were last put in order */
    bool is_dirty;       /* the text has changed from dirty_start to dirty_end */
    size_t dirty_start, dirty_end;
    pl_document *document;                /* of the whole text as it is, or NULL */
    char *analysed;                       /* the bytes that it borrows */
    double exact_seconds, around_seconds; /* what the last ones took; 0: none yet */
    unsigned long long result;            /* number of the last change of the findings */
    unsigned long long told, status_told; /* ... that the editor knows of */
    double due;                           /* when the whole is to be looked at; 0: it is not */
    bool is_waiting;                      /* ... but not before it is saved */
    bool is_changed;                      /* and nothing has been done about it yet */
    int progress;                         /* number of the progress that is shown, or 0 */
    bool is_granted;                      /* the editor wants to show it */
    struct page *next;
};

struct page *page_new(const char *uri, const char *language);
void page_free(struct page *page);
/* The page as the library takes it. */
pl_settings page_settings(const struct page *page);
/* "page.html", for messages and for what an ending decides. */
const char *page_name(const struct page *page);

/* A change of the text: findings and fixes move along, those that it touches go. */
void page_change(struct page *page, size_t start, size_t end, const char *bytes, size_t size);
void page_set(struct page *page, const char *bytes, size_t size);

/* Analyses what has changed; false when that must wait for the whole. */
bool page_look_around(struct page *page, pl_memory *memory);
/* Analyses the whole; `is_first`: without trees, to have something soon. False when *stop ended
 * it. */
bool page_look(struct page *page, pl_memory *memory, const volatile int *stop, bool is_first);
/* A document for questions about a place: that of the whole text if there is one, else of what is
 * around the place. `is_own` tells that the caller frees it. NULL when it cannot be analysed. */
pl_document *page_document_at(struct page *page, size_t offset, pl_memory *memory, bool *is_own);

const char *page_string(const struct page *page, size_t at);

#endif
