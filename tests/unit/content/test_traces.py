"""Every figure that a page prints can be traced: an unseen mark in its file names the sources it stands on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from companion.content import tables
from companion.content.citations import citations
from companion.content.glossary import read_glossary
from companion.content.page import article_html
from companion.content.pathways import read_pathway
from companion.content.problems import ContentProblem
from companion.content.strategies import read_strategy
from companion.content.traces import sentence, sentences_of, take
from companion.content.values import Trace
from companion.resources import content_folder
from tests.unit.content.bundled import everything, library, pathways
from tests.unit.content.figures import claims

#: What no sentence of a page stands in.
NOT_SAID = frozenset(
    (
        "id",
        "stretch",
        "words",
        "sources",
        "review",
        "written",
        "related",
        "forms",
        "also",
        "icon",
        "order",
        "feelings",
        "triggers",
        "ways",
        "who_to_call",
        "doors",
        "articles",
        "section",
        "audience",
        "level",
        "minutes",
        "drawing",
        "countries",
        "to",
        "family",
        "guided",
        "article",
        "door",
        "mark",
        "traces",
    )
)
# Sentences with a figure that claims nothing, read one by one: an example somebody makes up, an exercise in its own
# form, a number that counts what stands beside it. A new one is read by a person before it comes here.
READ = {
    ("alone-and-mixing", "If two people use, not both at the same time."),
    ("what-heroin-is", "It takes five minutes."),
    ("three-words", "You can have the first two without the third."),
    ("three-words", "Someone three weeks out of detox"),
    ("many-causes", "“Twice the risk” sounds like a verdict."),
    ("many-causes", "Then it is 4 in 100."),
    ("many-causes", "The other 96 do not have it."),
    ("many-causes", "Two or three are enough."),
    (
        "genes-and-family",
        "What is known about genes and opioids, what “about half” really means, and what families can do with it.",
    ),
    ("genes-and-family", "“About half” is about differences in a group."),
    ("genes-and-family", "What “about half” means"),
    ("genes-and-family", "It does not mean that you have a 50 in 100 chance."),
    ("genes-and-family", "It does not mean that half of your addiction was in your blood."),
    ("genes-and-family", "So “about half” is a guess in the middle."),
    ("mental-health", "A drug helps for an hour."),
    ("mental-health", "So look again after a month, with a doctor."),
    (
        "mental-health",
        "ADHD: have you always lost things, begun ten tasks and finished none, or never been able to sit still?",
    ),
    ("mental-health", "Two illnesses at once wear everyone out."),
    ("mood-and-memory", "Do one small thing you used to like, for ten minutes."),
    ("talking-treatments", "The two go together."),
    ("aftercare", "The first three months."),
    ("coping-skills", "Ten minutes with a kind person count."),
    ("coping-skills", "Five will do if 15 is too long."),
    ("coping-skills", "Breathe in for about 4 seconds and out for about 6, for some minutes"),
    ("if-you-use-again", "Read 2 and 5 below."),
    ("if-you-use-again", "If two of you use, not both at the same time."),
    ("weeks-to-months", "Ten minutes count."),
    ("weeks-to-months", "After a month you may see what you could not feel."),
    ("weeks-to-months", "Do one thing that you used to like, for ten minutes."),
    ("looking-after-yourself", "Grief can hold love, anger, guilt, emptiness and even relief, all in one hour."),
    ("harm-reduction", "Two people who use should not use at the same time."),
    ("recovery-capital", "Do it again after a month or three."),
    ("recovery-capital", "Not all four."),
    ("recovery-capital", "Not “find friends” but “say good morning to the man at number 8”."),
    ("play-the-tape", "What is it like one hour later?"),
    ("play-the-tape", "One hour later, tonight, tomorrow."),
    ("reach-someone", "Ten minutes with a person who is on your side."),
    ("paced-breathing", "In for four, out for six."),
    ("paced-breathing", "Breathe in through your nose for about 4 seconds."),
    ("paced-breathing", "Breathe out through your lips for about 6 seconds, as if you cooled tea."),
    ("brisk-walk", "Out of the door for ten minutes, away from where it began."),
    ("brisk-walk", "After about ten minutes, slow down and come home another way."),
    ("eat-drink-medicine", "Wait ten minutes."),
    ("first-72-hours", "The first 72 hours"),
    ("first-90-days", "The first 90 days"),
}


def pages() -> Iterator[tuple[str, Any]]:
    """Every page that prints words of ours, by its id, as plain tables."""
    shelf = library()
    for info in shelf.articles():
        yield info.id, shelf.article(info.id)
    yield from ((door.id, shelf.door(door.id)) for door in shelf.doors())
    yield from ((way.id, way) for way in shelf.strategies())
    cope = shelf.cope()
    yield "cope", {"said": [cope.safety, cope.sleepy, cope.medicine], "traces": cope.traces}
    yield from ((one.id, one) for one in pathways())
    yield from ((term.id, term) for term in shelf.glossary())
    yield from (("naloxone-where", place) for place in shelf.naloxone_places())
    yield "medicine-notes", shelf.medicine_notes()
    yield "aftercare", shelf.aftercare()
    yield "phrases", shelf.phrases()
    yield from ((section.id, section) for section in shelf.sections())


def said(value: Any, name: str = "") -> Iterator[str]:
    """Every text of a page that somebody reads."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in NOT_SAID:
                yield from said(one, key)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from said(one, name)


def traces(value: Any) -> Iterator[Trace]:
    """Every trace of a page."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from msgspec.convert(one, list[Trace]) if key == "traces" else traces(one)
    elif isinstance(value, (list, tuple)):
        for one in value:
            yield from traces(one)


def untraced() -> Iterator[tuple[str, str]]:
    """Each sentence with a figure that no mark traces: the id of its page, and its words."""
    for page, value in pages():
        plain = msgspec.to_builtins(value)
        traced = Counter(sentence(trace) for trace in traces(plain))
        found = Counter(one for text in said(plain) for one in sentences_of(text) if claims(one))
        yield from ((page, one) for one in found - traced)


def test_every_sentence_with_a_figure_names_the_source_it_stands_on() -> None:
    assert set(untraced()) == READ


@pytest.mark.parametrize(
    "words",
    [
        "About 1 in 10 had an addiction.",
        "Nearly half had heard hurtful words.",
        "It was about twice as likely for the rest of the week.",
        "A review looked at 14 studies.",
        "People felt better in the first four weeks of treatment.",
        "It takes about two hours to work.",
        "That risk doubles.",
        "One in seven parents feels low.",
        "Only a third kept people on medicine.",
        "It was made in 1874.",
        "More than 60 per cent stayed.",
        "Most people drink it once a day.",
        "Wait an hour before you brush.",
        "Hundreds of people were asked.",
        "Give another dose after 2 to 3 minutes.",
        "Reminders can pull after a year or more.",
        "No urine for 8 hours: call {emergency}.",
    ],
)
def test_the_check_sees_a_figure_that_somebody_must_have_found_out(words: str) -> None:
    assert claims(words)


@pytest.mark.parametrize(
    "words",
    [
        "Call {emergency} now.",
        "1. Stop.",
        "Three things follow.",
        "Write down your three strongest triggers.",
        "Name five things you see.",
        "“Can you stay with me for ten minutes?”",
        "How strong, 0 to 10?",
        "Choose one adult you could ring at 3 am.",
        "Think of a time that is hard, such as Friday at five.",
        "It works with twelve steps.",
        "You are under 18: ask, even if it seems mild.",
        "Any change should be agreed between the two of you.",
        "Double vision, drooping eyelids or weak muscles.",
        "Do one thing today.",
    ],
)
def test_the_check_lets_a_figure_stand_that_claims_nothing(words: str) -> None:
    assert not claims(words)


def test_no_mark_is_left_in_what_a_person_reads_finds_or_hears() -> None:
    shelf = library()
    texts = [shown.text for shown in everything()]
    texts += [text for _page, value in pages() for text in said(msgspec.to_builtins(value))]
    hits = shelf.search("naloxone 2 to 3 minutes", "gb")
    assert hits
    shown = [article_html(shelf, page, "gb", "today", mark_words=True) for page in ("naloxone", "lower-tolerance")]
    assert not [text for text in (*texts, *shown, *(hit.snippet for hit in hits)) if "[^" in text]


def test_every_mark_stands_right_behind_its_sentence() -> None:
    wrong = []
    for file in sorted((content_folder() / "en").rglob("*")):
        if file.suffix in (".md", ".toml"):
            text = file.read_text(encoding="utf-8")
            for mark in re.finditer(r"\[\^[^\]]*\]", text):
                ends = re.search(r"[.!?:][\"”)*]*$", text[: mark.start()])
                if not ends and not re.match(r'["\n]|\Z| \|', text[mark.end() :]):
                    wrong.append((file.name, text[mark.start() - 30 : mark.end() + 5]))
    assert wrong == []


#: What reads a file, by the folder it stands in or by its name.
READERS: dict[str, Callable[[Path], object]] = {
    "safety": lambda file: tables.read_article(file, 180),
    "help": tables.read_door,
    "strategies": read_strategy,
    "pathways": read_pathway,
    "glossary.toml": read_glossary,
    "phrases.toml": tables.read_phrases,
}


@pytest.mark.parametrize(
    ("name", "old", "new", "what"),
    [
        ("articles/safety/lower-tolerance.md", "[^strang-2003] All", "[^who-overdosed] All", "'who-overdosed' is not"),
        ("articles/safety/lower-tolerance.md", "[^lewer-2021] It", "[^lewer-2021,] It", "'' is not among"),
        ("articles/safety/lower-tolerance.md", "[^lewer-2021] It", "[^lewer-2021 It", "not closed"),
        ("articles/safety/lower-tolerance.md", "**After prison.**", "[^strang-2003]", "stands behind no sentence"),
        ("help/used.toml", "[^au-methadone]", "[^santo-2021]", "'santo-2021' is not"),
        ("strategies/urge-surfing.md", "[^mbrp-review-2017]", "[^mbrp-review]", "'mbrp-review' is not"),
        ("strategies/paced-breathing.md", "[^lpt-yellow-book]", "[^linehan-2015]", "'linehan-2015' is not"),
        ("glossary.toml", "[^samhsa-tip63]", "[^bmj-oud-criteria]", "'bmj-oud-criteria' is not"),
        ("pathways/family.toml", "[^kirby-2017]", "[^acog-711]", "'acog-711' is not"),
        ("phrases.toml", "In one minute", "In one minute[^acog-711]", "'acog-711' is not"),
    ],
)
def test_a_mark_with_a_key_the_page_does_not_cite_is_told_by_its_line(
    tmp_path: Path, name: str, old: str, new: str, what: str
) -> None:
    text = (content_folder() / "en" / name).read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / Path(name).name
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    read = READERS.get(file.name) or READERS[Path(name).parent.name]
    with pytest.raises(ContentProblem, match=what) as caught:
        read(file)
    assert (caught.value.path, caught.value.line) == (file, text[: text.index(old)].count("\n") + 1)


def test_a_text_is_as_if_its_marks_had_never_stood_there() -> None:
    raw = {
        "sources": ["a", "b"],
        "said": "It can. It lasts 20 minutes.[^a] Then [two](article:x) **of 3.** [^a,b] It ends.",
        "parts": [{"text": "| Cell 1 [^b] | Cell 2[^a] |"}],
    }
    take(Path("x"), "[^", raw)
    assert raw["said"] == "It can. It lasts 20 minutes. Then [two](article:x) **of 3.** It ends."
    assert raw["parts"] == [{"text": "| Cell 1 | Cell 2 |"}]
    kept = [(sentence(trace), trace.keys) for trace in msgspec.convert(raw["traces"], list[Trace])]
    assert kept == [
        ("It lasts 20 minutes.", ("a",)),
        ("Then two of 3.", ("a", "b")),
        ("Cell 1", ("b",)),
        ("Cell 2", ("a",)),
    ]


def test_a_source_knows_the_sentences_that_stand_on_it_by_their_page() -> None:
    found = {(one.kind, one.title): one.sentences for one in citations(library())["strang-2003"]}
    title = library().article("lower-tolerance").info.title
    assert found["article", title] == (
        "A small UK study followed 137 people.",
        "Three died of an overdose within four months.",
        "All three had completed the detox and lost their tolerance.",
    )
    every = {key: {said for one in cited for said in one.sentences} for key, cited in citations(library()).items()}
    for _page, value in pages():
        for trace in traces(msgspec.to_builtins(value)):
            assert all(sentence(trace) in every[key] for key in trace.keys)
