// Sites that together have every kind of page, in a theme: our own, the
// example of `dossier new`, two of tests/golden, and all that Markdown has.
import { cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { check, run, scratch } from "./lib.mjs";

export const themes = ["broadsheet", "ledger"];

const everything = `---
title: Everything that Markdown has, and a title that takes more than one line
description: A made-up page with all of it.
date: 1931-03-09
byline: Ada Quill
toc: true
tags: [harbour]
---
A first paragraph, with *emphasis*, **strong words**, \`code\`, ~~what was struck~~, a
[page](../index.md), an [address elsewhere](https://gazette.example/1931/march/the-ledger?page=2)
and a note.[^one] “Quoted and not checked.”

## A table

| day | ships | cargo |
|:----|------:|:-----:|
${Array.from({ length: 60 }, (_, i) => `| 1931-03-${String(i % 28 + 1).padStart(2, "0")} | ${i + 2} | coal and timber |`).join("\n")}

## Callouts

> [!NOTE]
> What is good to know.

> [!TIP]
> What helps. With \`code\` and a [link](../index.md).

> [!IMPORTANT]
> What matters.

> [!WARNING]
> What may go wrong.

> [!CAUTION]
> What has gone wrong.

## Lists and code

1. One
2. Two
   - inside
   - again

- [x] done
- [ ] to do

- **1931-03-04/1931-03-06** Three days in port.
- **1931-03-XX** Some day.

\`\`\`yaml
title: a block of code with a line that is so long that it does not fit on a narrow page at all
\`\`\`

> A quotation of nobody in particular.

![A quay at dawn](quay.png "The quay. By Bo Marsh")

### A heading below

${"Words that fill a page, one after the other, until there is more than one page of them. ".repeat(40)}

[^one]: A note with a [link](https://gazette.example/) and some words.
`;

// A picture of one point.
const picture = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhf"
  + "DwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

async function copy(name, theme) {
  const site = join(scratch, `${theme}-${name}`);
  if (name === "example") {
    await run("new", "site", site, "--example", "--quiet");
    writeFileSync(join(site, "content/articles/everything.md"), everything);
    writeFileSync(join(site, "content/articles/quay.png"), picture);
    writeFileSync(join(site, "content/withdrawn.md"), "---\ntitle: Taken back\nwithdrawn: "
      + "{date: 1931-04-01, reason: It was another harbour.}\n---\n");
    writeFileSync(join(site, "content/articles/draft.md"), "---\ntitle: A draft\ndraft: true\n---\nWords.\n");
  } else {
    cpSync(name === "own" ? "content" : `tests/golden/${name}/site/content`, join(site, "content"),
      { recursive: true });
    rmSync(join(site, "content/seal.json"), { force: true });
  }
  const config = join(site, "content/site.yaml");
  writeFileSync(config, `${readFileSync(config, "utf8").replace(/^theme:.*\n/m, "")}\ntheme: ${theme}\n`);
  return site;
}

// What of a page is looked at for itself, wherever it first stands.
const features = ["withheld", "notice-withdrawn", "data-page", "table", "callout", "footnotes", "image",
  "timechart", "record-gap", "record-note", "extent", "turn-pair", "cut", "pager", "tags", "base",
  "corrections", "search-form", "concordance"];

function kindsOf(html, name) {
  const kind = /<body[^>]* class="([^"]*)"/.exec(html)?.[1];
  // A page may have parts at addresses of their own, such as timeline/items.html.
  const kinds = new Set(!kind ? [] : /(index|404).html$/.test(name) ? [kind] : ["part"]);
  for (const match of html.matchAll(/ class="([^"]*)"/g)) {
    for (const name of match[1].split(" ")) if (features.includes(name)) kinds.add(name);
  }
  return kinds;
}

// Of the pages of all sites the fewest that are of each kind and have each
// feature, in no more than one go through them: those with the most first.
function choose(all) {
  const chosen = [];
  const seen = new Set();
  all.sort((a, b) => b.kinds.size - a.kinds.size || (a.path < b.path ? -1 : 1));
  for (const page of all) {
    const fresh = [...page.kinds].filter((kind) => !seen.has(kind));
    if (fresh.length === 0) continue;
    fresh.forEach((kind) => seen.add(kind));
    chosen.push({ ...page, what: fresh.join(" ") });
  }
  return chosen;
}

// `options` are those of the build. Gives the sites, with where each was built
// to, and the pages to look at: `site`, `path`, `what`.
export async function gallery(theme, ...options) {
  const sites = [];
  const all = [];
  for (const name of ["own", "example", "inquiry", "structure"]) {
    const folder = await copy(name, theme);
    const output = `${folder}-output`;
    const built = await run("build", "--site", folder, "--output", output, "--drafts", "--quiet", ...options);
    check(`${name} is built with ${theme}`, built.code === 0, built.said);
    const site = { name, folder, output };
    sites.push(site);
    for (const file of readdirSync(output, { recursive: true })) {
      const path = join(output, file);
      if (!file.endsWith(".html") || !statSync(path).isFile()) continue;
      const kinds = kindsOf(readFileSync(path, "utf8"), file);
      if (kinds.size === 0) continue;
      all.push({ site, kinds, file: path, path: relative(output, path).replace(/(^|\/)index\.html$/, "$1") });
    }
  }
  return { sites, pages: choose(all) };
}
