"""The one generated stylesheet, for stock Qt widgets, and the indicator pictures it points to.

Our own widgets paint themselves; what is styled here are inputs, lists, menus, scroll bars and
the parts of Qt's dialogs. Properties: `kind` (primary tonal default plain link danger) on
buttons, `error`, `dense`, `large` on inputs, `card` on frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kinerja_desktop.ui.theme.icons import icon_svg
from kinerja_desktop.ui.theme.tokens import SCHEMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_BOX = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="0 0 18 18">'
    '<rect x="{inset}" y="{inset}" width="{side}" height="{side}" rx="{radius}" fill="{fill}" '
    'stroke="{edge}" stroke-width="{stroke}"/>{mark}</svg>'
)
_CHECK = (
    '<path d="M5 9.2 7.8 12 13 6.4" fill="none" stroke="{on}" stroke-width="1.8" '
    'stroke-linecap="round" stroke-linejoin="round"/>'
)
_DASH = '<path d="M5.2 9h7.6" stroke="{on}" stroke-width="1.8" stroke-linecap="round"/>'
_DOT = '<circle cx="9" cy="9" r="3.2" fill="{on}"/>'
_MARKS = {"check": _CHECK, "partial": _DASH, "radio": _DOT}
_ARROWS = {
    "down": ("chevron-down", "text-2"),
    "up": ("chevron-up", "text-2"),
    "left": ("chevron-left", "text-2"),
    "right": ("chevron-right", "text-2"),
    "calendar": ("calendar", "text-2"),
    "clock": ("clock", "text-2"),
    "menu_check": ("check", "primary"),
}

_INPUTS = "QLineEdit,QComboBox,QDateEdit,QTimeEdit,QSpinBox,QDoubleSpinBox,QPlainTextEdit,QTextEdit"

_TEMPLATE = """
{inputs}{{border:1px solid [border-input];border-bottom-color:[border-strong];border-radius:6px;
background:[surface];color:[text];selection-background-color:[selection];
selection-color:[text];placeholder-text-color:[text-3]}}
QLineEdit,QComboBox,QDateEdit,QTimeEdit,QSpinBox,QDoubleSpinBox
{{min-height:{field}px;max-height:{field}px;padding:0 8px}}
QPlainTextEdit,QTextEdit{{padding:5px 4px}}
{inputs_disabled}{{background:[surface-2];border-color:[border];color:[text-disabled]}}
{inputs_readonly}{{background:[surface-2];border-color:[border];color:[text]}}
{inputs_error}{{border-color:[danger]}}
{inputs_focus}{{border:2px solid [focus]}}
QLineEdit:focus,QComboBox:focus,QDateEdit:focus,QTimeEdit:focus,QSpinBox:focus,QDoubleSpinBox:focus
{{min-height:{field_focus}px;max-height:{field_focus}px;padding:0 7px}}
QPlainTextEdit:focus,QTextEdit:focus{{padding:4px 3px}}
{inputs_dense}{{min-height:{dense}px;max-height:{dense}px;font-size:{small}px}}
{inputs_dense_focus}{{min-height:{dense_focus}px;max-height:{dense_focus}px;font-size:{small}px}}
{inputs_large}{{min-height:{large}px;max-height:{large}px}}
{inputs_large_focus}{{min-height:{large_focus}px;max-height:{large_focus}px}}
QLineEdit{{lineedit-password-character:8226}}
QLineEdit[bare="true"]{{border:none;background:transparent;padding:0}}
QDateEdit,QDateEdit:focus,QTimeEdit,QTimeEdit:focus{{padding-right:4px}}
QComboBox{{padding:0 4px 0 10px}}
QComboBox:focus{{padding:0 3px 0 9px}}
QComboBox::drop-down,QDateEdit::drop-down,QTimeEdit::drop-down
{{border:none;width:26px;subcontrol-origin:border;subcontrol-position:center right}}
QComboBox::down-arrow{{image:url("{dir}/down.svg");width:16px;height:16px}}
QDateEdit::down-arrow{{image:url("{dir}/calendar.svg");width:16px;height:16px}}
QSpinBox::up-button,QSpinBox::down-button,QDoubleSpinBox::up-button,QDoubleSpinBox::down-button,
QTimeEdit::up-button,QTimeEdit::down-button{{subcontrol-origin:border;width:22px;border:none}}
QSpinBox::up-arrow,QDoubleSpinBox::up-arrow{{image:url("{dir}/up.svg");width:12px;height:12px}}
QSpinBox::down-arrow,QDoubleSpinBox::down-arrow
{{image:url("{dir}/down.svg");width:12px;height:12px}}
QComboBox{{combobox-popup:0}}
QComboBox QAbstractItemView,QCompleter QAbstractItemView,.QListView
{{background:[surface];border:1px solid [border-input];border-radius:6px;padding:4px;outline:0;
selection-background-color:[primary-soft];selection-color:[on-primary-soft]}}
QComboBox QAbstractItemView::item{{min-height:{item}px;padding:0 8px;border-radius:4px}}
QComboBox QAbstractItemView::item:selected{{background:[primary-soft];color:[on-primary-soft]}}
QCheckBox,QRadioButton{{spacing:8px}}
QCheckBox::indicator,QRadioButton::indicator,QTableView::indicator,QListView::indicator,
QTreeView::indicator{{width:18px;height:18px}}
.QPushButton{{min-height:{field}px}}
QPushButton{{padding:0 12px;border:1px solid [border-input];
border-radius:6px;background:[surface];color:[text];font-weight:500}}
QPushButton:hover{{background:[hover]}}
QPushButton:pressed{{background:[pressed]}}
QPushButton:default,QPushButton[kind="primary"]{{background:[primary];color:[on-primary];
border-color:[primary];font-weight:600}}
QPushButton:default:hover,QPushButton[kind="primary"]:hover{{background:[primary-hover]}}
QPushButton:default:pressed,QPushButton[kind="primary"]:pressed{{background:[primary-pressed]}}
QPushButton[kind="tonal"]{{background:[primary-soft];color:[on-primary-soft];
border-color:[tonal-border];font-weight:600}}
QPushButton[kind="plain"]{{background:transparent;border-color:transparent;color:[text-2];
padding:0 8px}}
QPushButton[kind="link"]{{background:transparent;border:none;color:[primary];padding:0}}
QPushButton[kind="danger"]{{color:[danger]}}
QPushButton:disabled{{background:[surface-2];color:[text-disabled];border-color:[border]}}
QPushButton:focus{{border:2px solid [focus];padding:0 11px}}
QFrame[card="true"]{{background:[surface];border:1px solid [border];border-radius:8px}}
QListView,QTableView,QTreeView{{background:transparent;border:none;outline:0;
selection-background-color:[primary-soft];selection-color:[text]}}
QHeaderView,QHeaderView::section{{background:[surface];color:[text-3];border:none;font-weight:500;
font-size:{caption}px}}
QHeaderView::section{{padding:0 8px;border-bottom:1px solid [border]}}
QTableCornerButton::section{{background:[surface];border:none}}
QFileDialog{{min-width:760px;min-height:460px}}
QSidebar{{min-width:132px}}
QScrollArea,QAbstractScrollArea[bare="true"]{{background:transparent;border:none}}
QScrollBar:vertical{{width:6px;background:transparent;margin:0}}
QScrollBar:horizontal{{height:6px;background:transparent;margin:0}}
QScrollBar::handle{{background:[border-input];border-radius:2px}}
QScrollBar::handle:vertical{{min-height:28px;margin:0 1px}}
QScrollBar::handle:horizontal{{min-width:28px;margin:1px 0}}
QScrollBar::handle:hover{{background:[border-strong]}}
QScrollBar::add-line,QScrollBar::sub-line{{width:0;height:0}}
QScrollBar::add-page,QScrollBar::sub-page{{background:transparent}}
QToolTip{{background:[surface];color:[text];border:1px solid [border-input];padding:5px 8px;
font-size:{small}px}}
QMenu{{background:[surface];border:1px solid [border-input];padding:4px}}
QMenu::item{{padding:0 20px 0 10px;min-height:{item}px;border-radius:4px;color:[text]}}
QMenu::item:selected{{background:[hover]}}
QMenu::item:disabled{{color:[text-disabled]}}
QMenu::icon{{padding-left:8px}}
QMenu::separator{{height:1px;background:[border];margin:4px 8px}}
QMenu::indicator{{width:16px;height:16px;left:8px}}
QMenu::indicator:checked{{image:url("{dir}/menu_check.svg")}}
QProgressBar{{border:none;background:[surface-2];border-radius:3px;max-height:6px;min-height:6px}}
QProgressBar::chunk{{background:[primary];border-radius:3px}}
QCalendarWidget QWidget#qt_calendar_navigationbar{{background:[surface]}}
QCalendarWidget QToolButton{{background:transparent;border:none;border-radius:6px;
padding:4px 8px;color:[text];font-weight:600}}
QCalendarWidget QToolButton:hover{{background:[hover]}}
QCalendarWidget QToolButton::menu-indicator{{image:none}}
QCalendarWidget QToolButton#qt_calendar_prevmonth{{qproperty-icon:url("{dir}/left.svg")}}
QCalendarWidget QToolButton#qt_calendar_nextmonth{{qproperty-icon:url("{dir}/right.svg")}}
QCalendarWidget QAbstractItemView{{background:[surface];border-top:1px solid [border];
selection-background-color:[primary];selection-color:[on-primary]}}
"""


def _indicator(kind: str, state: str, tokens: Mapping[str, str]) -> str:
    is_on = kind == "partial" or state.startswith("on")
    is_off_duty = state.endswith("disabled")
    is_focused = state.endswith("focus")
    stroke = 2.0 if is_focused else 1.0
    fill = tokens["primary"] if is_on else tokens["surface"]
    edge = tokens["primary"] if is_on else tokens["border-strong"]
    if is_off_duty:
        fill, edge = tokens["surface-2"], tokens["border-input"]
    if is_focused:
        edge = tokens["focus"]
    mark = tokens["text-disabled"] if is_off_duty else tokens["on-primary"]
    side = 18 - stroke
    return _BOX.format(
        inset=stroke / 2,
        side=side,
        radius=side / 2 if kind == "radio" else 4,
        fill=fill,
        edge=edge,
        stroke=stroke,
        mark=_MARKS[kind].format(on=mark) if is_on else "",
    )


def write_indicators(scheme: str, folder: Path) -> Path:
    """Write the indicator pictures of a scheme where they are missing; return their folder."""
    tokens = SCHEMES[scheme]
    target = folder / f"indicators-{scheme}"
    target.mkdir(parents=True, exist_ok=True)
    wanted = {name: icon_svg(icon, tokens[token]) for name, (icon, token) in _ARROWS.items()}
    for kind in ("check", "radio", "partial"):
        for state in ("off", "on", "off_disabled", "on_disabled", "off_focus", "on_focus"):
            wanted[f"{kind}_{state}"] = _indicator(kind, state, tokens)
    for name, text in wanted.items():
        file = target / f"{name}.svg"
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")
    return target


def _indicator_rules(folder: str) -> str:
    rules = []
    for widget, kind in (
        ("QCheckBox", "check"),
        ("QRadioButton", "radio"),
        ("QTableView", "check"),
        ("QListView", "check"),
        ("QTreeView", "check"),
    ):
        for selector, state in (
            ("", "off"),
            (":checked", "on"),
            (":disabled", "off_disabled"),
            (":checked:disabled", "on_disabled"),
            (":unchecked:focus", "off_focus"),
            (":checked:focus", "on_focus"),
        ):
            picture = f'{{image:url("{folder}/{kind}_{state}.svg")}}'
            rules.append(f"{widget}::indicator{selector}{picture}")
    partial = f'{{image:url("{folder}/partial_on.svg")}}'
    rules.append(f"QCheckBox::indicator:indeterminate{partial}")
    return "\n".join(rules)


def _each(suffix: str, kinds: str = _INPUTS) -> str:
    return ",".join(f"{kind}{suffix}" for kind in kinds.split(","))


def make_stylesheet(scheme: str, scale: float, indicators: Path, *, touch: bool = False) -> str:
    """Return the stylesheet of a scheme at a text size; `indicators` is their folder."""
    folder = indicators.as_posix()
    control = round((40 if touch else 32) * scale)
    dense = round((36 if touch else 28) * scale)
    large = round((44 if touch else 36) * scale)
    flat = ",".join(k for k in _INPUTS.split(",") if k not in {"QPlainTextEdit", "QTextEdit"})
    text = _TEMPLATE.format(
        inputs=_INPUTS,
        inputs_disabled=_each(":disabled"),
        inputs_readonly=_each(":read-only", "QLineEdit,QPlainTextEdit,QTextEdit"),
        inputs_error=_each('[error="true"]'),
        inputs_focus=_each(":focus"),
        inputs_dense=_each('[dense="true"]', flat),
        inputs_large=_each('[large="true"]', flat),
        inputs_large_focus=_each('[large="true"]:focus', flat),
        inputs_dense_focus=_each('[dense="true"]:focus', flat),
        field=control - 2,
        field_focus=control - 4,
        dense=dense - 2,
        dense_focus=dense - 4,
        large=large - 2,
        large_focus=large - 4,
        item=round((36 if touch else 28) * scale),
        small=round(13 * scale),
        caption=round(12 * scale),
        dir=folder,
    )
    for token, color in SCHEMES[scheme].items():
        text = text.replace(f"[{token}]", color)
    return text + _indicator_rules(folder)
