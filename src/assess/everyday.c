/* Words that children of nine know from home, school, play and stories, although adults' texts use
 * them seldom, so that the lexicon rates them as hard. Ours; regular forms need not be listed. */
#include "assess/familiar.h"

static const char *const lines[] = {
    "hurtful unkind unloved ",
    "advert aeroplane allergic allergy alligator anorak app aquarium armbands armchair",
    "ashamed assembly asthma astronaut attic auntie aunty babysit badger bakery balcony",
    "ballet bandage barbecue barber bathtub battery beak beanbag bedside bedtime beefburger",
    "beetle bellybutton bend bestie biscuit blackberry blackboard blazer blink blueberry",
    "bonfire bonnet bookcase bookshelf bossy bouncy bra braces broccoli brownie bruise",
    "buggy bully bumblebee bumpy bunk bunkbed bunny burp butcher cabbage calculator calf",
    "camel campfire campsite candlelight canoe caravan cardigan caretaker carnival carousel",
    "carrot cartwheel casserole caterpillar cauliflower cereal chalk champion cheeky",
    "cheerful cheetah cherry chew chewy chickenpox childminder chimney chimpanzee choir",
    "chop chunk cinema classmate cliff clown clumsy cockerel cocoa comb cooker cornflakes",
    "costume crab crawl crayon crisps crocodile crouch crumpled crunchy crutches cucumber",
    "cuddle cuddly cupboard cupcake curry curtain cushion custard daydream daytime dentist",
    "dessert diary dinnertime dinosaur dishwasher dizzy dolphin dominoes donkey doorbell",
    "doormat doorstep doughnut dragon dragonfly drawer dripping drizzle drum duckling",
    "dustbin dusty duvet earphones eczema elbow electrician embarrassed embarrassing emoji",
    "escalator excited eyebrow eyelash fairground fart feather ferry fingernail fingerprint",
    "firefighter fireman fisherman flowerbed fluffy flush flute foal foggy fold footprint",
    "fork fortnight foxes fraction frighten frightened frisbee frog frosty frown funfair",
    "furry gallop gardener geese geography gerbil giggle giraffe glittery glue goalie",
    "goalkeeper goats gobble godfather godmother goggles goldfish gorilla grandad",
    "grandchild granddaughter grandparent grandson granny gravy greasy greedy greenhouse",
    "grumpy guinea gum gymnastics hailstones hairbrush hairdresser halloween hallway ham",
    "hamster handstand handwriting headmaster headmistress headteacher hedge hedgehog",
    "helicopter helmet hen hiccups hippo hippopotamus homesick hood hoodie hoof hoover hop",
    "hopscotch hotdog houseboat hula hutch icy ingredient inhaler ipad iron itch itchy jab",
    "jellyfish jigsaw jog joystick juggle juicy jumper jungle kangaroo karaoke kayak kennel",
    "ketchup kettle kindergarten kite kitten kiwi kneel knickers koala laces ladybird",
    "lantern lasagne lawn leaky leggings lego lemonade leopard lettuce librarian lifeguard",
    "lightbulb lighthouse litter lizard loft lollipop lolly lonesome lorry lumpy lunchbox",
    "lunchtime macaroni magician magnet mam mango marbles margarine marmalade mattress",
    "mayonnaise measles melon mermaid milkman milkshake minibus mittens moped motorbike",
    "motorcycle mouldy muddy muffin mug mumble mummy munch mushrooms nan nana nanny napkin",
    "nappy nasty naughty neighbour nephew netball newsagent nibble niece nightie nighttime",
    "noodles nostril nuggets nursery octopus optician paddle paintbrush pan pancake panda",
    "paramedic parrot pasta pavement paw peach peanut pear pebble peek peel peep penny pier",
    "pigeon piggy piglet pillowcase pinch pineapple pirate plank plasticine playdough",
    "playtime plimsolls plum plumber policeman policewoman polish pony poo popcorn porch",
    "porridge postman pram prickly pudding puddle pumpkin punctuation pupil puppet",
    "pushchair puzzle pyjamas raincoat raindrop rainy raisins rash raspberry recipe referee",
    "reindeer rhino rhyme riddle rink rinse ripe robin rollerblades rollercoaster rooftop",
    "rope rotten roundabout rounders rub rucksack rug rugby rusty sailboat sailor salty",
    "sandals sandcastle sandpit saucepan sausage scab scarf scary schoolbag scissors",
    "scrapbook scrub scruffy seagull seashell seaside seatbelt seesaw selfie settee shampoo",
    "shark sharpener shed shoelace shopkeeper skateboard skeleton sledge sleepover sleigh",
    "slice slippers slippery slug slurp smelly smiley smoothie snail snatch sneak sneakers",
    "sneeze sniffle snore snowball snowflake snowman snowy soaking soapy sob soggy",
    "somersault spaceship spade spaghetti sparkle sparkly speedy spicy spiky spilled spilt",
    "spinach spitting splash sponge spotlight spotty springtime sprinkle squashy squirrel",
    "staircase stammer stapler starfish stepbrother stepdad stepfather stepmother stepmum",
    "stepsister sticker stinky stir stocking stomachache stool storybook stripy stubborn",
    "stumble stutter submarine sugary suitcase sulk summertime sunhat sunscreen superhero",
    "swan sweatshirt sweetcorn sweetshop swimmer swimsuit swing syrup tablecloth tablespoon",
    "tablet tadpole takeaway tangled tantrum teammate tearful tease teatime teddy",
    "temperature tents terrified terrifying texting thermometer thoughtful thunderstorm",
    "tickle tidy tights timetable tiptoe toad toaster toddler toenail toffee toothache",
    "toothbrush toothpaste torch torchlight tortoise tracksuit tractor trampoline treasure",
    "tricycle triplets trolley trophy trumpet tumble tummy turkey turtle tutor underpants",
    "unicorn unpack vacuum vampire vegetarian velcro vest vet videogame villain volcano",
    "vowel waffle waiter wallet walrus wardrobe wasp waterfall watermelon wee weekday weep",
    "wellbeing wellies wellington whale whiskers whisper whistle whiteboard wifi wig windy",
    "wink wintertime wipe witch wizard wobble wobbly worksheet worm wriggle wrinkled yawn",
    "yell yoghurt yogurt yucky yummy zebra zip zombie",
};

struct assess_list assess_everyday_list(struct arena *arena) {
    struct buf text = {.arena = arena};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        buf_add(&text, str_from(lines[i]));
        buf_add_char(&text, '\n');
    }
    return assess_read_list(buf_str(&text), arena);
}
