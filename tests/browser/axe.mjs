// Every kind of page, in each theme, light and dark, wide and narrow: no fault
// that axe-core finds (WCAG 2.2 A and AA), nothing wider than the window, and
// all of it readable without JavaScript.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { check, finish, open, run, scratch, serve } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const sites = [[".", "broadsheet"]];
await run("new", "site", join(scratch, "example"), "--example", "--quiet");
sites.push([join(scratch, "example"), "broadsheet"]);

// One page of each kind, as the class of its body says; what the search finds,
// and a concordance.
function pagesOf(folder) {
  const kinds = new Map();
  for (const name of readdirSync(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!name.endsWith(".html") || !statSync(path).isFile()) continue;
    const kind = /<body[^>]* class="([^"]*)"/.exec(readFileSync(path, "utf8"))?.[1];
    if (kind && !kinds.has(kind)) kinds.set(kind, relative(folder, path).replace(/index\.html$/, ""));
  }
  const words = readdirSync(folder, { recursive: true }).find((name) => name.endsWith("concordance.html"));
  return [...kinds, ["search", "search/?q=the&speaker="], ["concordance", words]];
}

async function look(page, what) {
  await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  }));
  check(`${what}: axe finds nothing`, found.violations.length === 0, found.violations
    .map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 5).map((n) => n.html).join("\n")}`).join("\n"));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(`${what}: not wider than the window`, wide <= 0, wide);
}

for (const [site, theme] of sites) {
  const output = join(scratch, `output-${sites.findIndex((s) => s[0] === site)}`);
  const built = await run("build", "--site", site, "--output", output, "--quiet");
  check(`${site} is built`, built.code === 0, built.said);
  const preview = await serve(site, "--quiet");
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 390]) {
      const { browser, context, strangers } = await open({
        colorScheme, viewport: { width, height: 900 }, bypassCSP: true,
      });
      const page = await context.newPage();
      for (const [kind, path] of pagesOf(output)) {
        await page.goto(preview.url + path);
        if (kind === "search") await page.waitForSelector("#hits > li");
        await look(page, `${theme} ${kind} ${path} ${colorScheme} ${width}`);
      }
      check("nobody else is asked", strangers.length === 0, strangers);
      await browser.close();
    }
  }
  const { browser, context } = await open({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const [kind, path] of pagesOf(output)) {
    await page.goto(preview.url + path);
    const words = (await page.locator("main").innerText()).trim();
    check(`${kind} ${path} has words without JavaScript`, words.length > 10, words);
  }
  await browser.close();
  await preview.stop();
}
finish();
