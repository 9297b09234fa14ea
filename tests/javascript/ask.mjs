// Runs what the tests ask of the site's scripts, one request a line, in one process. Arguments: the folder of the
// scripts, and a file with what the page /bidrag/ brings.
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [folder, brought] = process.argv.slice(2);
const base = pathToFileURL(`${folder}/`);
const load = (name) => import(new URL(name, base));
const data = JSON.parse(readFileSync(brought, "utf8"));
(await load("contribution/rules.js")).follow(data.rules);
// Node fetches no files; the scripts' own addresses are files' here.
globalThis.fetch = async (address) => new Response(await readFile(new URL(address)));
const AsyncFunction = (async () => {}).constructor;

for await (const line of createInterface({ input: process.stdin })) {
  const { body, argument } = JSON.parse(line);
  const answer = await new AsyncFunction("load", "data", "argument", body)(load, data, argument).then(
    (value) => ({ value }),
    (error) => ({ error: error.stack }),
  );
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
