"""Who may read: the passphrase and its recovery code, and what others see of the window."""

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from companion.context import AppContext
from companion.prefs import QUICK_HIDE_KEYS
from companion.services.keeping import keys_lost
from companion.ui.settings.section import Section
from companion.ui.theme import theme_of
from companion.ui.widgets.buttons import Button, Switch
from companion.ui.widgets.choice import Choice
from companion.ui.widgets.fields import Select
from companion.ui.widgets.flow import FlowLayout
from companion.ui.widgets.text import Text

if TYPE_CHECKING:
    from companion.ui.settings.passphrase_sheets import SecretSheet

IDLE_MINUTES = (1, 2, 5, 10, 15, 30, 60, 0)


class PrivacySection(Section):
    """The passphrase first: what it does, and what it does not, in two sentences."""

    name = "privacy"

    def __init__(self, ctx: AppContext) -> None:
        super().__init__(ctx, QCoreApplication.translate("PrivacySection", "Privacy"))
        self._state = Text("", "strong")
        self._state.setObjectName("passphrase-state")
        self.box.addWidget(self._state)
        self._behind = Text("", "soft", "ink_soft")
        self._behind.setObjectName("backups-behind")
        self.box.addWidget(self._behind)
        self.note(
            self.tr(
                "A passphrase encrypts your file, so that someone who copies it or takes this computer cannot read it. "
                "It does not help while Companion is open and unlocked, or against someone who watches you type."
            )
        )
        buttons = FlowLayout(None, theme_of().px(10))
        self._set = self._button(
            buttons, self.tr("Set a passphrase"), "set-passphrase", self._set_passphrase, "primary"
        )
        self._change = self._button(buttons, self.tr("Change it"), "change-passphrase", self._change_passphrase)
        self._code = self._button(buttons, self.tr("New recovery code"), "new-code", self._new_code)
        self._remove = self._button(buttons, self.tr("Remove it"), "remove-passphrase", self._remove_passphrase)
        self.box.addLayout(buttons)
        self.rule()
        self._idle = Select(self.tr("Lock by itself after"))
        self._idle.setObjectName("idle-minutes")
        for minutes in IDLE_MINUTES:
            words = self.tr("%n minute(s)", "", minutes) if minutes else self.tr("Never")
            self._idle.addItem(words, minutes)
        self._idle.activated.connect(lambda row: ctx.prefs.change(idle_lock_minutes=self._idle.itemData(row)))
        self.row(
            self.tr("Lock by itself after"),
            self._idle,
            self.tr(
                "Without a key or a movement; while a guided way in Cope runs, once it is over. Only with a passphrase "
                "is there something to lock."
            ),
        )
        self._hide = Choice(self.tr("Key that hides the window at once"), self._hide_with)
        for key in QUICK_HIDE_KEYS:
            self._hide.add(key, key or self.tr("None")).setObjectName(f"hide-{key or 'none'}")
        self.row(
            self.tr("Key that hides the window at once"),
            self._hide,
            self.tr("It minimises the window, and locks it where there is a passphrase."),
        )
        self._neutral = Switch(self.tr("Call the window “Notes”"))
        self._neutral.setObjectName("neutral-title")
        self._neutral.toggled.connect(lambda on: ctx.prefs.change(neutral_title=on))
        self.row(
            self.tr("Window title"),
            self._neutral,
            self.tr("In the title and the task bar. The program's own name stays in the system's menus."),
        )

    def refresh(self) -> None:
        vault = self.ctx.vault
        locked, lost = vault.encrypted, keys_lost(vault)
        if lost:
            state = self.tr(
                "Your file is encrypted and open, and its key file has gone. Set a passphrase before you lock or "
                "close: without a key file nothing opens it."
            )
        elif locked:
            state = self.tr("Your file is encrypted with your passphrase.")
        else:
            state = self.tr("Your file has no passphrase. Anyone who can use this computer can read it.")
        self._state.setText(state)
        self._behind.setVisible(vault.behind is not None)
        if vault.behind is not None:
            from companion.ui.code_sheet import backups_behind

            self._behind.setText(backups_behind(vault.behind))
        self._set.setVisible(lost or not locked)
        for button in (self._change, self._code, self._remove):
            button.setVisible(locked and not lost)
        prefs = self.ctx.prefs.now
        self._idle.setCurrentIndex(max(0, self._idle.findData(prefs.idle_lock_minutes)))
        self._hide.show_value(prefs.quick_hide_key)
        self._neutral.blockSignals(True)
        self._neutral.setChecked(prefs.neutral_title)
        self._neutral.blockSignals(False)

    def _button(
        self, row: FlowLayout, words: str, name: str, act: Callable[[], None], kind: str = "secondary"
    ) -> Button:
        button = Button(words, "primary" if kind == "primary" else "secondary")
        button.setObjectName(name)
        button.clicked.connect(act)
        row.addWidget(button)
        return button

    def _hide_with(self, key: Hashable) -> None:
        self.ctx.prefs.change(quick_hide_key=str(key))

    # -- the passphrase ------------------------------------------------------------------------------------

    def _set_passphrase(self) -> None:
        from companion.ui.settings.passphrase_sheets import SetSheet

        self._open(SetSheet(self.ctx, self.window(), lost=keys_lost(self.ctx.vault)), self._was_set)

    def _was_set(self, code: str) -> None:
        self.refresh()
        # The window learns of the lock only then: until the code was shown nothing may rebuild this page.
        self._show_code(code, self._begin_again, self.tr("Done. Your file is encrypted with your passphrase."))

    def _change_passphrase(self) -> None:
        from companion.ui.settings.passphrase_sheets import ChangeSheet

        self._open(ChangeSheet(self.ctx, self.window()), lambda _code: self._after_change())

    def _after_change(self) -> None:
        self.refresh()
        self._say(self.tr("Passphrase changed"))

    def _new_code(self) -> None:
        from companion.ui.settings.passphrase_sheets import ProveSheet

        why = self.tr("The code you have now will open nothing any more.")
        sheet = ProveSheet(self.ctx, self.tr("New recovery code"), why, self.ctx.vault.new_recovery_code, self.window())
        done = self.tr("Done. The new recovery code is the one that opens your file now.")
        self._open(sheet, lambda code: self._show_code(code, self.refresh, done))

    def _remove_passphrase(self) -> None:
        from companion.ui.settings.passphrase_sheets import ProveSheet

        why = self.tr(
            "Your file will be written again without encryption. Anyone who can use this computer can read it."
        )
        if any(backup.encrypted for backup in self.ctx.services.backups.list()):
            why += " " + self.tr("Older backups stay encrypted: this passphrase, or the code, still opens them.")
        title = self.tr("Remove the passphrase")
        sheet = ProveSheet(self.ctx, title, why, self._removed, self.window(), closes_file=True)
        self._open(sheet, lambda _code: self._after_removal())

    def _removed(self) -> str:
        self.ctx.vault.remove_passphrase()
        return ""

    def _after_removal(self) -> None:
        self.ctx.renew_session()
        # Everything is built anew, and what was said before would go with the old.
        self._begin_again()
        self._say(self.tr("The passphrase is removed. Anyone who can use this computer can read your file now."))

    def _show_code(self, code: str, then: Callable[[], None], said: str) -> None:
        from companion.ui.code_sheet import CodeSheet

        def kept() -> None:
            then()
            self._say(said)

        sheet = CodeSheet(self.ctx, code, self.window())
        sheet.back_to = ("settings", {"section": self.name})
        # Where the lock itself takes the sheet away, everything is built anew after unlocking, and the code asked for.
        sheet.accepted.connect(kept)
        sheet.open()

    def _begin_again(self) -> None:
        """Have everything built anew over the file as it is now, and come back here."""
        self.ctx.shell.file_replaced("settings", section=self.name)

    def _say(self, words: str) -> None:
        self.ctx.shell.toast(words)

    def _open(self, sheet: "SecretSheet", done: Callable[[str], None]) -> None:
        sheet.done_with.connect(done)
        sheet.open()
