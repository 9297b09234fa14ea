#!/usr/bin/env bash
# rdflib 7.6.0 (PyPI) reads a number with decimals in JSON-LD as it is written, "55.7", and 10.0 as a double. JSON-LD
# 1.1 (processing algorithms and API, object to RDF conversion) asks for the canonical form of xsd:double, "5.57E1",
# and for the integer "10", so that all processors make the same triples; pyld 3.3.0 and pyoxigraph 0.5.13 do.
# Literals of RDF 1.1 (3.3) are equal if their letters are, so that digests and comparisons of the two graphs find
# them different.
#
# Seen in these versions with Python 3.11: the output at the end.
#
# What to do: write coordinates in JSON-LD as strings with a type, such as xsd:decimal.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check rdflib==7.6.0 pyld==3.3.0 pyoxigraph==0.5.13
env/bin/python - > seen <<'END'
import json

import pyld.jsonld
import pyoxigraph
import rdflib

place = {"@context": {"@vocab": "https://schema.org/"}, "@id": "https://example.org/", "latitude": 55.7, "elevation": 10.0}
triples = {
    "rdflib": rdflib.Graph().parse(data=json.dumps(place), format="json-ld").serialize(format="nt"),
    "pyld": pyld.jsonld.to_rdf(place, {"format": "application/n-quads"}),
    "pyoxigraph": pyoxigraph.serialize(
        pyoxigraph.parse(json.dumps(place), format=pyoxigraph.RdfFormat.JSON_LD), format=pyoxigraph.RdfFormat.N_TRIPLES
    ).decode(),
}
for name, text in triples.items():
    for line in sorted(text.split("\n")):
        if line:
            print(name, line.split("schema.org/")[1].replace("<http://www.w3.org/2001/XMLSchema#", "<"))
for name in ("rdflib", "pyoxigraph"):
    print(f"{name} and pyld share", len({*triples[name].split("\n")} & {*triples["pyld"].split("\n")} - {""}), "of 2")
END
cat seen
diff seen - <<'END'
rdflib elevation> "10.0"^^<double> .
rdflib latitude> "55.7"^^<double> .
pyld elevation> "10"^^<integer> .
pyld latitude> "5.57E1"^^<double> .
pyoxigraph elevation> "10"^^<integer> .
pyoxigraph latitude> "5.57E1"^^<double> .
rdflib and pyld share 0 of 2
pyoxigraph and pyld share 2 of 2
END
