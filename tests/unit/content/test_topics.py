"""The topics the library was begun for: each is told on a page, and words that stand there show it.

Five texts by others stood at the beginning. Every line is a topic of one of them, or a thing that all five leave out,
with the page that tells it and what must stand in its text. A page that is cut until it no longer tells its topic fails
here. A new page needs no line here: its own subject is its own.
"""

from __future__ import annotations

import re

from tests.unit.content.bundled import article_ids, library, plain

TOPICS = {
    "the first text": {
        "opium and morphine": ("what-heroin-is", r"made from morphine.* opium poppy"),
        "heroin turns into morphine": ("brain-and-body", r"it turns into morphine"),
        "dopamine": ("brain-and-body", r"dopamine is a messenger"),
        "tolerance": ("three-words", r"the same amount does less"),
        "rush and crash, round again": ("craving-explained", r"rush, crash, craving"),
        "HIV": ("infections-and-checks", r"hepatitis C and HIV"),
        "hepatitis C": ("infections-and-checks", r"hepatitis C harms the liver"),
        "heart, lungs and liver": ("infections-and-checks", r"settle on the valves.* lung disease"),
        "worry": ("mental-health", r"anxiety disorder"),
        "low mood": ("mood-and-memory", r"had depression"),
        "memory and thinking": ("mood-and-memory", r"memory, attention and planning"),
        "staying in or living at home": ("choosing-care", r"while you live at home.* inpatient care"),
        "counselling": ("talking-treatments", r"talks with a counsellor"),
        "peers": ("groups-and-peers", r"peer worker"),
        "family": ("how-to-help", r"someone you love|somebody you love"),
        "trust that comes back": ("recovery-capital", r"trust comes slowly"),
        "aftercare": ("aftercare", r"aftercare is the help that goes on"),
        "setbacks": ("if-you-use-again", r"after a lapse"),
        "hope": ("many-recover", r"many people recover"),
    },
    "the second text": {
        "ways of using": ("ways-and-risks", r"injecting.* smoking.* snorting"),
        "the rush": ("what-heroin-is", r"feel a rush"),
        "tolerance that is lost": ("lower-tolerance", r"when you stop, it falls within days"),
        "withdrawal": ("withdrawal", r"cramps, feeling sick, vomiting, diarrhoea, goosebumps"),
        "using against pain of the mind": ("mental-health", r"self-medication"),
        "trauma": ("trauma-and-pain", r"hurt by blows as a child"),
        "friends and pressure": ("teens-and-friends", r"real pressure is often quiet"),
        "the growing brain": ("teens-and-friends", r"the brain is still growing"),
        "acting fast, loving what is new": ("many-causes", r"act fast and love what is new"),
        "genes": ("genes-and-family", r"there is no heroin gene"),
        "two diagnoses": ("mental-health", r"treating both together"),
        "white matter": ("mood-and-memory", r"white matter"),
        "breathing": ("brain-and-body", r"opioids slow the timing"),
        "infections": ("infections-and-checks", r"hot, red and swollen"),
        "what use does to a life": ("signs-to-notice", r"work, school or friends that fall away"),
        "children of parents who use": ("children-at-home", r"a higher risk of troubles of their own"),
        "residential care": ("choosing-care", r"often called rehab"),
        "sales talk without names": ("choosing-care", r"with no names and a mobile number"),
        "other drugs": ("what-heroin-is", r"for other drugs, ask"),
    },
    "the third text": {
        "receptors": ("brain-and-body", r"called opioid receptors"),
        "mixing": ("alone-and-mixing", r"mixing opioids with"),
        "signs in behaviour": ("signs-to-notice", r"more secrets"),
        "what is within reach": ("many-causes", r"what is within reach"),
        "medicine and talking together": ("talking-treatments", r"beside medicine, not in place of it"),
        "detox with a service": ("detox-or-medicine", r"do it with a service"),
        "CBT": ("talking-treatments", r"CBT \(cognitive behavioural therapy\)"),
        "DBT": ("talking-treatments", r"DBT \(dialectical behaviour therapy\)"),
        "coping skills": ("coping-skills", r"five skills to start with"),
        "the medicines": ("medicines", r"methadone is an opioid.* buprenorphine is.* naltrexone is not"),
        "care for long": ("aftercare", r"the first year.* after that"),
        "Narcotics Anonymous": ("groups-and-peers", r"Narcotics Anonymous"),
        "new friends": ("saying-no", r"making new friends"),
        "words that judge": ("words-that-help", r"what stigma is"),
    },
    "the fourth text": {
        "many causes": ("many-causes", r"there is no single cause"),
        "from pills to heroin": ("pills-to-heroin", r"by way of painkillers"),
        "overdose": ("wont-wake-up", r"how to see an overdose"),
        "money": ("getting-on", r"debt advice"),
        "the law": ("rights-and-calling", r"will police|fear the police"),
        "partners and home": ("boundaries-and-safety", r"no to cash"),
        "neighbours": ("harm-reduction", r"families and neighbours worry"),
        "detox is one step": ("detox-or-medicine", r"it is one step, not the whole"),
        "rewards in treatment": ("talking-treatments", r"contingency management"),
        "people who hold you": ("recovery-capital", r"someone who is glad when you come"),
    },
    "the fifth text": {
        "no judgement": ("words-that-help", r"you are a person first"),
        "learned links": ("craving-explained", r"the brain has learned something"),
        "dependence": ("three-words", r"without it, you get withdrawal"),
        "using to feel normal": ("brain-and-body", r"to feel normal"),
        "company": ("groups-and-peers", r"people who know it from the inside"),
        "needle services": ("harm-reduction", r"also called needle exchange"),
        "pain": ("pain", r"your pain is real"),
        "growth": ("recovery-capital", r"it grows in small steps"),
    },
    "left out by all five": {
        "naloxone": ("naloxone", r"naloxone can bring back breathing"),
        "answering an overdose": ("wont-wake-up", r"still no normal breathing after 2 to 3 minutes"),
        "fentanyl and nitazenes": ("alone-and-mixing", r"fentanyl and nitazenes are"),
        "pregnancy": ("pregnancy", r"do not stop heroin or other opioids suddenly"),
        "suicide": ("suicidal-thoughts", r"if you may act on it soon"),
        "safe storage": ("children-at-home", r"into a locked box"),
        "the eleven signs": ("how-use-is-judged", r"eleven signs"),
        "medicine is treatment": ("swapping-drugs", r"methadone and buprenorphine are treatment"),
        "triggers": ("triggers", r"a trigger is anything that wakes up a craving"),
        "feelings that come later": ("weeks-to-months", r"protracted withdrawal"),
        "sleep, food and movement": ("sleep-food-movement", r"constipation can be treated"),
        "grief": ("looking-after-yourself", r"grief after an overdose is real grief"),
    },
}


def test_every_topic_is_told_on_its_page() -> None:
    shelf = library()
    fill = shelf.filler("gb")
    text = {page: plain(shelf.article(page).body, fill) for page in article_ids()}
    untold = [
        f"{begun}, {topic}: {page} has no {words!r}"
        for begun, topics in TOPICS.items()
        for topic, (page, words) in topics.items()
        if not re.search(words, text.get(page, ""), re.IGNORECASE)
    ]
    assert untold == []
