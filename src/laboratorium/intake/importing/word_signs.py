"""Signs that Word takes from fonts of pictures, as letters that any font has.

The fonts hold them at F020 to F0FF, in Unicode's private area (ECMA-376, Part 1, 17.3.3.30).
"""

from __future__ import annotations

_SYMBOL = dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    **dict(zip(range(0x41, 0x5B), "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", strict=True)),
    **{0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°"},
    **{0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…"},
    **{0xD6: "√", 0xDE: "⇒", 0xE5: "∑"},
}
_WINGDINGS = {
    **{0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6E: "■", 0x6F: "☐", 0x71: "☐", 0x72: "☐"},
    **{0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑"},
    **{0xE2: "↓", 0xE8: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    **{0x21: "✏", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x2B: "✉"},
}
_WINGDINGS_2 = {0x50: "✓", 0x52: "☑", 0x51: "☒", 0x54: "☒", 0x4F: "✗", 0xA3: "☐", 0x97: "●"}
_OF_FONT = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2}
_ORDINARY = 0x20


def sign(font: str, code: str) -> str:
    """The letter for a sign of a font by its number (hexadecimal), or an empty string."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    private = 0xF000 <= number <= 0xF0FF
    number = number - 0xF000 if private else number
    if known := _OF_FONT.get(font.lower()):
        return known.get(number, "")
    return "" if private or number < _ORDINARY else chr(number)
