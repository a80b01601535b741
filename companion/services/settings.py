"""Personal settings, kept inside the person's file, and the rules of their days that follow from them."""

from __future__ import annotations

import json

from companion.clock import Clock
from companion.domain.day import instant_text
from companion.domain.settings import PersonalSettings, checked, settings_from
from companion.domain.undo import Done
from companion.storage import hot
from companion.storage.database import Database


class SettingsService:
    """Reads and changes personal settings. It serves as the DayRules of the other services."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db = db
        self._clock = clock
        self._known: PersonalSettings | None = None
        db.listen(self._changed, ahead=True)

    def current(self) -> PersonalSettings:
        """All settings as they are now; read from the file once after each change."""
        known = self._known
        if known is None:
            with self._db.quick() as connection:
                known = settings_from(hot.settings(connection))
            self._known = known
        return known

    @property
    def rollover_hour(self) -> int:
        """The hour at which the person's day begins."""
        return self.current().rollover_hour

    def change(self, **values: object) -> Done:
        """Change settings by name; ValueError, and nothing changed, where a name or a value is not one of ours."""
        before = self.current()
        wanted = {name: checked(name, value) for name, value in values.items()}
        former = {name: getattr(before, name) for name in wanted}
        self._store(wanted)
        return Done(lambda: self._store(former))

    def _store(self, values: dict[str, object]) -> None:
        from companion.services.statements import settings as sql

        now = instant_text(self._clock.now())
        # The day rules and the counter's choices live here, so whoever draws days or counts is told as well.
        with self._db.write("settings", "counter") as connection:
            for name, value in values.items():
                text = json.dumps(value, ensure_ascii=False)
                connection.execute(sql.put, {"key": name, "value": text, "now": now})
            # Within a greater write nobody is told before its end, and who asks on the way finds the change made.
            self._known = None

    def _changed(self, areas: frozenset[str]) -> None:
        if "settings" in areas:
            self._known = None
