// Every kind of page in each theme, light and dark, wide and narrow: no fault
// that axe-core finds (WCAG 2.2 A and AA), nothing wider than the window, and
// all of it readable without JavaScript.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gallery, themes } from "./gallery.mjs";
import { check, finish, open, serve } from "./lib.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// What another colour scheme can change.
const ofColours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };

async function look(page, what, runOnly) {
  const found = await page.evaluate((options) => axe.run(document, options),
    { runOnly, resultTypes: ["violations"] });
  check(`${what}: axe finds nothing`, found.violations.length === 0, found.violations
    .map((v) => `${v.id}: ${v.help}\n${v.nodes.slice(0, 5)
      .map((n) => `${n.html}\n${n.any.map((a) => a.message).join("\n")}`).join("\n")}`).join("\n"));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  check(`${what}: not wider than the window`, wide <= 0, wide);
}

async function lookAt(theme, { sites, pages }, browsers) {
  for (const site of sites) site.preview = await serve(site.folder, "--quiet", "--drafts");
  const page = await browsers.with.newPage();
  const plain = await browsers.without.newPage();
  for (const { site, path, what } of pages) {
    const name = `${theme} ${site.name}/${path} (${what})`;
    const isSearch = what.includes("search-form");
    await page.goto(site.preview.url + path + (isSearch ? "?q=the&speaker=" : ""));
    if (isSearch) await page.waitForSelector("#_hits > li");
    await page.evaluate(() => document.querySelectorAll("details").forEach((d) => { d.open = true; }));
    await page.evaluate(axe);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await look(page, `${name} ${colorScheme} ${width}`, colorScheme === "dark" ? ofColours : all);
      }
    }
    await plain.goto(site.preview.url + path);
    const words = (await plain.locator("main").innerText()).trim();
    check(`${name} has words without JavaScript`, words.length > 10, words);
  }
  for (const site of sites) await site.preview.stop();
}

const scripted = await open({ bypassCSP: true });
const unscripted = await open({ javaScriptEnabled: false });
for (const theme of themes) {
  const found = await gallery(theme);
  check(`${theme}: each kind of page is there`, found.pages.length >= 17,
    found.pages.map((page) => page.what).join(", "));
  await lookAt(theme, found, { with: scripted.context, without: unscripted.context });
}
check("nobody else is asked", scripted.strangers.length === 0, scripted.strangers);
await scripted.browser.close();
await unscripted.browser.close();
finish();
