"""Limits for a process that reads what could not be measured: memory, and no traces."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys

if sys.platform != "win32":
    import resource

_STANDARD_ERROR = 2
_EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
_PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
_NO_BOXES = 0x1 | 0x2  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX


class JobLimits(ctypes.Structure):
    """JOBOBJECT_EXTENDED_LIMIT_INFORMATION of Windows."""

    _fields_ = (
        ("process_time", ctypes.c_int64),
        ("job_time", ctypes.c_int64),
        ("flags", ctypes.c_uint32),
        ("least_working_set", ctypes.c_size_t),
        ("most_working_set", ctypes.c_size_t),
        ("processes", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority", ctypes.c_uint32),
        ("scheduling", ctypes.c_uint32),
        ("transfers", ctypes.c_uint64 * 6),
        ("process_memory", ctypes.c_size_t),
        ("job_memory", ctypes.c_size_t),
        ("peak_process_memory", ctypes.c_size_t),
        ("peak_job_memory", ctypes.c_size_t),
    )


def confine(most_bytes: int) -> None:
    """Let this process have no more memory than that where the system allows it.

    What a library writes while it dies is nobody's business and goes nowhere.
    """
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), _STANDARD_ERROR)
    if sys.platform == "win32":
        _confine_on_windows(most_bytes)
    else:
        # macOS refuses the first of them.
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most_bytes))
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if sys.platform == "win32":

    def _confine_on_windows(most_bytes: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = ctypes.c_void_p
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetErrorMode(_NO_BOXES)
        limits = JobLimits(flags=_PROCESS_MEMORY, process_memory=most_bytes)
        job = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
        pointer = ctypes.byref(limits)
        kernel.SetInformationJobObject(job, _EXTENDED_LIMITS, pointer, ctypes.sizeof(limits))
        kernel.AssignProcessToJobObject(job, ctypes.c_void_p(kernel.GetCurrentProcess()))
