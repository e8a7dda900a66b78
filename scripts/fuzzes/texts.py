"""Texts that might be staff lists: tables of people with faults, in every encoding, and rubbish."""

from __future__ import annotations

from random import Random

HEADS = (
    "NIP;Nama;Unit Kerja;Golongan;Tanggal Lahir;Jabatan;NO;NIP BARU;Nama Lengkap;OPD;JK;Status;"
    "N I P;NAMA / NIP;Gelar Depan;Gelar Belakang;Pangkat/Gol;TMT;Email;;NIK;KETERANGAN"
).split(";")
ODD = (
    "",
    " ",
    "-",
    "null",
    "#N/A",
    "=1+1",
    "'",
    '"',
    "\ufeff",
    "\u200b",
    "\u0000",
    "\r",
    "\n",
    "é",
)
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850", "utf-32")
MARKS = (
    b"",
    b"\xef\xbb\xbf",
    b"\xff\xfe",
    b"\xfe\xff",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"sep=;\n",
)
ENDS = ("</tr>", "</tr>", "</tr>", "</tr>", "")
TAGS = ("table", "tr", "td", "th", "br", "p", "div", "script", "style", "b", "html", "body", "!--")


def nip(rng: Random) -> str:
    """Return a NIP, most often a right one."""
    year, month, day = rng.randint(1955, 2005), rng.randint(1, 12), rng.randint(1, 28)
    whole = f"{year}{month:02}{day:02}{rng.randint(2000, 2024)}{rng.randint(1, 12):02}"
    whole += f"{rng.randint(1, 2)}{rng.randint(1, 999):03}"
    damage = rng.random()
    if damage < 0.75:
        return whole
    if damage < 0.8:
        return f"{float(whole):.5E}".replace(".", ",")
    return rng.choice((whole[:-1], whole[:8], f"'{whole}", f"{whole[:8]} {whole[8:]}", "", "x"))


def cell(rng: Random, head: str) -> str:
    if "NIP" in head or "N I P" in head:
        return nip(rng)
    if rng.random() < 0.1:
        return rng.choice(ODD) * rng.randint(1, 3)
    return rng.choice((f"Orang {rng.randint(1, 999)}", "III/c", "31-12-1985", "L", "Dinas A, B; C"))


def grid(rng: Random, most_rows: int = 40) -> list[list[str]]:
    """Return a table of people, most often with a heading."""
    heads = rng.sample(HEADS, rng.randint(1, 8))
    if rng.random() < 0.8:
        heads = ["NIP", "Nama", *heads]
        rng.shuffle(heads)
    titles = [[rng.choice(ODD) or "DAFTAR PEGAWAI"] for _ in range(rng.randint(0, 4))]
    people = [[cell(rng, head) for head in heads] for _ in range(rng.randint(0, most_rows))]
    for _ in range(rng.randint(0, 2)):
        people.insert(rng.randint(0, len(people)), [])
    return [*titles, heads, *people]


def delimited(rng: Random) -> bytes:
    """Return a table with one delimiter or several, quoted or not, in some encoding."""
    delimiter = rng.choice(";\t,|")
    lines = []
    for row in grid(rng):
        mixed = rng.choice(";\t,|") if rng.random() < 0.02 else delimiter
        quoted = [f'"{text}"' if rng.random() < 0.2 else text for text in row]
        lines.append(mixed.join(quoted))
    text = rng.choice(("\n", "\r\n", "\r")).join(lines)
    return encoded(rng, text)


def encoded(rng: Random, text: str) -> bytes:
    """Return the text as some program may write it, now and then with another's mark."""
    codec = rng.choice(CODECS) if rng.random() < 0.4 else "utf-8"
    data = text.encode(codec, "replace")
    return rng.choice(MARKS) + data if rng.random() < 0.15 else data


def page(rng: Random) -> bytes:
    """Return a web page with a table, more or less well-formed."""
    lines = ("".join(_page_cell(rng, text) for text in row) for row in grid(rng))
    rows = "".join(f"<tr>{line}{rng.choice(ENDS)}" for line in lines)
    text = f"<html><body><table>{rows}</table></body></html>"
    for _ in range(rng.randint(0, 4)):
        place = rng.randint(0, len(text))
        tag = f"<{rng.choice(('', '/'))}{rng.choice(TAGS)}>"
        text = text[:place] + rng.choice((tag, tag * 200, "<", "&amp;", "&#x0;")) + text[place:]
    return encoded(rng, text)


def _page_cell(rng: Random, text: str) -> str:
    spans = ("", "", "", ' colspan="2"', ' rowspan="3"', ' colspan="99999999"', " rowspan=-1")
    return f"<td{rng.choice(spans)}>{text}</td>"


def rubbish(rng: Random) -> bytes:
    """Return random bytes, often with the mark of a format before them."""
    return rng.choice(MARKS) + rng.randbytes(rng.randint(0, 5000))


def long_list(rng: Random) -> bytes:
    """Return 60,000 people or rows of one word."""
    if rng.random() < 0.5:
        return b"NIP;Nama\n" + b"x\n" * 60_000
    head = "NIP;Nama;Unit Kerja\n"
    return (head + "".join(f"{nip(rng)};Orang {n};Dinas\n" for n in range(60_000))).encode()


def wide_list(rng: Random) -> bytes:
    """Return 10,000 columns, some of them headings."""
    delimiter = rng.choice(";\t,")
    return delimiter.join(["NIP", "Nama", *["x"] * 9_998]).encode() + b"\n1;2\n"
