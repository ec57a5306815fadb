/* The one table of rules. `plainer explain RULE` prints a row. */
#include "find/internal.h"

enum { S = DOC_SUGGESTION, W = DOC_WARNING };

static const struct doc_rule RULES[RULE_COUNT] = {
    [RULE_CONTENT_NOTE] =
        {"content-note",
         "A part that tells of something that hurts",
         "The part (from one heading to the next) talks about death, violence, abuse, neglect, "
         "people hurting themselves, eating problems, or children being moved away from their "
         "families: at least "
         "two words of that kind, or one that leaves no doubt. In the plain version a neutral "
         "sentence before it says so, and the helplines of the configuration stand at the end.",
         "A child who has lived through such things should be able to choose whether, when and "
         "with whom to read about them.",
         "Editorial guidelines on content warnings; trauma-informed practice",
         "His death -> This part talks about death.",
         {S, S, S, S}},
    [RULE_TERM_FLAG] =
        {"term-flag",
         "A word that a person should look at",
         "A dictionary marks this word: it has several meanings, it may hurt, or it needs a plain "
         "word that depends on the sentence.",
         "Some words cannot be changed safely by a rule, but an editor should know about them.",
         "The dictionary's own note",
         "residential -> children's home or residential school?",
         {S, S, S, S}},
    [RULE_TERM_EXPLAIN] =
        {"term-explain",
         "A term that readers do not know",
         "A word or phrase that a dictionary explains is used for the first time. In the plain "
         "version its meaning follows in brackets or as the next sentence, and it is listed in the "
         "glossary.",
         "Readers stop at a word they do not know. Keeping the word and explaining it once lets "
         "them understand letters and meetings where they will hear it again.",
         "UK Easy Read guidance; WCAG 2.2 success criterion 3.1.3",
         "She met a foster carer. -> She met a foster carer. A foster carer looks after a child in "
         "their own home when the child cannot live with their parents.",
         {W, W, W, S}},
    [RULE_HARD_WORD] =
        {"hard-word",
         "A hard word that nothing explains",
         "The word's difficulty (0 to 1000: how rare, long and well known it is) is above the "
         "limit of the reading band, and no dictionary explains or replaces it. When a dictionary "
         "knows simpler words but not which sense is meant, they are named. Reported once for "
         "each word.",
         "The share of unfamiliar words ranks texts by difficulty better than any formula.",
         "Difficulty follows readers' ratings (CompLex; Maddela and Xu), CEFR levels and frequency "
         "(wordfreq)",
         "pervasive: use a common word or explain it",
         {W, W, S, S}},
    [RULE_ACRONYM] =
        {"acronym",
         "Letters that nobody spells out",
         "A word of capital letters is used, and neither the text nor a dictionary says what the "
         "letters stand for. Reported at its first use; everyday ones (NHS, UK, TV) are left out.",
         "A reader who does not know the letters cannot even look them up.",
         "WCAG 2.2 success criterion 3.1.4; UK Easy Read: full words, not acronyms",
         "The SRP met in May. -> The school review panel (SRP) met in May.",
         {W, W, W, W}},
    [RULE_SENTENCE_LENGTH] = {"sentence-length",
                              "A sentence longer than these readers manage",
                              "The sentence has more words than the reading band allows.",
                              "Readers hold only so much in mind. Splitting long sentences helps "
                              "more than any other change.",
                              "GOV.UK: 25 words; NHS service manual: 20; UK Easy Read: 10 to 15",
                              "A sentence of 31 words where the band's limit is 20",
                              {W, W, W, W}},
    [RULE_SPLIT_SEMICOLON] =
        {"split-semicolon",
         "Two sentences joined by a semicolon",
         "On both sides of the semicolon stands a whole sentence. The plain version makes it a "
         "full stop.",
         "Many young readers do not know semicolons, and two short sentences are easier than one.",
         "GOV.UK content design; NHS service manual",
         "The form is long; it asks about your home. -> The form is long. It asks about your home.",
         {S, S, S, S}},
    [RULE_SPLIT_DASH] =
        {"split-dash",
         "Two sentences joined by a dash",
         "On both sides of the dash stands a whole sentence. The plain version makes it a full "
         "stop.",
         "Two short sentences are easier than one.",
         "GOV.UK content design",
         "Replies varied – most people liked it. -> Replies varied. Most people liked it.",
         {S, S, S, S}},
    [RULE_SPLIT_COLON] =
        {"split-colon",
         "Two sentences joined by a colon",
         "On both sides of the colon stands a whole sentence. The plain version makes it a full "
         "stop. A colon before a list, a quotation or a number stays.",
         "Two short sentences are easier than one.",
         "GOV.UK content design",
         "They had one wish: they wanted to stay in the same school. -> They had one wish. They "
         "wanted to stay in the same school.",
         {S, S, S, S}},
    [RULE_SPLIT_CONJUNCTION] =
        {"split-conjunction",
         "Two sentences joined by and or but",
         "On both sides of 'and' or 'but' stands a whole sentence with its own subject. The plain "
         "version starts a new sentence; 'but' stays.",
         "Two short sentences are easier than one.",
         "WCAG technique G153; UK Easy Read",
         "We read every letter, and we will answer them. -> We read every letter. We will answer "
         "them.",
         {S, S, S, S}},
    [RULE_SPLIT_COMMA] = {"split-comma",
                          "Two sentences joined by a comma",
                          "On both sides of the comma stands a whole sentence with the same "
                          "subject. The plain version makes it a full stop.",
                          "A comma cannot join sentences, and two short ones are easier than one.",
                          "GOV.UK content design",
                          "We had few replies from families, we would like more. -> We had few "
                          "replies from families. We would like more.",
                          {S, S, S, S}},
    [RULE_SPLIT_PREDICATE] =
        {"split-predicate",
         "One subject with two verbs",
         "'And' or 'but' joins two things that one person or thing does. The plain version makes "
         "two sentences and says the subject again: with its pronoun, with 'they' for a plural, or "
         "with the noun or name.",
         "Each sentence then says who does what.",
         "UK Easy Read: one verb a sentence; WCAG technique G153",
         "She wrote to the panel and asked for a meeting. -> She wrote to the panel. She asked for "
         "a meeting.",
         {S, S, S, S}},
    [RULE_SPLIT_RELATIVE] =
        {"split-relative",
         "A clause that adds something about a noun",
         "Behind a comma, a clause with which, who, whose or where adds something about the noun "
         "before it. The plain version makes it a sentence of its own and names the noun again. "
         "Clauses that say which one is meant have no comma and stay.",
         "Readers need not keep the main sentence in mind while they read what is added.",
         "W3C COGA: no nested clauses; UK Easy Read",
         "They moved to Leeds, which is a big city. -> They moved to Leeds. Leeds is a big city.",
         {S, S, S, S}},
    [RULE_SPLIT_PARTICIPLE] =
        {"split-participle",
         "A result that hangs on with -ing",
         "Behind a comma, a verb with -ing (making, leaving, causing ...) tells what came of it. "
         "The plain version says so in a sentence of its own that begins with 'This'.",
         "The verb with -ing has no subject that a reader could see.",
         "W3C COGA: one point a sentence",
         "The home closed, leaving few places. -> The home closed. This left few places.",
         {S, S, S, S}},
    [RULE_SPLIT_ADVERBIAL] =
        {"split-adverbial",
         "A reason or a contrast in the same sentence",
         "A clause with because, although or whereas, or one with after at the start. The plain "
         "version makes it a sentence and keeps its sense: 'This is because', 'But', 'So', 'After "
         "that'. Conditions (if, unless) stay, and so does a reason that 'not' may be about.",
         "One thought at a time, in the order in which it is told.",
         "W3C COGA: one point a sentence; UK Easy Read",
         "Although it was late, we talked. -> It was late. But we talked.",
         {S, S, S, S}},
    [RULE_SPLIT_PURPOSE] =
        {"split-purpose",
         "What something is for, at the end of a long sentence",
         "The sentence ends in 'to' or 'in order to' and a verb that says what it is all for. The "
         "plain version says so in a sentence of its own: 'This is to'.",
         "The reader first learns what happens, then why.",
         "W3C COGA: one point a sentence; UK Easy Read",
         "We visit every home twice a year to make sure that it is safe. -> We visit every home "
         "twice a year. This is to make sure that it is safe.",
         {S, S, S, S}},
    [RULE_SPLIT_MEANS] =
        {"split-means",
         "How something is done, at the end of a long sentence",
         "The sentence ends in 'by' and a verb with -ing that says how it is done. The plain "
         "version says so in a sentence of its own: 'It will do this by'. Not where two verbs "
         "stand before it, or a 'not'.",
         "The reader first learns what is done, then how.",
         "W3C COGA: one point a sentence; UK Easy Read",
         "The council will make the homes safer for everyone by giving the staff more training "
         "and by listening to children. -> The council will make the homes safer for everyone. "
         "It will do this by giving the staff more training and by listening to children.",
         {S, S, S, S}},
    [RULE_SPLIT_APPOSITION] =
        {"split-apposition",
         "A noun that is named twice",
         "Behind a comma, a noun is named again in other words. The plain version says so in a "
         "sentence with 'is' or 'was'.",
         "Readers need not work out that both are the same.",
         "W3C COGA: no nested clauses; UK Easy Read",
         "Leeds, a big city in the north, has three homes. -> Leeds is a big city in the north. "
         "It has three homes.",
         {S, S, S, S}},
    [RULE_SPLIT_LIST] =
        {"split-list",
         "Examples at the end of a long sentence",
         "Behind a comma, 'including' or 'such as' adds examples. The plain version gives them a "
         "sentence of their own: 'These include', 'Examples are'.",
         "The main point is said before the examples come.",
         "W3C COGA: one point a sentence",
         "We asked many people, including carers and teachers. -> We asked many people. Among "
         "them were carers and teachers.",
         {S, S, S, S}},
    [RULE_TURN_PASSIVE] =
        {"turn-passive",
         "A passive that names who does it",
         "The verb is a passive and 'by' names a person or group. The plain version starts with "
         "them. Passives that do not name anyone stay: who did it is never made up.",
         "Children want to know who decided. Active sentences say so first, and are shorter.",
         "Information for All; plainlanguage.gov",
         "The plan was agreed by the panel. -> The panel agreed the plan.",
         {S, S, S, S}},
    [RULE_SPLIT_FRONTED] =
        {"split-fronted",
         "A long start before the main point",
         "Before the subject stands a participle ('Named after ...'), a noun ('A nurse from ...') "
         "or a purpose ('To ...'). The plain version starts with the subject and says the rest in "
         "a sentence of its own.",
         "Readers who have to keep a long start in mind lose the main point.",
         "plainlanguage.gov: keep subject, verb and object close together",
         "Named after a judge, the home has ten beds. -> The home is named after a judge. It has "
         "ten beds.",
         {S, S, S, S}},
    [RULE_SPLIT_ASIDE] =
        {"split-aside",
         "A sentence in brackets",
         "The brackets at the end of a sentence hold a whole sentence. The plain version lets it "
         "stand by itself.",
         "A sentence inside another one makes both hard to follow.",
         "W3C COGA: no nested clauses",
         "We moved in May (my sister was three). -> We moved in May. My sister was three.",
         {S, S, S, S}},
    [RULE_TURN_THERE] =
        {"turn-there",
         "There are ... who",
         "The sentence starts with 'there is' or 'there are', and what it says "
         "comes behind 'who', 'which' or 'that'. The plain version leaves both out.",
         "The sentence then starts with what it is about.",
         "plainlanguage.gov",
         "There are many children who live with relatives. -> Many children live "
         "with relatives.",
         {S, S, S, S}},
    [RULE_TURN_NOT_ONLY] =
        {"turn-not-only",
         "Not only ... but also",
         "Two things are joined with 'not only ... but also'. The plain version says 'and also'.",
         "'Not' and 'only' make readers expect that something is denied.",
         "W3C COGA: positive wording",
         "It not only helps but also teaches. -> It helps and also teaches.",
         {S, S, S, S}},
    [RULE_TURN_CLEFT] =
        {"turn-cleft",
         "It is ... who",
         "The sentence starts with 'it is' or 'it was' only to stress who did something. The plain "
         "version says directly who does it.",
         "The sentence then starts with who it is about.",
         "plainlanguage.gov",
         "It was Ann who found the letter. -> Ann found the letter.",
         {S, S, S, S}},
    [RULE_TURN_ORDER] =
        {"turn-order",
         "A long start before the main point",
         "A clause of eight words or more with once, until or when stands before a shorter main "
         "clause. The plain version puts the main clause first, if it takes up nothing from the "
         "other. A condition stays in front: readers have to know it first.",
         "Readers have to keep a long start in mind until they learn what it is about.",
         "GOV.UK content design; W3C COGA",
         "When the home is full, we write. -> We write when the home is full.",
         {S, S, S, S}},
    [RULE_CUT_ANNOUNCEMENT] =
        {"cut-announcement",
         "Words that only say that something will be said",
         "The sentence starts with a phrase such as 'it should be noted that'. The plain version "
         "leaves it out. Phrases that say how sure it is (it is likely that) stay.",
         "The sentence then starts with its point.",
         "GOV.UK content design; plainlanguage.gov",
         "It is important to note that visits go on. -> Visits go on.",
         {S, S, S, S}},
    [RULE_JOINING_WORDS] = {"joining-words",
                            "Too many joining words in one sentence",
                            "The sentence has more words such as and, but, because, which or when "
                            "than the reading band allows.",
                            "Each of them starts another thought that has to be held in mind.",
                            "WCAG technique G153",
                            "We came and we sat and we talked because it rained",
                            {W, W, W, W}},
    [RULE_DOUBLE_NEGATIVE] =
        {"double-negative",
         "Two negatives in one clause",
         "Two words that deny something stand close together, or one of them denies a word such as "
         "unlikely.",
         "Readers have to turn the meaning round twice, and many give up halfway.",
         "W3C COGA; plainlanguage.gov",
         "It is not unusual. -> It often happens.",
         {W, W, W, S}},
    [RULE_PASSIVE] =
        {"passive",
         "A passive",
         "The verb is a participle behind a form of be, so that who does it comes last or not at "
         "all. Participles that tell of a state (tired, married) are left out.",
         "Children want to know who decided. Active sentences say so, and are shorter.",
         "Information for All; plainlanguage.gov",
         "The plan was agreed by the panel. -> The panel agreed the plan.",
         {S, S, S, S}},
    [RULE_IDIOM] =
        {"idiom",
         "A phrase that does not mean what its words say",
         "A dictionary called idioms.csv has the phrase. Its plain words say the same literally.",
         "Children, people who learn English and many autistic people take the words as they "
         "stand.",
         "GOV.UK content design; W3C COGA: literal language",
         "on the same page -> agreed",
         {W, W, S, S}},
    [RULE_WORDY_PHRASE] =
        {"wordy-phrase",
         "A phrase with a shorter one",
         "A dictionary says the same in fewer words. They are put in its place in the same form.",
         "Wordy phrases make sentences long and hide the point.",
         "GOV.UK content design; plainlanguage.gov",
         "prior to the meeting -> before the meeting",
         {W, W, W, W}},
    [RULE_HIDDEN_VERB] =
        {"hidden-verb",
         "A verb hidden in a noun",
         "A verb that says little (make, carry out, give) stands with a noun that names what is "
         "done. Where a dictionary has the phrase, the plain version puts the verb in its place.",
         "The verb itself is shorter, and it says more clearly who does what.",
         "plainlanguage.gov",
         "The panel made a decision to wait. -> The panel decided to wait.",
         {W, W, W, W}},
    [RULE_TERM_REPLACE] = {"term-replace",
                           "A word or phrase that has a plainer one",
                           "A dictionary has plainer words for the same. They are put in its place "
                           "in the same form, and a or an is put right.",
                           "Common words are read faster and by more people.",
                           "GOV.UK content design; plainlanguage.gov",
                           "We will utilise it. -> We will use it.",
                           {W, W, W, W}},
    [RULE_NOUN_STRING] =
        {"noun-string",
         "Three nouns or more in a row",
         "Nouns stand side by side, and the reader has to find out how they belong together. Terms "
         "that a dictionary knows are left out.",
         "Short words such as of, for and to say how things belong together.",
         "plainlanguage.gov",
         "placement stability improvement plan -> plan to make placements more stable",
         {S, S, S, S}},
    [RULE_NEGATIVE_CONTRACTION] =
        {"negative-contraction",
         "A contraction with n't",
         "Not is shortened to n't.",
         "Readers overlook the n't, and then the sentence says the opposite.",
         "GOV.UK content design",
         "You can't be moved. -> You cannot be moved.",
         {S, S, S, S}},
    [RULE_NESTED_BRACKETS] =
        {"nested-brackets",
         "Brackets inside brackets",
         "A bracket stands inside another one. The plain version puts dashes in the place of the "
         "inner ones.",
         "Readers lose count of what closes which.",
         "W3C COGA: no nested clauses",
         "(the panel (of five)) -> (the panel – of five)",
         {S, S, S, S}},
    [RULE_ENUMERATION] =
        {"enumeration",
         "An enumeration in a sentence",
         "A long sentence ends with three or more things of one form, behind a colon or a verb "
         "such "
         "as include; or with three or more of what somebody can or must do, of what is said (that "
         "..., that ...), or of questions that it tells about. The plain version makes a list of "
         "them, a lead-in first.",
         "A list shows how many things there are and where each begins.",
         "GOV.UK content design; WCAG 2.2 technique H48",
         "The plan covers where you live, who you see and what you learn. -> The plan covers: a "
         "list of three.",
         {S, S, S, S}},
    [RULE_PERCENTAGE] =
        {"percentage",
         "A percentage",
         "A share is given in per cent. The finding names it as so many in ten, computed exactly; "
         "it is never put into the text by itself.",
         "Children can picture 3 in 10 before they learn percentages, and many adults find it "
         "easier, too.",
         "Information for All: avoid percentages",
         "29% -> about 3 in 10",
         {S, S, S, S}},
    [RULE_SHALL] = {"shall",
                    "The word shall",
                    "Shall stands for a duty or a promise.",
                    "Few children meet the word, and it does not say which of the two is meant.",
                    "plainlanguage.gov",
                    "The panel shall meet. -> The panel must meet.",
                    {W, W, W, W}},
    [RULE_LINK_TEXT] =
        {"link-text",
         "A link that says nothing",
         "The words of a link are here, click here, read more or the like.",
         "People who listen to a page hear its links one after the other, without the text around.",
         "WCAG 2.2 success criterion 2.4.4",
         "Click here -> Ask for an advocate",
         {W, W, W, W}},
    [RULE_IMAGE_TEXT] =
        {"image-text",
         "A picture without alternative text",
         "A picture has no alternative text at all. An empty one is right for a picture that only "
         "decorates; in Markdown nobody can tell the two apart.",
         "People who cannot see the picture do not know what it shows, or whether it matters.",
         "WCAG 2.2 success criterion 1.1.1",
         "<img src=\"room.jpg\"> -> <img src=\"room.jpg\" alt=\"A bedroom with two beds\">",
         {W, W, W, W}},
    [RULE_PARAGRAPH_LENGTH] =
        {"paragraph-length",
         "A long paragraph",
         "The paragraph has more sentences or words than the reading band allows.",
         "A wall of text puts readers off before they start.",
         "NHS service manual: 3 sentences; W3C COGA: 50 words",
         "A paragraph of nine sentences",
         {S, S, S, S}},
    [RULE_NO_HEADINGS] = {"no-headings",
                          "A long stretch without a heading",
                          "More than 400 words follow each other without a heading.",
                          "Headings show where to find what, and where to stop for a rest.",
                          "NHS service manual; WCAG 2.2 success criterion 2.4.10",
                          "Six paragraphs and no heading",
                          {S, S, S, S}},
    [RULE_HEADING_LEVEL] =
        {"heading-level",
         "A heading that skips a level",
         "A heading is more than one level deeper than the one before it.",
         "People who listen to a page find their way by the levels of its headings.",
         "WCAG 2.2 technique G141",
         "Level 2, then level 4",
         {S, S, S, S}},
};

const struct doc_rule *find_rule_table(uint32_t *count) {
    *count = RULE_COUNT;
    return RULES;
}

const struct doc_rule *find_rule_at(enum find_rule_index index) {
    return &RULES[index];
}
