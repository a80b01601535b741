"""No counted text is ever shown with its "(s)"."""

from __future__ import annotations

import ast

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication

from companion.ui.language import install_language
from tests.translations.catalogue import MARK, counted, counted_in, modules


def test_every_text_with_a_mark_is_said_with_its_count() -> None:
    loose = []
    for where, tree in modules():
        said = {one.words for one in counted_in(tree, where)}
        explains = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explains:
                words = node.value
                if MARK.search(words) and words not in said:
                    loose.append(f"{where}:{node.lineno} {words!r}")
    assert loose == []


def test_a_count_is_found_however_the_words_are_said() -> None:
    code = """
class Page:
    def say(self, n):
        self.tr("%n page(s)", "", n // 60)
        QCoreApplication.translate("Journal", "%n second(s)", None, self.seconds)
        self.tr("no count")
"""
    found = [(one.context, one.words) for one in counted_in(ast.parse(code), "code")]
    assert found == [("Page", "%n page(s)"), ("Journal", "%n second(s)")]


@pytest.mark.parametrize("language", ["en", "", "de", "xx"])
def test_no_mark_is_shown_in_any_language_the_app_may_be_set_to(qapp: QApplication, language: str) -> None:
    before = QLocale()
    translator = install_language(qapp, language)
    texts = counted()
    shown = [
        f"{one.where} {words!r}"
        for one in texts
        for number in (0, 1, 2, 21)
        if MARK.search(words := QCoreApplication.translate(one.context, one.words, one.comment, number))
    ]
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    assert len(texts) > 20
    assert shown == []


def test_days_may_be_thousands_and_are_said_as_the_language_writes_them() -> None:
    assert [f"{one.where} {one.words!r}" for one in counted() if "%n day(s)" in one.words] == []
