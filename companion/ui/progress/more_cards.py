"""Further down: what was behind it, when cravings come, what eased, medicine, and the way to milestones."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.context import AppContext
from companion.domain.progress import More, WayEased, WordUse
from companion.ui.progress.bar_picture import Bar, BarPicture
from companion.ui.progress.hour_picture import HourPicture
from companion.ui.progress.picture_card import PictureCard
from companion.ui.progress.words import number_words
from companion.ui.way_names import way_namer
from companion.ui.widgets.buttons import Button
from companion.ui.widgets.card import Card
from companion.ui.widgets.columns import Columns
from companion.ui.widgets.text import Text

#: So many bars are drawn; the table has no more of them.
_MOST = 8


class MoreCards(QWidget):
    """Two columns of cards. A card with nothing to draw says what will be there.

    Args:
        width: how wide it will be, in pixels.
    """

    def __init__(self, ctx: AppContext, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._way_name = ctx, way_namer(ctx)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        columns = Columns((1, 1), least=330)
        outer.addWidget(columns)
        self._left, self._right = columns.add_column(), columns.add_column()
        columns.expect(width)
        word = self.tr("Word"), self.tr("Days"), self.tr("Craving on average")
        self._triggers = self._bars(BarPicture(self.tr("What was behind it"), word), "triggers")
        self._feelings = self._bars(BarPicture(self.tr("How it felt"), word), "feelings")
        ways = self.tr("Way to cope"), self.tr("Tried"), self.tr("Rated"), self.tr("Eased"), self.tr("By, on average")
        self._ways = self._bars(BarPicture(self.tr("What eased"), ways), "ways")
        self._hours_picture = HourPicture(self.tr("When cravings come"))
        self._hours = PictureCard(ctx, self._hours_picture, "hours")
        self._hours_empty = self._empty_words(self._hours)
        self._medicine = Card(spacing=8)
        self._medicine.setObjectName("progress-medicine")
        self._medicine.heading(self.tr("Medicine"))
        self._medicine_sum = Text("", "figure")
        self._medicine_words = Text("", "soft", "ink_soft")
        self._medicine.box.addWidget(self._medicine_sum)
        self._medicine.box.addWidget(self._medicine_words)
        self._milestones = Card(spacing=8)
        self._milestones.setObjectName("progress-milestones")
        self._milestones.heading(self.tr("Milestones"))
        self._milestones.box.addWidget(Text(self.tr("What you reached, and what is coming."), "soft", "ink_soft"))
        go = Button(self.tr("See your milestones"), icon="sprout", compact=True)
        go.setObjectName("progress-to-milestones")
        go.clicked.connect(lambda: ctx.shell.go("milestones"))
        self._milestones.box.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
        self._checks = Card(spacing=8)
        self._checks.setObjectName("progress-checks")
        self._checks.heading(self.tr("Self-checks"))
        about = self.tr("Short questions on mood, worry, wellbeing, craving and what holds you up, over time.")
        self._checks.box.addWidget(Text(about, "soft", "ink_soft"))
        to_checks = Button(self.tr("See the self-checks"), icon="list", compact=True)
        to_checks.setObjectName("progress-to-checks")
        to_checks.clicked.connect(lambda: ctx.shell.go("self-checks"))
        self._checks.box.addWidget(to_checks, 0, Qt.AlignmentFlag.AlignLeft)
        self._reports = Card(spacing=8)
        self._reports.setObjectName("progress-reports")
        self._reports.heading(self.tr("Reports"))
        about = self.tr("On paper for a counsellor or a doctor, or a yearbook for yourself. You choose what is in it.")
        self._reports.box.addWidget(Text(about, "soft", "ink_soft"))
        to_reports = Button(self.tr("Make a report"), icon="printer", compact=True)
        to_reports.setObjectName("progress-to-reports")
        to_reports.clicked.connect(lambda: ctx.shell.go("reports"))
        self._reports.box.addWidget(to_reports, 0, Qt.AlignmentFlag.AlignLeft)
        for column, parts in (
            (self._left, (self._triggers, self._ways, self._medicine)),
            (self._right, (self._hours, self._feelings, self._milestones, self._checks, self._reports)),
        ):
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)

    def add_beside(self, card: QWidget) -> None:
        """Put another card at the end of the second column."""
        self._right.insertWidget(self._right.count() - 1, card)

    def show_more(self, shown: More, first_weekday: int, *, begun: bool) -> None:
        """Show what there is of a stretch; before anything is written, only what needs nothing of it."""
        for card in (self._triggers, self._feelings, self._ways, self._hours):
            card.setVisible(begun)
        self._show_words(self._triggers, shown.triggers, self.tr("Nothing was chosen in this time."))
        self._show_words(self._feelings, shown.feelings, self.tr("No feeling was chosen in this time."))
        self._show_ways(shown.ways)
        self._hours_picture.show_cells(shown.hours, first_weekday)
        self._hours_picture.setVisible(bool(shown.hours))
        self._hours_empty.setVisible(not shown.hours)
        self._hours_empty.setText(self.tr("When you write down a craving as a moment, its hour is shown here."))
        medicine = shown.medicine
        self._medicine.setVisible(bool(medicine.answered or medicine.on_medicine))
        self._medicine_sum.setText(QLocale().toString(medicine.on_medicine or medicine.taken))
        words = [self.tr("day(s) on medicine", "", medicine.on_medicine)] if medicine.on_medicine else []
        if medicine.answered:
            taken = self.tr("taken on {taken} of %Ln day(s) you wrote it down", "", medicine.answered)
            words.append(taken.format(taken=QLocale().toString(medicine.taken)))
        self._medicine_words.setText(". ".join(word[:1].upper() + word[1:] for word in words))

    def _bars(self, picture: BarPicture, name: str) -> PictureCard:
        card = PictureCard(self._ctx, picture, name)
        card.setProperty("empty", self._empty_words(card))
        return card

    def _empty_words(self, card: PictureCard) -> Text:
        words = Text("", "soft", "ink_soft")
        words.hide()
        card.box.addWidget(words)
        return words

    def _show_bars(self, card: PictureCard, bars: tuple[Bar, ...], sentence: str, nothing: str) -> None:
        picture = card.picture
        if isinstance(picture, BarPicture):
            picture.show_bars(bars, sentence)
        picture.setVisible(bool(bars))
        card.more.setVisible(bool(bars))
        words = card.property("empty")
        words.setText(nothing)
        words.setVisible(not bars)

    def _show_words(self, card: PictureCard, chosen: tuple[WordUse, ...], nothing: str) -> None:
        most = max((one.days for one in chosen), default=1)
        bars = []
        for one in chosen[:_MOST]:
            days = self.tr("%Ln day(s)", "", one.days)
            said = self.tr("{word}: {days}").format(word=one.name, days=days)
            craving = ""
            if one.craving is not None:
                craving = number_words(one.craving.value)
                said += self.tr(", craving {craving} on average").format(craving=craving)
            bars.append(Bar(one.name, one.days / most, days, said, (one.name, str(one.days), craving)))
        self._show_bars(card, tuple(bars), ". ".join(bar.words for bar in bars), nothing)

    def _show_ways(self, ways: tuple[WayEased, ...]) -> None:
        most = max((one.tries for one in ways), default=1)
        bars = []
        for one in ways[:_MOST]:
            name = self._way_name(one.tool)
            figure = self.tr("eased {eased} of {rated}").format(eased=one.eased, rated=one.rated)
            if not one.rated:
                figure = self.tr("tried %n time(s)", "", one.tries)
            drop = "" if one.drop is None else number_words(one.drop)
            said = self.tr("{way}: tried %n time(s)", "", one.tries).format(way=name)
            if one.rated:
                said += self.tr(", {figure}, by {drop} on average").format(figure=figure, drop=drop)
            cells = name, str(one.tries), str(one.rated), str(one.eased), drop
            bars.append(Bar(name, one.tries / most, figure, said, cells))
        nothing = self.tr("Ways to cope that you try show here what they did.")
        self._show_bars(self._ways, tuple(bars), ". ".join(bar.words for bar in bars), nothing)
