#!/usr/bin/env bash
# email-reply-parser 0.5.12 (PyPI) takes a Danish mail's answer for all of it: the line that Gmail and
# Apple Mail put over what is answered (»Den … skrev …:«) and Outlook's head (»Fra:«, »Sendt:«) stay in the
# reply, with the name and the address of whoever is answered. The same mail in English is cut there.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: cut at the Danish lines oneself, before or after.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check email-reply-parser==0.5.12
env/bin/python - > seen <<'END'
from email_reply_parser import EmailReplyParser

HEADS = (
    "Den tor. 26. jan. 2023 kl. 10.15 skrev Bo Hansen <bo@example.org>:",
    "On Thu, Jan 26, 2023 at 10:15 AM Bo Hansen <bo@example.org> wrote:",
    "Fra: Bo Hansen\nSendt: 26. januar 2023 10:15\nTil: Mia Lund\nEmne: Haven",
    "From: Bo Hansen\nSent: 26 January 2023 10:15\nTo: Mia Lund\nSubject: Haven",
)
for head in HEADS:
    print(repr(EmailReplyParser.parse_reply(f"Haven er åben.\n\n{head}\n\n> Hvor langt er I?\n")))
END
cat seen
diff seen - <<'END'
'Haven er åben.\n\nDen tor. 26. jan. 2023 kl. 10.15 skrev Bo Hansen <bo@example.org>:'
'Haven er åben.'
'Haven er åben.\n\nFra: Bo Hansen\nSendt: 26. januar 2023 10:15\nTil: Mia Lund\nEmne: Haven'
'Haven er åben.'
END
