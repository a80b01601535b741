"""Known problems in calm sentences, and one gentle word for our own mistakes."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from companion.content.problems import ContentProblem
from companion.diagnostics import error_details
from companion.domain import problems
from companion.domain.medicine import PrescribedMedicine
from companion.domain.value import Value
from companion.ui.theme import theme_of
from companion.ui.widgets.page import QuietScrollBar
from companion.ui.widgets.sheet import Sheet
from companion.ui.widgets.text import PathText, Text


class ProblemWords(Value):
    """What happened, that nothing is lost, and what to do."""

    title: str
    sentence: str
    what_to_do: str


#: Makes the sheet, named "problem", for the words over the window.
OwnSheet = Callable[[ProblemWords, QWidget], Sheet]


def _tr(words: str) -> str:
    return QCoreApplication.translate("Problems", words)


def words_for(problem: Exception) -> ProblemWords | None:
    """The words for a problem: those of its own type, or of the nearest kind above it; None for what is not known."""
    known = _known()
    for kind in type(problem).__mro__:
        if kind in known:
            return known[kind]
    return None


def _known() -> dict[type, ProblemWords]:
    return {
        problems.KnownProblem: ProblemWords(
            _tr("Something is in the way"),
            _tr("This could not be done just now. What you wrote is still there."),
            _tr("Try again in a moment."),
        ),
        problems.NoCards: ProblemWords(
            _tr("No people were found in this file"),
            _tr("It does not look like a file of contacts. Nothing on your list has changed."),
            _tr("On the phone, look for Share or Export in Contacts. It makes a file that ends in .vcf."),
        ),
        problems.NotForImport: ProblemWords(
            _tr("This is of no program that is known here"),
            _tr("Nothing has changed, here or there."),
            _tr(
                "Known are jrnl, Day One (JSON), Journey, RedNotebook, Daylio (CSV), and folders of Markdown. In the "
                "other program look for Export."
            ),
        ),
        problems.ChosenOutOfReach: ProblemWords(
            _tr("This file could not be opened"),
            _tr("It may have been moved, or it is on a stick that was taken out. Nothing on your list has changed."),
            _tr("Choose it again, or put a copy into your documents first."),
        ),
        problems.StartNotSet: ProblemWords(
            _tr("This computer did not take that in"),
            _tr("The place where it keeps what starts with it cannot be written. All else is as it was."),
            _tr("The disk may be full, or somebody else looks after this computer. Companion opens by hand as before."),
        ),
        problems.NoCalendar: ProblemWords(
            _tr("No appointments were found in this file"),
            _tr("It does not look like a calendar file. Nothing on your list has changed."),
            _tr("In the calendar, look for Export or Save as. It makes a file that ends in .ics."),
        ),
        problems.CalendarTooLarge: ProblemWords(
            _tr("This file is too large to look through"),
            _tr("It holds far more than one person's calendar. Nothing on your list has changed."),
            _tr("In the calendar, export one calendar alone, or a shorter time."),
        ),
        problems.WrongPassphrase: ProblemWords(
            _tr("That is not the passphrase"),
            _tr("Nothing has changed. You can try as often as you need."),
            _tr("Look whether Caps Lock is on. If you forgot it, use your recovery code."),
        ),
        problems.WrongRecoveryCode: ProblemWords(
            _tr("That code is for another file"),
            _tr("It is a proper recovery code, but not the one of this file. A new code replaces older ones."),
            _tr("Look for the newest code you wrote down, or try the passphrase again."),
        ),
        problems.MistypedRecoveryCode: ProblemWords(
            _tr("The code is not quite right"),
            _tr("A letter or a number is wrong or missing."),
            _tr("Compare it with your paper once more. Capital letters and dashes do not matter."),
        ),
        problems.SecretsLost: ProblemWords(
            _tr("Without both, this file stays locked"),
            _tr("Nobody can open it, and neither can the people who make Companion. It is not removed."),
            _tr("A passphrase or code may turn up later. A backup from before the passphrase may open without it."),
        ),
        problems.KeyFileMissing: ProblemWords(
            _tr("The key file is not there"),
            _tr("Your file is encrypted, and the small file that holds its key has gone. Your words are still there."),
            _tr("A backup or saved copy from since the passphrase carries the key file too, if you have one."),
        ),
        problems.KeyFileDamaged: ProblemWords(
            _tr("The key file cannot be read"),
            _tr("The small file that holds the key of your data is damaged. Your words are still there."),
            _tr("A backup or saved copy from since the passphrase carries the key file too, if you have one."),
        ),
        problems.KeyFileNewer: ProblemWords(
            _tr("A newer Companion made this key file"),
            _tr("This version cannot read it. Nothing has been changed."),
            _tr("Open your file with the newer version."),
        ),
        problems.SecretProblem: ProblemWords(
            _tr("The file stays locked"),
            _tr("Its key could not be used. Nothing has changed."),
            _tr("Try again, or use your recovery code."),
        ),
        problems.FileMissing: ProblemWords(
            _tr("Your file is not where it was"),
            _tr("Its folder is there, with its key or its backups, but the file itself is not."),
            _tr("If it is on a memory stick or another disk, connect it and try again. Or bring back a backup."),
        ),
        problems.FileReplaced: ProblemWords(
            _tr("Your file was replaced while it was open"),
            _tr("Another program put another file in its place. All that was kept until then is now a backup."),
            _tr("Copy what you are just writing, close Companion, open it again, and bring back the newest backup."),
        ),
        problems.FileAlreadyThere: ProblemWords(
            _tr("There is a file already"),
            _tr("A new file would have taken the place of one that is there, so nothing was done."),
            _tr("Open the file that is there."),
        ),
        problems.FileLocked: ProblemWords(
            _tr("This is locked"),
            _tr("It opens only with its own passphrase or recovery code."),
            _tr("Type the passphrase it had when it was made."),
        ),
        problems.FileDamaged: ProblemWords(
            _tr("Your file is damaged"),
            _tr("A part of it cannot be read. Companion has not changed it."),
            _tr("Bring back a backup or a saved copy, if there is one. The damaged file is kept as it is."),
        ),
        problems.FileNewer: ProblemWords(
            _tr("A newer Companion made this file"),
            _tr("This version does not know it well enough to open it without harm. Nothing has been changed."),
            _tr("Open it with the newer version, or bring back a backup from before."),
        ),
        problems.NotACompanionFile: ProblemWords(
            _tr("This is a file of another program"),
            _tr("It has the name of your file, but Companion did not make it. It has not been touched."),
            _tr("Move it elsewhere, then try again."),
        ),
        problems.FileInUse: ProblemWords(
            _tr("Companion is open already"),
            _tr("Another window has your file open, so that two of them cannot write over each other."),
            _tr("Go to that window, or close it and try again."),
        ),
        problems.FileProblem: ProblemWords(
            _tr("Your file cannot be opened"),
            _tr("It has not been changed."),
            _tr("Try again. If it stays so, bring back a backup."),
        ),
        problems.BackupDamaged: ProblemWords(
            _tr("This backup cannot be used"),
            _tr("It is incomplete or was changed. Your file has not been touched."),
            _tr("Choose another backup."),
        ),
        problems.ExportDamaged: ProblemWords(
            _tr("This export cannot be used"),
            _tr("It is incomplete, or was changed since it was written. Your file has not been touched."),
            _tr("If you have another one, or a backup, try that."),
        ),
        problems.NotAnExport: ProblemWords(
            _tr("This is no export of Companion"),
            _tr("Another program wrote it, as far as can be told. Your file has not been touched."),
            _tr("Choose a copy that ends in .zip, or an export that ends in .json."),
        ),
        problems.BackupMissing: ProblemWords(
            _tr("This backup is no longer there"),
            _tr("It was moved or removed. Your file has not been touched."),
            _tr("Choose another backup."),
        ),
        problems.BackupProblem: ProblemWords(
            _tr("The backup could not be made or read"),
            _tr("Your file has not been touched."),
            _tr("Try again, or choose another place."),
        ),
        problems.FolderReadOnly: ProblemWords(
            _tr("The folder cannot be written"),
            _tr("Companion may read it but not write in it. Nothing there has changed, and nothing new can be kept."),
            _tr("Look whether the disk or memory stick is write-protected, or who owns the folder. Then try again."),
        ),
        problems.OwnFolder: ProblemWords(
            _tr("That is Companion's own folder"),
            _tr("A file saved there could take the place of what you wrote, so nothing was saved."),
            _tr("Choose another folder, such as your documents or a memory stick."),
        ),
        problems.PlaceTaken: ProblemWords(
            _tr("There is something in that place"),
            _tr("It was left as it is, so nothing was saved."),
            _tr("Choose another place, or another name."),
        ),
        problems.GoneForGood: ProblemWords(
            _tr("This was deleted for good"),
            _tr("The bin was emptied, so it cannot be brought back from there. Nothing else has changed."),
            _tr("A backup made before may still hold it. Look in Settings, under Your data."),
        ),
        problems.DiskFull: ProblemWords(
            _tr("The disk is full"),
            _tr("There was no room for this. What was kept before is safe; what you are writing is still here."),
            _tr("Make some room on the disk, then try again. Leave this window open until then."),
        ),
        problems.NoRoomToBegin: ProblemWords(
            _tr("The disk has no room yet"),
            _tr("Nothing is saved yet, for there was no room for your file. What you answered stays on this screen."),
            _tr("Make some room on the disk, leave this window open, then press the same button again."),
        ),
        problems.DiskTrouble: ProblemWords(
            _tr("The disk did not answer as it should"),
            _tr("It could not be written or read just now. What was kept before has not been changed."),
            _tr("If it is a memory stick or a network folder, look whether it is connected. Then try again."),
        ),
        problems.DiskProblem: ProblemWords(
            _tr("The disk is in the way"),
            _tr("This could not be kept. What was kept before is safe."),
            _tr("Try again in a moment."),
        ),
        ContentProblem: ProblemWords(
            _tr("A page of Companion is damaged"),
            _tr("It is one of the pages that come with the app, nothing of yours."),
            _tr("Help now still shows what to do in an emergency. Install Companion again to mend the page."),
        ),
        PrescribedMedicine: ProblemWords(
            _tr("Medicine you are prescribed"),
            _tr("Prescribed medicine never counts against anyone, so days without it are not counted here."),
            _tr("Days on medicine can be counted instead. If yours is not prescribed, add those words to its name."),
        ),
        problems.CannotBeAdded: ProblemWords(
            _tr("This could not be added"),
            _tr("Nothing of it was put into your hope box. The rest is as it was."),
            _tr("Choose another file."),
        ),
        problems.CannotBeRead: ProblemWords(
            _tr("The file cannot be read"),
            _tr("It is no longer there, or may not be opened. Nothing of it was put in."),
            _tr("If it is on a stick or a phone, look whether that is connected. Then choose it again."),
        ),
        problems.NoPicture: ProblemWords(
            _tr("This is no picture that can be read here"),
            _tr("It is broken, or of another kind, such as HEIC from some phones. Nothing of it was put in."),
            _tr("Save it as JPEG or PNG on the phone or in a photo program, then add that one."),
        ),
        problems.PictureTooLarge: ProblemWords(
            _tr("This picture is too large"),
            _tr("Photos of up to 60 MB can be added. Nothing of it was put in."),
            _tr("Save a smaller copy of it, then add that one."),
        ),
        problems.NoSound: ProblemWords(
            _tr("This is no music that can be kept here"),
            _tr("It is broken, or of another kind. Nothing of it was put in."),
            _tr("MP3, OGG, Opus, M4A, FLAC and WAV can be kept. Save it as one of these, then add that one."),
        ),
        problems.SoundTooLarge: ProblemWords(
            _tr("This piece is too large"),
            _tr("Music of up to 20 MB a piece can be added. Nothing of it was put in."),
            _tr("Save it as MP3 or M4A, which take less room, then add that one."),
        ),
        problems.NoRoomForMusic: ProblemWords(
            _tr("There is no more room for music"),
            _tr("The hope box holds 100 MB of it, for every backup holds it too. What is in there is as it was."),
            _tr("Take a piece away that you hear less, then add this one. Voice notes still go in."),
        ),
        problems.InTheBoxAlready: ProblemWords(
            _tr("This is in your hope box already"),
            _tr("It is the very same, so it was not put in twice."),
            _tr("You find it among the others."),
        ),
        problems.CopyStopped: ProblemWords(
            _tr("The copy was not finished"),
            _tr("Companion was locked while it was being made, so nothing was saved. Nothing of yours is lost."),
            _tr("Unlock, and make it once more."),
        ),
        problems.Cancelled: ProblemWords(
            _tr("You stopped it"),
            _tr("Nothing was saved, and nothing of yours is lost."),
            _tr("Begin again whenever you like."),
        ),
        problems.Interrupted: ProblemWords(
            _tr("Stopped"),
            _tr("The search was stopped because something else was asked."),
            _tr("Search again."),
        ),
    }


def show_problem(parent: QWidget, problem: Exception, own_sheet: OwnSheet | None = None) -> None:
    """Say a known problem in a sheet, once while that sheet stands; anything else as our own mistake.

    `own_sheet` makes the sheet where the problem has one of its own, with ways on.
    """
    words = words_for(problem)
    if words is None:
        show_mistake(parent, error_details(problem))
        return
    window = parent.window()
    standing = window.findChildren(Sheet, "problem")
    if any(sheet.isVisible() and sheet.windowTitle() == words.title for sheet in standing):
        # Several parts may meet one full disk; hearing it from each of them helps nobody.
        return
    if own_sheet is not None:
        own_sheet(words, window).open()
        return
    sheet = _sheet_of(window, problem, words)
    close = sheet.add_button(_tr("Close"), "primary", default=True)
    close.setObjectName("problem-close")
    close.clicked.connect(sheet.accept)
    sheet.open()


def choose_again(parent: QWidget, problem: problems.KnownProblem) -> bool:
    """Say why a file cannot go where the person chose, wait, and return whether they would choose another place."""
    words = words_for(problem)
    if words is None:
        raise problem
    sheet = _sheet_of(parent.window(), problem, words)
    leave = sheet.add_button(_tr("Cancel"))
    leave.clicked.connect(sheet.reject)
    again = sheet.add_button(_tr("Choose another place"), "primary", default=True)
    again.setObjectName("choose-again")
    again.clicked.connect(sheet.accept)
    return bool(sheet.exec())


def _sheet_of(window: QWidget, problem: Exception, words: ProblemWords) -> Sheet:
    sheet = Sheet(words.title, parent=window)
    sheet.setObjectName("problem")
    sheet.body.addWidget(Text(words.sentence))
    sheet.body.addWidget(Text(words.what_to_do, "strong"))
    if isinstance(problem, problems.KnownProblem) and problem.path is not None:
        sheet.body.addWidget(PathText(str(problem.path)))
    if isinstance(problem, ContentProblem):
        # For whoever writes such files; what stands in them is nobody's own.
        said = _tr("Line {line}: {what}").format(line=problem.line, what=problem.what)
        what = Text(said, "small", "ink_soft")
        what.setObjectName("problem-what")
        sheet.body.addWidget(what)
    sheet.body.addStretch(1)
    return sheet


def show_mistake(parent: QWidget, details: str) -> None:
    """Say that something went wrong on our side, with details to copy; never two at once."""
    window = parent.window()
    if window.findChild(Sheet, "mistake") is not None:
        return
    sheet = Sheet(
        _tr("Something went wrong on our side"),
        _tr(
            "It is not your doing. What was kept is safe. You can go on; if it happens again, close and open Companion."
        ),
        parent=window,
    )
    sheet.setObjectName("mistake")
    note = _tr("For whoever mends it, these lines say where in the program it happened. They hold nothing you wrote.")
    sheet.body.addWidget(Text(note, "soft", "ink_soft"))
    lines = QPlainTextEdit(details)
    lines.setReadOnly(True)
    lines.setTabChangesFocus(True)
    lines.setVerticalScrollBar(QuietScrollBar())
    lines.setAccessibleName(_tr("Details"))
    lines.setFont(theme_of().font("small"))
    lines.setMinimumHeight(theme_of().px(110))
    lines.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    sheet.body.addWidget(lines)
    copy = sheet.add_button(_tr("Copy the details"))
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    close = sheet.add_button(_tr("Go on"), "primary", default=True)
    close.setObjectName("mistake-close")
    close.clicked.connect(sheet.accept)
    sheet.open()
