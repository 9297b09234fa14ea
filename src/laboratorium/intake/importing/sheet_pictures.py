"""Pictures that lie on a sheet of Excel, by the cell that they begin in (ECMA-376, 20.5)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element, ParseError, fromstring

from laboratorium.intake.importing.files import part
from laboratorium.intake.importing.grid import At
from laboratorium.intake.importing.pictures import Picture
from laboratorium.intake.importing.workbook import Relation, id_of, relations


def sheet_pictures(
    package: zipfile.ZipFile, of_sheet: Mapping[str, Relation]
) -> Iterator[tuple[At, Picture]]:
    """The pictures of the sheet that refers to these; of its row from 1, its column from 0."""
    for drawing in _paths(of_sheet, "drawing").values():
        media = _paths(relations(package, drawing), "image")
        root = _root(part(package, drawing))
        for anchor in root if root is not None else ():
            first = anchor.find("{*}from")
            row = first.findtext("{*}row", "0") if first is not None else "0"
            column = first.findtext("{*}col", "0") if first is not None else "0"
            for picture in anchor.iter():
                if picture.tag.endswith("}pic"):
                    yield from _picture(picture, media, package, (int(row) + 1, int(column)))


def _picture(
    element: Element, media: dict[str, str], package: zipfile.ZipFile, at: At
) -> Iterator[tuple[At, Picture]]:
    named = element.find("{*}nvPicPr/{*}cNvPr")
    said = (named.get("descr") or named.get("name") or "") if named is not None else ""
    for blip in element.iter():
        path = media.get(id_of(blip, "embed")) if blip.tag.endswith("}blip") else None
        if path and (data := part(package, path)):
            yield at, Picture(data, said)


def _paths(there: Mapping[str, Relation], kind: str) -> dict[str, str]:
    return {
        key: one.target for key, one in there.items() if one.kind == kind and not one.is_outside
    }


def _root(data: bytes) -> Element | None:
    try:
        return fromstring(data) if data else None
    except (ParseError, ValueError):
        return None
