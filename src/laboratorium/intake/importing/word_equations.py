"""Equations of Word as one line of text (ECMA-376, Part 1, section 22.1): ½ stays 1/2."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from laboratorium.intake.importing.runs import raised

_MOST_DEPTH = 40


def equation(element: Element, depth: int = 0) -> str:
    """What an equation says, in letters on one line."""
    if depth > _MOST_DEPTH:
        return "…"
    name = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if name == "t":
        return element.text or ""
    parts = {one.tag.rpartition("}")[2]: equation(one, depth + 1) for one in element}
    match name:
        case "f":
            return f"{_grouped(parts.get('num', ''))}/{_grouped(parts.get('den', ''))}"
        case "sSup":
            return f"{parts.get('e', '')}{_shifted(parts.get('sup', ''))}"
        case "sSub":
            return f"{parts.get('e', '')}{_shifted(parts.get('sub', ''), True)}"
        case "sSubSup":
            below = _shifted(parts.get("sub", ""), True)
            return f"{parts.get('e', '')}{below}{_shifted(parts.get('sup', ''))}"
        case "rad":
            degree = parts.get("deg", "")
            return f"{_shifted(degree) if degree else ''}√{_grouped(parts.get('e', ''))}"
        case "d":
            inner = [equation(one, depth + 1) for one in element if one.tag.endswith("}e")]
            return f"({'; '.join(inner)})"
        case "nary":
            signs = (one for one in element.iter() if one.tag.endswith("}chr"))
            sign = next((value for one in signs for value in one.attrib.values()), "∫")
            below, above = _shifted(parts.get("sub", ""), True), _shifted(parts.get("sup", ""))
            return f"{sign}{below}{above} {parts.get('e', '')}"
    return "".join(equation(one, depth + 1) for one in element)


def _grouped(text: str) -> str:
    return text if text.isalnum() else f"({text})"


def _shifted(text: str, lowered: bool = False) -> str:
    return raised(text, lowered) if text.strip() else ""
