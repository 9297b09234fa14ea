#!/usr/bin/env bash
# EbookLib 0.20 (PyPI) puts whatever has an id and an epub:type into the book's list of pages: a reference to
# note 1 becomes page 1, and the note a page too. EPUB 3.3 (of the page-list nav) wants the places of page
# breaks there, by which readers in a class or with a screen reader find the page that others speak of.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: give notes no epub:type but a role (doc-noteref, doc-footnote), or write nav.xhtml oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check EbookLib==0.20
env/bin/python - > seen <<'END'
import re
import zipfile

from ebooklib import epub

PAGE = """<p><span epub:type="pagebreak" id="side-5" role="doc-pagebreak" aria-label="5"/>Haven<a
  epub:type="noteref" id="henvisning-1" href="#note-1">1</a></p>
<aside epub:type="footnote" id="note-1"><p>Set i 2026.</p></aside>"""
book = epub.EpubBook()
book.set_title("Drejebog")
book.set_language("da")
chapter = epub.EpubHtml(title="Haven", file_name="haven.xhtml", content=PAGE, lang="da")
for item in (chapter, epub.EpubNcx(), epub.EpubNav()):
    book.add_item(item)
book.toc = (chapter,)
book.spine = ["nav", chapter]
epub.write_epub("bog.epub", book)
nav = zipfile.ZipFile("bog.epub").read("EPUB/nav.xhtml").decode()
print(*re.findall(r'<a href="(.*?)">(.*?)</a>', nav.partition("page-list")[2]), sep="\n")
END
cat seen
diff seen - <<'END'
('haven.xhtml#side-5', '5')
('haven.xhtml#henvisning-1', '1')
('haven.xhtml#note-1', 'note-1')
END
