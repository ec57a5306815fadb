/* A dictionary that was saved and loaded says what the one says that it was made from; bytes that
 * are damaged, or of something else, are refused. */
#include "text.h"
#include "tools.h"

static const char ROWS[] =
    "term,forms,pos,action,plain,definition,expansion,case,context,risk\n"
    "advocate,,noun,explain,,An advocate speaks up for you.,,,,\n"
    "utilise,,verb,replace,use,,,,,\n"
    "contact,,noun,explain,,Contact is time with your family.,,,near:family|mum; not:email,\n"
    "contact,,verb,keep,,,,,,\n"
    "IRO,,noun,explain,,An IRO checks plans.,independent reviewing officer,exact,,\n"
    "independent reviewing officer,,noun,explain,,An independent reviewing officer checks "
    "plans.,,,,\n"
    "prior to,!prior tos,phrase,replace,before,,,,,context\n";
static const char PAGE[] =
    "# Plans\n\nThe advocate utilised contact with his family prior to the IRO's visit. "
    "An independent reviewing officer came. Contact us by email. The advocates were utilising "
    "it.\n";

static void add(pl_engine *engine, const char *rows, const char *name) {
    pl_failure failure;
    IS(pl_engine_add_dictionary(engine, rows, strlen(rows), name, &failure) == 0);
}

static void write_page(pl_engine *engine, struct text *out) {
    pl_settings settings = pl_settings_default();
    settings.input = PL_INPUT_MARKDOWN;
    text_view(out, engine, PAGE, &settings, PL_VIEW_PAGE, "json", NULL);
}

static bool is_same(const struct text *a, const struct text *b) {
    return a->size == b->size && memcmp(a->bytes, b->bytes, a->size) == 0;
}

static struct text first, second, image, again;

static void test_image(pl_engine *made, pl_engine *loaded) {
    pl_failure failure;
    add(made, ROWS, "own.csv");
    text_emptied(&image, TEXT_ALL);
    text_emptied(&again, TEXT_ALL);
    IS(pl_engine_save_tables(made, "key", text_add, &image, &failure) == 0);
    IS(pl_engine_save_tables(made, "key", text_add, &again, &failure) == 0);
    IS(is_same(&image, &again));
    IS(!pl_engine_load_tables(loaded, image.bytes, image.size, "other key"));
    IS(!pl_engine_load_tables(loaded, image.bytes, image.size - 1, "key"));
    IS(!pl_engine_load_tables(loaded, image.bytes, 10, "key"));
    IS(!pl_engine_load_tables(loaded, "", 0, "key"));
    for (size_t i = 0; i < image.size; i += 997) {
        image.bytes[i] ^= 1;
        CHECK(!pl_engine_load_tables(loaded, image.bytes, image.size, "key"), "byte %zu", i);
        image.bytes[i] ^= 1;
    }
    IS(pl_engine_load_tables(loaded, image.bytes, image.size, "key"));
    IS(!pl_engine_load_tables(loaded, image.bytes, image.size, "key")); /* it is no longer empty */
    write_page(made, &first);
    write_page(loaded, &second);
    IS(first.size > 1000 && is_same(&first, &second));
    IS(strstr(second.bytes, "own.csv") != NULL);
}

/* A layer that comes behind it wins over it, as over any other. */
static void test_layer(pl_engine *made, pl_engine *loaded) {
    static const char rows[] = "term,pos,action,plain\nutilise,verb,replace,put to work\n";
    add(made, rows, "later.csv");
    add(loaded, rows, "later.csv");
    write_page(made, &first);
    write_page(loaded, &second);
    IS(is_same(&first, &second) && strstr(second.bytes, "put to work") != NULL);
}

int main(void) {
    pl_engine *made = pl_engine_new(), *loaded = pl_engine_new();
    struct tools one, other;
    if (!made || !loaded) return EXIT_FAILURE;
    tools_open(&one, made);
    tools_open(&other, loaded);
    test_image(made, loaded);
    test_layer(made, loaded);
    pl_engine_free(made);
    pl_engine_free(loaded);
    tools_close(&one);
    tools_close(&other);
    return check_report();
}
