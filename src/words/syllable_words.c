/* The words that the rules of syllables.c miscount: common words first, found by reading the rules'
 * errors in order of frequency. Inflected forms are left out where the rules reach them from the
 * listed word. Our own table; checked against CMUdict (BSD-like licence) counts. */
#include "syllable_words.h"

#include <string.h>

/* Sorted: words_listed_syllables searches by halves, tests/words/test_words.c checks the order.
 * Packed rows. */
/* clang-format off */
const struct syllable_word words_syllable_words[] = {
    {"aborigine", 5}, {"accompaniment", 4}, {"aches", 1}, {"achilles", 3}, {"acme", 2},
    {"acne", 2}, {"adobe", 3}, {"adrienne", 3}, {"aforementioned", 4}, {"agnes", 2},
    {"agreeable", 4}, {"ahmed", 2}, {"ai", 2}, {"aisle", 1}, {"albeit", 3}, {"albuquerque", 4},
    {"algiers", 2}, {"alliance", 3}, {"altruism", 4}, {"altruistic", 4}, {"ambiguity", 5},
    {"andes", 2}, {"andrea", 3}, {"angeles", 3}, {"annuities", 4}, {"anorexia", 5}, {"ante", 2},
    {"antioch", 3}, {"antioxidant", 5}, {"anyone", 3}, {"apache", 3}, {"apostrophe", 4},
    {"archetypal", 5}, {"arguably", 4}, {"argue", 2}, {"ariel", 3}, {"asean", 3}, {"aspirin", 2},
    {"athleticism", 4}, {"averaged", 2}, {"averaging", 3}, {"axial", 3}, {"azalea", 3},
    {"balboa", 3}, {"barefoot", 2}, {"battalion", 3}, {"bauer", 2}, {"beforehand", 3},
    {"belgium", 2}, {"bellevue", 2}, {"beloved", 3}, {"berkeley", 2}, {"beverages", 3},
    {"bien", 1}, {"biennial", 4}, {"bilbao", 2}, {"bloodshed", 2}, {"bluish", 2}, {"boa", 2},
    {"boolean", 3}, {"boredom", 2}, {"bourgeois", 2}, {"bourgeoisie", 3}, {"bracelet", 2},
    {"bridgeport", 2}, {"bridgewater", 3}, {"brigadier", 3}, {"buick", 2}, {"buoyancy", 3},
    {"buoyant", 2}, {"business", 2}, {"businesses", 3}, {"businessman", 3}, {"businessmen", 3},
    {"businesswoman", 4}, {"cafe", 2}, {"carleton", 2}, {"carlisle", 2}, {"cashier", 2},
    {"catastrophe", 4}, {"causeway", 2}, {"cavalier", 3}, {"caveat", 3}, {"caveman", 2},
    {"chandelier", 3}, {"chechnya", 3}, {"chevalier", 3}, {"chia", 2}, {"chihuahua", 3},
    {"chile", 2}, {"chilean", 3}, {"chloe", 2}, {"chocolate", 2}, {"choir", 2},
    {"christianity", 5}, {"circumference", 3}, {"claremont", 2}, {"cleveland", 2}, {"cliche", 2},
    {"coefficient", 4}, {"coerce", 2}, {"coercion", 3}, {"coercive", 3}, {"collier", 2},
    {"colonel", 2}, {"comeback", 2}, {"complementary", 4}, {"concierge", 3}, {"conduit", 3},
    {"confucius", 3}, {"conscientious", 4}, {"consensual", 4}, {"cooper", 2}, {"cooperatives", 4},
    {"copeland", 2}, {"cretaceous", 3}, {"cristiano", 4}, {"croatia", 3}, {"croatian", 3},
    {"crooked", 2}, {"cruelly", 2}, {"cuomo", 2}, {"dante", 2}, {"daphne", 2}, {"daredevil", 3},
    {"davao", 2}, {"deactivate", 4}, {"deathbed", 2}, {"debuted", 2}, {"deities", 3},
    {"diabetes", 4}, {"diamond", 2}, {"diaper", 2}, {"diarrhea", 4}, {"diarrhoea", 4},
    {"diego", 3}, {"dieter", 2}, {"dietrich", 2}, {"doable", 3}, {"dolores", 3}, {"drawer", 1},
    {"drier", 2}, {"dryer", 2}, {"duet", 2}, {"dwyer", 2}, {"dyer", 2}, {"dyslexia", 4},
    {"eavesdrop", 2}, {"ecuador", 3}, {"edinburgh", 4}, {"eduardo", 3}, {"element", 3},
    {"elsewhere", 2}, {"embed", 2}, {"embryo", 3}, {"embryonic", 4}, {"enrique", 3},
    {"epithelial", 4}, {"epitome", 4}, {"etc", 4}, {"eu", 2}, {"evening", 2}, {"every", 2},
    {"everybody", 4}, {"everyday", 3}, {"everyone", 3}, {"everything", 3}, {"everytime", 3},
    {"everywhere", 3}, {"eyeing", 2}, {"facsimile", 4}, {"fiance", 3}, {"fiery", 3},
    {"fiesta", 3}, {"figurehead", 3}, {"finale", 3}, {"financier", 3}, {"firefighters", 4},
    {"fireplace", 3}, {"flier", 2}, {"flores", 2}, {"fluorescent", 3}, {"fluoride", 2},
    {"flyer", 2}, {"forensic", 3}, {"foreseeable", 4}, {"forester", 3}, {"forestry", 3},
    {"forever", 3}, {"frazier", 2}, {"frederic", 2}, {"freer", 2}, {"frontier", 2},
    {"fruition", 3}, {"fruity", 2}, {"fryer", 2}, {"gabriel", 3}, {"gabrielle", 3}, {"garcia", 3},
    {"genealogy", 5}, {"genitalia", 4}, {"genoa", 3}, {"geoff", 1}, {"geoffrey", 2},
    {"georgetown", 2}, {"giorgio", 3}, {"gloucester", 2}, {"goa", 2}, {"goer", 2},
    {"graveyard", 2}, {"grosvenor", 2}, {"guinea", 2}, {"hawaiian", 3}, {"headaches", 2},
    {"healthiest", 3}, {"hedgehog", 2}, {"henceforth", 2}, {"herbaceous", 3}, {"hercules", 3},
    {"hereby", 2}, {"heretofore", 3}, {"hermes", 2}, {"heroin", 3}, {"heroine", 3},
    {"heroism", 4}, {"herpes", 2}, {"heterogeneous", 5}, {"hideout", 2}, {"hinduism", 4},
    {"homeowner", 3}, {"horatio", 3}, {"huey", 2}, {"hyatt", 2}, {"hydroelectric", 5},
    {"hyena", 3}, {"hyperbole", 4}, {"id", 2}, {"idealistic", 5}, {"ignatius", 3},
    {"impoverish", 3}, {"influenza", 4}, {"infrared", 3}, {"initiative", 4}, {"intuition", 4},
    {"intuitive", 4}, {"invaluable", 4}, {"isle", 1}, {"issuance", 3}, {"issuer", 3},
    {"jaime", 2}, {"jameson", 2}, {"jamestown", 2}, {"jared", 2}, {"jesse", 2}, {"jesuit", 3},
    {"jewellery", 3}, {"joanna", 3}, {"joanne", 2}, {"jocelyn", 2}, {"joel", 2}, {"joey", 2},
    {"johannes", 3}, {"jorge", 2}, {"jose", 2}, {"juan", 1}, {"jukebox", 2}, {"karaoke", 4},
    {"karate", 3}, {"katharine", 2}, {"khaled", 2}, {"kiev", 2}, {"koala", 3}, {"kobe", 2},
    {"kuala", 2}, {"lao", 1}, {"latte", 2}, {"laureate", 3}, {"leah", 2}, {"leicester", 2},
    {"leonard", 2}, {"libya", 3}, {"libyan", 3}, {"lien", 1}, {"likelihood", 3}, {"limerick", 3},
    {"lineage", 3}, {"linebacker", 3}, {"lineman", 2}, {"livelihood", 3}, {"liverpool", 3},
    {"lobbyist", 3}, {"lois", 2}, {"loneliness", 3}, {"louie", 2}, {"louis", 2}, {"louisa", 3},
    {"louise", 2}, {"louisville", 3}, {"luciano", 4}, {"lucius", 2}, {"luigi", 3}, {"luis", 2},
    {"luisa", 3}, {"lukewarm", 2}, {"lyon", 2}, {"machete", 3}, {"macleod", 2},
    {"macroeconomic", 6}, {"maher", 1}, {"makeover", 3}, {"malleable", 4}, {"manuel", 2},
    {"maori", 2}, {"marijuana", 4}, {"maui", 2}, {"mauricio", 4}, {"maybe", 2}, {"mcallister", 4},
    {"mcintosh", 3}, {"mcintyre", 3}, {"mcleod", 2}, {"meandering", 4}, {"mercedes", 3},
    {"messianic", 4}, {"microorganism", 6}, {"minefield", 2}, {"minneapolis", 5}, {"mohamed", 3},
    {"mohammed", 3}, {"monarchs", 2}, {"montague", 3}, {"monte", 2}, {"montreal", 3},
    {"moreover", 3}, {"moshe", 2}, {"mrs", 2}, {"mueller", 2}, {"muriel", 3}, {"myer", 2},
    {"myocardial", 5}, {"nadal", 3}, {"naive", 2}, {"naked", 2}, {"nauseous", 2},
    {"neanderthal", 4}, {"neuroscience", 4}, {"nevertheless", 4}, {"newlywed", 3}, {"niagara", 3},
    {"nike", 2}, {"ninety", 2}, {"noah", 2}, {"noel", 2}, {"nuclear", 3}, {"nuclei", 3},
    {"nucleus", 3}, {"oahu", 3}, {"oasis", 3}, {"oceanic", 4}, {"ok", 2}, {"oneself", 2},
    {"overpowering", 4}, {"overreact", 4}, {"overseer", 4}, {"pacemaker", 3}, {"palliative", 4},
    {"pancreas", 3}, {"paolo", 2}, {"paraphernalia", 5}, {"parliament", 3}, {"parliamentary", 5},
    {"parochial", 4}, {"passageway", 3}, {"pavilion", 3}, {"pedophilia", 4}, {"penelope", 4},
    {"permeable", 4}, {"peugeot", 2}, {"pharaoh", 2}, {"phoebe", 2}, {"pierre", 2},
    {"pituitary", 5}, {"plagiarism", 4}, {"platelet", 2}, {"pliers", 2}, {"policeman", 3},
    {"policemen", 3}, {"polyester", 4}, {"polyethylene", 5}, {"polyurethane", 5}, {"posse", 2},
    {"preamble", 3}, {"preemptive", 3}, {"preparedness", 4}, {"princeton", 2}, {"proactive", 3},
    {"protege", 3}, {"pryor", 2}, {"psyche", 2}, {"psychiatric", 4}, {"psychiatrist", 4},
    {"psychiatry", 4}, {"pursuant", 3}, {"quixote", 3}, {"radioactive", 5}, {"rafael", 3},
    {"ragged", 2}, {"realism", 3}, {"realist", 2}, {"rearrange", 3}, {"recipe", 3},
    {"reenact", 3}, {"reimburse", 3}, {"reimbursement", 4}, {"reindeer", 2}, {"reinhardt", 2},
    {"reissue", 3}, {"reiterate", 4}, {"reliance", 3}, {"reliant", 3}, {"requiem", 3},
    {"rescuer", 3}, {"resilient", 3}, {"retroactive", 4}, {"reyes", 2}, {"rhea", 2},
    {"righteous", 2}, {"riviera", 4}, {"roanoke", 3}, {"roderick", 2}, {"rosemary", 3},
    {"rosewood", 2}, {"rugged", 2}, {"ruiz", 2}, {"rwanda", 3}, {"rwandan", 3}, {"safety", 2},
    {"samoa", 3}, {"samuel", 2}, {"saucepan", 2}, {"scapegoat", 2}, {"scarecrow", 2},
    {"scion", 2}, {"seabed", 2}, {"seattle", 3}, {"seine", 2}, {"sensual", 3}, {"seoul", 1},
    {"sergio", 3}, {"servicemen", 3}, {"sesame", 3}, {"shakespeare", 2}, {"shia", 2},
    {"shreveport", 2}, {"shui", 2}, {"sichuan", 2}, {"sicilian", 4}, {"sienna", 3}, {"sierra", 3},
    {"silhouette", 3}, {"skier", 2}, {"sledgehammer", 3}, {"socioeconomic", 7}, {"socrates", 3},
    {"soldier", 2}, {"soloist", 3}, {"someone", 2}, {"somerset", 3}, {"somerville", 3},
    {"sophomore", 2}, {"spaniard", 2}, {"stagecoach", 2}, {"stakeholder", 3}, {"stomachs", 2},
    {"strikeout", 2}, {"subtly", 3}, {"suez", 2}, {"suicidal", 4}, {"suicide", 3},
    {"superfluous", 3}, {"takeoff", 2}, {"takeout", 2}, {"takeover", 3}, {"tempe", 2},
    {"temperament", 3}, {"tenement", 3}, {"thea", 2}, {"theologian", 5}, {"theorem", 2},
    {"thereby", 2}, {"thereof", 2}, {"tia", 2}, {"tijuana", 3}, {"timelier", 3}, {"timeout", 2},
    {"tokyo", 3}, {"triage", 2}, {"tribesmen", 2}, {"truer", 2}, {"truest", 2}, {"tuition", 3},
    {"uk", 2}, {"ukulele", 4}, {"unforeseen", 3}, {"usa", 3}, {"usual", 3}, {"vacuum", 2},
    {"valencia", 4}, {"valuable", 3}, {"vaudeville", 2}, {"vaughan", 1}, {"vegetable", 3},
    {"vehement", 3}, {"venezuela", 4}, {"venezuelan", 4}, {"versace", 3}, {"vicente", 3},
    {"viceroy", 2}, {"vienna", 3}, {"vigilante", 4}, {"villiers", 2}, {"vineyard", 2},
    {"visual", 3}, {"voiceover", 3}, {"wasteland", 2}, {"wastewater", 3}, {"watershed", 3},
    {"wavelength", 2}, {"wealthiest", 3}, {"wednesday", 2}, {"wellesley", 2}, {"werewolf", 2},
    {"whatsoever", 4}, {"whereas", 2}, {"whereby", 2}, {"wherever", 3}, {"whoever", 3},
    {"whosoever", 4}, {"wicked", 2}, {"wobbly", 3}, {"worcester", 2}, {"worcestershire", 3},
    {"wretched", 2}, {"wyatt", 2}, {"wyoming", 3}, {"xavier", 2}, {"zimbabwe", 3}, {"zoe", 2},
    {"zoological", 4}
};
/* clang-format on */

const size_t words_syllable_words_count =
    sizeof words_syllable_words / sizeof words_syllable_words[0];

/* Where the words of each initial letter start, and the end: it spares the search half its steps.
 */
static const unsigned short letter_starts[27] = {0,   43,  75,  122, 147, 170, 196, 212, 236,
                                                 249, 266, 274, 305, 340, 356, 364, 403, 404,
                                                 436, 480, 501, 506, 524, 545, 546, 546, 549};

unsigned words_listed_syllables(const char *word, size_t length) {
    if (length > SYLLABLE_WORD_MAX) return 0;
    char key[SYLLABLE_WORD_MAX] = {0};
    memcpy(key, word, length);
    if (length == 0 || word[0] < 'a' || word[0] > 'z') return 0;
    size_t low = letter_starts[word[0] - 'a'], high = letter_starts[word[0] - 'a' + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = memcmp(key, words_syllable_words[middle].word, sizeof key);
        if (order == 0) return words_syllable_words[middle].syllables;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return 0;
}
