#!/usr/bin/env bash
# frictionless 5.21.0 (PyPI) describes a column of Danish decimals (1,5) as places on the globe, latitude and
# longitude, as long as no number is too large for that, and reads them so: 92,4 per cent become 92° north,
# 4° east. Table Schema's geopoint is written »lat, lon«, but a number with a comma is what such files hold.
# With a schema that says decimalChar it reads them right; DuckDB 2.0.1, told of the comma, does so by itself.
#
# Seen with Python 3.11: the output at the end.
#
# What to do: hand out a schema with the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check frictionless==5.21.0 duckdb==2.0.1
printf 'maaling;andel\nTilfredse;92,4\nCyklister;31,5\n' > andele.csv
env/bin/python -W ignore - > seen <<'END'
import duckdb
from frictionless import Resource, Schema, describe

number = {"name": "andel", "type": "number", "decimalChar": ","}
schema = Schema.from_descriptor({"fields": [{"name": "maaling", "type": "string"}, number]})
print("described:", *(field.type for field in describe("andele.csv").schema.fields))
print("read:", *(row["andel"] for row in Resource("andele.csv").read_rows()))
print("with a schema:", *(row["andel"] for row in Resource("andele.csv", schema=schema).read_rows()))
told = duckdb.sql("select andel from read_csv('andele.csv', decimal_separator = ',')")
print("DuckDB:", *(row[0] for row in told.fetchall()))
END
cat seen
diff seen - <<'END'
described: string geopoint
read: [92.0, 4.0] [31.0, 5.0]
with a schema: 92.4 31.5
DuckDB: 92.4 31.5
END
