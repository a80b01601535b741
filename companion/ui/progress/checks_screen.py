"""Self-checks: short questions of known instruments and of our own, answered when one wants to, and kept over time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.content.self_checks import SelfCheck
from companion.context import AppContext
from companion.domain.self_checks import Answers, Checked, may_repeat
from companion.ui.check_told import told_words
from companion.ui.dates import full_date
from companion.ui.deeds import attempt, attempt_and_tell, managed
from companion.ui.progress.check_asking import AskingPage
from companion.ui.progress.check_history import HistoryPage
from companion.ui.progress.check_result import ResultPage
from companion.ui.progress.check_words import CRISIS_DOOR
from companion.ui.screen import Screen
from companion.ui.theme import theme_of
from companion.ui.unread import unread_text
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.page import Page
from companion.ui.widgets.text import Text

_Inner = AskingPage | ResultPage | HistoryPage


class SelfChecksScreen(Screen):
    """The list of checks, and over it one that is answered, one that was, or how one was over time."""

    areas: ClassVar[frozenset[str]] = frozenset({"self_checks"})

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        lead = self.tr("A number to talk about, and never a diagnosis. Any question can be left out. Only you see it.")
        self._page = Page(self.tr("Self-checks"), lead, width=1040)
        self._page.centre(True)
        self._outer.addWidget(self._page)
        self._inner: _Inner | None = None
        self._cards: QWidget | None = None

    # -- a screen ----------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read the list again; what is answered over it stays as it is."""
        self._list()
        if isinstance(self._inner, ResultPage) and self.ctx.services.self_checks.one(self._inner.checked.uuid) is None:
            # Taken away, here or by undo.
            self._close()
        elif isinstance(self._inner, HistoryPage):
            self._show_over(self._inner.check)

    def open(self, **route: Any) -> None:
        """`check`: answer this one, at the question `at`; `result`: one that was answered; `over`: one over time."""
        if (check := self._check(str(route.get("check", "")))) is not None:
            self.begin(check, route.get("at"))
        elif route.get("result"):
            self._show_result(str(route["result"]))
        elif (check := self._check(str(route.get("over", "")))) is not None:
            self._show_over(check)

    def place(self) -> dict[str, Any]:
        inner = self._inner
        if isinstance(inner, AskingPage):
            return {"check": inner.check.id, "at": inner.at}
        if isinstance(inner, ResultPage):
            return {"result": inner.checked.uuid}
        return {"over": inner.check.id} if inner is not None else {}

    def under_way(self) -> dict[str, Any] | None:
        return self.place() if isinstance(self._inner, AskingPage) else None

    def leave(self) -> None:
        """Keep what is half answered, and the words beside what was answered."""
        self._keep()

    def go_back(self) -> bool:
        """Escape: to the question before, then to the list, then to Progress."""
        if isinstance(self._inner, AskingPage) and self._inner.step_back():
            return True
        if self._inner is not None:
            self._leave_inner()
            return True
        self.ctx.shell.go("progress")
        return True

    def first_focus(self) -> QWidget | None:
        if self._inner is not None:
            return self._inner.first_part()
        return next(iter(self._page.findChildren(Button)), None)

    # -- the list ----------------------------------------------------------------------------------------------

    def _list(self) -> None:
        services = self.ctx.services.self_checks
        held = self.window().focusWidget()
        name = held.objectName() if held is not None and self._page.isAncestorOf(held) else ""
        half, latest = services.half_done(), services.latest()
        if self._cards is not None:
            self._page.body.removeWidget(self._cards)
            self._cards.hide()
            self._cards.deleteLater()
        checks = self.ctx.library.self_checks()
        if not checks:
            self._cards = unread_text()
        else:
            columns = Columns((1, 1), least=330)
            sides = columns.add_column(), columns.add_column()
            for place, check in enumerate(checks):
                waits = check.id in half and half[check.id][0] == check.edition
                last = latest.get(check.id)
                if last is not None and len(last.answers) != len(check.items):
                    # Answered in other words, of which nothing can be told by these.
                    last = None
                sides[place % 2].addWidget(self._card(check, last, waits=waits))
            for side in sides:
                side.addStretch(1)
            self._cards = columns
        self._page.body.insertWidget(self._page.body.count(), self._cards)
        if self._page.isVisible():
            self._cards.show()
        again = self._page.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, check: SelfCheck, last: Checked | None, *, waits: bool) -> Card:
        card = Card(spacing=8)
        card.setObjectName(f"check-card-{check.id}")
        card.heading(check.name)
        card.box.addWidget(Text(check.about, "body"))
        known = self.tr("About %n minute(s).", "", check.minutes)
        if last is not None:
            said = self.tr("Last time, on {when}: {told}.")
            known += " " + said.format(when=full_date(last.day), told=told_words(check, last.answers))
            if not may_repeat(last.day, self.ctx.today(), check.again_days):
                again = full_date(last.day + timedelta(days=check.again_days))
                known += " " + self.tr("It tells something new again from {day}.").format(day=again)
        card.box.addWidget(Text(known, "soft", "ink_soft"))
        row = QWidget()
        flow = FlowLayout(row, theme_of().px(10))
        begin = Button(self.tr("Go on with it") if waits else self.tr("Begin"), "primary" if waits else "secondary")
        begin.setObjectName(f"check-begin-{check.id}")
        begin.setAccessibleName(f"{begin.text()}: {check.name}")
        begin.clicked.connect(lambda: self.begin(check))
        flow.addWidget(begin)
        if last is not None:
            over = Button(self.tr("How it was over time"), "quiet")
            over.setObjectName(f"check-over-{check.id}")
            over.setAccessibleName(f"{over.text()}: {check.name}")
            over.clicked.connect(lambda: self._show_over(check))
            flow.addWidget(over)
        card.box.addWidget(row)
        return card

    def _check(self, check_id: str) -> SelfCheck | None:
        return next((one for one in self.ctx.library.self_checks() if one.id == check_id), None)

    # -- what stands over it -----------------------------------------------------------------------------------

    def begin(self, check: SelfCheck, at: int | None = None) -> None:
        """Answer a check; one that was left half way goes on where it was."""
        self._keep()
        half = (attempt(self.ctx, self.ctx.services.self_checks.half_done) or {}).get(check.id)
        answers: Answers = ()
        if half is not None and half[0] == check.edition:
            answers = half[1]
            if at is None:
                at = next((place for place, one in enumerate(answers) if one is None), len(answers) - 1)
        page = AskingPage(check, answers, at or 0)
        page.held.connect(lambda told: self._hold(check, told))
        page.ended.connect(lambda told: self._end(check, told))
        page.left.connect(self._leave_inner)
        page.help_wanted.connect(lambda: self.ctx.shell.help_now(CRISIS_DOOR))
        self._put(page)

    def _end(self, check: SelfCheck, answers: Answers) -> None:
        made = attempt(self.ctx, lambda: self.ctx.services.self_checks.keep(check.id, check.edition, answers))
        if made is None:
            # The answers stay on the page, to be kept when the disk answers again.
            return
        # It is answered, and no longer half way.
        self._close()
        self._show_result(made.uuid)

    def _show_result(self, uuid: str) -> None:
        service = self.ctx.services.self_checks
        checked = attempt(self.ctx, lambda: service.one(uuid))
        check = self._check(checked.kind) if checked is not None else None
        if checked is None or check is None or len(checked.answers) != len(check.items):
            return
        times = attempt(self.ctx, lambda: service.of(check.id)) or ()
        place = next((place for place, one in enumerate(times) if one.uuid == uuid), 0)
        page = ResultPage(self.ctx, check, checked, times[place - 1] if place else None, CRISIS_DOOR)
        page.left.connect(self._leave_inner)
        page.help_wanted.connect(self.ctx.shell.help_now)
        page.over_wanted.connect(lambda: self._show_over(check))
        page.check_wanted.connect(lambda other: self.open(check=other))
        page.removal_wanted.connect(lambda: self._remove(uuid))
        self._put(page)

    def _show_over(self, check: SelfCheck) -> None:
        times = attempt(self.ctx, lambda: self.ctx.services.self_checks.of(check.id))
        fitting = [one for one in times or () if len(one.answers) == len(check.items)]
        if not fitting:
            self._close()
            return
        page = HistoryPage(self.ctx, check, fitting)
        page.left.connect(self._leave_inner)
        page.wanted.connect(self._show_result)
        self._put(page)

    def _remove(self, uuid: str) -> None:
        words = self.tr("Deleted")
        attempt_and_tell(self.ctx, lambda: self.ctx.services.self_checks.remove(uuid), words)

    def _put(self, page: _Inner) -> None:
        self._keep()
        former, self._inner = self._inner, page
        if former is not None:
            self._outer.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._page.hide()
        page.centre(True)
        self._outer.addWidget(page)
        if self.isVisible():
            page.show()
        page.first_part().setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_inner(self) -> None:
        name = f"check-begin-{self._inner.check.id}" if self._inner is not None else ""
        self._keep()
        self._close()
        button = self._page.findChild(Button, name)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        inner, self._inner = self._inner, None
        if inner is not None:
            self._outer.removeWidget(inner)
            inner.hide()
            inner.deleteLater()
        self._list()
        self._page.show()

    def _keep(self) -> None:
        if isinstance(self._inner, ResultPage):
            self._inner.keep()
        elif isinstance(self._inner, AskingPage):
            told = self._inner.answers
            if any(answer is not None for answer in told):
                self._hold(self._inner.check, told)

    def _hold(self, check: SelfCheck, answers: Answers) -> None:
        managed(self.ctx, lambda: self.ctx.services.self_checks.hold(check.id, check.edition, answers))
