"""What a computer is given so that Companion starts with the session, and what is read from there."""

from __future__ import annotations

import configparser
import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.autostart import State, System, command, read, state, text

WORDS = ("/usr/bin/python3", "-P", "-m", "companion", "--in-background")
ODD = ('/media/my things/50% "off"/py$thon`\\x', "--data-dir", "/media/stick/a b\\")
#: What can stand in a path; of a file on Windows no quote can.
PATHS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)


def shell_words(line: str) -> list[str]:
    """The words of an Exec line as the desktop entry specification has them read: the file's own escapes first."""
    unescaped = line.replace("\\\\", "\\")
    words, at = [], 0
    while at < len(unescaped):
        assert unescaped[at] == '"'
        at, word = at + 1, ""
        while unescaped[at] != '"':
            at += unescaped[at] == "\\"
            word += unescaped[at]
            at += 1
        words.append(word.replace("%%", "%"))
        at += 2
    return words


def windows_words(line: str) -> list[str]:
    """The words of a command line as Windows programs take them apart."""
    words, word, quoted, at = [], "", False, 0
    while at < len(line):
        run = len(line[at:]) - len(line[at:].lstrip("\\"))
        if run and line[at + run : at + run + 1] == '"':
            word += "\\" * (run // 2)
            at += run
            if run % 2:
                word, at = word + '"', at + 1
            continue
        if line[at] == '"':
            quoted = not quoted
        elif line[at] == " " and not quoted:
            words.append(word)
            word = ""
        else:
            word += line[at]
        at += 1
    return [*words, word]


@pytest.mark.parametrize("system", System)
@pytest.mark.parametrize("words", [WORDS, ODD])
def test_what_is_written_is_read_as_what_was_meant(system: System, words: tuple[str, ...]) -> None:
    written = text(system, words, "companion")
    assert state(system, written, words) is State.ON
    assert state(system, None, words) is State.OFF
    assert state(system, written, ("/elsewhere", *words[1:])) is State.ELSEWHERE


def test_the_desktop_entry_is_one_that_every_desktop_reads_and_names_nothing_of_a_person() -> None:
    known = configparser.RawConfigParser(interpolation=None)
    known.optionxform = str  # type: ignore[assignment,method-assign]
    known.read_string(text(System.DESKTOP, WORDS, "companion"))
    entry = known["Desktop Entry"]
    assert (entry["Type"], entry["Name"], entry["Terminal"]) == ("Application", "Companion", "false")
    assert shell_words(entry["Exec"]) == list(WORDS)


@given(st.lists(PATHS, min_size=1, max_size=4))
def test_every_word_of_a_desktop_entry_comes_through(words: list[str]) -> None:
    assert shell_words(command(System.DESKTOP, words)) == words
    assert state(System.DESKTOP, text(System.DESKTOP, words, "companion"), words) is State.ON


@given(st.lists(PATHS.map(lambda word: word.replace('"', "")).filter(bool), min_size=1, max_size=4))
def test_every_word_of_a_windows_command_comes_through(words: list[str]) -> None:
    assert windows_words(command(System.WINDOWS, words)) == words


def test_the_agent_of_a_mac_runs_when_somebody_logs_in() -> None:
    agent = plistlib.loads(text(System.MAC, ODD, "companion-1").encode())
    assert (agent["Label"], agent["ProgramArguments"], agent["RunAtLoad"]) == ("companion-1", list(ODD), True)


@pytest.mark.parametrize(
    "line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"], ids=["removed", "switched off in GNOME"]
)
def test_an_entry_that_the_desktop_switched_off_is_off(line: str) -> None:
    written = text(System.DESKTOP, WORDS, "companion") + line + "\n"
    assert state(System.DESKTOP, written, WORDS) is State.OFF


def test_lines_of_others_in_an_entry_change_nothing() -> None:
    written = "# by hand\n" + text(System.DESKTOP, WORDS, "companion") + "X-KDE-autostart-after=panel\n"
    written += "\n[Desktop Action x]\nExec=other\nHidden=true\n"
    assert state(System.DESKTOP, written, WORDS) is State.ON


def test_an_agent_that_was_switched_off_is_off_and_a_broken_one_is_not_ours() -> None:
    agent = plistlib.loads(text(System.MAC, WORDS, "companion").encode())
    agent["Disabled"] = True
    assert state(System.MAC, plistlib.dumps(agent).decode(), WORDS) is State.OFF
    for broken in ("", "<plist>", "no plist", plistlib.dumps([1]).decode(), plistlib.dumps({"Label": "x"}).decode()):
        assert read(System.MAC, broken).command == ""
        assert state(System.MAC, broken, WORDS) is State.ELSEWHERE
