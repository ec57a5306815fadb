/* Prints the items of a batch's inputs, one a line as JSON: `items [OPTION...] INPUT...`, as the
 * command would be given them. With ITEMS_COUNT set it prints how many are known beforehand. */
#include "batch/inputs.h"
#include "host/out.h"

#include <stdio.h>
#include <stdlib.h>

static void add_field(struct out *line, const char *name, const char *value) {
    if (!value) return;
    out_format(line, ",\"%s\":", name);
    out_string_of(line, value);
}

static void print_item(const struct batch_item *item) {
    struct out line = {0};
    out_format(&line, "{\"kind\":\"%s\"", item->kind == ITEM_SKIPPED ? "skipped" : "document");
    add_field(&line, "name", item->name);
    add_field(&line, "target", item->target);
    add_field(&line, "path", item->path);
    add_field(&line, "url", item->url);
    add_field(&line, "format", item->format);
    add_field(&line, "charset", item->charset);
    add_field(&line, "problem", item->problem);
    if (item->bytes) {
        out_text(&line, ",\"bytes\":");
        out_string(&line, item->bytes, item->size);
    }
    out_format(&line, ",\"size\":%zu,\"modified\":%lld}", item->size, (long long)item->modified);
    puts(line.bytes);
    out_release(&line);
}

int main(int argc, char **argv) {
    struct options options;
    struct batch_item item;
    int status = options_parse("batch", argc - 1, argv + 1, &options);
    struct batch_inputs *inputs = status ? NULL : batch_inputs_open(&options);
    if (inputs && getenv("ITEMS_COUNT"))
        printf("%zu\n", batch_inputs_count(inputs));
    else
        while (inputs && batch_inputs_next(inputs, &item)) print_item(&item);
    if (!inputs) status = 2;
    if (inputs) batch_inputs_close(inputs);
    options_release(&options);
    return status;
}
