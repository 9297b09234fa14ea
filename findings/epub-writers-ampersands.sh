#!/usr/bin/env bash
# nodepub 5.1.1 (npm), which says that it makes valid EPUB, and mkepub 1.2.2 and pypub3 2.0.9 (PyPI) write a title
# into XML as it is: a book or a chapter called »By & land« has files that no XML processor reads (XML 1.0, 2.4), and
# neither do e-readers; to EPUBCheck 5.3.0 that is fatal (RSC-016). EbookLib 0.20 and @lesjoursfr/html-to-epub 6.2.0
# (npm) write &amp;.
#
# Seen in these versions with Python 3.11 and Node 20, each book with its files that are no XML, where the title has
# »and« as a sign and as a word: the output at the end.
#
# What to do: hand them titles that are escaped already, or write »og«.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check mkepub==1.2.2 pypub3==2.0.9 EbookLib==0.20
echo '{"private": true}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts nodepub@5.1.1 @lesjoursfr/html-to-epub@6.2.0
cat > write.js <<'END'
const fs = require("node:fs");
const { EPub } = require("@lesjoursfr/html-to-epub");
const nodepub = require("nodepub");
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
fs.writeFileSync("cover.png", Buffer.from(pixel, "base64"));
(async () => {
  for (const [name, title] of [["and", "By & land"], ["word", "By og land"]]) {
    const book = nodepub.document({ id: "urn:x", title, author: "Bo", language: "da", cover: "cover.png", contents: "Indhold" });
    book.addSection(title, "<p>Haven.</p>");
    await book.writeEPUB(".", `nodepub-${name}`);
    const options = { title, description: "Om haver", author: ["Bo"], lang: "da", content: [{ title, data: "<p>Haven.</p>" }] };
    await new EPub(options, `html-to-epub-${name}.epub`).render();
  }
})();
END
node write.js
env/bin/python -W ignore - > seen <<'END'
import glob
import zipfile
from xml.etree import ElementTree

import mkepub
import pypub
from ebooklib import epub

for name, title in (("and", "By & land"), ("word", "By og land")):
    book = mkepub.Book(title=title, author="Bo", language="da")
    book.add_page(title, "<p>Haven.</p>")
    book.save(f"mkepub-{name}.epub")
    book = pypub.Epub(title, creator="Bo", language="da")
    book.add_chapter(pypub.create_chapter_from_html(b"<p>Haven.</p>", title))
    book.create(f"pypub3-{name}.epub")
    book = epub.EpubBook()
    book.set_identifier("urn:x")
    book.set_title(title)
    book.set_language("da")
    chapter = epub.EpubHtml(title=title, file_name="a.xhtml", content="<p>Haven.</p>", lang="da")
    for item in (chapter, epub.EpubNav(), epub.EpubNcx()):
        book.add_item(item)
    book.toc, book.spine = (chapter,), ["nav", chapter]
    epub.write_epub(f"EbookLib-{name}.epub", book)
for file in sorted(glob.glob("*.epub")):
    broken = []
    with zipfile.ZipFile(file) as book:
        for name in sorted(book.namelist()):
            if name.endswith((".opf", ".ncx", "html")):
                try:
                    ElementTree.fromstring(book.read(name))
                except ElementTree.ParseError:
                    broken.append(name)
    print(file, *broken)
END
cat seen
diff seen - <<'END'
EbookLib-and.epub
EbookLib-word.epub
html-to-epub-and.epub
html-to-epub-word.epub
mkepub-and.epub EPUB/page0001.xhtml EPUB/toc.ncx EPUB/toc.xhtml
mkepub-word.epub
nodepub-and.epub OEBPF/content/s1.xhtml OEBPF/content/toc.xhtml OEBPF/cover.xhtml OEBPF/ebook.opf OEBPF/navigation.ncx
nodepub-word.epub
pypub3-and.epub OEBPS/book.ncx OEBPS/book.opf
pypub3-word.epub
END
