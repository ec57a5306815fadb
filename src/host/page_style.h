/* What the options say of how a page looks and what it says of itself: theme, template, layout, who
 * has checked it, and when. */
#ifndef HOST_PAGE_STYLE_H
#define HOST_PAGE_STYLE_H

#include "host/options.h"
#include "plainer.h"

struct page_style {
    char *theme, *template; /* their texts, or NULL */
    char date[64];          /* "22 November 2026"; empty: none */
};

/* Reads the files and looks them through. Without --date the date is today's, or none. Returns 0,
 * or 2 with one line printed. */
int page_style_open(struct page_style *style, const struct options *options, bool with_today);
/* The settings borrow from the style and the options. */
void page_style_set(const struct page_style *style, const struct options *options,
                    pl_write_settings *settings);
void page_style_close(struct page_style *style);

#endif
