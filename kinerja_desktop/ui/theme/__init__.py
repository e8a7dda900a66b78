"""The look: tokens, palette, stylesheet, icons, and the Theme that hands them out.

    theme = Theme(Look(scheme="light"), parent=app)
    theme.apply(app)

Every widget takes the theme as its first argument.
"""

from __future__ import annotations
