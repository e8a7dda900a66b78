"""Ways in which somebody may lay hands on a signed file."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


def painted_over(source: Path, target: Path, words: str = "SANGAT BAIK") -> Path:
    """Append a change that covers a line of the first page and writes other words there."""
    writer = IncrementalPdfFileWriter(io.BytesIO(source.read_bytes()))
    page = writer.root["/Pages"]["/Kids"][0]
    content = f"1 g 80 420 200 14 re f 0 g BT /Helv 10 Tf 84 423 Td ({words}) Tj ET"
    stream = writer.add_object(generic.StreamObject(stream_data=content.encode()))
    font = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Font"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/Type1"),
            generic.pdf_name("/BaseFont"): generic.pdf_name("/Helvetica"),
        }
    )
    resources = generic.DictionaryObject(
        {generic.pdf_name("/Font"): generic.DictionaryObject({generic.pdf_name("/Helv"): font})}
    )
    writer.add_stream_to_page(0, stream, resources=resources)
    del page
    out = io.BytesIO()
    writer.write(out)
    target.write_bytes(out.getvalue())
    return target


def with_a_changed_byte(source: Path, target: Path) -> Path:
    """Flip one bit inside what was signed."""
    data = source.read_bytes()
    place = data.index(b"stream") + 40
    target.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
    return target


def locked(source: Path, target: Path) -> Path:
    """Write the file again with a password."""
    with pikepdf.open(source) as pdf:
        pdf.save(target, encryption=pikepdf.Encryption(user="rahasia", owner="rahasia"))
    return target


def from_elsewhere(target: Path) -> Path:
    """Write a PDF that has nothing to do with ratings."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.save(target)
    return target
