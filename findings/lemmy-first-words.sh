#!/usr/bin/env bash
# lemmy 2.1.0 (PyPI), a lemmatizer for Danish, knows its words in small letters alone, and makes words up for those
# that begin a sentence: »Træerne« becomes »Trå«, »Årene« »Åfer«, »Stierne« stays in the plural, and »Er« is no form
# of være. In small letters all come out right (træ, år, sti, være; Retskrivningsordbogen). simplemma 2.0.0 reads
# both.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: make the first word of a sentence small first, unless it is a name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check lemmy==2.1.0 simplemma==2.0.0
env/bin/python -W ignore - > seen <<'END'
import lemmy
import simplemma

reader = lemmy.load("da")
for kind, word in (("NOUN", "Træerne"), ("NOUN", "Årene"), ("NOUN", "Stierne"), ("NOUN", "Børnene"), ("AUX", "Er")):
    small = word.lower()
    print("lemmy", word, *reader.lemmatize(kind, word), small, *reader.lemmatize(kind, small), end="; ")
    print("simplemma", word, simplemma.lemmatize(word, lang="da"))
END
cat seen
diff seen - <<'END'
lemmy Træerne Trå træerne træ; simplemma Træerne træ
lemmy Årene Åfer årene år; simplemma Årene år
lemmy Stierne Stier stierne sti; simplemma Stierne sti
lemmy Børnene Børn børnene barn; simplemma Børnene barn
lemmy Er Er er være; simplemma Er være
END
