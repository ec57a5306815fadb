/* Tests of the language of a document and of passages, with the lexicon that is delivered. What a
 * page says of itself does not count. All texts are our own. */
#include "text.h"
#include "tools.h"

#include <string.h>

static int status_of(pl_engine *engine, const char *text, bool is_forced, pl_failure *failure) {
    pl_settings settings = pl_settings_default();
    pl_document *document = NULL;
    settings.input = text[0] == '<' ? PL_INPUT_HTML : PL_INPUT_TEXT;
    settings.whole_page = true;
    settings.is_forced = is_forced;
    int status = pl_document_open(engine, text, strlen(text), "-", &settings, &document, failure);
    if (!status) pl_document_free(document);
    return status;
}

static const char *const english[] = {
    "",
    "Hello world",
    "x y z",
    "The council must ask you what you want.",
    "Children’s homes: Ash Lea, Beech Court, Cedar House, Dale View, Elm Bank, Fir Tree Lodge.",
    "Contact: Siân Llewellyn-Jones, Cyngor Sir Ynys Môn, Llangefni, LL77 7TW.",
    "1 2 3 4 5 6 7 8 9 10 11 12",
    "Me and Mam went down the beck, like, and it were proper mint.",
    "Ofsted, CAFCASS, LADO, MASH, IRO, SENCO, EHCP and PEP are all short for something.",
    "He said “Mae hen wlad fy nhadau” and then he sang the rest of it for us in the kitchen.",
    "Ey up, our kid! Yer late for yer tea, and yer dad’s fumin’.",
    "<html lang=\"cy\"><p>You have the right to a helper of your own. Ask your social worker.</p>",
};

static const struct {
    const char *text, *name;
} foreign[] = {
    {"Mae gan bob plentyn yr hawl i gael ei glywed. Bydd y cyngor yn gofyn i chi beth rydych chi "
     "ei "
     "eisiau.",
     "Welsh"},
    {"<html lang=\"en\"><p>Os ydych chi’n poeni am rywbeth, siaradwch â’ch gweithiwr cymdeithasol "
     "neu "
     "â rhywun arall rydych chi’n ymddiried ynddo. Mae’r sgwrs yn breifat.</p>",
     "Welsh"},
    {"Le conseil doit vous demander ce que vous voulez, et il doit vous écouter avant de prendre "
     "une "
     "décision qui change votre vie.",
     "French"},
    {"Każde dziecko ma prawo do tego, aby je wysłuchano, kiedy dorośli podejmują decyzje. To jest "
     "ważne i nie wolno o tym zapomnieć.",
     "Polish"},
    {"Das Jugendamt muss dich fragen, was du möchtest, und es muss dir zuhören. Das ist dein "
     "Recht, "
     "und du darfst nicht vergessen werden.",
     "German"},
    {"El ayuntamiento tiene que preguntarte lo que quieres y escucharte antes de tomar una "
     "decisión "
     "que cambie tu vida y la de los tuyos.",
     "Spanish"},
    {"Рада має запитати тебе, чого ти хочеш, перш ніж вирішувати, де ти житимеш.",
     "another language"},
    {"يجب على المجلس أن يسألك عما تريد قبل اتخاذ قرار بشأن حياتك", "another language"},
};

static void test_english(pl_engine *engine) {
    for (size_t i = 0; i < sizeof english / sizeof *english; i++) {
        pl_failure failure = {.exit_status = 0};
        CHECK(status_of(engine, english[i], false, &failure) == 0, "%s: %s", english[i],
              failure.message);
    }
}

static void test_foreign(pl_engine *engine) {
    enum { NOT_ENGLISH = 3 };
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
        pl_failure failure = {.exit_status = 0};
        int status = status_of(engine, foreign[i].text, false, &failure);
        CHECK(status == NOT_ENGLISH && strstr(failure.message, foreign[i].name), "%s: %d %s",
              foreign[i].text, status, failure.message);
        CHECK(status_of(engine, foreign[i].text, true, &failure) == 0, "forced: %s",
              foreign[i].text);
    }
}

/* A Welsh paragraph in an English page keeps its words and gets its language; the page gets its
 * own. */
static void test_passage(pl_engine *engine) {
    static const char *const page =
        "<html lang=\"cy\"><p>You have the right to be heard when the council makes its plans, and "
        "it must listen to you.</p><p>Mae gan bob plentyn yr hawl i gael ei glywed pan fydd "
        "oedolion "
        "yn gwneud penderfyniadau.</p>";
    pl_settings settings = pl_settings_default();
    struct text text;
    settings.input = PL_INPUT_HTML;
    settings.whole_page = true;
    text_view(&text, engine, page, &settings, PL_VIEW_PAGE, "html", NULL);
    IS(strstr(text.bytes,
              "<p lang=\"cy\" dir=\"auto\">Mae gan bob plentyn yr hawl i gael ei glywed"));
    IS(strstr(text.bytes, "<html lang=\"en"));
}

int main(void) {
    pl_engine *engine = pl_engine_new();
    if (!engine) return EXIT_FAILURE;
    struct tools tools;
    tools_open(&tools, engine);
    test_english(engine);
    test_foreign(engine);
    test_passage(engine);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
