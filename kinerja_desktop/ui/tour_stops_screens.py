"""Stops of the tour outside the shell: first start, lock, closing, the talk, the components."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kinerja_desktop.core.discussion import STEPS, AgendaStep
from kinerja_desktop.core.staff import Official
from kinerja_desktop.i18n import _, clock, long_date
from kinerja_desktop.services.verifying import check_file
from kinerja_desktop.ui.dialogs.choose_backup import BackupWords, ChooseBackupDialog
from kinerja_desktop.ui.dialogs.closing import ClosingCover
from kinerja_desktop.ui.dialogs.first_start import DATA, READY, SECURITY, FirstStartScreen
from kinerja_desktop.ui.dialogs.first_start_profile import PersonForm
from kinerja_desktop.ui.dialogs.first_start_security import SecurityCalls
from kinerja_desktop.ui.dialogs.unlock import UnlockCalls, UnlockFacts, UnlockScreen
from kinerja_desktop.ui.dialogs.verify import VerifyDialog
from kinerja_desktop.ui.discussion_window import DiscussionWindow, TalkCalls
from kinerja_desktop.ui.gallery import Gallery
from kinerja_desktop.ui.panels.verifying.verify_panel import VerifyPanel
from kinerja_desktop.ui.tour_ground import Stop, TourGround, settle

if TYPE_CHECKING:
    from collections.abc import Callable

TYPED = "kertas payung delima senja"
# Seconds of the talk at the steps whose pictures the designs show.
SECONDS = {AgendaStep.ACTIONS: 31 * 60 + 20, AgendaStep.SIGNING: 41 * 60 + 5}


# First start and lock.


def _write(form: PersonForm, official: Official) -> None:
    for key in form.fields:
        form.set_text(key, str(getattr(official, key, "")))


def _start(place: int) -> Callable[..., None]:
    """Return a visit of a step of the first start, filled in."""

    def visit(ground: TourGround) -> None:
        groups = ground.material.recovery_groups
        calls = SecurityCalls(
            protect=lambda _passphrase: groups,
            save_sheet=lambda _path, _words: None,
            print_sheet=lambda _words, _parent: True,
        )
        today = ground.services.clock().date()
        screen = FirstStartScreen(ground.theme, ground.frame.runner, calls, today=today)
        profile = ground.services.profile.load()
        if profile is not None:
            _write(screen.profile_step.own, profile.appraiser)
            _write(screen.profile_step.superior, profile.reviewer)
            screen.profile_step.own.set_text("place", profile.place)
        ground.cover(screen)
        step = screen.security_step
        for control in (step.passphrase, step.repeated):
            control.setText(TYPED)
        step.passphrase.eye.setChecked(True)
        step.print_button.click()
        for answer, number in zip(step.answers, step.wanted, strict=True):
            answer.setText(groups[number - 1])
        screen.show_step(place)

    return visit


def _locked(ground: TourGround) -> UnlockScreen:
    profile = ground.services.profile.load()
    calls = UnlockCalls(
        unlock=lambda _text: None, unlock_with_recovery=lambda _code: None, waiting_s=lambda _n: 0
    )
    facts = UnlockFacts(
        period=ground.period.name,
        name=profile.appraiser.display_name if profile is not None else "",
        position=profile.appraiser.position if profile is not None else "",
        locked_at=clock(ground.services.clock().time()),
    )
    screen = UnlockScreen(ground.theme, ground.frame.runner, calls, facts=facts)
    screen.passphrase.setText(TYPED)
    return ground.cover(screen)


def _locked_alone(ground: TourGround) -> None:
    _locked(ground)


def _by_recovery(ground: TourGround) -> None:
    screen = _locked(ground)
    screen.other_way.click()


def _restoring(ground: TourGround) -> None:
    words = tuple(
        BackupWords(
            backup=backup,
            when=f"{long_date(backup.made_at.date())}, {clock(backup.made_at.time())}",
            line=_("{people} people, {notes} notes").format(
                people=backup.counts["employees"], notes=backup.counts["observations"]
            ),
        )
        for backup in ground.services.backups.list()
    )
    ChooseBackupDialog(ground.theme, words, parent=_locked(ground)).open()


def _verifying(ground: TourGround) -> None:
    panel = VerifyPanel(ground.frame, check_file)
    VerifyDialog(ground.theme, panel, parent=_locked(ground)).open()
    settle()
    panel.check_files(list(ground.material.documents[:1]))


def _closing(ground: TourGround) -> None:
    ground.cover(ClosingCover(ground.theme))


def _gallery(ground: TourGround) -> None:
    gallery = ground.cover(Gallery(ground.theme))
    gallery.rating.setFocus()


# The talk.


def _talk(step: AgendaStep) -> Callable[..., None]:
    """Return a visit of the shared screen at a step; nothing of it is stored."""

    def visit(ground: TourGround) -> None:
        talk = ground.material.talk
        place = STEPS.index(step)
        elapsed = SECONDS.get(step, 60 * (2 + 6 * place))
        state = replace(talk.state, step=step, elapsed_s=elapsed)
        calls = TalkCalls(
            save=lambda _state: None, finish=lambda _state: None, now=ground.services.clock
        )
        window = DiscussionWindow(
            replace(talk, state=state), ground.frame.runner, calls, look=ground.theme.look
        )
        window.clock.set_paused(True)
        ground.cover(window)

    return visit


def _talk_stop(name: str, step: AgendaStep) -> Stop:
    return Stop(name=name, visit=_talk(step), is_always_light=True)


SCREEN_STOPS = (
    Stop(name="mulai-kenalan", visit=_start(0)),
    Stop(name="12-mulai", visit=_start(SECURITY)),
    Stop(name="mulai-data", visit=_start(DATA)),
    Stop(name="mulai-siap", visit=_start(READY)),
    Stop(name="11-kunci", visit=_locked_alone),
    Stop(name="kunci-lembar-pemulihan", visit=_by_recovery),
    Stop(name="kunci-pulihkan", visit=_restoring),
    Stop(name="kunci-periksa-pdf", visit=_verifying),
    Stop(name="menutup", visit=_closing),
    Stop(name="40-komponen", visit=_gallery),
    _talk_stop("diskusi-1-pembukaan", AgendaStep.OPENING),
    _talk_stop("diskusi-2-cerita", AgendaStep.STORY),
    _talk_stop("diskusi-3-kekuatan", AgendaStep.STRENGTHS),
    _talk_stop("diskusi-4-pengembangan", AgendaStep.GROWTH),
    _talk_stop("07-diskusi", AgendaStep.ACTIONS),
    _talk_stop("diskusi-6-komentar", AgendaStep.COMMENT),
    _talk_stop("08-tanda-tangan", AgendaStep.SIGNING),
)
