/* Pictures: those that lie beside the source, or in it, are held by the page itself; any other is
 * told of by its alternative text, with a link, since a page of ours asks nothing of the network.
 */
#include "base/escape.h"
#include "base/utf8.h"
#include "doc/pieces.h"
#include "write/html.h"

#include <string.h>

/* RFC 4648, 4. */
static void write_base64(struct buf *out, struct str bytes) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < bytes.size; i += 3) {
        size_t left = bytes.size - i;
        uint32_t group = (uint32_t)(unsigned char)bytes.bytes[i] << 16;
        if (left > 1) group |= (uint32_t)(unsigned char)bytes.bytes[i + 1] << 8;
        if (left > 2) group |= (unsigned char)bytes.bytes[i + 2];
        for (unsigned k = 0; k < 4; k++)
            buf_add_char(out, k <= left ? digits[group >> (18 - 6 * k) & 63] : '=');
    }
}

/* A picture that the source holds itself: nothing but base64 of a kind that runs nothing. */
static bool is_held(struct str address) {
    static const char *const starts[] = {"data:image/png;base64,", "data:image/jpeg;base64,",
                                         "data:image/gif;base64,", "data:image/webp;base64,"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        struct str start = str_from(starts[i]);
        if (!str_starts(address, start)) continue;
        for (size_t k = start.size; k < address.size; k++) {
            char c = address.bytes[k];
            if (!ascii_is_alpha(c) && !ascii_is_digit(c) && !strchr("+/=", c)) return false;
        }
        return address.size > start.size;
    }
    return false;
}

static struct str address_of(const struct html *html, const struct doc_block *block) {
    if (block->first_run == block->end_run) return STR("");
    uint32_t link = html->doc->runs.items[block->first_run].link;
    return link < html->doc->links.count ? str_trim(html->doc->links.items[link].target) : STR("");
}

static bool find_picture(const struct html *html, struct str address,
                         struct write_picture *picture) {
    const struct write_options *o = html->options;
    return address.size && o->find_picture && o->find_picture(o->picture_context, address, picture);
}

static void write_alternative(struct html *html, uint32_t index) {
    struct span text = html->doc->blocks.items[index].text;
    escape_html(html->out, doc_edited_text(html->doc, text, html->out->arena));
}

/* Its sizes let the page stand still while pictures are shown. */
static void write_image(struct html *html, uint32_t index, struct str address,
                        const struct write_picture *picture) {
    html_open(html, "p", index);
    buf_add(html->out, STR("><img alt=\""));
    write_alternative(html, index);
    buf_add_char(html->out, '"');
    if (picture->width && picture->height)
        buf_format(html->out, " width=\"%u\" height=\"%u\"", picture->width, picture->height);
    buf_add(html->out, STR(" loading=\"lazy\" src=\""));
    if (picture->bytes.size) {
        buf_format(html->out, "data:%.*s;base64,", STR_ARG(picture->type));
        write_base64(html->out, picture->bytes);
    } else {
        buf_add(html->out, address);
    }
    buf_add(html->out, STR("\">"));
    html_close(html, "p");
}

/* What it shows, in words, which are the way to it. */
static void write_words(struct html *html, uint32_t index, struct str address) {
    bool is_linked = address.size && address.bytes[0] != '#' && escape_is_safe_target(address) &&
                     !html->is_unlinked;
    html_open(html, "p", index);
    buf_add(html->out, STR(" class=\"picture\"><span>Picture:</span> "));
    if (is_linked) buf_add(html->out, STR("<a rel=\"noopener\" href=\""));
    if (is_linked) escape_html(html->out, address);
    if (is_linked) buf_add(html->out, STR("\">"));
    html_inline(html, index);
    if (is_linked) buf_add(html->out, STR("</a>"));
    html_close(html, "p");
}

void html_picture(struct html *html, uint32_t index) {
    struct str address = address_of(html, &html->doc->blocks.items[index]);
    struct write_picture picture = {.width = 0};
    if (is_held(address) || find_picture(html, address, &picture))
        write_image(html, index, address, &picture);
    else
        write_words(html, index, address);
}
