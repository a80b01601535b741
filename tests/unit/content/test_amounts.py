"""What no page may tempt with: a dose, an amount, a share of one, or how much stronger one thing is than another."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.unit.content.bundled import everything, pages

ONES = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand"
PARTS = "half|third|quarter"
FIGURE = rf"(?:\d+(?:[.,/]\d+)?|[½¼¾]|{ONES}|{TENS}|{PARTS}|double|twice)"
UNIT = r"mgs?|mls?|mcgs?|[uµμ]g|(?:micro|milli)?gram(?:me)?s?|millilit(?:re|er)s?|g|cc|oz|ounces?"
FORM = (
    r"(?:tablets?|pills?|capsules?|drops?|points?|bags?|wraps?|baggies|spoons?|spoonfuls?|hits?|shots?|puffs?"
    r"|patch(?:es)?|strips?|films?|vials?|ampoules?|units?)"
)
USE = r"(?:us|tak|inject|smok|snort|hav|try)(?:e|ing)?"
# A figure in digits or in words with a unit: "8 mg", "eighty milligrams", "half a gram", "a gram".
WEIGHED = re.compile(rf"(?i)(?<![\w.,])((?:{FIGURE}|an?)(?:[\s-]+(?:of[\s-]+)?an?)?)[\s-]*({UNIT})(?!\w)")
# The figures of the kits of naloxone that are given out. They stand beside naloxone or a kit's own name; a nasal spray
# or an injection kit is one on the pages that are about naloxone alone.
KIT_FIGURES = {("4", "mg"), ("3", "mg"), ("8", "mg"), ("1.8", "mg"), ("0.4", "mg")}
NAMED = re.compile(r"(?i)\b(naloxone|narcan|nyxoid|prenoxad)\b")
KIT = re.compile(r"(?i)\b(spray|injection kit)\b")
OTHER_DRUG = re.compile(
    r"(?i)\b(heroin|fentanyl|nitazenes?|morphine|codeine|oxycodone|hydrocodone|tramadol|methadone|buprenorphine|buvidal"
    r"|sublocade|suboxone|subutex|brixadi|espranor|naltrexone|opioids?|opiates?|benzodiazepines?|diazepam)\b"
)
# What tempts, by the kind of words it comes in.
TEMPTING = {
    "so many of them": rf"(?:\d+|[½¼]|{ONES}|{PARTS})\s+(?:an?\s+|of\s+an?\s+|more\s+)?{FORM}",
    "so many times stronger": rf"(?:{FIGURE}|many|several|\w+s\s+of)(?:\s*x|[\s-]+times|[\s-]+fold)\s+"
    r"(?:stronger|weaker|the\s+(?:strength|power|potency)|(?:as|more|less)\s+(?:strong|potent|powerful))",
    "twice as strong": r"(?:twice|half|double)\s+(?:as\s+(?:strong|potent|powerful|much)|the\s+(?:strength|potency))",
    "a share": rf"(?:{PARTS})\s+(?:of\s+)?(?:what\s+you|(?:your|a|the)\s+(?:usual|old|normal|last|first)|"
    r"(?:your|a|an|the)\s+(?:amount|dose|shot|hit|bag|tablet|pill|gram))",
    "a share taken": rf"(?:{USE}|halve|start\s+with|begin\s+with)\s+"
    r"(?:only\s+|just\s+|about\s+)?(?:half|a\s+third|a\s+quarter)",
    "halved": r"halv(?:e|ing)\s+(?:it|the|your)"
    r"|(?:cut|split|break)\s+(?:it|them|(?:the|your)\s+\w+)\s+in\s+(?:half|two)",
    "less": rf"(?:{USE}|start\s+with|begin\s+with)\s+"
    r"(?:an?\s+)?(?:little\s+|bit\s+|lot\s+|much\s+|far\s+)?(?:less|smaller)",
    "less than usual": r"(?:less|lower)\s+than\s+(?:usual|normal|you\s+(?:used|took|would|think|did))",
    "start low": r"(?:start|begin)\s+(?:off\s+)?(?:very\s+)?(?:low|small|slow(?:ly)?)"
    r"|low\s+and\s+slow|go\s+slow(?:ly)?",
    "a tester": r"test(?:er)?\s+(?:doses?|shots?|hits?|amounts?|bits?)|testers?"
    rf"|(?:little|bit)\s+first|{USE}\s+(?:a\s+)?(?:little|bit)\s+at\s+a\s+time",
    "a small one": r"(?:small(?:er)?|tiny|little|low(?:er)?|reduced)\s+"
    r"(?:amounts?|doses?|shots?|hits?|lines?|bags?|bits?)",
    "a safe one": r"(?<!no )(?<!you a )(?<!work out a )safer?\s+(?:amounts?|doses?|levels?)",
    "per cent of it": r"\d+\s*(?:%|per\s?cent)\s+of\s+(?:your|the\s+(?:usual\s+)?(?:dose|amount)|what\s+you)",
}
# Sentences that such words stand in and that are right, read one by one: they say what people wish for or what a study
# counted, warn for a child, or speak of talking and of limits. A new one is read by a person before it comes here.
READ = {
    ("articles/causes/pills-to-heroin", "- Have I tried to take less, and could not?"),
    ("articles/treatment/talking-treatments", "You can start small."),
    ("articles/family/boundaries-and-safety", "Start small."),
    # A warning, and no amount.
    ("articles/family/children-at-home", "A very small amount of methadone can kill a small child."),
    ("medicine-notes.toml", "A very small amount of methadone can kill a small child."),
    (
        "articles/fair/harm-reduction",
        "People who had gone before were about three times as likely to inject far less, or to stop.",
    ),
    (
        "articles/hope/many-recover",
        "To stay alive, to use less, to be steady on medicine, to stop: each of these counts.",
    ),
    ("glossary.toml abstinence", "Others want to use less, or to be steady on medicine."),
    ("glossary.toml take-home-medicine", "Keep them locked away: a small amount can kill a child."),
    ("help/child", "A very small amount of an opioid can kill a child."),
}


def sentences(text: str) -> Iterator[str]:
    yield from (part.strip() for part in re.split(r"\n+|(?<=[.!?])\s+", text) if part.strip())


def doses(sentence: str, page: str = "") -> list[str]:
    """The figures with a unit that may not stand in a sentence of a page."""
    kit = NAMED.search(sentence) or (page == "naloxone" and KIT.search(sentence))
    allowed = KIT_FIGURES if kit and not OTHER_DRUG.search(sentence) else set()
    return [hit[0] for hit in WEIGHED.finditer(sentence) if (hit[1], hit[2].lower()) not in allowed]


def tempts(sentence: str) -> list[str]:
    """The kinds of tempting words that stand in a sentence."""
    return [kind for kind, words in TEMPTING.items() if re.search(rf"(?i)(?<![\w-])(?:{words})(?![\w-])", sentence)]


def test_no_dose_is_printed_but_those_of_naloxone_kits() -> None:
    found = [(shown.place, one) for shown in everything() for one in sentences(shown.text) if doses(one, shown.page)]
    assert found == []


def test_no_page_tempts_with_an_amount_a_share_or_a_strength() -> None:
    found = {(shown.place, one) for shown in pages() for one in sentences(shown.text) if tempts(one)}
    assert found == READ


@pytest.mark.parametrize(
    ("sentence", "page"),
    [
        ("Start with 4 mg of buprenorphine, then 8 mg the next day.", "medicines"),
        ("Start with 4 mg of buprenorphine, then 8 mg the next day.", "naloxone"),
        ("Keep naloxone near, and take 4 mg of buprenorphine.", "naloxone"),
        ("Most people are steady on 80 mg.", "naloxone"),
        ("Most people are steady on 3 mg.", "medicines"),
        ("A nasal spray of 4 mg.", "medicines"),
        ("Give 2 mg of naloxone.", "naloxone"),
        ("Most people are steady on eighty milligrams.", "medicines"),
        ("They used half a gram.", "triggers"),
        ("They used a quarter of a gram.", "triggers"),
        ("It comes as a 5mg tablet.", "medicines"),
        ("Drink 10-ml of it.", "medicines"),
        ("A gram lasted a day.", "triggers"),
        ("1,5 g in a day.", "triggers"),
        ("Take 200 µg.", "medicines"),
    ],
)
def test_the_dose_check_sees_a_dose(sentence: str, page: str) -> None:
    assert doses(sentence, page)


@pytest.mark.parametrize(
    ("sentence", "page"),
    [
        ("Nasal spray, 4 mg", "naloxone"),
        ("| Nyxoid 1.8 mg spray (UK, Europe, Australia) | One spray in one nostril |", "naloxone"),
        ("| Injection kit (Canada) | 0.4 mg, as the card in the kit shows |", "naloxone"),
        ("In a US study, an 8 mg spray saved no more lives than the 4 mg one.", "naloxone"),
        ("Drug label: Narcan, naloxone nasal spray 4 mg", "narcan-label"),
        ("They were given 12 good mornings in a group.", "aftercare"),
    ],
)
def test_the_dose_check_lets_the_kits_stand(sentence: str, page: str) -> None:
    assert doses(sentence, page) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Take two tablets.",
        "They took 3 more pills.",
        "Half a tablet is enough.",
        "Fentanyl is 50 times stronger than heroin, so use less.",
        "It is fifty times as strong.",
        "It is many times more potent.",
        "It is 100x stronger.",
        "It is twice as strong as before.",
        "Half of what you took then is enough.",
        "A quarter of your old amount.",
        "Take half.",
        "Start with half.",
        "Halve it.",
        "Cut the dose in half.",
        "Use less after a break.",
        "Try using a little less.",
        "Take much less than usual.",
        "Start low.",
        "Start low and go slow.",
        "Do a test dose.",
        "Take a small amount first.",
        "Smoke a little first.",
        "Use a bit at a time.",
        "Have a smaller hit.",
        "Try a lower dose.",
        "This is a safe amount.",
        "Use 20% of your usual dose.",
    ],
)
def test_the_check_of_amounts_sees_what_tempts(sentence: str) -> None:
    assert tempts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "> [!safety] There is no safe amount",
        "Nobody can work out a safe amount for you: not a friend, not an app, not you.",
        "Nobody can tell you a safe amount.",
        "> - **Tolerance:** the same amount does less than before.",
        "It does **not** mean that half of your addiction was in your blood.",
        "In England, death from opioids was about four times as likely as at other times in the first two days.",
        "That was about three times as many as with family groups such as Al-Anon.",
        "What often helps, a little at a time:",
        "Lie down for 20 minutes, or do less today.",
        "Missed 3 days or more of methadone? Call the clinic before you take any.",
        "Give another dose after 2 to 3 minutes.",
    ],
)
def test_the_check_of_amounts_lets_plain_sentences_stand(sentence: str) -> None:
    assert tempts(sentence) == []
