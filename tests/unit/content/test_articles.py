from __future__ import annotations

import re
from datetime import date
from statistics import median

import pytest
import textstat  # type: ignore[import-untyped]

from companion.content.library import WORDS_A_MINUTE
from companion.content.page import article_html
from companion.content.render import anchor_of, headings, links
from tests.unit.content.bundled import REVIEW, article_ids, country_codes, door_ids, library, plain

SAFETY = ["wont-wake-up", "naloxone", "lower-tolerance", "alone-and-mixing", "suicidal-thoughts", "withdrawal"]
# What the library is never without, by section and in the order of reading. A new article is not named here.
NEVER_WITHOUT = {
    "safety": SAFETY,
    "understanding": [
        "what-heroin-is",
        "brain-and-body",
        "three-words",
        "how-use-is-judged",
        "ways-and-risks",
        "signs-to-notice",
        "craving-explained",
    ],
    "causes": [
        "many-causes",
        "genes-and-family",
        "trauma-and-pain",
        "teens-and-friends",
        "mental-health",
        "pills-to-heroin",
    ],
    "health": ["infections-and-checks", "mood-and-memory", "sleep-food-movement", "pain", "pregnancy"],
    "treatment": [
        "medicines",
        "swapping-drugs",
        "detox-or-medicine",
        "talking-treatments",
        "choosing-care",
        "groups-and-peers",
        "aftercare",
    ],
    "staying-well": [
        "triggers",
        "coping-skills",
        "if-you-use-again",
        "weeks-to-months",
        "saying-no",
        "getting-on",
    ],
    "family": ["how-to-help", "boundaries-and-safety", "children-at-home", "looking-after-yourself"],
    "fair": ["harm-reduction", "words-that-help", "rights-and-calling"],
    "hope": ["many-recover", "recovery-capital"],
}
# The pages a clinician must sign before a release, besides those of the first section.
RED = {
    "infections-and-checks",
    "pain",
    "pregnancy",
    "medicines",
    "detox-or-medicine",
    "if-you-use-again",
    "children-at-home",
    "harm-reduction",
    "rights-and-calling",
}
FEWEST, MOST = 400, 900


def grade(article_id: str) -> float:
    shelf = library()
    return float(textstat.flesch_kincaid_grade(plain(shelf.article(article_id).body, shelf.filler("gb"))))


def test_the_six_safety_articles_come_first_and_in_order() -> None:
    assert library().damaged_articles() == ()
    infos = library().articles()
    assert [info.id for info in infos][:6] == SAFETY
    assert {info.section for info in infos[:6]} == {"safety"}


def test_none_of_the_46_articles_is_missing_and_those_of_a_section_keep_their_order() -> None:
    assert sum(map(len, NEVER_WITHOUT.values())) == 46
    assert list(NEVER_WITHOUT) == [section.id for section in library().sections()]
    for section, wanted in NEVER_WITHOUT.items():
        there = [info.id for info in library().articles() if info.section == section]
        assert [article for article in there if article in wanted] == wanted


def test_a_page_that_can_cost_a_life_waits_for_a_clinician() -> None:
    levels = {info.id: info.level for info in library().articles()}
    assert {article: levels[article] for article in (*SAFETY, *RED)} == dict.fromkeys((*SAFETY, *RED), "red")


def test_there_are_nine_sections_in_the_order_of_their_numbers() -> None:
    sections = library().sections()
    assert [section.order for section in sections] == list(range(1, 10))
    assert len({section.id for section in sections}) == 9


def test_no_two_articles_of_a_section_have_the_same_place() -> None:
    places = [(info.section, info.order) for info in library().articles()]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("article_id", article_ids())
def test_an_article_has_400_to_900_words(article_id: str) -> None:
    shelf = library()
    words = plain(shelf.article(article_id).body, shelf.filler("gb")).split()
    assert FEWEST <= len(words) <= MOST


@pytest.mark.parametrize("article_id", article_ids())
def test_an_article_can_be_read_at_grade_8(article_id: str) -> None:
    assert grade(article_id) <= 8


def test_half_of_the_articles_can_be_read_at_grade_7_or_lower() -> None:
    assert median(grade(article_id) for article_id in article_ids()) <= 7


def test_the_plain_text_that_is_graded_keeps_real_sentences() -> None:
    text = plain("# Head\n\nOne two three, four five:\n\n- six seven eight.\n- nine ten", lambda text: text)
    assert text == "Head. One two three, four five. six seven eight. nine ten"


@pytest.mark.parametrize("article_id", article_ids())
def test_an_article_opens_with_one_minute_and_says_what_to_do_today(article_id: str) -> None:
    body = library().article(article_id).body
    assert body.lstrip().startswith("> [!minute]")
    assert body.count("[!minute]") == 1
    today = body.split("\n## What to do today\n")
    assert len(today) == 2, "one heading 'What to do today'"
    assert 3 <= len(re.findall(r"(?m)^- ", today[1])) <= 6
    assert "\n## " not in today[1], "it is the last part of the page"


@pytest.mark.parametrize("article_id", article_ids())
def test_an_article_says_when_it_was_written_and_that_no_clinician_has_read_it(article_id: str) -> None:
    info = library().article(article_id).info
    assert info.review == REVIEW
    assert date(2026, 11, 22) <= info.written
    assert info.level == "red" or info.section != "safety"


@pytest.mark.parametrize("article_id", article_ids())
def test_the_sources_of_an_article_exist_and_are_named_once(article_id: str) -> None:
    shelf = library()
    keys = shelf.article(article_id).info.sources
    assert len(keys) == len(set(keys))
    assert all(shelf.source(key).address for key in keys)


@pytest.mark.parametrize("article_id", article_ids())
def test_every_link_of_an_article_leads_somewhere(article_id: str) -> None:
    shelf = library()
    article = shelf.article(article_id)
    assert article_id not in article.info.related
    assert len(set(article.info.related)) == len(article.info.related) >= 2
    assert len(set(article.info.ways)) == len(article.info.ways)
    # On a page for the family there is no way to cope that is not for them.
    assert all(shelf.strategy(way).family or article.info.audience != "family" for way in article.info.ways)
    for address in (*links(article.body), *(f"article:{other}" for other in article.info.related)):
        kind, _, target = address.partition(":")
        name, _, anchor = target.partition("#")
        assert name in {"article": article_ids(), "door": door_ids()}[kind]
        if anchor:
            assert anchor in {heading.anchor for heading in headings(shelf.article(name).body, str)}


@pytest.mark.parametrize("article_id", article_ids())
def test_what_looks_like_a_link_in_a_body_is_one(article_id: str) -> None:
    body = library().article(article_id).body
    assert len(links(body)) == len(re.findall(r"\]\(", body))


def test_every_page_about_safety_names_the_emergency_number() -> None:
    shelf = library()
    for article_id in SAFETY:
        article = shelf.article(article_id)
        assert "emergency" in article.info.who_to_call
        if article_id != "lower-tolerance":
            assert "{emergency}" in article.body


@pytest.mark.parametrize("code", country_codes())
def test_a_page_shows_the_numbers_of_the_country_and_leaves_no_placeholder(code: str) -> None:
    shelf = library()
    country = shelf.country(code)
    for article_id in article_ids():
        page = article_html(shelf, article_id, code, "22 November 2026")
        assert not re.search(r"\{[^}]*\}", page)
        for number in country.emergency:
            assert number.number in page
        for line in country.lines_for(shelf.article(article_id).info.who_to_call):
            assert line.name.replace("&", "&amp;") in page
        if not country.emergency:
            assert "your local emergency number" in page


def test_a_page_ends_with_its_sources_their_years_and_the_standing_line() -> None:
    shelf = library()
    page = article_html(shelf, "naloxone", "us", "22 November 2026")
    foot = page.split(">Sources</h2>")[1]
    for key in shelf.article("naloxone").info.sources:
        assert shelf.source(key).year in foot
    assert "Written 22 November 2026." in foot
    assert "not yet reviewed by a clinician" in foot
    assert "In an emergency call 911" in foot


def test_the_minutes_of_an_article_are_those_of_a_slow_reader() -> None:
    article = library().article("withdrawal")
    words = len(article.body.split())
    assert WORDS_A_MINUTE * (article.info.minutes - 1) < words <= WORDS_A_MINUTE * article.info.minutes


def test_an_anchor_is_made_of_plain_letters() -> None:
    assert anchor_of("1. Try to wake them") == "1-try-to-wake-them"
    assert anchor_of("Où ça ?") == "ou-ca"
    assert anchor_of("???") == "part"


@pytest.mark.parametrize("article_id", article_ids())
def test_a_law_is_told_with_the_country_it_holds_in_first_and_after_what_holds_everywhere(article_id: str) -> None:
    for paragraph in library().article(article_id).body.split("\n\n"):
        sentences = re.split(r"(?<=[.?!])\s+", paragraph)
        laws = [place for place, sentence in enumerate(sentences) if re.search(r"\blaws?\b", sentence)]
        for place in laws:
            assert place > 0, f"a paragraph opens with the law of one country: {paragraph}"
            assert re.match(r"In [A-Z]|In the [A-Z]|Laws differ", sentences[place]), sentences[place]
