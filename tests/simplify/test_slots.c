/* Tests of terms with a slot, with the words that are delivered and some of our own: where they
 * fire, in which form, and where they must not. What fills the slot stays byte for byte. */
#include "text.h"
#include "tools.h"

#include <string.h>

static const char *const own = "term,pos,action,plain\n"
                               "hand {object} in,verb,replace,give {object} to us\n"
                               "let {object} down softly,verb,replace,be kind to {object}\n"
                               "put {object} to bed,verb,keep,\n"
                               "individual,noun,replace,person\n";

/* The inside of the page. */
static const char *convert(pl_engine *engine, const char *source) {
    static struct text text;
    text_emptied(&text, TEXT_ALL);
    pl_settings settings = pl_settings_default();
    settings.edits = PL_EDITS_ALL;
    settings.input = PL_INPUT_HTML;
    settings.whole_page = true;
    settings.rules = "-term-explain";
    settings.is_forced = true;
    pl_document *document;
    pl_failure failure;
    int status =
        pl_document_open(engine, source, strlen(source), "-", &settings, &document, &failure);
    CHECK(status == 0, "not opened: %s", failure.message);
    if (status) return "";
    size_t changes = 0;
    status = pl_document_fix(document, text_add, &text, &changes, &failure);
    CHECK(status == 0, "not written: %s", failure.message);
    pl_document_free(document);
    return changes ? text.bytes : source;
}

static const char *const fires[][2] = {
    /* clang-format off */
    {"We take your views into account.", "We think about your views."},
    {"She takes your views into account.", "She thinks about your views."},
    {"They took her wishes into account.", "They thought about her wishes."},
    {"The nurse took her wishes into account.", "The nurse thought about her wishes."},
    {"They have taken his age into account.", "They have thought about his age."},
    {"Taking this into account takes time.", "Thinking about this takes time."},
    {"We must take it into account.", "We must think about it."},
    {"Take the views of young people into account.", "Think about the views of young people."},
    {"They will take the child's wishes and feelings into account.", "They will think about the child's wishes and feelings."},
    {"We gave the plan careful consideration.", "We thought carefully about the plan."},
    {"We are giving your letter consideration.", "We are thinking about your letter."},
    {"They will keep you informed.", "They will keep telling you what is happening."},
    {"She kept the foster carer informed about the plan.", "She kept telling the foster carer about the plan."},
    {"He brought the risk to the attention of staff.", "He pointed the risk out to staff."},
    {"Bring it to the attention of a teacher.", "Point it out to a teacher."},
    {"The team brought the meeting to an end.", "The team ended the meeting."},
    {"We keep all three plans under review.", "We keep checking all three plans."},
    {"They made us aware of the rules.", "They let us know about the rules."},
    {"Staff must make children aware that help is there.", "Staff must let children know that help is there."},
    {"She provided the family with assistance.", "She helped the family."},
    {"It gives every child an opportunity to talk.", "It gives every child a chance to talk."},
    {"We will inform you of the date.", "We will tell you about the date."},
    {"He put the idea into practice.", "He used the idea."},
    {"They have put new rules in place.", "They have set new rules up."},
    {"They put the plan in place every week.", "They set the plan up every week."},
    {"Hand the well-worn books in.", "Give the well-worn books to us."},
    {"<p>We take <b>your views</b> into account.</p>", "<p>We think about <b>your views</b>.</p>"},
    {"<p>We take your\n<i>own</i> views into account.</p>", "<p>We think about your\n<i>own</i> views.</p>"},
    {"<p>We take Tom&rsquo;s views into account.</p>", "<p>We think about Tom&rsquo;s views.</p>"},
    {"<p><a href=\"x\">How we take</a> it. We take Ann into account.</p>", "<p><a href=\"x\">How we take</a> it. We think about Ann.</p>"},
    {"We take an individual's views into account.", "We think about a person's views."},
    /* clang-format on */
};

static const char *const stays[] = {
    /* clang-format off */
    /* no object, or one that is too long */
    "We take into account that it rains.",
    "We take fully into account the rain.",
    "We take the very long and very old views of the seven young people of the north into account.",
    "They take him and the old red dog and the cat into account.",
    /* marks, verbs and clauses in between */
    "We take the plan, the letter into account.",
    "We take the plan (and the cost) into account.",
    "We take what he wrote into account.",
    "We take the plan that she made into account.",
    "We take her leaving the house into account.",
    "They take the bus and walk into account.",
    "We take the bus to go into account.",
    "Take the lift and put the money into account.",
    "We take the plan. Go into account.",
    "We take the plan; go into account.",
    "We take the plan \xE2\x80\x93 all of it \xE2\x80\x93 into account.",
    "We take how you feel into account.",
    "We take how old you are into account.",
    "We take where she lives into account.",
    "They took seriously into account.",
    /* negations and limits stay where they are */
    "We take no plans into account.",
    "We take nothing into account.",
    "We take not the plan but the cost into account.",
    "We take neither plan into account.",
    /* quotations, kept words, ends of links */
    "We take \"your views\" into account.",
    "We take \xE2\x80\x98your views\xE2\x80\x99 into account.",
    "\"We take your views into account,\" he wrote.",
    "<p>We take <code>views</code> into account.</p>",
    "<p>We take <span translate=\"no\">your views</span> into account.</p>",
    "<p>We take <a href=\"x\">your views</a> into account.</p>",
    "<p>We <a href=\"x\">take your views</a> into account.</p>",
    "<p>We take your <a href=\"x\">views into account</a>.</p>",
    "<p>We take your views<br>into account.</p>",
    "<h2>We take your views into account</h2>",
    "<blockquote><p>We take your views into account.</p></blockquote>",
    /* other subjects and objects */
    "They were given this careful consideration.",
    "The children were given the panel's consideration.",
    "We gave this consideration.",
    "We gave careful consideration.",
    "She gave the family's consideration.",
    "They made themselves aware of it.",
    "They keep informed.",
    "They keep well informed.",
    "They keep each other informed.",
    "The intake your views into account.",
    "He kept he informed.",
    /* other words behind it */
    "We take your views into accounts.",
    "We take your views into account-keeping.",
    "We take your views in to account.",
    "They keep the plan under reviews.",
    "They gave a talk on an opportunity.",
    "We bring it to the attention.",
    "We bring it to an ending.",
    "She made us aware.",
    /* a form that cannot be made, a row that keeps, a name */
    "It does not let him down softly.",
    "They put the baby to bed.",
    "They put the idea into practice every week.",
    "We read Take Heart Into Account today.",
    "TAKE THE VIEWS INTO ACCOUNT NOW.",
    "They told us what they informed staff of.",
    "They informed the staff of the date.",
    "They notified her of the date.",
    "He is the friend who took part, into account.",
    /* clang-format on */
};

static void add(pl_engine *engine, const char *bytes, size_t size, const char *name) {
    pl_failure failure = {.exit_status = 0};
    CHECK(!pl_engine_add_dictionary(engine, bytes, size, name, &failure), "%s:%u: %s", name,
          failure.line, failure.message);
}

int main(void) {
    pl_engine *engine = pl_engine_new();
    if (!engine) abort();
    struct tools tools;
    tools_open(&tools, engine);
    size_t size = 0;
    char *words = files_read_source("dictionaries/en-GB/plain-words.csv", &size);
    if (!words) abort();
    add(engine, words, size, "plain-words.csv");
    add(engine, own, strlen(own), "own.csv");
    for (size_t i = 0; i < sizeof fires / sizeof *fires; i++) {
        const char *result = convert(engine, fires[i][0]);
        CHECK(strcmp(result, fires[i][1]) == 0, "%s\n    %s", fires[i][0], result);
    }
    for (size_t i = 0; i < sizeof stays / sizeof *stays; i++) {
        const char *result = convert(engine, stays[i]);
        CHECK(strcmp(result, stays[i]) == 0, "%s\n    %s", stays[i], result);
    }
    free(words);
    pl_engine_free(engine);
    tools_close(&tools);
    return check_report();
}
