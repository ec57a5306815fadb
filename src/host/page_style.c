/* See page_style.h. */
#include "host/page_style.h"
#include "host/engine.h"
#include "host/tell.h"
#include "host/today.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_USE = 2 };

/* A text file as a string that is to be freed; NULL stays NULL. False with a line told. */
static bool read_text(const char *path, const char *advice, char **text) {
    struct file file = {0};
    if (!path) return true;
    if (!file_read(path, &file)) {
        print_errno(path, errno, advice);
        return false;
    }
    *text = strndup(file.bytes ? file.bytes : "", file.size);
    file_release(&file);
    return true;
}

static bool read_date(struct page_style *style, const struct options *o, bool with_today) {
    time_t date = today();
    if (o->date && !today_read(o->date, &date)) {
        tell("a date reads 2026-11-22, not '%s'", o->date);
        return false;
    }
    if (o->date || with_today) today_write(date, style->date, sizeof style->date);
    return true;
}

static bool check_template(const struct page_style *style, const struct options *o) {
    pl_failure failure;
    const char *template = style->template;
    int status = template ? pl_template_check(template, strlen(template), &failure) : 0;
    if (status) print_failure(o->template, &failure);
    return status == 0;
}

int page_style_open(struct page_style *style, const struct options *o, bool with_today) {
    *style = (struct page_style){0};
    bool is_good = read_text(o->theme, ": name a style sheet", &style->theme) &&
                   read_text(o->template, ": name a page with slots", &style->template) &&
                   check_template(style, o) && read_date(style, o, with_today);
    if (!is_good) page_style_close(style);
    return is_good ? 0 : EXIT_USE;
}

void page_style_set(const struct page_style *style, const struct options *o,
                    pl_write_settings *write) {
    write->theme = style->theme;
    write->template = style->template;
    write->date = style->date[0] ? style->date : NULL;
    write->is_fragment = o->fragment;
    write->is_spaced = o->layout && strcmp(o->layout, "spaced") == 0;
    write->is_bare = o->edits && strcmp(o->edits, "none") == 0;
    write->braille_grade = o->braille_grade && *o->braille_grade == '1' ? 1 : 2;
    write->checked_by = o->checked_by;
    write->checked_with = o->checked_with;
}

void page_style_close(struct page_style *style) {
    free(style->theme);
    free(style->template);
    *style = (struct page_style){0};
}
