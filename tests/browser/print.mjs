// Every kind of page as a PDF, in both themes, made by a reader who prefers dark
// pages: black on white, nothing to press, turn numbers, addresses of links
// that lead elsewhere, all of it to its last words, numbered pages.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { gallery, themes } from "./gallery.mjs";
import { check, finish, open, scratch, serve } from "./lib.mjs";

const pdf = join(scratch, "page.pdf");

const squeezed = (words) => words.replace(/\s+/g, "");

// What the page shows on paper, as its own DOM has it.
function shown() {
  const isSeen = (element) => element.checkVisibility() && element.getClientRects().length > 0;
  const seen = (selector) => [...document.querySelectorAll(selector)].filter(isSeen);
  const words = document.querySelector("main").innerText.trim().split(/\s+/);
  return {
    pressed: seen("nav, button, input[type=search], form, .skip").map((element) => element.outerHTML),
    turns: seen(".turn-number").map((element) => element.textContent),
    addresses: seen("main a[href^=http]").filter((a) => !a.closest("svg")).map((a) => a.getAttribute("href")),
    last: words.slice(-3).join(""),
    banner: seen(".withheld").map((element) => element.innerText).join(""),
    ink: getComputedStyle(document.body).color,
    paper: getComputedStyle(document.body).backgroundColor,
    own: document.querySelector("link[rel=canonical]")?.href,
  };
}

function look(name, wanted, text) {
  const words = squeezed(text);
  const numbers = new Set(text.match(/^\s*\d+(?=\s)/gm)?.map(squeezed));
  check(`${name}: nothing to press`, wanted.pressed.length === 0, wanted.pressed.join("\n"));
  check(`${name}: black`, wanted.ink === "rgb(0, 0, 0)", wanted.ink);
  check(`${name}: on white`, wanted.paper === "rgb(255, 255, 255)", wanted.paper);
  check(`${name}: numbers of turns`, wanted.turns.every((number) => numbers.has(number)), text);
  const missing = wanted.addresses.filter((url) => !words.includes(squeezed(url)));
  check(`${name}: addresses of links`, missing.length === 0, missing);
  check(`${name}: the last words`, words.includes(wanted.last), `${wanted.last}\n${text}`);
  check(`${name}: the banner of a draft`, words.includes(squeezed(wanted.banner)), wanted.banner);
  check(`${name}: pages are numbered`, /1 ?\/ ?[1-9]/.test(text), text.slice(-200));
  check(`${name}: its own address`, !wanted.own || words.includes(squeezed(wanted.own)), wanted.own);
}

const { browser, context } = await open({ bypassCSP: true });
const page = await context.newPage();
await page.emulateMedia({ media: "print", colorScheme: "dark" });
let turns = 0;
let addresses = 0;
for (const theme of themes) {
  const { sites, pages } = await gallery(theme);
  for (const site of sites) site.preview = await serve(site.folder, "--quiet", "--drafts");
  for (const { site, path, what } of pages) {
    await page.goto(site.preview.url + path);
    const wanted = await page.evaluate(shown);
    await page.pdf({ path: pdf, preferCSSPageSize: true });
    const text = execFileSync("pdftotext", ["-layout", pdf, "-"], { encoding: "utf8" });
    look(`${theme} ${site.name}/${path} (${what}) printed`, wanted, text);
    turns += wanted.turns.length;
    addresses += wanted.addresses.length;
    if (what.includes("callout")) {
      check(`${theme}: a table's head is on each of its pages`, text.match(/cargo/g).length >= 3, text);
    }
  }
  for (const site of sites) await site.preview.stop();
}
check("turns and addresses were looked for", turns > 10 && addresses >= 4, `${turns} ${addresses}`);
await browser.close();
finish();
