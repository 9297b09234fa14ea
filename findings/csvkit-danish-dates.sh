#!/usr/bin/env bash
# csvkit 2.2.0 (PyPI; agate 1.14.2 beneath), told that the numbers of a file are Danish (--locale da_DK), makes
# numbers of its dates and times of day: 03.04.2027 becomes 3042027, and 14.30 becomes 1430, since their points are
# taken for those between thousands, wherever they stand. Without it 92,4 is 924. By CLDR »da« has three figures
# between two points of a number, dd.MM.y for dates, and HH.mm for times. With a colon, half past two (14:30) is a
# quarter of an hour (0:14:30). Nothing is said.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: give --no-inference, and make numbers and dates of the texts oneself.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check csvkit==2.2.0 agate==1.14.2
printf 'sted;andel;dato;kl\nVejle;92,4;03.04.2027;14.30\nÅrø;0,5;15.04.2027;09.00\n' > measured.csv
printf 'sted;andel;dato;kl\nVejle;92,4;2027-04-03;14:30\nÅrø;0,5;2027-04-15;09:00\n' > iso.csv
{
  env/bin/csvjson -d ';' --locale da_DK measured.csv
  env/bin/csvjson -d ';' measured.csv
  env/bin/csvjson -d ';' --locale da_DK iso.csv
  echo
} | sed 's/}\(, \|]\)/}\n/g' > seen
cat seen
diff seen - <<'END'
[{"sted": "Vejle", "andel": 92.4, "dato": 3042027.0, "kl": 1430.0}
{"sted": "Årø", "andel": 0.5, "dato": 15042027.0, "kl": 900.0}
[{"sted": "Vejle", "andel": 924.0, "dato": "03.04.2027", "kl": 14.3}
{"sted": "Årø", "andel": 5.0, "dato": "15.04.2027", "kl": 9.0}
[{"sted": "Vejle", "andel": 92.4, "dato": "2027-04-03", "kl": "0:14:30"}
{"sted": "Årø", "andel": 0.5, "dato": "2027-04-15", "kl": "0:09:00"}

END
