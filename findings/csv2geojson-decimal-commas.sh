#!/usr/bin/env bash
# csv2geojson 5.1.2 (npm), which finds out by itself whether semicolons part the columns (delimiter: "auto"), cuts
# Danish coordinates at the comma: 55,7090 and 55,1230 both become 55, so that all places of a file lie on one point,
# tens of kilometres away, and the error that it hands over for bad coordinates is null. Semicolons stand there
# because the comma is a decimal mark.
#
# Seen in this version with Node 20: the output at the end.
#
# What to do: write decimal points in coordinates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts csv2geojson@5.1.2
cat > read.mjs <<'END'
import csv2geojson from "csv2geojson";
for (const text of ["navn;lat;lon\nHaven;55,7090;9,5360\nBroen;55,1230;9,0120\n", "navn,lat,lon\nHaven,55.7090,9.5360\n"])
  csv2geojson.csv2geojson(text, { delimiter: "auto" }, (errors, found) => {
    for (const { properties, geometry } of found.features)
      console.log(properties.navn, JSON.stringify(geometry.coordinates), errors);
  });
END
node read.mjs > seen
cat seen
diff seen - <<'END'
Haven [9,55] null
Broen [9,55] null
Haven [9.536,55.709] null
END
