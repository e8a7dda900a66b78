"""Colours, type and measures of the look. No other module holds a colour literal.

Colours are `#RRGGBB` (`#AARRGGBB` for the two translucent ones); sizes are logical pixels.
"""

from __future__ import annotations

_NAMES_LIGHT_DARK = """
nav #ECEFF4 #0E1318
bg #F6F7FA #141A21
surface #FFFFFF #1C242D
surface-2 #F1F3F7 #252E39
hover #E9EDF3 #2A3441
pressed #DFE5ED #323E4D
border #DFE4EB #2C3743
border-input #C9D1DB #45525F
border-strong #758195 #7F8DA0
text #18202B #E8EDF3
text-2 #465263 #B8C3D0
text-3 #5F6B7C #99A6B6
text-disabled #98A3B1 #5E6B7C
primary #1A5CAD #7AB1F2
primary-hover #164E94 #93C1F6
primary-pressed #113E77 #AFD1F9
on-primary #FFFFFF #0A2239
primary-soft #E1ECF9 #1F3A5A
on-primary-soft #12437F #CFE4FC
tonal-border #C6DBF3 #2B4B70
focus #0B4F9E #A9D2FA
selection #CFE2F8 #28496B
info #1A5CAD #7AB1F2
info-soft #EAF2FB #1B2F46
success #1A6B4A #74D3A7
success-soft #E0F3E9 #17372A
warn #8A5300 #F2BC62
warn-soft #FFF2DA #3B2E14
danger #B3261E #FF9D92
danger-soft #FCE9E7 #45221F
val-plus #1F6FC0 #74B3F0
val-zero #66727F #98A5B5
val-minus #A94D06 #F0A562
val-plus-soft #E1EEFB #1E3650
val-zero-soft #EDF0F4 #2A3440
val-minus-soft #FDEEDD #42301C
seq-0 #F0F3F7 #232C36
seq-1 #D3E4F7 #223F5F
seq-2 #9CC3EC #2E6AA6
seq-3 #3273BD #62A5E6
seq-4 #17518F #BBDCFB
on-seq-0 #5F6B7C #99A6B6
on-seq-1 #18202B #E8EDF3
on-seq-2 #18202B #FFFFFF
on-seq-3 #FFFFFF #0A2239
on-seq-4 #FFFFFF #0A2239
scrim #5C18202B #99000000
shadow #14000000 #52000000
paper #FFFFFF #FFFFFF
ink #18202B #18202B
"""

_ROWS = [line.split() for line in _NAMES_LIGHT_DARK.strip().splitlines()]
LIGHT = {name: light for name, light, _ in _ROWS}
DARK = {name: dark for name, _, dark in _ROWS}
SCHEMES = {"light": LIGHT, "dark": DARK}

# name: size, line height, weight. A style may be asked for with another weight: "small/600".
TYPE = {
    "display": (28, 36, 600),
    "title": (20, 28, 600),
    "heading": (16, 24, 600),
    "strong": (14, 20, 600),
    "medium": (14, 20, 500),
    "body": (14, 20, 400),
    "small": (13, 18, 400),
    "caption": (12, 16, 400),
    "micro": (11, 14, 500),
    "talk-title": (26, 34, 600),
    "talk-heading": (22, 28, 600),
    "talk": (18, 26, 400),
    "talk-small": (16, 24, 400),
    "talk-caption": (15, 20, 500),
}
SCALES = (1.0, 1.15, 1.3, 1.5, 2.0)

FAMILY = "Inter"
EASY_FAMILY = "Atkinson Hyperlegible Next"

RADIUS_CELL, RADIUS_CHECK, RADIUS_CONTROL, RADIUS_CARD, RADIUS_DIALOG = 3, 4, 6, 8, 12
CONTROL, CONTROL_SMALL, CONTROL_LARGE, CONTROL_TOUCH = 32, 28, 36, 40
PAGE_MARGIN, CARD_GAP, CARD_PADDING, DETAIL_PADDING, BUTTON_GAP = 24, 12, 16, 20, 8
