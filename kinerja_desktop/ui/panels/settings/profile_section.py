"""ProfileSection: the appraiser, the superior, the office; printed on every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from kinerja_desktop.core.staff import Official, OfficialRole, Profile
from kinerja_desktop.errors import InvalidError
from kinerja_desktop.i18n import N_, _
from kinerja_desktop.ui.dialogs.first_start_profile import OWN_LINES, SUPERIOR_LINES, PersonForm
from kinerja_desktop.ui.editing import SAVE_AFTER_MS
from kinerja_desktop.ui.panels.settings.section import Desk, Section
from kinerja_desktop.ui.panels.settings.setting_rows import PlaceRow
from kinerja_desktop.ui.widgets.buttons import make_button
from kinerja_desktop.ui.widgets.layouts import row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kinerja_desktop.errors import Cancelled, KinerjaError

KEYS = ("front_title", "name", "back_title", "nip", "grade", "position", "unit")


class ProfileSection(Section):
    KEY = "profile"
    TITLE = N_("Profile")
    ICON = "user"
    CAPTION = N_("name, unit, superior")

    def __init__(self, desk: Desk, *, parent: QWidget) -> None:
        super().__init__(desk, parent=parent)
        theme = self.theme
        self._stored = _empty()
        self.own = PersonForm(theme, _("You, the appraiser"), OWN_LINES, parent=self)
        self.superior = PersonForm(theme, _("Your superior"), SUPERIOR_LINES, parent=self)
        self.save = make_button(
            theme, _("Save profile"), kind="primary", on_click=self._on_save_wanted, parent=self
        )
        self.save.setEnabled(False)
        self.body.addWidget(self.own)
        self.body.addWidget(self.superior)
        self.logo = PlaceRow(desk, "logo_file", icon="image", is_file=True)
        self.add_group(self.logo)
        self.body.addLayout(row(None, self.save))
        for form in (self.own, self.superior):
            form.edited.connect(self._on_edited)
        self._keeping = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._keeping.timeout.connect(self._keep)

    def look(self) -> None:
        services = self.desk.services
        self.desk.page.run(
            lambda _progress: (services.profile.load(), services.resuming.profile()),
            lambda found: self._show(*found),
        )

    def leave(self) -> None:
        if self._is_changed():
            self._on_save_wanted()

    def written(self) -> Profile:
        """Return the profile as the fields have it."""
        return Profile(
            appraiser=self.own.official(OfficialRole.APPRAISER),
            reviewer=self.superior.official(OfficialRole.REVIEWER),
            agency=self.own.text("agency"),
            place=self.own.text("place"),
        )

    def _show(self, profile: Profile | None, unsaved: Profile | None) -> None:
        """Show what is stored, and over it what was typed when the program was killed."""
        if self._is_changed():
            return
        self._fill(profile or _empty())
        self._stored = self.written()
        if unsaved is not None:
            self._fill(unsaved)
        self.save.setEnabled(self._is_changed())

    def _fill(self, found: Profile) -> None:
        for form, official in ((self.own, found.appraiser), (self.superior, found.reviewer)):
            for key in KEYS:
                form.set_text(key, str(getattr(official, key)))
        self.own.set_text("agency", found.agency or found.appraiser.agency)
        self.own.set_text("place", found.place)

    def _keep(self) -> None:
        """Keep what is typed, should the program be killed before it is saved."""
        profile = self.written() if self._is_changed() else None
        self.desk.page.run(
            lambda _progress: self.desk.services.resuming.keep_profile(profile),
            on_error=lambda _error: None,  # saving the profile itself tells of a full disk
        )

    def _is_changed(self) -> bool:
        return self.written() != self._stored

    def _on_edited(self) -> None:
        self.save.setEnabled(self._is_changed())
        if not self._keeping.isActive():
            self._keeping.start()

    def _on_save_wanted(self) -> None:
        profile = self.written()
        self.own.clear_errors()
        self.superior.clear_errors()
        self.desk.page.run(
            lambda _progress: self.desk.services.profile.save(profile),
            lambda _none: self._on_saved(profile),
            on_error=self._on_refused,
        )

    def _on_saved(self, profile: Profile) -> None:
        self._stored = profile
        self.save.setEnabled(self._is_changed())
        self._keep()
        self.desk.page.say(_("Profile saved"))

    def _on_refused(self, error: KinerjaError | Cancelled) -> None:
        if not isinstance(error, InvalidError):
            self.desk.page.notices.show_error(error)
            return
        for role, form in (("reviewer", self.superior), ("appraiser", self.own)):
            words = {
                key.partition(".")[2]: text
                for key, text in error.fields.items()
                if key.startswith(f"{role}.")
            }
            form.show_errors(words)


def _empty() -> Profile:
    return Profile(
        appraiser=Official(role=OfficialRole.APPRAISER, name=""),
        reviewer=Official(role=OfficialRole.REVIEWER, name=""),
    )
