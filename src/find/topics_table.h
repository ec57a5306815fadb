/* What a page may tell that hurts, and the words that show it. Ours; a row counts once or twice for
 * its topic, and perhaps for death beside it. "?" stands for any one word; "/NN" asks for a tag of
 * the first word. Sorted by the first word, longer rows first. */
#ifndef FIND_TOPICS_TABLE_H
#define FIND_TOPICS_TABLE_H

/* A topic, and how a note names it. */
#define FIND_TOPICS(X)                                                                             \
    X(TOPIC_DEATH, "death")                                                                        \
    X(TOPIC_VIOLENCE, "violence")                                                                  \
    X(TOPIC_ABUSE, "abuse")                                                                        \
    X(TOPIC_NEGLECT, "neglect")                                                                    \
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
    unsigned death; /* how much it tells of death beside its topic */
} TOPIC_ROWS[] = {
    /* clang-format off */
    {"abuse", TOPIC_ABUSE, 1, 0},
    {"abused", TOPIC_ABUSE, 1, 0},
    {"abuser", TOPIC_ABUSE, 1, 0},
    {"abusers", TOPIC_ABUSE, 1, 0},
    {"abusing", TOPIC_ABUSE, 1, 0},
    {"abusive", TOPIC_ABUSE, 1, 0},
    {"acts of violence", TOPIC_VIOLENCE, 2, 0},
    {"anorexia", TOPIC_EATING, 1, 0},
    {"anorexic", TOPIC_EATING, 1, 0},
    {"assault", TOPIC_VIOLENCE, 1, 0},
    {"assaulted", TOPIC_VIOLENCE, 1, 0},
    {"assaults", TOPIC_VIOLENCE, 1, 0},
    {"attempted suicide", TOPIC_SELF_HARM, 1, 0},
    {"bereaved", TOPIC_DEATH, 2, 0},
    {"bereavement", TOPIC_DEATH, 2, 0},
    {"binge eating", TOPIC_EATING, 1, 0},
    {"bulimia", TOPIC_EATING, 1, 0},
    {"bulimic", TOPIC_EATING, 1, 0},
    {"child cruelty", TOPIC_ABUSE, 2, 0},
    {"child trafficking", TOPIC_ABUSE, 2, 0},
    {"committed suicide", TOPIC_SELF_HARM, 2, 2},
    {"dead/JJ", TOPIC_DEATH, 2, 0},
    {"death threat", TOPIC_VIOLENCE, 2, 0},
    {"death threats", TOPIC_VIOLENCE, 2, 0},
    {"death", TOPIC_DEATH, 1, 0},
    {"deaths in custody", TOPIC_DEATH, 2, 0},
    {"deaths", TOPIC_DEATH, 1, 0},
    {"die", TOPIC_DEATH, 1, 0},
    {"died by suicide", TOPIC_SELF_HARM, 2, 2},
    {"died", TOPIC_DEATH, 2, 0},
    {"dies", TOPIC_DEATH, 1, 0},
    {"domestic abuse", TOPIC_VIOLENCE, 2, 0},
    {"domestic violence", TOPIC_VIOLENCE, 2, 0},
    {"dying/VBG", TOPIC_DEATH, 1, 0},
    {"eating disorder", TOPIC_EATING, 1, 0},
    {"eating disorders", TOPIC_EATING, 1, 0},
    {"funeral", TOPIC_DEATH, 1, 0},
    {"funerals", TOPIC_DEATH, 1, 0},
    {"gunman", TOPIC_VIOLENCE, 1, 0},
    {"gunmen", TOPIC_VIOLENCE, 1, 0},
    {"human trafficking", TOPIC_ABUSE, 2, 0},
    {"hurt herself", TOPIC_SELF_HARM, 1, 0},
    {"hurt himself", TOPIC_SELF_HARM, 1, 0},
    {"hurt themselves", TOPIC_SELF_HARM, 1, 0},
    {"hurting themselves", TOPIC_SELF_HARM, 1, 0},
    {"killed", TOPIC_DEATH, 2, 0},
    {"killing", TOPIC_DEATH, 1, 0},
    {"knife crime", TOPIC_VIOLENCE, 2, 0},
    {"levels of violence", TOPIC_VIOLENCE, 2, 0},
    {"manslaughter", TOPIC_DEATH, 2, 0},
    {"mass shooting", TOPIC_VIOLENCE, 2, 0},
    {"mass shootings", TOPIC_VIOLENCE, 2, 0},
    {"miscarriage", TOPIC_DEATH, 1, 0},
    {"murder", TOPIC_DEATH, 2, 0},
    {"murdered", TOPIC_DEATH, 2, 0},
    {"murders", TOPIC_DEATH, 2, 0},
    {"neglect/NN", TOPIC_NEGLECT, 1, 0},
    {"neglected", TOPIC_NEGLECT, 1, 0},
    {"overdose", TOPIC_SELF_HARM, 1, 0},
    {"overdoses", TOPIC_SELF_HARM, 1, 0},
    {"passed away", TOPIC_DEATH, 1, 0},
    {"rape", TOPIC_ABUSE, 2, 0},
    {"raped", TOPIC_ABUSE, 2, 0},
    {"removal of children", TOPIC_REMOVAL, 2, 0},
    {"removed from ? birth", TOPIC_REMOVAL, 2, 0},
    {"removed from ? care", TOPIC_REMOVAL, 1, 0},
    {"removed from ? families", TOPIC_REMOVAL, 2, 0},
    {"removed from ? family", TOPIC_REMOVAL, 2, 0},
    {"removed from ? home", TOPIC_REMOVAL, 2, 0},
    {"removed from ? homes", TOPIC_REMOVAL, 2, 0},
    {"removed from ? mother", TOPIC_REMOVAL, 2, 0},
    {"removed from ? mothers", TOPIC_REMOVAL, 2, 0},
    {"removed from ? mum", TOPIC_REMOVAL, 2, 0},
    {"removed from ? parents", TOPIC_REMOVAL, 2, 0},
    {"removed from home", TOPIC_REMOVAL, 2, 0},
    {"removing children", TOPIC_REMOVAL, 2, 0},
    {"riot/NN", TOPIC_VIOLENCE, 1, 0},
    {"rioted", TOPIC_VIOLENCE, 1, 0},
    {"rioters", TOPIC_VIOLENCE, 1, 0},
    {"rioting", TOPIC_VIOLENCE, 1, 0},
    {"riots/NN", TOPIC_VIOLENCE, 1, 0},
    {"self - harm", TOPIC_SELF_HARM, 2, 0},
    {"self - harmed", TOPIC_SELF_HARM, 2, 0},
    {"self - harming", TOPIC_SELF_HARM, 2, 0},
    {"self harm", TOPIC_SELF_HARM, 2, 0},
    {"separated from ? brothers", TOPIC_REMOVAL, 1, 0},
    {"separated from ? families", TOPIC_REMOVAL, 2, 0},
    {"separated from ? family", TOPIC_REMOVAL, 2, 0},
    {"separated from ? parents", TOPIC_REMOVAL, 2, 0},
    {"sex abuse", TOPIC_ABUSE, 2, 0},
    {"sex trafficker", TOPIC_ABUSE, 2, 0},
    {"sex trafficking", TOPIC_ABUSE, 2, 0},
    {"sexual abuse", TOPIC_ABUSE, 2, 0},
    {"sexual assault", TOPIC_ABUSE, 2, 0},
    {"sexual exploitation", TOPIC_ABUSE, 2, 0},
    {"sexually abused", TOPIC_ABUSE, 2, 0},
    {"sexually abusing", TOPIC_ABUSE, 2, 0},
    {"sexually assaulted", TOPIC_ABUSE, 2, 0},
    {"sexually exploited", TOPIC_ABUSE, 2, 0},
    {"shootings", TOPIC_VIOLENCE, 1, 0},
    {"shot dead", TOPIC_DEATH, 2, 0},
    {"stabbed", TOPIC_VIOLENCE, 2, 0},
    {"stabbing", TOPIC_VIOLENCE, 2, 0},
    {"stabbings", TOPIC_VIOLENCE, 2, 0},
    {"stillborn", TOPIC_DEATH, 2, 0},
    {"suicidal", TOPIC_SELF_HARM, 2, 0},
    {"suicide", TOPIC_SELF_HARM, 2, 1},
    {"suicides", TOPIC_SELF_HARM, 2, 2},
    {"taken away from ? families", TOPIC_REMOVAL, 2, 0},
    {"taken away from ? family", TOPIC_REMOVAL, 2, 0},
    {"taken away from ? parents", TOPIC_REMOVAL, 2, 0},
    {"taken from ? families", TOPIC_REMOVAL, 2, 0},
    {"taken from ? family", TOPIC_REMOVAL, 2, 0},
    {"taken from ? mother", TOPIC_REMOVAL, 2, 0},
    {"taken from ? parents", TOPIC_REMOVAL, 2, 0},
    {"taken into care", TOPIC_REMOVAL, 2, 0},
    {"torture", TOPIC_VIOLENCE, 2, 0},
    {"tortured", TOPIC_VIOLENCE, 2, 0},
    {"trafficked", TOPIC_ABUSE, 1, 0},
    {"violence", TOPIC_VIOLENCE, 1, 0},
    {"violent crime", TOPIC_VIOLENCE, 2, 0},
    {"violent crimes", TOPIC_VIOLENCE, 2, 0},
    {"violent", TOPIC_VIOLENCE, 1, 0},
    {"violently", TOPIC_VIOLENCE, 1, 0},
    /* clang-format on */
};

#endif
