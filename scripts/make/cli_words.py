"""Make the file that Python's gettext reads of the command line's words, after a change in them.

.venv/bin/python scripts make.cli_words
"""

from __future__ import annotations

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from laboratorium.cli.danish import WORDS


def main() -> None:
    with WORDS.open("rb") as written, WORDS.with_suffix(".mo").open("wb") as read:
        write_mo(read, read_po(written))


if __name__ == "__main__":
    main()
