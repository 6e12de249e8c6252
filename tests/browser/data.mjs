// What is below data/, read by others: the reference implementation of Data
// Packages, and the words that CSL's own schema knows.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { check, finish, run, scratch } from "./lib.mjs";

const require = createRequire(import.meta.url);
const { Package } = require("datapackage");

async function readTables(name, folder) {
  const dataPackage = await Package.load(join(folder, "datapackage.json"));
  check(`${name}: datapackage.json is a Data Package`, dataPackage.valid, dataPackage.errors);
  let tables = 0;
  for (const resource of dataPackage.resources) {
    check(`${name}: ${resource.name} is as its profile has it`, resource.valid, resource.errors);
    if (!resource.tabular) continue;
    try {
      const rows = await resource.read({ keyed: true, relations: true });
      await resource.checkRelations();
      check(`${name}: ${resource.name} has rows`, rows.length > 0);
      tables++;
    } catch (error) {
      check(`${name}: ${resource.name} is as its schema has it`, false,
        [error, ...(error.errors ?? [])].join("\n"));
    }
  }
  check(`${name}: it has tables`, tables >= 7, tables);
}

// Item types and variables of CSL's data model.
function wordsOf(file) {
  const path = require.resolve(`citeproc-csl-schemata/schema/${file}`);
  return new Set(readFileSync(path, "utf8").match(/"[^"]+"/g).map((word) => word.slice(1, -1)));
}

const types = wordsOf("csl-types.rnc");
const variables = wordsOf("csl-variables.rnc");
// Of input alone: csl-data has it, styles do not.
const own = new Set(["id", "type", "language"]);

function readCitations(name, folder) {
  const items = JSON.parse(readFileSync(join(folder, "quotations.csl.json"), "utf8"));
  check(`${name}: there are citations`, items.length > 0);
  for (const item of items) {
    check(`${name}: CSL knows the type of ${item.id}`, types.has(item.type), item.type);
    const strange = Object.keys(item).filter((key) => !variables.has(key) && !own.has(key));
    check(`${name}: CSL knows the variables of ${item.id}`, strange.length === 0, strange);
    const dates = item.issued?.["date-parts"] ?? [];
    check(`${name}: the date of ${item.id} is numbers`, dates.length <= 2
      && dates.every((date) => date.length >= 1 && date.length <= 3 && date.every(Number.isInteger)),
      JSON.stringify(dates));
  }
}

const example = join(scratch, "example");
await run("new", "site", example, "--example", "--quiet");
for (const [name, site] of [["own site", "."], ["example", example]]) {
  const output = join(scratch, `output-${name}`);
  const built = await run("build", "--site", site, "--output", output, "--quiet");
  check(`${name} is built`, built.code === 0, built.said);
  await readTables(name, join(output, "data"));
  readCitations(name, join(output, "data"));
}
finish();
