/* Closed classes of English words, our own lists, each sorted by bytes. For clauses.c alone. */
#ifndef FIND_CLAUSES_TABLE_H
#define FIND_CLAUSES_TABLE_H

/* Pronouns that can only be subjects. */
static const char *const SUBJECTS[] = {"he", "i", "she", "they", "we"};

/* Words that may be a subject but also an object or a determiner. */
static const char *const WEAK_SUBJECTS[] = {
    "both",    "everybody", "everyone", "everything", "it",    "nobody", "nothing",
    "someone", "there",     "these",    "this",       "those", "you"};

static const char *const DETERMINERS[] = {"a",     "all",   "an",   "another", "each", "every",
                                          "few",   "her",   "his",  "its",     "many", "most",
                                          "my",    "no",    "our",  "several", "some", "the",
                                          "their", "these", "this", "those",   "your"};

/* Finite verbs of a closed class. "ca", "wo" and "sha" stand before n't. */
static const char *const AUXILIARIES[] = {"am",     "are", "ca",    "can",  "cannot", "could",
                                          "did",    "do",  "does",  "had",  "has",    "have",
                                          "is",     "may", "might", "must", "sha",    "shall",
                                          "should", "was", "were",  "will", "wo",     "would"};

static const char *const QUANTIFIERS[] = {"all",     "any",  "both",  "few",  "five",
                                          "four",    "many", "most",  "none", "one",
                                          "several", "some", "three", "two"};

/* Adverbs that may stand between a subject and its verb. */
static const char *const ADVERBS[] = {
    "already",   "also",      "always", "clearly", "currently", "even",      "fully",
    "generally", "just",      "never",  "now",     "often",     "only",      "really",
    "recently",  "sometimes", "soon",   "still",   "then",      "therefore", "usually"};

/* What follows a subject pronoun without being its verb. */
static const char *const NOT_VERBS[] = {
    "all",    "alone", "and",   "as",      "at",        "because", "both",       "but",
    "each",   "for",   "from",  "herself", "himself",   "if",      "in",         "into",
    "myself", "of",    "on",    "or",      "ourselves", "that",    "themselves", "to",
    "too",    "when",  "which", "while",   "who",       "with",    "yet"};

/* Words that open a fronted clause. */
static const char *const OPENERS[] = {"after", "although", "as",    "because", "before",
                                      "if",    "once",     "since", "though",  "unless",
                                      "until", "when",     "where", "whereas", "while"};

/* Under these a further clause may hang, comma or not. */
static const char *const STRICT_SCOPE[] = {
    "allegedly", "apparently", "because",    "except",   "if",         "lest",
    "maybe",     "only",       "perhaps",    "possibly", "presumably", "probably",
    "provided",  "reportedly", "supposedly", "unless",   "until",      "whether"};

/* At the front these hold for every clause that follows: a condition, a purpose, a source. */
static const char *const FRONT_SCOPE[] = {"according", "allegedly", "except",   "if",      "maybe",
                                          "only",      "perhaps",   "provided", "subject", "to",
                                          "unless",    "until",     "whether",  "without"};

/* Behind the last clause these may hold for the one before it, too. */
static const char *const TRAILING_SCOPE[] = {"because",  "except", "if",    "lest",
                                             "provided", "unless", "until", "without"};

/* Adjectives that take a clause: she was sure (that) x and y. */
static const char *const FEELINGS[] = {"afraid",    "angry",     "aware", "certain", "clear",
                                       "confident", "convinced", "glad",  "happy",   "hopeful",
                                       "pleased",   "proud",     "sad",   "scared",  "sorry",
                                       "sure",      "surprised", "upset"};

/* Under these a further clause may hang unless a comma closes it off. */
static const char *const LOOSE_SCOPE[] = {"after", "although", "as",       "before", "once",
                                          "since", "so",       "though",   "when",   "whenever",
                                          "where", "whereas",  "wherever", "while"};

/* Verbs and nouns whose content clause may go on: she said (that) x and y. */
static const char *const REPORTING[] = {
    "accept",     "accepted",   "accepts",     "acknowledge", "acknowledged", "acknowledges",
    "admit",      "admitted",   "agree",       "agreed",      "agrees",       "allege",
    "alleged",    "alleges",    "alleging",    "announce",    "announced",    "appear",
    "appeared",   "appears",    "argue",       "argued",      "argues",       "ask",
    "asked",      "asking",     "asks",        "assume",      "assumed",      "assumes",
    "belief",     "believe",    "believed",    "believes",    "believing",    "check",
    "checked",    "checking",   "checks",      "claim",       "claimed",      "claiming",
    "claims",     "complain",   "complained",  "conclude",    "concluded",    "concludes",
    "confirm",    "confirmed",  "confirms",    "decide",      "decided",      "demand",
    "demanded",   "demands",    "denied",      "denies",      "deny",         "discover",
    "discovered", "doubt",      "ensure",      "ensured",     "ensures",      "ensuring",
    "estimate",   "estimated",  "expect",      "expected",    "expects",      "explain",
    "explained",  "explaining", "explains",    "fear",        "feared",       "fears",
    "feel",       "feels",      "felt",        "find",        "finds",        "found",
    "guarantee",  "guaranteed", "guarantees",  "hear",        "heard",        "hears",
    "hope",       "hoped",      "hopes",       "hoping",      "idea",         "imagine",
    "indicate",   "indicated",  "indicates",   "insist",      "insisted",     "insists",
    "knew",       "know",       "known",       "knows",       "learn",        "learned",
    "learnt",     "mean",       "means",       "meant",       "mention",      "mentioned",
    "note",       "noted",      "notice",      "noticed",     "predict",      "predicted",
    "pretend",    "pretended",  "promise",     "promised",    "promises",     "propose",
    "proposed",   "proposes",   "prove",       "proved",      "proves",       "realise",
    "realised",   "realises",   "recommend",   "recommended", "recommends",   "remember",
    "remembered", "remembers",  "report",      "reported",    "reports",      "reveal",
    "revealed",   "reveals",    "said",        "saw",         "say",          "saying",
    "says",       "see",        "seem",        "seemed",      "seems",        "seen",
    "show",       "showed",     "shown",       "shows",       "state",        "stated",
    "states",     "stress",     "stressed",    "suggest",     "suggested",    "suggests",
    "suspect",    "suspected",  "suspects",    "swear",       "swore",        "tell",
    "telling",    "tells",      "think",       "thinking",    "thinks",       "thought",
    "told",       "understand", "understands", "understood",  "want",         "wanted",
    "wants",      "warn",       "warned",      "warns",       "wish",         "wished",
    "wishes",     "wonder",     "wondered",    "worried",     "worries",      "worry"};

/* Of these, those after which even a semicolon does not end what is said. */
static const char *const SAYING[] = {
    "allege",    "alleged",   "alleges",  "argue",   "argued",  "argues",   "believe",
    "believed",  "believes",  "claim",    "claimed", "claims",  "conclude", "concluded",
    "concludes", "denied",    "denies",   "deny",    "insist",  "insisted", "insists",
    "said",      "say",       "saying",   "says",    "state",   "stated",   "states",
    "suspect",   "suspected", "suspects", "tell",    "telling", "tells",    "think",
    "thinks",    "thought",   "told",     "warn",    "warned",  "warns"};

/* Base verbs that open an order or an offer: "call us and we will help" is a condition. */
static const char *const IMPERATIVES[] = {
    "add",      "answer",  "apply",  "ask",      "be",       "bring",   "call",   "check",
    "choose",   "click",   "come",   "complete", "consider", "contact", "do",     "download",
    "email",    "fill",    "find",   "follow",   "get",      "give",    "go",     "have",
    "help",     "imagine", "join",   "keep",     "leave",    "let",     "listen", "look",
    "make",     "note",    "open",   "phone",    "please",   "press",   "put",    "read",
    "remember", "reply",   "return", "ring",     "search",   "see",     "send",   "share",
    "show",     "sign",    "speak",  "stay",     "stop",     "suppose", "take",   "talk",
    "tell",     "text",    "think",  "try",      "turn",     "use",     "visit",  "wait",
    "watch",    "write"};

static const char *const RELATIVES[] = {"how",   "that",  "what",      "whatever", "when",
                                        "where", "which", "whichever", "who",      "whoever",
                                        "whom",  "whose", "why"};

/* Base forms of common verbs, to know their -s form as a finite verb. */
static const char *const VERBS[] = {
    "add",    "agree",   "allow",    "answer",   "appear",   "apply",      "argue",   "ask",
    "become", "begin",   "believe",  "belong",   "bring",    "build",      "call",    "care",
    "carry",  "change",  "choose",   "come",     "continue", "contribute", "cost",    "count",
    "create", "deal",    "depend",   "describe", "develop",  "differ",     "do",      "ensure",
    "exist",  "expect",  "face",     "feel",     "fill",     "find",       "focus",   "follow",
    "form",   "get",     "give",     "go",       "grow",     "happen",     "have",    "hear",
    "help",   "hold",    "identify", "include",  "increase", "involve",    "join",    "keep",
    "know",   "lead",    "learn",    "leave",    "let",      "like",       "listen",  "live",
    "look",   "lose",    "love",     "make",     "matter",   "mean",       "meet",    "mention",
    "move",   "need",    "offer",    "open",     "own",      "pay",        "place",   "plan",
    "play",   "point",   "prepare",  "present",  "produce",  "promise",    "protect", "provide",
    "put",    "raise",   "reach",    "read",     "receive",  "recognise",  "reflect", "rely",
    "remain", "report",  "require",  "respond",  "rest",     "result",     "return",  "reveal",
    "run",    "say",     "see",      "seek",     "seem",     "send",       "set",     "share",
    "show",   "sit",     "speak",    "spend",    "stand",    "start",      "state",   "stay",
    "stop",   "suggest", "support",  "take",     "talk",     "teach",      "tell",    "tend",
    "think",  "touch",   "treat",    "try",      "turn",     "use",        "value",   "visit",
    "wait",   "want",    "welcome",  "wish",     "work",     "write"};

#endif
