#!/usr/bin/env bash
# FlexSearch 0.8.212 (npm) in its own settings makes one letter of two that are alike, which is told of
# letters (»dedupe«), and does so with figures: 100 is indexed as 10, and 2011 as 201 and 1. Who looks for
# »100 m« finds what is 10 m long too, and years lose figures (2001 is 20 and 1). In Danish doubled
# letters part words: »hele« (whole) and »helle« (a refuge), »kulen« and »kullen«.
#
# Seen in these versions with Node 20: the output at the end.
#
# What to do: hand it an Encoder with `dedupe: false` and `numeric: false`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts flexsearch@0.8.212
cat > search.mjs <<'END'
import flexsearch from "flexsearch";
const { Charset, Encoder, Index } = flexsearch;
const texts = ["Stien er 100 m", "Broen er 10 m", "Hele byen", "En helle på vejen"];
const plain = new Encoder(Charset.Normalize, { dedupe: false, numeric: false });
for (const [name, options] of [["as it is", {}], ["dedupe: false", { encoder: plain }]]) {
  const index = new Index(options);
  texts.forEach((text, at) => index.add(at, text));
  for (const words of ["100 m", "hele"])
    console.log(`${name}, ${words}: ${index.search(words).map((at) => texts[at]).join(" / ")}`);
}
console.log(new Encoder(Charset.Normalize).encode("100 2011 2001").join(" "));
END
node search.mjs > seen
cat seen
diff seen - <<'END'
as it is, 100 m: Stien er 100 m / Broen er 10 m
as it is, hele: Hele byen / En helle på vejen
dedupe: false, 100 m: Stien er 100 m
dedupe: false, hele: Hele byen
10 201 1 20 1
END
