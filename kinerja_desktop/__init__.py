"""Kinerja Desktop: offline appraisal for supervisors in Indonesian government offices."""

__version__ = "0.1.0"
