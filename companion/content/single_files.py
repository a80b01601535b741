"""What of the library is one file each, read when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from companion.content.shelf import Shelf

if TYPE_CHECKING:
    from companion.content.aftercare import AftercareLines
    from companion.content.medicine_notes import MedicineNotes
    from companion.content.prompts import Prompts
    from companion.content.templates import Template


class SingleFiles(Shelf):
    """The single files of one language, in its folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def aftercare(self) -> AftercareLines:
        """The lines a calendar of aftercare begins with."""
        from companion.content.aftercare import read_aftercare

        return self.kept("aftercare", lambda: read_aftercare(self._folder / "aftercare.toml"))

    def medicine_notes(self) -> MedicineNotes:
        """What is said beside prescribed medicine: missed doses, and keeping it safe."""
        from companion.content.medicine_notes import read_medicine_notes

        return self.kept("medicine notes", lambda: read_medicine_notes(self._folder / "medicine-notes.toml"))

    def prompts(self) -> Prompts:
        """Questions offered beside an empty page."""
        from companion.content.prompts import read_prompts

        return self.kept("prompts", lambda: read_prompts(self._folder / "prompts.toml"))

    def templates(self) -> tuple[Template, ...]:
        """Forms for a page of the journal."""
        from companion.content.templates import read_templates

        return self.kept("templates", lambda: read_templates(self._folder / "templates.toml"))
