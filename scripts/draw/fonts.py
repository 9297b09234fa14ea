"""Cut the fonts of the site and of its PDFs from their originals: `python scripts draw.fonts DIR`.

For maintainers, when a font or the set of letters changes; the results are committed in
docs/assets/fonts and src/laboratorium/paper/fonts. Needs fontTools and brotli, which the project
does not otherwise use: make an environment for it (`python -m venv fonts && fonts/bin/pip install
fonttools brotli`).

DIR is a folder with the full static fonts and their licence texts. They are found in the npm
packages @expo-google-fonts/literata, source-sans-3, noto-sans-arabic and noto-sans-hebrew
(`npm pack` fetches one): copy the .ttf files named in FONTS and PAPER below and each package's
LICENSE_FONT, renamed as in LICENCES.

What is kept: the letters Danish and its neighbours are written with, figures, punctuation and the
few signs in LETTERS; kerning, ligatures, tabular figures. A PDF brings its letters along, so that
Greek, Cyrillic, Arabic and Hebrew are there too; beside its fonts lies letters.json, which says
what each holds (font file → first and last of each run). All are under the SIL Open Font
License 1.1. Adobe reserves the name "Source" (section 3 of the licence: a changed version may not
bear it), so the cut fonts name themselves "Laboratorium Sans" inside.

Prints each file's size and the numbers for the fallbacks' metric overrides in
docs/assets/css/fonts.css. The same originals and fontTools give the same bytes.
"""

import json
import shutil
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fontTools import subset  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

TARGET = Path(__file__).parents[2] / "docs/assets/fonts"
PAPER_TARGET = Path(__file__).parents[2] / "src/laboratorium/paper/fonts"
BUDGET = 90_000

# Layout features kept. The figures of Source Sans are tabular as they are; Literata's need tnum.
# Arabic letters also change with their place in the word (init to rlig).
FEATURES = ["ccmp", "kern", "liga", "lnum", "locl", "mark", "tnum"]
FEATURES += ["init", "medi", "fina", "rlig"]

# Original → (cut file, name inside).
FONTS = {
    "Literata_600SemiBold.ttf": ("literata-600.woff2", "Literata SemiBold"),
    "SourceSans3_400Regular.ttf": ("sans-400.woff2", "Laboratorium Sans"),
    "SourceSans3_600SemiBold.ttf": ("sans-600.woff2", "Laboratorium Sans SemiBold"),
    "SourceSans3_400Regular_Italic.ttf": ("sans-400-italic.woff2", "Laboratorium Sans Italic"),
}
# The same for paper, where a family is one name and the weight is told beside it.
PAPER = {
    "Literata_600SemiBold.ttf": ("literata-600.ttf", "Literata"),
    "SourceSans3_400Regular.ttf": ("sans-400.ttf", "Laboratorium Sans"),
    "SourceSans3_600SemiBold.ttf": ("sans-600.ttf", "Laboratorium Sans"),
    "SourceSans3_400Regular_Italic.ttf": ("sans-400-italic.ttf", "Laboratorium Sans"),
    "NotoSansArabic_400Regular.ttf": ("arabic-400.ttf", "Noto Sans Arabic"),
    "NotoSansHebrew_400Regular.ttf": ("hebrew-400.ttf", "Noto Sans Hebrew"),
}
LICENCES = {
    "Literata-OFL.txt": "literata-OFL.txt",
    "SourceSans3-OFL.txt": "sans-OFL.txt",
}
PAPER_LICENCES = {
    **LICENCES,
    "NotoSansArabic-OFL.txt": "arabic-OFL.txt",
    "NotoSansHebrew-OFL.txt": "hebrew-OFL.txt",
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

PAPER_LETTERS = (
    LETTERS
    | {*range(0x100, 0x250), *range(0x300, 0x370), *range(0x370, 0x530), *range(0x1E00, 0x1F00)}
    | {*range(0x5D0, 0x5EB), *range(0x5B0, 0x5C8), *range(0x600, 0x700), 0x200C, 0x200D}
    | {*range(0x2010, 0x2030), *range(0x2070, 0x20D0), *range(0x2190, 0x2200), 0x25A1}
)

# What the fallback is measured with: running Danish, roughly as often as the letters occur.
SAMPLE = (
    "Kommunen og beboerne gik sammen om at finde ud af, hvad stedet kunne bruges til, og hvem der "
    "havde lyst til at være med. Det første år prøvede de små handlinger af: fællesspisning, en "
    "have bag biblioteket og en bænk på torvet. Her er, hvad de lærte undervejs."
)


def main(originals: Path) -> int:
    """Cut every font, copy the licences; 1 when the site's are over the budget in all."""
    for target, licences in ((TARGET, LICENCES), (PAPER_TARGET, PAPER_LICENCES)):
        target.mkdir(parents=True, exist_ok=True)
        for source, name in licences.items():
            shutil.copyfile(originals / source, target / name)
    total = 0
    for source, (file, name) in FONTS.items():
        font = cut(originals / source, name, LETTERS)
        font.flavor = "woff2"
        font.save(TARGET / file)
        size = (TARGET / file).stat().st_size
        total += size
        print(f"{file}: {size} bytes; {metrics(font)}")
    print(f"in all {total} of {BUDGET} bytes")
    letters = {}
    for source, (file, name) in PAPER.items():
        font = cut(originals / source, name, PAPER_LETTERS)
        font.save(PAPER_TARGET / file)
        letters[file] = runs(font.getBestCmap())
        print(f"{file}: {(PAPER_TARGET / file).stat().st_size} bytes")
    (PAPER_TARGET / "letters.json").write_text(json.dumps(letters) + "\n", "ascii")
    return int(total > BUDGET)


def cut(original: Path, name: str, letters: set[int]) -> TTFont:
    """Keep the letters and the features, drop hinting (screens no longer need it), rename."""
    font = TTFont(original, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.desubroutinize = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.glyph_names = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters)
    cutter.subset(font)
    names = {1: name, 3: f"{name}, subset", 4: name, 6: name.replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    return font


def runs(letters: Iterable[int]) -> list[tuple[int, int]]:
    """The first and the last of each run of numbers that follow one another."""
    following = groupby(enumerate(sorted(letters)), lambda pair: pair[1] - pair[0])
    found = ([letter for _, letter in run] for _, run in following)
    return [(run[0], run[-1]) for run in found]


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
