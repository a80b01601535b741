"""The command line says what it can do and hands over the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.__main__ import Options, UsageError, main, read_options


def test_a_folder_may_be_given_in_two_ways() -> None:
    assert read_options(["--data-dir", "here"]) == Options(Path("here"))
    assert read_options(["--data-dir=here"]) == Options(Path("here"))


def test_nothing_given_means_the_usual_place() -> None:
    assert read_options([]) == Options()
    assert read_options(["--in-background", "--data-dir", "here"]) == Options(Path("here"), background=True)


def test_the_demo_is_a_persons_or_a_mothers() -> None:
    assert read_options(["--demo"]) == Options(demo=True)
    assert read_options(["--demo", "--family"]) == read_options(["--family", "--demo"]) == Options(None, True, True)


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["--data-dir"], ["file.db"], ["--demo", "--data-dir", "here"], ["--family"]]
)
def test_what_is_not_understood_is_said(words: list[str]) -> None:
    with pytest.raises(UsageError):
        read_options(words)


def test_help_version_and_place_are_printed_without_a_window(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["--help"]) == 0
    assert "--data-dir" in capsys.readouterr().out
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("Companion ")
    assert main(["--data-dir", str(tmp_path), "--where"]) == 0
    assert str(tmp_path / "companion.db") in capsys.readouterr().out


def test_a_wrong_word_ends_with_two_and_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--nonsense"]) == 2
    assert "--nonsense" in capsys.readouterr().err
