"""What the invented person writes: phrases by theme, put together anew for each page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

THEMES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "low": (
            "Hard to get going this morning. Sat on the edge of the bed for a long while before I put the kettle on.",
            "Everything felt heavy today, even the washing up.",
            "Did not want to see anybody. Opened the curtains at three, which is something.",
            "Could not settle to anything. Walked round the block twice and came back in.",
            "A grey sort of day, inside and out.",
            "Felt like I was watching it all through glass.",
            "Cried on the bus and nobody minded. The driver said mind how you go.",
            "Low, and cross with myself for being low, which is no help at all.",
        ),
        "steady": (
            "An ordinary day, and I have come to like ordinary days.",
            "Up before the alarm. Porridge, radio, a bit of tidying.",
            "Nothing much happened and that is fine.",
            "Slow start, decent middle, quiet evening.",
            "Kept to the plan today: shower, walk, lunch, phone call.",
            "Got the bus into town and back without hurrying once.",
            "The flat is warm and there is soup. That will do.",
            "Took it one thing at a time and got through all of them.",
        ),
        "good": (
            "Woke up rested and could not think why it felt so strange. It has been a while.",
            "Laughed properly today, the kind where you have to sit down.",
            "The light on the canal this afternoon was something else.",
            "I noticed I was humming. Did not know I still did that.",
            "Proud of today, and I am going to let myself be.",
            "Everything took half the effort it used to.",
            "Sat in the park with a sandwich and felt, for about ten minutes, completely all right.",
            "A good day from end to end. Writing it down so that I believe it later.",
        ),
        "craving": (
            "Craving came out of nowhere in the queue at the shop. Put the basket down, went outside, breathed.",
            "Strong pull after payday. Walked the long way home so as not to pass the old corner.",
            "The evening was the worst of it. It rose and rose, and then, like they say, it went down again.",
            "Noticed the craving early for once and rang Chris before it got loud.",
            "It lasted about twenty minutes. It felt like it would last for ever. It never does.",
            "Did the breathing with my back against the door and counted the tiles.",
            "Told myself: not now, ask me again in half an hour. Half an hour later I was making toast.",
            "Wanted it badly, did not use, feel wrung out and a little bit tall.",
            "Wrote down what set it off: tired, alone, and a song from back then on the radio.",
        ),
        "people": (
            "Mum rang. We talked about the garden and nothing else, and it was lovely.",
            "Saw Dana, my keyworker. She listened more than she talked, as usual.",
            "Group was good. Ali talked about his daughter and half of us were in tears.",
            "Chris came round with chips and we watched the match.",
            "Jo and the kids came over. The little one has learned to say my name.",
            "Had a proper talk with Jo. She said she is less frightened now when the phone rings.",
            "The neighbour from number nine asked me to feed her cat for a week. She trusts me with her keys.",
            "Priya at the pharmacy said good morning by name. It matters more than she knows.",
            "Message from Marek, who I had not heard from in a year. He is doing all right.",
            "Argument with my brother about money. I left before I said anything I would have to carry.",
        ),
        "sleep": (
            "Slept badly again, awake from three with my mind going round.",
            "Slept right through for the first time this week.",
            "Strange dreams, the old kitchen again. Woke up glad to be here.",
            "No phone after ten, a book instead. It seems to help with the sleep.",
            "Awake at four, so I made tea and listened to the rain rather than fighting it.",
            "Early night, clean sheets, window open a little.",
        ),
        "body": (
            "My back is playing up. Did the stretches the physio showed me.",
            "Walked to the reservoir and back. Legs ache in the good way.",
            "Managed a swim, eight slow lengths, then sat in the warm and watched the others.",
            "Ate three meals. Keeping a note of it because it helps.",
            "Picked up my medicine in the morning, so that is done and off my mind.",
            "Appetite is back, and with it an interest in pudding.",
        ),
        "work": (
            "First full shift at the garden centre. Sore feet, happy head.",
            "They asked if I would do Saturdays as well. Said I would think about it, and I will.",
            "Potted up two hundred lavenders. My hands smell of it still.",
            "Applied for the course at the college. Filled in the form at the library with the nice man's help.",
            "Cleared the box of old post. It took two hours and was not as bad as the dread of it.",
            "Paid the electric on time. Small thing, big thing.",
            "Put ten pounds in the jar for the train to see Jo.",
        ),
        "learned": (
            "What I learned: hungry and tired feel exactly like a craving until I eat and lie down.",
            "Note to self: evenings need a plan before five o'clock, not after.",
            "I did not have to feel like going in order to go.",
            "The thought that I have ruined everything is only a thought. It comes when I am tired.",
            "If I say it out loud to somebody it gets smaller, every time.",
            "Being bored will not hurt me. It just feels as if it will.",
            "What helped: leaving early, the cold air, Chris picking up on the second ring.",
        ),
        "thanks": (
            "Three good things: hot water, the robin, Mum's handwriting on the envelope.",
            "Grateful for: a door that locks, a friend who answers, clean socks.",
            "- tea in the big mug\n- the bus driver who waited\n- not being where I was",
            "Thankful for the quiet. There was a time I could not stand it.",
        ),
        "lapse": (
            "I used today, after so long. Writing it down because hiding it never helped.",
            "I am safe. Jo is here and will stay tonight. We know where the naloxone is.",
            "Told Dana this morning. She did not look disappointed, she asked what would make tonight safer.",
            "It happened, and the months before it happened too. Both are true.",
            "Took my medicine as usual, rang the clinic, ate some toast. Starting from here.",
        ),
        "hospital": (
            "Written on the ward. The chest infection turned nasty and they have kept me in.",
            "Nurse Adaeze sorted my medicine out with the pharmacy so that I have not missed any. Such a relief.",
            "Nights are long in here. The man opposite sings under his breath, old songs, quite well.",
            "Mum visits at two every day with grapes and the crossword.",
            "Home tomorrow, they think. They went through the going-home plan with me and wrote it down.",
        ),
        "medicine": (
            "Saw Dr Okafor about changing my medicine. She explained it twice and did not rush me.",
            "First week on the new medicine. Clearer in the mornings, yawning in the afternoons.",
            "The new medicine suits me. Did not expect to notice, but I do: the day has fewer corners.",
            "Told group about the new medicine. Ali said his cousin is on it too and is doing well.",
        ),
    }
)

TITLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "low": ("Grey", "A heavy one", "Slow day", "Still here"),
        "steady": ("An ordinary day", "Tuesday sort of day", "Keeping on", "As planned"),
        "good": ("A good one", "Light", "Worth writing down", "By the canal"),
        "craving": ("It passed", "Rang Chris", "The long way home", "Twenty minutes"),
        "people": ("Company", "Mum rang", "Group", "Sunday at Jo's"),
        "sleep": ("Night", "Slept", "Four in the morning"),
        "body": ("Walk", "Back again", "Eight lengths"),
        "work": ("Lavender", "Forms", "Saturday shift"),
        "learned": ("Worth remembering", "Note to self", "What helped"),
        "thanks": ("Three good things", "Thankful"),
        "lapse": ("What happened", "Starting from here", "The day after"),
        "hospital": ("On the ward", "Visiting time", "Nearly home"),
        "medicine": ("A change", "New medicine", "Getting used to it"),
    }
)

TAGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "low": ("hard day",),
        "good": ("good day",),
        "craving": ("craving",),
        "people": ("family", "friends", "group"),
        "sleep": ("sleep",),
        "body": ("walking", "health"),
        "work": ("work",),
        "learned": ("worth keeping",),
        "thanks": ("gratitude",),
        "lapse": ("lapse",),
        "hospital": ("hospital", "health"),
        "medicine": ("medicine",),
    }
)

NOTES = (
    "Better than it looks.",
    "Long day at work.",
    "Rang Mum.",
    "Quiet evening in.",
    "Back is sore.",
    "Group tonight.",
    "Wobbly after payday.",
    "Walked by the canal.",
    "Slept in.",
    "Chris came round.",
    "Rained all day.",
    "Saw Dana.",
)
