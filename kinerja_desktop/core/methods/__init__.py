"""The registered appraisal methods."""

from __future__ import annotations

from kinerja_desktop.core.methods import permenpanrb_6_2022, weighted_indicators
from kinerja_desktop.core.methods.method import Method

METHODS: dict[str, Method] = {
    method.key: method for method in (permenpanrb_6_2022.METHOD, weighted_indicators.METHOD)
}
