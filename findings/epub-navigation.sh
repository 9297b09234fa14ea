#!/usr/bin/env bash
# epub2 3.0.2 and @lingo-reader/epub-parser 0.4.6 (npm) find no contents in an e-book of EPUB 3 that has its nav
# alone, and say nothing: they look for the NCX of EPUB 2. EPUB 3.3 counts that among its legacy features, which a
# book may leave out, and asks for the nav; EPUBCheck 5.3.0 has nothing to say of either book. EbookLib 0.20
# reads the nav. With an NCX beside it all three find the chapters.
#
# Seen with Python 3.11 and Node 20: the output at the end.
#
# What to do: put a toc.ncx into the book too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check EbookLib==0.20
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts epub2@3.0.2 @lingo-reader/epub-parser@0.4.6
{
  env/bin/python -W ignore - <<'END'
import zipfile

from ebooklib import epub

for name, more in (("nav.epub", ()), ("both.epub", (epub.EpubNcx(),))):
    book = epub.EpubBook()
    book.set_identifier("urn:uuid:48a93913-bcc2-590b-b554-cc4d149ee652")
    book.set_title("Drejebog")
    book.set_language("da")
    chapter = epub.EpubHtml(title="Haven", file_name="haven.xhtml", content="<p>Haven.</p>", lang="da")
    for item in (chapter, epub.EpubNav(), *more):
        book.add_item(item)
    book.toc = (chapter,)
    book.spine = ["nav", chapter]
    epub.write_epub("made.epub", book)
    with zipfile.ZipFile("made.epub") as old, zipfile.ZipFile(name, "w") as new:
        for one in old.infolist():
            data = old.read(one)
            if not more:  # EbookLib names an NCX there whether there is one or not.
                data = data.replace(b'<spine toc="ncx">', b"<spine>")
            new.writestr(one, data)
    print("EbookLib", name, [entry.title for entry in epub.read_epub(name).toc])
END
  cat > read.mjs <<'END'
import { initEpubFile } from "@lingo-reader/epub-parser";
import { EPub } from "epub2";
for (const name of ["nav.epub", "both.epub"]) {
  console.log("epub2", name, (await EPub.createAsync(name)).toc.map((entry) => entry.title));
  console.log("epub-parser", name, (await initEpubFile(name, "pictures")).getToc().map((one) => one.label));
}
process.exit();
END
  node read.mjs
} > seen
cat seen
diff seen - <<'END'
EbookLib nav.epub ['Haven']
EbookLib both.epub ['Haven']
epub2 nav.epub []
epub-parser nav.epub []
epub2 both.epub [ 'Haven' ]
epub-parser both.epub [ 'Haven' ]
END
