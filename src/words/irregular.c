/* The tables of irregular forms: verbs with past and participle apart, plurals, comparisons.
 * Regular forms and spelling rules are not here but in forms.c; the way back is in
 * irregular_forms.c. Our own tables, written for this project. */
#include "words/irregular.h"

#include <string.h>

/* Packed rows: one a line would make a file of 600 lines. */
/* clang-format off */
/* Base, past, participle; sorted. */
static const struct irregular_row verbs[] = {
    {{"abide", "abided|abode", "abided"}}, {{"alight", "alighted|alit", "alighted|alit"}},
    {{"arise", "arose", "arisen"}}, {{"awake", "awoke", "awoken"}},
    {{"babysit", "babysat", "babysat"}}, {{"be", "was|were", "been"}},
    {{"bear", "bore", "borne|born"}}, {{"beat", "beat", "beaten"}},
    {{"become", "became", "become"}}, {{"befall", "befell", "befallen"}},
    {{"beget", "begot", "begotten"}}, {{"begin", "began", "begun"}},
    {{"behold", "beheld", "beheld"}}, {{"bend", "bent", "bent"}},
    {{"benefit", "benefited|benefitted", "benefited|benefitted"}}, {{"beset", "beset", "beset"}},
    {{"bespeak", "bespoke", "bespoken"}}, {{"bestride", "bestrode", "bestridden"}},
    {{"bet", "bet", "bet"}}, {{"beware", "", ""}}, {{"bias", "biased|biassed", "biased|biassed"}},
    {{"bid", "bid|bade", "bid|bidden"}}, {{"bind", "bound", "bound"}},
    {{"bite", "bit", "bitten"}}, {{"bleed", "bled", "bled"}}, {{"blow", "blew", "blown"}},
    {{"break", "broke", "broken"}}, {{"breastfeed", "breastfed", "breastfed"}},
    {{"breed", "bred", "bred"}}, {{"bring", "brought", "brought"}},
    {{"broadcast", "broadcast", "broadcast"}}, {{"browbeat", "browbeat", "browbeaten"}},
    {{"build", "built", "built"}}, {{"burn", "burned|burnt", "burned|burnt"}},
    {{"burst", "burst", "burst"}}, {{"bus", "bussed|bused", "bussed|bused"}},
    {{"buy", "bought", "bought"}}, {{"can", "could", ""}}, {{"cast", "cast", "cast"}},
    {{"catch", "caught", "caught"}}, {{"choose", "chose", "chosen"}},
    {{"cleave", "cleaved|clove|cleft", "cleaved|cloven|cleft"}}, {{"cling", "clung", "clung"}},
    {{"combat", "combated|combatted", "combated|combatted"}}, {{"come", "came", "come"}},
    {{"cost", "cost", "cost"}}, {{"creep", "crept", "crept"}},
    {{"crossbreed", "crossbred", "crossbred"}}, {{"cut", "cut", "cut"}},
    {{"daydream", "daydreamed|daydreamt", "daydreamed|daydreamt"}}, {{"deal", "dealt", "dealt"}},
    {{"dig", "dug", "dug"}}, {{"dive", "dived|dove", "dived"}}, {{"do", "did", "done"}},
    {{"dogfight", "dogfought", "dogfought"}}, {{"draw", "drew", "drawn"}},
    {{"dream", "dreamed|dreamt", "dreamed|dreamt"}}, {{"drink", "drank", "drunk"}},
    {{"drive", "drove", "driven"}}, {{"dwell", "dwelt|dwelled", "dwelt|dwelled"}},
    {{"eat", "ate", "eaten"}}, {{"fall", "fell", "fallen"}}, {{"feed", "fed", "fed"}},
    {{"feel", "felt", "felt"}}, {{"fight", "fought", "fought"}}, {{"find", "found", "found"}},
    {{"fit", "fitted|fit", "fitted|fit"}}, {{"flee", "fled", "fled"}},
    {{"fling", "flung", "flung"}}, {{"fly", "flew", "flown"}},
    {{"focus", "focused|focussed", "focused|focussed"}}, {{"forbear", "forbore", "forborne"}},
    {{"forbid", "forbade", "forbidden"}}, {{"forecast", "forecast", "forecast"}},
    {{"forego", "forewent", "foregone"}}, {{"forget", "forgot", "forgotten"}},
    {{"forgive", "forgave", "forgiven"}}, {{"forgo", "forwent", "forgone"}},
    {{"forsake", "forsook", "forsaken"}}, {{"freeze", "froze", "frozen"}},
    {{"get", "got", "got|gotten"}}, {{"gild", "gilded", "gilded|gilt"}},
    {{"gird", "girded", "girded|girt"}}, {{"give", "gave", "given"}}, {{"go", "went", "gone"}},
    {{"grind", "ground", "ground"}}, {{"grow", "grew", "grown"}},
    {{"hamstring", "hamstrung", "hamstrung"}}, {{"hang", "hung|hanged", "hung|hanged"}},
    {{"have", "had", "had"}}, {{"hear", "heard", "heard"}}, {{"hew", "hewed", "hewn|hewed"}},
    {{"hide", "hid", "hidden"}}, {{"hit", "hit", "hit"}}, {{"hold", "held", "held"}},
    {{"hurt", "hurt", "hurt"}}, {{"input", "input|inputted", "input|inputted"}},
    {{"keep", "kept", "kept"}}, {{"kneel", "knelt|kneeled", "knelt|kneeled"}},
    {{"knit", "knitted|knit", "knitted|knit"}}, {{"know", "knew", "known"}},
    {{"lay", "laid", "laid"}}, {{"lead", "led", "led"}},
    {{"lean", "leaned|leant", "leaned|leant"}}, {{"leap", "leaped|leapt", "leaped|leapt"}},
    {{"learn", "learned|learnt", "learned|learnt"}}, {{"leave", "left", "left"}},
    {{"lend", "lent", "lent"}}, {{"let", "let", "let"}}, {{"lie", "lay|lied", "lain|lied"}},
    {{"light", "lit|lighted", "lit|lighted"}}, {{"lip-read", "lip-read", "lip-read"}},
    {{"lose", "lost", "lost"}}, {{"make", "made", "made"}}, {{"may", "might", ""}},
    {{"mean", "meant", "meant"}}, {{"meet", "met", "met"}}, {{"mishit", "mishit", "mishit"}},
    {{"mow", "mowed", "mown|mowed"}}, {{"must", "", ""}}, {{"offset", "offset", "offset"}},
    {{"ok", "okayed", "okayed"}}, {{"ought", "", ""}}, {{"outfit", "outfitted", "outfitted"}},
    {{"output", "output|outputted", "output|outputted"}}, {{"overlie", "overlay", "overlain"}},
    {{"partake", "partook", "partaken"}}, {{"pay", "paid", "paid"}},
    {{"plead", "pleaded|pled", "pleaded|pled"}}, {{"prove", "proved", "proved|proven"}},
    {{"put", "put", "put"}}, {{"quit", "quit", "quit"}}, {{"read", "read", "read"}},
    {{"reset", "reset", "reset"}}, {{"rid", "rid", "rid"}}, {{"ride", "rode", "ridden"}},
    {{"ring", "rang", "rung"}}, {{"rise", "rose", "risen"}}, {{"run", "ran", "run"}},
    {{"saw", "sawed", "sawn|sawed"}}, {{"say", "said", "said"}}, {{"see", "saw", "seen"}},
    {{"seek", "sought", "sought"}}, {{"sell", "sold", "sold"}}, {{"send", "sent", "sent"}},
    {{"set", "set", "set"}}, {{"sew", "sewed", "sewn|sewed"}}, {{"shake", "shook", "shaken"}},
    {{"shall", "should", ""}}, {{"shear", "sheared", "shorn|sheared"}},
    {{"shed", "shed", "shed"}}, {{"shine", "shone|shined", "shone|shined"}},
    {{"shit", "shat|shit", "shat|shit"}}, {{"shoot", "shot", "shot"}},
    {{"show", "showed", "shown|showed"}}, {{"shrink", "shrank", "shrunk"}},
    {{"shut", "shut", "shut"}}, {{"sing", "sang", "sung"}}, {{"sink", "sank", "sunk"}},
    {{"sit", "sat", "sat"}}, {{"ski", "skied", "skied"}}, {{"slay", "slew", "slain"}},
    {{"sleep", "slept", "slept"}}, {{"slide", "slid", "slid"}}, {{"sling", "slung", "slung"}},
    {{"slit", "slit", "slit"}}, {{"smell", "smelled|smelt", "smelled|smelt"}},
    {{"smite", "smote", "smitten"}}, {{"sneak", "sneaked|snuck", "sneaked|snuck"}},
    {{"sow", "sowed", "sown|sowed"}}, {{"speak", "spoke", "spoken"}},
    {{"speed", "sped|speeded", "sped|speeded"}}, {{"spell", "spelled|spelt", "spelled|spelt"}},
    {{"spend", "spent", "spent"}}, {{"spill", "spilled|spilt", "spilled|spilt"}},
    {{"spin", "spun", "spun"}}, {{"spit", "spat|spit", "spat|spit"}},
    {{"split", "split", "split"}}, {{"spoil", "spoiled|spoilt", "spoiled|spoilt"}},
    {{"spoon-feed", "spoon-fed", "spoon-fed"}}, {{"spread", "spread", "spread"}},
    {{"spring", "sprang", "sprung"}}, {{"stand", "stood", "stood"}},
    {{"stave", "staved|stove", "staved|stove"}}, {{"steal", "stole", "stolen"}},
    {{"stick", "stuck", "stuck"}}, {{"sting", "stung", "stung"}}, {{"stink", "stank", "stunk"}},
    {{"strew", "strewed", "strewn|strewed"}}, {{"stride", "strode", "stridden"}},
    {{"strike", "struck", "struck|stricken"}}, {{"string", "strung", "strung"}},
    {{"strive", "strove|strived", "striven|strived"}}, {{"sublet", "sublet", "sublet"}},
    {{"sunburn", "sunburned|sunburnt", "sunburned|sunburnt"}}, {{"swear", "swore", "sworn"}},
    {{"sweat", "sweated|sweat", "sweated|sweat"}}, {{"sweep", "swept", "swept"}},
    {{"swell", "swelled", "swollen|swelled"}}, {{"swim", "swam", "swum"}},
    {{"swing", "swung", "swung"}}, {{"take", "took", "taken"}}, {{"teach", "taught", "taught"}},
    {{"tear", "tore", "torn"}}, {{"tell", "told", "told"}}, {{"think", "thought", "thought"}},
    {{"thrive", "thrived|throve", "thrived"}}, {{"throw", "threw", "thrown"}},
    {{"thrust", "thrust", "thrust"}}, {{"tread", "trod", "trodden"}},
    {{"typecast", "typecast", "typecast"}}, {{"typeset", "typeset", "typeset"}},
    {{"underlie", "underlay", "underlain"}}, {{"understand", "understood", "understood"}},
    {{"up", "upped", "upped"}}, {{"upset", "upset", "upset"}}, {{"wake", "woke", "woken"}},
    {{"wear", "wore", "worn"}}, {{"weave", "wove", "woven"}},
    {{"wed", "wed|wedded", "wed|wedded"}}, {{"weep", "wept", "wept"}},
    {{"wet", "wet|wetted", "wet|wetted"}}, {{"whet", "whetted", "whetted"}},
    {{"whipsaw", "whipsawed", "whipsawed"}}, {{"will", "would", ""}}, {{"win", "won", "won"}},
    {{"wind", "wound", "wound"}}, {{"withhold", "withheld", "withheld"}},
    {{"wring", "wrung", "wrung"}}, {{"write", "wrote", "written"}}
};

/* Verb, third person, -ing where the rules do not give them; "-" for a form that does not exist; sorted. */
static const struct irregular_row others[] = {
    {{"age", "", "ageing|aging"}}, {{"be", "is", "being"}},
    {{"benefit", "", "benefiting|benefitting"}}, {{"beware", "-", "-"}},
    {{"bias", "biases|biasses", "biasing|biassing"}}, {{"binge", "", "bingeing|binging"}},
    {{"bus", "busses|buses", "bussing|busing"}}, {{"can", "can", "-"}},
    {{"combat", "", "combating|combatting"}}, {{"cue", "", "cueing|cuing"}},
    {{"do", "does", "doing"}}, {{"echo", "echoes", ""}}, {{"embargo", "embargoes", ""}},
    {{"eye", "", "eyeing|eying"}}, {{"focus", "focuses|focusses", "focusing|focussing"}},
    {{"forego", "foregoes", "foregoing"}}, {{"forgo", "forgoes", "forgoing"}},
    {{"gas", "gasses|gases", ""}}, {{"go", "goes", "going"}}, {{"have", "has", "having"}},
    {{"input", "", "inputting"}}, {{"lasso", "lassoes|lassos", "lassoing"}},
    {{"may", "may", "-"}}, {{"must", "must", "-"}}, {{"ok", "oks", "okaying"}},
    {{"ought", "ought", "-"}}, {{"output", "", "outputting"}},
    {{"queue", "", "queuing|queueing"}}, {{"route", "", "routing|routeing"}},
    {{"shall", "shall", "-"}}, {{"singe", "", "singeing"}}, {{"ski", "skis", "skiing"}},
    {{"stomach", "stomachs", ""}}, {{"swinge", "", "swingeing"}},
    {{"tinge", "", "tingeing|tinging"}}, {{"torpedo", "torpedoes", ""}},
    {{"up", "ups", "upping"}}, {{"veto", "vetoes", ""}}, {{"whinge", "", "whingeing"}},
    {{"will", "will", "-"}}
};

/* Singular, plural; sorted. Also holds regular plurals that an ending would lead astray (human, mongoose). */
static const struct irregular_row nouns[] = {
    {{"abacus", "abacuses"}}, {{"addendum", "addenda"}}, {{"adieu", "adieus|adieux"}},
    {{"aircraft", "aircraft"}}, {{"album", "albums"}}, {{"alga", "algae"}}, {{"alto", "altos"}},
    {{"alumnus", "alumni"}}, {{"analysis", "analyses"}}, {{"antenna", "antennae|antennas"}},
    {{"antithesis", "antitheses"}}, {{"apex", "apexes|apices"}},
    {{"apparatus", "apparatuses|apparatus"}}, {{"appendix", "appendices|appendixes"}},
    {{"aquarium", "aquariums|aquaria"}}, {{"archipelago", "archipelagos|archipelagoes"}},
    {{"attorney-general", "attorneys-general"}}, {{"automaton", "automatons|automata"}},
    {{"axis", "axes"}}, {{"bacillus", "bacilli"}}, {{"bacterium", "bacteria"}},
    {{"banjo", "banjos|banjoes"}}, {{"basis", "bases"}}, {{"beau", "beaux|beaus"}},
    {{"beef", "beefs|beeves"}}, {{"belief", "beliefs"}}, {{"bison", "bison"}},
    {{"bonus", "bonuses"}}, {{"brief", "briefs"}}, {{"brother-in-law", "brothers-in-law"}},
    {{"buffalo", "buffaloes|buffalo"}}, {{"bureau", "bureaus|bureaux"}}, {{"bus", "buses"}},
    {{"cactus", "cacti|cactuses"}}, {{"caiman", "caimans"}}, {{"calf", "calves"}},
    {{"calyx", "calyxes|calyces"}}, {{"campus", "campuses"}}, {{"cargo", "cargoes|cargos"}},
    {{"catharsis", "catharses"}}, {{"census", "censuses"}},
    {{"chairperson", "chairpersons|chairpeople"}}, {{"chassis", "chassis"}},
    {{"chateau", "chateaux"}}, {{"chief", "chiefs"}}, {{"child", "children"}},
    {{"chrysalis", "chrysalises"}}, {{"clitoris", "clitorises"}}, {{"cod", "cod"}},
    {{"codex", "codices"}}, {{"commando", "commandos|commandoes"}},
    {{"consortium", "consortia|consortiums"}}, {{"corps", "corps"}}, {{"corpus", "corpora"}},
    {{"craft", "crafts|craft"}}, {{"crematorium", "crematoriums|crematoria"}},
    {{"crisis", "crises"}}, {{"criterion", "criteria"}}, {{"criterium", "criteriums"}},
    {{"crocus", "crocuses"}}, {{"crossroads", "crossroads"}}, {{"crux", "cruxes"}},
    {{"curriculum", "curricula|curriculums"}}, {{"datum", "data"}},
    {{"daughter-in-law", "daughters-in-law"}}, {{"deer", "deer"}},
    {{"desperado", "desperadoes|desperados"}}, {{"diagnosis", "diagnoses"}},
    {{"dialysis", "dialyses"}}, {{"die", "dice|dies"}}, {{"dogma", "dogmas|dogmata"}},
    {{"domino", "dominoes"}}, {{"dormouse", "dormice"}}, {{"dwarf", "dwarves|dwarfs"}},
    {{"echo", "echoes"}}, {{"elf", "elves"}}, {{"ellipsis", "ellipses"}},
    {{"embargo", "embargoes"}}, {{"emphasis", "emphases"}}, {{"epoch", "epochs"}},
    {{"erratum", "errata"}}, {{"eunuch", "eunuchs"}}, {{"euro", "euros"}},
    {{"father-in-law", "fathers-in-law"}}, {{"fez", "fezzes"}}, {{"fiancé", "fiancés"}},
    {{"fish", "fish|fishes"}}, {{"flamingo", "flamingos|flamingoes"}},
    {{"focus", "focuses|foci"}}, {{"foot", "feet"}}, {{"formula", "formulas|formulae"}},
    {{"forum", "forums"}}, {{"fresco", "frescoes|frescos"}}, {{"fungus", "fungi|funguses"}},
    {{"gas", "gases"}}, {{"gateau", "gateaux|gateaus"}}, {{"genesis", "geneses"}},
    {{"genus", "genera"}}, {{"german", "germans"}}, {{"ghetto", "ghettos|ghettoes"}},
    {{"go", "goes"}}, {{"goose", "geese"}}, {{"graffiti", "graffiti"}},
    {{"grapefruit", "grapefruit|grapefruits"}}, {{"grotto", "grottoes|grottos"}},
    {{"grouse", "grouse|grouses"}}, {{"grown-up", "grown-ups"}}, {{"haddock", "haddock"}},
    {{"half", "halves"}}, {{"halo", "haloes|halos"}},
    {{"handkerchief", "handkerchiefs|handkerchieves"}}, {{"hanger-on", "hangers-on"}},
    {{"headquarters", "headquarters"}}, {{"helix", "helices|helixes"}}, {{"hero", "heroes"}},
    {{"hippopotamus", "hippopotamuses|hippopotami"}}, {{"honorarium", "honorariums|honoraria"}},
    {{"hoof", "hooves|hoofs"}}, {{"human", "humans"}}, {{"hypothesis", "hypotheses"}},
    {{"ibex", "ibexes"}}, {{"index", "indexes|indices"}}, {{"iris", "irises"}},
    {{"kerchief", "kerchiefs"}}, {{"kilo", "kilos"}}, {{"knife", "knives"}},
    {{"larva", "larvae"}}, {{"larynx", "larynxes|larynges"}}, {{"lay-by", "lay-bys"}},
    {{"leaf", "leaves"}}, {{"lemma", "lemmas|lemmata"}}, {{"life", "lives"}},
    {{"loaf", "loaves"}}, {{"loch", "lochs"}}, {{"locus", "loci"}}, {{"logo", "logos"}},
    {{"louse", "lice"}}, {{"mackerel", "mackerel|mackerels"}}, {{"man", "men"}},
    {{"mango", "mangoes|mangos"}}, {{"manifesto", "manifestos|manifestoes"}},
    {{"mantis", "mantises"}}, {{"matrix", "matrices"}}, {{"maximum", "maximums|maxima"}},
    {{"means", "means"}}, {{"medium", "media"}}, {{"memento", "mementos|mementoes"}},
    {{"memo", "memos"}}, {{"memorandum", "memorandums|memoranda"}},
    {{"metamorphosis", "metamorphoses"}}, {{"metropolis", "metropolises"}},
    {{"millennium", "millennia|millenniums"}}, {{"minimum", "minimums|minima"}},
    {{"monarch", "monarchs"}}, {{"money", "moneys|monies"}}, {{"mongoose", "mongooses"}},
    {{"moose", "moose"}}, {{"moratorium", "moratoriums|moratoria"}}, {{"mosquito", "mosquitoes"}},
    {{"mother-in-law", "mothers-in-law"}}, {{"motto", "mottoes|mottos"}}, {{"mouse", "mice"}},
    {{"museum", "museums"}}, {{"nebula", "nebulae|nebulas"}}, {{"nemesis", "nemeses"}},
    {{"neurosis", "neuroses"}}, {{"news", "news"}}, {{"no", "noes"}}, {{"norman", "normans"}},
    {{"nucleus", "nuclei"}}, {{"oasis", "oases"}}, {{"octopus", "octopuses"}},
    {{"offspring", "offspring"}}, {{"optimum", "optimums|optima"}}, {{"opus", "opuses|opera"}},
    {{"ottoman", "ottomans"}}, {{"ovum", "ova"}}, {{"ox", "oxen"}}, {{"paralysis", "paralyses"}},
    {{"parenthesis", "parentheses"}}, {{"passer-by", "passers-by"}}, {{"passerby", "passersby"}},
    {{"patriarch", "patriarchs"}}, {{"pelvis", "pelvises"}}, {{"penis", "penises"}},
    {{"penny", "pence|pennies"}}, {{"person", "people|persons"}},
    {{"persona", "personas|personae"}}, {{"phalanx", "phalanxes"}}, {{"phenomenon", "phenomena"}},
    {{"photo", "photos"}}, {{"piano", "pianos"}}, {{"plaice", "plaice"}},
    {{"plateau", "plateaus|plateaux"}}, {{"platypus", "platypuses"}}, {{"plus", "pluses"}},
    {{"portico", "porticoes|porticos"}}, {{"potato", "potatoes"}}, {{"prefix", "prefixes"}},
    {{"premium", "premiums"}}, {{"prognosis", "prognoses"}}, {{"proof", "proofs"}},
    {{"prosthesis", "prostheses"}}, {{"pupa", "pupae"}}, {{"quid", "quid"}},
    {{"quiz", "quizzes"}}, {{"quorum", "quorums"}}, {{"radio", "radios"}}, {{"radius", "radii"}},
    {{"referendum", "referendums|referenda"}}, {{"reindeer", "reindeer"}}, {{"roman", "romans"}},
    {{"roof", "roofs"}}, {{"runner-up", "runners-up"}}, {{"salmon", "salmon"}},
    {{"salvo", "salvos|salvoes"}}, {{"sanatorium", "sanatoriums|sanatoria"}},
    {{"scarf", "scarves|scarfs"}}, {{"schema", "schemas|schemata"}}, {{"self", "selves"}},
    {{"sepsis", "sepses"}}, {{"series", "series"}}, {{"shaman", "shamans"}},
    {{"sheaf", "sheaves"}}, {{"sheep", "sheep"}}, {{"shelf", "shelves"}},
    {{"shrimp", "shrimps|shrimp"}}, {{"sister-in-law", "sisters-in-law"}},
    {{"son-in-law", "sons-in-law"}}, {{"spacecraft", "spacecraft"}}, {{"species", "species"}},
    {{"spectrum", "spectra|spectrums"}}, {{"squid", "squid"}}, {{"stadium", "stadiums|stadia"}},
    {{"staff", "staff|staffs"}}, {{"stand-by", "stand-bys"}}, {{"status", "statuses"}},
    {{"stigma", "stigmas|stigmata"}}, {{"stimulus", "stimuli"}}, {{"stoma", "stomata|stomas"}},
    {{"stomach", "stomachs"}}, {{"stratum", "strata"}}, {{"suffix", "suffixes"}},
    {{"swine", "swine"}}, {{"syllabus", "syllabuses|syllabi"}},
    {{"symposium", "symposia|symposiums"}}, {{"synthesis", "syntheses"}},
    {{"tableau", "tableaux"}}, {{"talisman", "talismans"}}, {{"tango", "tangos"}},
    {{"tech", "techs"}}, {{"tennis", "tennis"}}, {{"terminus", "terminuses|termini"}},
    {{"testis", "testes"}}, {{"thesaurus", "thesauruses|thesauri"}}, {{"thesis", "theses"}},
    {{"thief", "thieves"}}, {{"titmouse", "titmice"}}, {{"tomato", "tomatoes"}},
    {{"tooth", "teeth"}}, {{"topaz", "topazes"}}, {{"tornado", "tornadoes|tornados"}},
    {{"torpedo", "torpedoes"}}, {{"trauma", "traumas|traumata"}}, {{"trellis", "trellises"}},
    {{"trout", "trout"}}, {{"turf", "turfs|turves"}}, {{"ultimatum", "ultimatums|ultimata"}},
    {{"vertebra", "vertebrae"}}, {{"vertex", "vertices"}}, {{"veto", "vetoes"}},
    {{"video", "videos"}}, {{"virus", "viruses"}}, {{"volcano", "volcanoes|volcanos"}},
    {{"vortex", "vortices|vortexes"}}, {{"waltz", "waltzes"}}, {{"wharf", "wharves|wharfs"}},
    {{"whiz", "whizzes"}}, {{"wife", "wives"}}, {{"wolf", "wolves"}}, {{"woman", "women"}},
    {{"woodlouse", "woodlice"}}, {{"yen", "yen"}}, {{"yes", "yeses"}}, {{"zero", "zeros"}},
    {{"zucchini", "zucchini"}}
};

/* Base, comparative, superlative; sorted. */
static const struct irregular_row grades[] = {
    {{"bad", "worse", "worst"}}, {{"badly", "worse", "worst"}},
    {{"far", "further|farther", "furthest|farthest"}}, {{"good", "better", "best"}},
    {{"ill", "worse", "worst"}}, {{"late", "later|latter", "latest|last"}},
    {{"little", "less|littler", "least|littlest"}}, {{"main", "-", "-"}},
    {{"many", "more", "most"}}, {{"much", "more", "most"}}, {{"old", "older|elder", "oldest|eldest"}},
    {{"real", "-", "-"}}, {{"right", "-", "-"}}, {{"well", "better", "best"}},
    {{"whole", "-", "-"}}, {{"wrong", "-", "-"}}
};

/* clang-format on */

#define TABLE(rows)                                                                                \
    { rows, sizeof rows / sizeof rows[0] }
const struct irregular_table words_irregular_verbs = TABLE(verbs);
const struct irregular_table words_irregular_others = TABLE(others);
const struct irregular_table words_irregular_nouns = TABLE(nouns);
const struct irregular_table words_irregular_grades = TABLE(grades);
#undef TABLE

int words_compare(const char *bytes, size_t length, const char *string) {
    int order = strncmp(bytes, string, length);
    return order != 0 ? order : -(string[length] != '\0');
}

const struct irregular_row *words_find_irregular(const struct irregular_table *table,
                                                 const char *base, size_t length) {
    size_t low = 0, high = table->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = words_compare(base, length, table->rows[middle].fields[0]);
        if (order == 0) return &table->rows[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool words_in_list(const char *const *list, size_t count, const char *word, size_t length) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = words_compare(word, length, list[middle]);
        if (order == 0) return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* Verbs that only look like prefix and irregular verb: relayed, interleaved. Sorted. */
static const char *const not_prefixed[] = {"interleave", "relay", "relie", "rewed"};

/* Prefixes that leave an irregular verb irregular. */
const char *const words_verb_prefixes[] = {"over", "under",   "re",    "out", "mis",
                                           "un",   "fore",    "with",  "up",  "inter",
                                           "pre",  "counter", "proof", NULL};

const struct irregular_row *words_find_irregular_verb(const char *base, size_t length,
                                                      size_t *prefix) {
    *prefix = 0;
    const struct irregular_row *row = words_find_irregular(&words_irregular_verbs, base, length);
    if (row != NULL) return row;
    if (words_in_list(not_prefixed, sizeof not_prefixed / sizeof not_prefixed[0], base, length))
        return NULL;
    for (size_t i = 0; words_verb_prefixes[i] != NULL && row == NULL; i++) {
        size_t size = strlen(words_verb_prefixes[i]);
        if (length < size + 2 || memcmp(base, words_verb_prefixes[i], size) != 0) continue;
        *prefix = size + (base[size] == '-' ? 1U : 0U);
        row = words_find_irregular(&words_irregular_verbs, base + *prefix, length - *prefix);
    }
    return row;
}
