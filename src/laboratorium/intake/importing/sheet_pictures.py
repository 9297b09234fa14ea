"""Pictures that lie on a sheet of Excel, by the cell that they begin in (ECMA-376, 20.5)."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from laboratorium.intake.importing.files import part
from laboratorium.intake.importing.grid import At
from laboratorium.intake.importing.pictures import Picture

_EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def sheet_pictures(package: zipfile.ZipFile, sheet: str) -> Iterator[tuple[At, Picture]]:
    """The pictures of the sheet at a path within the workbook; of its row from 1, its column
    from 0.
    """
    for drawing in _targets(package, sheet, "/drawing").values():
        media = _targets(package, drawing, "/image")
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
        path = media.get(blip.get(_EMBED, "")) if blip.tag.endswith("}blip") else None
        if path and (data := part(package, path)):
            yield at, Picture(data, said)


def _targets(package: zipfile.ZipFile, path: str, kind: str) -> dict[str, str]:
    """The parts of a kind that a part refers to, by the id of the relation."""
    folder, _, name = path.rpartition("/")
    root = _root(part(package, f"{folder}/_rels/{name}.rels"))
    return {
        one.get("Id", ""): posixpath.normpath(
            posixpath.join("/", folder, one.get("Target", ""))
        ).lstrip("/")
        for one in (root if root is not None else ())
        if one.get("Type", "").endswith(kind) and one.get("TargetMode") != "External"
    }


def _root(data: bytes) -> Element | None:
    try:
        return fromstring(data) if data else None
    except (ParseError, ValueError):
        return None
