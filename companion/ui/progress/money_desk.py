"""What is done with money on Progress: what it cost is said, wishes are written, had and taken off."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from companion.context import AppContext
from companion.domain.counter import Count
from companion.domain.money import Money
from companion.domain.settings import Every
from companion.ui.deeds import attempt, attempt_and_tell, keyboard_kept
from companion.ui.progress.money_card import MoneyCard


class MoneyDesk:
    """The card and its sheets, over a page."""

    def __init__(self, ctx: AppContext, page: QWidget) -> None:
        self._ctx, self._page = ctx, page
        self.card = MoneyCard()
        self.card.cost_wanted.connect(self.say_cost)
        self.card.wish_wanted.connect(self.write)
        self.card.had.connect(self._had)
        self.card.removed.connect(self._remove)

    def show(self, money: Money | None, currency: str, count: Count) -> None:
        """Show what was not spent, and how near each wish is."""
        wishes = attempt(self._ctx, self._ctx.services.progress.wishes)
        if wishes is not None:
            with keyboard_kept(self._page):
                self.card.show_money(money, currency, count.total, wishes)

    def say_cost(self) -> None:
        """Ask what using cost."""
        from companion.ui.progress.cost_sheet import CostSheet

        sheet = CostSheet(self._ctx, self._page)
        sheet.opened_by = ("progress", {"cost": True})

        def keep(cents: int, every: Every, currency: str) -> bool:
            change = partial(self._ctx.services.settings.change, cost=cents, cost_every=every, currency=currency)
            return attempt_and_tell(self._ctx, change, self._page.tr("Saved"))

        sheet.kept_by = keep
        sheet.open()

    def write(self, uuid: str) -> None:
        """Ask for something they would like: one that is there, or with an empty uuid another."""
        from companion.ui.progress.cost_sheet import WishSheet

        service = self._ctx.services.progress
        wish = next((one for one in service.wishes() if one.uuid == uuid), None)
        sheet = WishSheet(wish, self._page)
        sheet.opened_by = ("progress", {"wish": uuid})

        def keep(name: str, cents: int | None, days: int | None) -> bool:
            if wish is None:
                add = partial(self._ctx.services.progress.add_wish, name, cents, days)
                return attempt_and_tell(self._ctx, add, self._page.tr("It is on your list"))
            change = partial(self._ctx.services.progress.change_wish, wish.uuid, name, cents, days)
            return attempt_and_tell(self._ctx, change, self._page.tr("Saved"))

        sheet.kept_by = keep
        sheet.open()

    def _had(self, uuid: str) -> None:
        had = partial(self._ctx.services.progress.had, uuid, self._ctx.today())
        attempt_and_tell(self._ctx, had, self._page.tr("It is marked as yours"))

    def _remove(self, uuid: str) -> None:
        remove = partial(self._ctx.services.progress.remove_wish, uuid)
        attempt_and_tell(self._ctx, remove, self._page.tr("It was taken off your list"))
