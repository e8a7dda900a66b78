"""QtTexts: Qt's own words from our catalogue. Qt ships none for Indonesian."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from kinerja_desktop.i18n import N_, _

_BUTTONS = (
    N_("OK"),
    N_("Save"),
    N_("Save All"),
    N_("Open"),
    N_("&Yes"),
    N_("Yes to &All"),
    N_("&No"),
    N_("N&o to All"),
    N_("Abort"),
    N_("Retry"),
    N_("Ignore"),
    N_("Close"),
    N_("Cancel"),
    N_("Discard"),
    N_("Help"),
    N_("Apply"),
    N_("Reset"),
    N_("Restore Defaults"),
)
_EDITING = (
    N_("&Undo"),
    N_("&Redo"),
    N_("Cu&t"),
    N_("&Copy"),
    N_("Copy &Link Location"),
    N_("&Paste"),
    N_("Delete"),
    N_("Select All"),
)
_FILES = (
    N_("&Look in:"),
    N_("Directory:"),
    N_("Folder"),
    N_("File &name:"),
    N_("Files of &type:"),
    N_("&Open"),
    N_("&Save"),
    N_("&Choose"),
    N_("Save As"),
    N_("Back"),
    N_("Forward"),
    N_("Parent Directory"),
    N_("Create New Folder"),
    N_("List View"),
    N_("Detail View"),
    N_("All Files (*)"),
    N_("All files (*)"),
    N_("Computer"),
    N_("Recent Places"),
    N_("Find Directory"),
    N_("Go back"),
    N_("Go forward"),
    N_("Go to the parent directory"),
    N_("Create a New Folder"),
    N_("Change to list view mode"),
    N_("Change to detail view mode"),
    N_("Files"),
    N_("Directories"),
    N_("Remove"),
    N_("Are you sure you want to delete '%1'?"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("&Rename"),
    N_("&Delete"),
    N_("&New Folder"),
    N_("Show &hidden files"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
)

_KINDS = (N_("Drive"), N_("Folder"), N_("File"), N_("%1 File"), N_("Unknown"))

KNOWN: dict[str, frozenset[str]] = {
    "QPlatformTheme": frozenset(_BUTTONS),
    "QDialogButtonBox": frozenset(_BUTTONS),
    "QMessageBox": frozenset((*_BUTTONS, N_("Show Details..."), N_("Hide Details..."))),
    "QLineEdit": frozenset(_EDITING),
    "QWidgetTextControl": frozenset(_EDITING),
    "QAbstractSpinBox": frozenset((N_("&Select All"), N_("&Step up"), N_("Step &down"))),
    "QFileDialog": frozenset((*_FILES, *_BUTTONS)),
    "QFileSystemModel": frozenset(_FILES),
    "QAbstractFileIconProvider": frozenset(_KINDS),
    "QSidebar": frozenset(_FILES),
}


class QtTexts(QTranslator):
    """Answers for the contexts above, and leaves every other text to Qt."""

    def translate(
        self,
        context: str,
        source_text: str,
        disambiguation: str | None = None,  # noqa: ARG002 - Qt's signature
        n: int = -1,  # noqa: ARG002
    ) -> str | None:
        if source_text not in KNOWN.get(context, ()):
            return None
        found = _(source_text)
        return None if found == source_text else found

    def isEmpty(self) -> bool:
        return False
