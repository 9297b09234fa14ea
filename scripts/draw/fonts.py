"""Cut the fonts of the site from their originals: `python scripts draw.fonts ORIGINALS`.

For maintainers, when a font or the set of letters changes; the results are committed in
docs/assets/fonts. Needs fontTools and brotli, which the project does not otherwise use: make an
environment for it (`python -m venv fonts && fonts/bin/pip install fonttools brotli`).

ORIGINALS is a folder with the full static fonts and their licence texts. They are found in the npm
packages @expo-google-fonts/literata and @expo-google-fonts/source-sans-3 (`npm pack` fetches one):
copy the .ttf files named in FONTS below and each package's LICENSE_FONT, renamed as in LICENCES.

What is kept: the letters Danish and its neighbours are written with, figures, punctuation and the
few signs in LETTERS; kerning, ligatures, tabular figures. Both fonts are under the SIL Open Font
License 1.1. Adobe reserves the name "Source" (section 3 of the licence: a changed version may not
bear it), so the cut fonts name themselves "Laboratorium Sans" inside.

Prints each file's size and the numbers for the fallbacks' metric overrides in
docs/assets/css/fonts.css. The same originals and fontTools give the same bytes.
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

TARGET = Path(__file__).parents[2] / "docs/assets/fonts"
BUDGET = 90_000

# Layout features kept. The figures of Source Sans are tabular as they are; Literata's need tnum.
FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "tnum"]

# Original → (cut file, name inside).
FONTS = {
    "Literata_600SemiBold.ttf": ("literata-600.woff2", "Literata SemiBold"),
    "SourceSans3_400Regular.ttf": ("sans-400.woff2", "Laboratorium Sans"),
    "SourceSans3_600SemiBold.ttf": ("sans-600.woff2", "Laboratorium Sans SemiBold"),
    "SourceSans3_400Regular_Italic.ttf": ("sans-400-italic.woff2", "Laboratorium Sans Italic"),
}
LICENCES = {
    "Literata-OFL.txt": "literata-OFL.txt",
    "SourceSans3-OFL.txt": "sans-OFL.txt",
}

LETTERS = (
    # Basic Latin and Latin-1 (Danish, German, French, the Nordic neighbours).
    {*range(0x20, 0x7F), *range(0xA0, 0x100)}
    # Faroese, Greenlandic, Sami and Baltic names; the Turkish and Polish letters of Danish names.
    | {
        ord(letter)
        for letter in "ĀāĂăĄąĆćČčĐđĒēĘęĞğĪīĶķĸŁłŃńŅņŊŋŐőŒœŘřŚśŞşŠšŢţŤťŦŧŪūŮůŰűŹźŻżŽžȘșȚț"
    }
    | {ord(sign) for sign in "–—‑‐‘’‚“”„•…‹›€−×→←↑↓≥≤≈₀₁₂₃₄⁄ʼˮ™ \u2009\u200b\u202f"}
)

# What the fallback is measured with: running Danish, roughly as often as the letters occur.
SAMPLE = (
    "Kommunen og beboerne gik sammen om at finde ud af, hvad stedet kunne bruges til, og hvem der "
    "havde lyst til at være med. Det første år prøvede de små handlinger af: fællesspisning, en "
    "have bag biblioteket og en bænk på torvet. Her er, hvad de lærte undervejs."
)


def main(originals: Path) -> int:
    """Cut every font, copy the licences; 1 when the sum is over the budget."""
    TARGET.mkdir(parents=True, exist_ok=True)
    total = 0
    for source, (file, name) in FONTS.items():
        font = TTFont(originals / source, recalcTimestamp=False)
        cut(font, name)
        font.flavor = "woff2"
        font.save(TARGET / file)
        size = (TARGET / file).stat().st_size
        total += size
        print(f"{file}: {size} bytes; {metrics(font)}")
    for source, name in LICENCES.items():
        shutil.copyfile(originals / source, TARGET / name)
    print(f"in all {total} of {BUDGET} bytes")
    return int(total > BUDGET)


def cut(font: TTFont, name: str) -> None:
    """Keep LETTERS and the features, drop hinting (screens no longer need it), rename."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    names = {1: name, 3: f"{name}, subset", 4: name, 6: name.replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def metrics(font: TTFont) -> str:
    """The numbers a fallback's metric overrides are reckoned from, in units of the em."""
    em, hhea = font["head"].unitsPerEm, font["hhea"]
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    width = sum(widths[glyphs[ord(letter)]][0] for letter in SAMPLE) / len(SAMPLE) / em
    return (
        f"mean width {width:.4f}, ascent {hhea.ascent / em:.3f}, "
        f"descent {-hhea.descent / em:.3f}, line gap {hhea.lineGap / em:.3f}"
    )


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
