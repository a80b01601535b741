"""The bundled catalogue is the one the code asks for."""

from pathlib import Path

import pytest

from tests.translations.catalogue import I18N, collect, forms, release


@pytest.mark.parametrize(
    ("source", "singular", "plural"),
    [
        ("%n day(s)", "%n day", "%n days"),
        ("%n entry(s) and %n person(s)", "%n entry and %n person", "%n entries and %n people"),
        ("%n match(s)", "%n match", "%n matches"),
    ],
)
def test_marked_nouns_get_their_english_forms(source: str, singular: str, plural: str) -> None:
    assert forms(source) == (singular, plural)


def test_the_english_catalogue_holds_every_counted_text_of_the_code(tmp_path: Path) -> None:
    collect(tmp_path / "fresh.ts")
    fresh = (tmp_path / "fresh.ts").read_text(encoding="utf-8")
    kept = (I18N / "companion_en.ts").read_text(encoding="utf-8")
    assert fresh == kept, "run: python -m tests.translations"
    release(tmp_path / "fresh.ts", tmp_path / "fresh.qm")
    assert (tmp_path / "fresh.qm").read_bytes() == (I18N / "companion_en.qm").read_bytes()
