"""The services of the words in an open file: the journal and what belongs to it, the library, and the way out."""

from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from companion.clock import Clock
    from companion.services.backups import BackupService
    from companion.services.entry_pictures import EntryPictureService
    from companion.services.entry_versions import EntryVersionService
    from companion.services.importing.taking import ImportService
    from companion.services.journal import JournalService
    from companion.services.letters import LetterService
    from companion.services.marks import MarkService
    from companion.services.pathways import PathwayService
    from companion.services.reading import ReadingService
    from companion.services.saved_searches import SavedSearchService
    from companion.services.settings import SettingsService
    from companion.services.spelling import SpellingService
    from companion.services.transfer import TransferService
    from companion.services.vault import Vault
    from companion.storage.database import Database


class WordServices:
    """The half of a session that has to do with words written and read; each service is built when first asked for."""

    _db: "Database"
    _clock: "Clock"
    _vault: "Vault"

    @cached_property
    def settings(self) -> "SettingsService":
        """Personal settings, which are also the rules of the person's days."""
        from companion.services.settings import SettingsService

        return SettingsService(self._db, self._clock)

    @cached_property
    def journal(self) -> "JournalService":
        """Pages, drafts, tags, search and the bin."""
        from companion.services.journal import JournalService

        return JournalService(self._db, self._clock, self.settings)

    @cached_property
    def entry_pictures(self) -> "EntryPictureService":
        """Pictures among the words of pages."""
        from companion.services.entry_pictures import EntryPictureService

        return EntryPictureService(self._db, self._clock)

    @cached_property
    def entry_versions(self) -> "EntryVersionService":
        """The words pages had before."""
        from companion.services.entry_versions import EntryVersionService

        return EntryVersionService(self._db, self._clock, self.journal)

    @cached_property
    def letters(self) -> "LetterService":
        """Letters to themselves that stay closed until a day."""
        from companion.services.letters import LetterService

        return LetterService(self._db, self._clock, self.journal)

    @cached_property
    def importing(self) -> "ImportService":
        """Taking in from other programs."""
        from companion.services.importing.taking import ImportService

        return ImportService(self._db, self._clock, self.settings)

    @cached_property
    def saved_searches(self) -> "SavedSearchService":
        """Searches of the journal kept under a name."""
        from companion.services.saved_searches import SavedSearchService

        return SavedSearchService(self._db, self._clock)

    @cached_property
    def spelling(self) -> "SpellingService":
        """Words of their own that the check of spelling knows."""
        from companion.services.spelling import SpellingService

        return SpellingService(self._db, self._clock)

    @cached_property
    def marks(self) -> "MarkService":
        """Bookmarks in the library, and words highlighted there, with notes."""
        from companion.services.marks import MarkService

        return MarkService(self._db, self._clock)

    @cached_property
    def reading(self) -> "ReadingService":
        """What was read of the library, and how far."""
        from companion.services.reading import ReadingService

        return ReadingService(self._db, self._clock)

    @cached_property
    def pathways(self) -> "PathwayService":
        """Short readings in order, and how far somebody is in each."""
        from companion.services.pathways import PathwayService

        return PathwayService(self._db, self._clock, self.settings)

    @cached_property
    def backups(self) -> "BackupService":
        """Backups, saved copies and restoring."""
        from companion.services.backups import BackupService

        return BackupService(self._vault)

    @cached_property
    def transfer(self) -> "TransferService":
        """Taking everything out."""
        from companion.services.transfer import TransferService

        return TransferService(self._db, self._clock)
