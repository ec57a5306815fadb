/* The page around what is written: our own or the user's template, with slots for the language, the
 * title, the style sheet and the content. Ours holds its style sheet, needs no network, and its
 * policy forbids one. */
#include "write/frame.h"

#include "base/escape.h"
#include "write/html.h"

static const char OWN[] =
    "<!doctype html>\n<html lang=\"{{language}}\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<title>{{title}}</title>\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
    "<meta name=\"generator\" content=\"{{generator}}\">\n<style>\n{{style}}</style>\n</head>\n"
    "<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n<main id=\"main\">\n"
    "{{content}}</main>\n</body>\n</html>\n";

/* A theme is CSS of the user's; it may not end the style element. What is not seen goes first: it
 * could stand between the '<' and the '/'. */
static void write_theme(struct str theme, struct buf *out) {
    struct buf clean = {.arena = out->arena};
    escape_plain(&clean, theme);
    struct str rest = buf_str(&clean);
    for (size_t at; (at = str_find(rest, STR("</"), 0)) != SIZE_MAX;) {
        buf_add(out, str_slice(rest, 0, at));
        buf_add(out, STR("<\\/"));
        rest = str_slice(rest, at + 2, rest.size);
    }
    buf_add(out, rest);
}

static void write_style(const struct frame *frame, const struct write_options *options,
                        struct buf *out) {
    for (size_t i = 0; html_style[i]; i++) buf_add(out, str_from(html_style[i]));
    if (options->is_spaced) buf_add(out, str_from(html_spaced_style));
    buf_add(out, frame->style);
    write_theme(options->theme, out);
}

static void write_language(const struct frame *frame, const struct write_options *options,
                           struct buf *out) {
    (void)options;
    escape_html(out, frame->language);
}

static void write_title(const struct frame *frame, const struct write_options *options,
                        struct buf *out) {
    (void)options;
    escape_html(out, frame->title);
}

static void write_generator(const struct frame *frame, const struct write_options *options,
                            struct buf *out) {
    (void)frame;
    buf_add(out, options->version.size ? STR("plainer ") : STR("plainer"));
    escape_html(out, options->version);
}

static const struct slot {
    const char *name;
    void (*write)(const struct frame *frame, const struct write_options *options, struct buf *out);
} slots[] = {
    {"content", NULL},      {"generator", write_generator}, {"language", write_language},
    {"style", write_style}, {"title", write_title},
};

static const struct slot *slot_named(struct str name) {
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++)
        if (str_equal(name, str_from(slots[i].name))) return &slots[i];
    return NULL;
}

/* The next slot at or behind `from`: *open where its braces begin, *behind where they end. */
static bool next_slot(struct str template, size_t from, size_t *open, size_t *behind,
                      struct str *name) {
    *open = str_find(template, STR("{{"), from);
    if (*open == SIZE_MAX) return false;
    size_t close = str_find(template, STR("}}"), *open);
    if (close == SIZE_MAX) return false;
    *name = str_trim(str_slice(template, *open + 2, close));
    *behind = close + 2;
    return true;
}

const char *write_check_template(struct str template, size_t *at) {
    size_t behind = 0;
    struct str name;
    bool has_content = false;
    while (next_slot(template, behind, at, &behind, &name)) {
        const struct slot *slot = slot_named(name);
        if (!slot) return "no slot of this name: content, generator, language, style or title";
        if (slot->write) continue;
        if (has_content) return "a second slot {{content}}";
        has_content = true;
    }
    *at = 0;
    return has_content ? NULL : "the slot {{content}} is missing";
}

/* Writes the template from *at up to the content, or to its end; *at is then behind that. */
static void write_up_to_content(const struct frame *frame, const struct write_options *options,
                                size_t *at, struct buf *out) {
    struct str template =
        options->template.size && !frame->is_own ? options->template : str_from(OWN);
    size_t open, behind = *at;
    struct str name;
    while (next_slot(template, *at, &open, &behind, &name)) {
        const struct slot *slot = slot_named(name);
        buf_add(out, str_slice(template, *at, open));
        *at = behind;
        if (slot && !slot->write) return;
        if (slot) slot->write(frame, options, out);
    }
    buf_add(out, str_slice(template, *at, template.size));
    *at = template.size;
}

void frame_start(struct frame *frame, const struct write_options *options, struct buf *out) {
    frame->at = 0;
    write_up_to_content(frame, options, &frame->at, out);
}

void frame_end(struct frame *frame, const struct write_options *options, struct buf *out) {
    write_up_to_content(frame, options, &frame->at, out);
}

void write_page_around(struct str title, struct str style, struct str content,
                       const struct write_options *options, struct buf *out) {
    struct frame frame = {.language = STR("en-GB"), .title = title, .style = style, .is_own = true};
    frame_start(&frame, options, out);
    buf_add(out, content);
    frame_end(&frame, options, out);
}
