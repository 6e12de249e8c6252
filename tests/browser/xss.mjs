// Pages with payloads in every field, as tests/xss/run.py makes them, in a
// browser that obeys no policy of theirs: nothing may run, also when what the
// pages hold is read as HTML once more.
//
//   xss.mjs FOLDER
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { check, finish, open } from "./lib.mjs";

const tabs = 3;
const mostOfAKind = 40;

// Some pages of each folder: they hold the same payloads again and again.
function pagesBelow(site) {
  const byKind = new Map();
  const names = readdirSync(join(site, "output"), { recursive: true })
    .filter((name) => name.endsWith(".html")).sort();
  for (const name of names) {
    const kind = name.split("/")[0].replace(/\d+$/, "");
    const list = byKind.get(kind) ?? [];
    if (list.length < mostOfAKind) list.push(join(site, "output", name));
    byKind.set(kind, list);
  }
  return [...byKind.values()].flat();
}

const folder = process.argv[2];
const sites = readdirSync(folder).filter((name) => !name.endsWith("-plain"));
const pages = sites.flatMap((name) => pagesBelow(join(folder, name)));
check("there are pages", pages.length > 300, pages.length);

const { browser } = await open();
const context = await browser.newContext({ bypassCSP: true });
const strangers = [];
await context.route("**/*", (route) => {
  const url = route.request().url();
  if (/^(file|data|about):/.test(url)) return route.continue();
  strangers.push(url);
  return route.abort();
});
await context.addInitScript(() => {
  window.ran = [];
  for (const name of ["xss", "alert", "confirm", "prompt"]) window[name] = () => window.ran.push(name);
});

// Runs in the page: wakes up what waits for a reader, then reads it anew.
async function provoke() {
  const wake = () => {
    for (const element of document.querySelectorAll("details")) element.open = true;
    for (const element of document.querySelectorAll("a, button, input, textarea, select, summary, [tabindex]")) {
      element.focus({ preventScroll: true });
      element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    }
  };
  wake();
  document.body.innerHTML = String(document.body.innerHTML);
  wake();
  await new Promise((resolve) => { setTimeout(resolve, 20); });
  return window.ran;
}

async function visitAll() {
  const tab = await context.newPage();
  let where = "";
  tab.on("dialog", (dialog) => { check(`no dialog on ${where}`, false, dialog.message()); dialog.dismiss(); });
  tab.on("pageerror", (error) => check(`scripts work on ${where}`, false, error));
  for (let page = pages.pop(); page; page = pages.pop()) {
    where = page;
    await tab.goto(pathToFileURL(page).href);
    const ran = await tab.evaluate(provoke);
    check(`nothing runs on ${page}`, ran.length === 0, ran);
    check(`${page} stays where it is`, tab.url() === pathToFileURL(page).href, tab.url());
  }
}

await Promise.all(Array.from({ length: tabs }, visitAll));
check("no page asks another host", strangers.length === 0, strangers.slice(0, 10).join("\n"));
await browser.close();
finish();
