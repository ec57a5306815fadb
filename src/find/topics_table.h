/* What a page may tell that hurts, and the words that show it. Ours; a row counts once or twice for
 * its topic. "?" stands for any one word; "/NN" asks for a tag of the first word. Sorted by the
 * first word. */
#ifndef FIND_TOPICS_TABLE_H
#define FIND_TOPICS_TABLE_H

/* A topic, and how a note names it. */
#define FIND_TOPICS(X)                                                                             \
    X(TOPIC_DEATH, "death")                                                                        \
    X(TOPIC_VIOLENCE, "violence")                                                                  \
    X(TOPIC_ABUSE, "abuse or neglect")                                                             \
    X(TOPIC_SELF_HARM, "people hurting themselves")                                                \
    X(TOPIC_EATING, "eating problems")                                                             \
    X(TOPIC_REMOVAL, "children being moved away from their families")

enum find_topic {
#define X(topic, name) topic,
    FIND_TOPICS(X)
#undef X
        TOPIC_COUNT
};

static const char *const TOPIC_NAMES[TOPIC_COUNT] = {
#define X(topic, name) name,
    FIND_TOPICS(X)
#undef X
};

static const struct topic_row {
    const char *words;
    enum find_topic topic;
    unsigned weight;
} TOPIC_ROWS[] = {
    /* clang-format off */
    {"abuse", TOPIC_ABUSE, 1},
    {"abused", TOPIC_ABUSE, 1},
    {"abuser", TOPIC_ABUSE, 1},
    {"abusers", TOPIC_ABUSE, 1},
    {"abusing", TOPIC_ABUSE, 1},
    {"abusive", TOPIC_ABUSE, 1},
    {"acts of violence", TOPIC_VIOLENCE, 2},
    {"anorexia", TOPIC_EATING, 1},
    {"anorexic", TOPIC_EATING, 1},
    {"assault", TOPIC_VIOLENCE, 1},
    {"assaulted", TOPIC_VIOLENCE, 1},
    {"assaults", TOPIC_VIOLENCE, 1},
    {"attempted suicide", TOPIC_SELF_HARM, 1},
    {"bereaved", TOPIC_DEATH, 2},
    {"bereavement", TOPIC_DEATH, 2},
    {"binge eating", TOPIC_EATING, 1},
    {"bulimia", TOPIC_EATING, 1},
    {"bulimic", TOPIC_EATING, 1},
    {"child cruelty", TOPIC_ABUSE, 2},
    {"dead/JJ", TOPIC_DEATH, 2},
    {"death", TOPIC_DEATH, 1},
    {"deaths", TOPIC_DEATH, 1},
    {"die", TOPIC_DEATH, 1},
    {"died", TOPIC_DEATH, 2},
    {"dies", TOPIC_DEATH, 1},
    {"domestic abuse", TOPIC_VIOLENCE, 2},
    {"domestic violence", TOPIC_VIOLENCE, 2},
    {"dying/VBG", TOPIC_DEATH, 1},
    {"eating disorder", TOPIC_EATING, 1},
    {"eating disorders", TOPIC_EATING, 1},
    {"funeral", TOPIC_DEATH, 1},
    {"funerals", TOPIC_DEATH, 1},
    {"hurt herself", TOPIC_SELF_HARM, 1},
    {"hurt himself", TOPIC_SELF_HARM, 1},
    {"hurt themselves", TOPIC_SELF_HARM, 1},
    {"hurting themselves", TOPIC_SELF_HARM, 1},
    {"killed", TOPIC_DEATH, 2},
    {"killing", TOPIC_DEATH, 1},
    {"knife crime", TOPIC_VIOLENCE, 2},
    {"levels of violence", TOPIC_VIOLENCE, 2},
    {"manslaughter", TOPIC_DEATH, 2},
    {"miscarriage", TOPIC_DEATH, 1},
    {"murder", TOPIC_DEATH, 2},
    {"murdered", TOPIC_DEATH, 2},
    {"murders", TOPIC_DEATH, 2},
    {"neglect/NN", TOPIC_ABUSE, 1},
    {"neglected", TOPIC_ABUSE, 1},
    {"overdose", TOPIC_SELF_HARM, 1},
    {"overdoses", TOPIC_SELF_HARM, 1},
    {"passed away", TOPIC_DEATH, 1},
    {"rape", TOPIC_ABUSE, 2},
    {"raped", TOPIC_ABUSE, 2},
    {"removal of children", TOPIC_REMOVAL, 2},
    {"removed from ? birth", TOPIC_REMOVAL, 2},
    {"removed from ? care", TOPIC_REMOVAL, 1},
    {"removed from ? families", TOPIC_REMOVAL, 2},
    {"removed from ? family", TOPIC_REMOVAL, 2},
    {"removed from ? home", TOPIC_REMOVAL, 2},
    {"removed from ? homes", TOPIC_REMOVAL, 2},
    {"removed from ? mother", TOPIC_REMOVAL, 2},
    {"removed from ? mothers", TOPIC_REMOVAL, 2},
    {"removed from ? mum", TOPIC_REMOVAL, 2},
    {"removed from ? parents", TOPIC_REMOVAL, 2},
    {"removed from home", TOPIC_REMOVAL, 2},
    {"removing children", TOPIC_REMOVAL, 2},
    {"riot/NN", TOPIC_VIOLENCE, 1},
    {"rioted", TOPIC_VIOLENCE, 1},
    {"rioters", TOPIC_VIOLENCE, 1},
    {"rioting", TOPIC_VIOLENCE, 1},
    {"riots/NN", TOPIC_VIOLENCE, 1},
    {"self - harm", TOPIC_SELF_HARM, 2},
    {"self - harmed", TOPIC_SELF_HARM, 2},
    {"self - harming", TOPIC_SELF_HARM, 2},
    {"self harm", TOPIC_SELF_HARM, 2},
    {"separated from ? brothers", TOPIC_REMOVAL, 1},
    {"separated from ? families", TOPIC_REMOVAL, 2},
    {"separated from ? family", TOPIC_REMOVAL, 2},
    {"separated from ? parents", TOPIC_REMOVAL, 2},
    {"sexual abuse", TOPIC_ABUSE, 2},
    {"sexual assault", TOPIC_ABUSE, 2},
    {"sexual exploitation", TOPIC_ABUSE, 2},
    {"stabbed", TOPIC_VIOLENCE, 2},
    {"stabbing", TOPIC_VIOLENCE, 2},
    {"stabbings", TOPIC_VIOLENCE, 2},
    {"stillborn", TOPIC_DEATH, 2},
    {"suicidal", TOPIC_SELF_HARM, 2},
    {"suicide", TOPIC_SELF_HARM, 2},
    {"suicides", TOPIC_SELF_HARM, 2},
    {"taken away from ? families", TOPIC_REMOVAL, 2},
    {"taken away from ? family", TOPIC_REMOVAL, 2},
    {"taken away from ? parents", TOPIC_REMOVAL, 2},
    {"taken from ? families", TOPIC_REMOVAL, 2},
    {"taken from ? family", TOPIC_REMOVAL, 2},
    {"taken from ? mother", TOPIC_REMOVAL, 2},
    {"taken from ? parents", TOPIC_REMOVAL, 2},
    {"taken into care", TOPIC_REMOVAL, 2},
    {"torture", TOPIC_VIOLENCE, 2},
    {"tortured", TOPIC_VIOLENCE, 2},
    {"trafficked", TOPIC_ABUSE, 1},
    {"violence", TOPIC_VIOLENCE, 1},
    {"violent crime", TOPIC_VIOLENCE, 2},
    {"violent crimes", TOPIC_VIOLENCE, 2},
    {"violent", TOPIC_VIOLENCE, 1},
    {"violently", TOPIC_VIOLENCE, 1},
    /* clang-format on */
};

#endif
