from __future__ import annotations

from datetime import date

import pytest

from kinerja_desktop.core.staff import Employee, Employment, Sex


@pytest.fixture
def crowd() -> tuple[Employee, ...]:
    """Return people whose cells are as hard to carry through a file as any."""
    values = (
        {"name": "=cmd|' /C calc'!A0", "nip": "198503122010012001", "position": "+1", "unit": "@A"},
        {"name": "'Aisyah", "unit": "'=1+1", "birth_date": date(1990, 1, 1), "status": "-2"},
        {
            "name": "Dedi Misalkan",
            "nip": "199207182022211005",
            "grade": "IX",
            "employment": Employment.PPPK,
            "unit": "3 Desember",
            "position": "1. Kepala",
        },
        {"name": "Tanpa Apa Apa", "unit": "Umum"},
        {"name": "Polisi Contoh", "other_number": "87654321", "employment": Employment.OTHER},
        {"name": "Nomor Aneh", "other_number": "X-12", "unit": "-"},
        {"name": "Dr. Budi, S.E.", "nip": "199001012015031002"},
        {"name": "Koma, a;b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q,r", "nip": "199001012015031003"},
        {"name": "_x0041_ <&>", "nip": "199001012015031004", "grade": "III/c", "sex": Sex.MALE},
        {"name": "0011", "birth_date": date(1970, 12, 31), "agency": "null"},
        {
            "name": "Tanpa\u200bjarak",
            "nip": "199001012015031005",
            "position": '"Dua";\nbaris',
        },
        {
            "name": "SITI RAHMA",
            "front_title": "Dr.",
            "back_title": "S.E.,M.M.",
            "nip": "199001012015031006",
            "other_number": "12345678",
        },
    )
    return tuple(Employee(id=place, **value) for place, value in enumerate(values, start=1))  # type: ignore[arg-type]
