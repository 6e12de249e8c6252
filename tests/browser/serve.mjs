// dossier serve in a browser: a saved document, a mistake and its mending, a
// style sheet, the place on the page.
import { appendFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { check, finish, open, run, scratch, serve } from "./lib.mjs";

const site = join(scratch, "harbour");
const article = join(site, "content/articles/the-ledger.md");
await run("new", "site", site, "--quiet");
await run("new", "theme", "mine", "--site", site, "--quiet");
appendFileSync(join(site, "content/site.yaml"), "theme: mine\n");
const css = join(site, "themes/mine/assets/broadsheet.css");
mkdirSync(join(site, "themes/mine/assets"), { recursive: true });
cpSync("themes/broadsheet/assets/broadsheet.css", css);
appendFileSync(article, "\nword\n".repeat(300));
const whole = readFileSync(article, "utf8");

const preview = await serve(site);
const { browser, context, strangers } = await open();
const page = await context.newPage();
let loads = 0;
page.on("load", () => { loads++; });
page.on("pageerror", (error) => check("no script fails", false, error.stack));
await page.goto(`${preview.url}articles/the-ledger/`);
await page.waitForTimeout(500);

async function seen(what, act, condition) {
  const start = Date.now();
  act();
  try {
    await page.waitForFunction(condition, null, { timeout: 10000 });
    check(what, true);
    console.log(`note: ${what}: ${Date.now() - start} ms`);
  } catch {
    check(what, false, await page.content());
  }
  await page.waitForTimeout(300);
}

const problems = () => document.querySelector("dossier-problems")?.shadowRoot.textContent;

await page.evaluate(() => scrollTo(0, 2000));
await seen("a saved document is shown", () =>
  writeFileSync(article, whole + "\nThe second edition.\n"), () =>
  document.body.innerText.includes("The second edition."));
check("the place on the page is kept",
  (await page.evaluate(() => scrollY)) === 2000, await page.evaluate(() => scrollY));
check("it was loaded once more", loads === 2, loads);

await seen("a mistake lies over the page", () =>
  writeFileSync(article, whole.replace("never seen the ledger", "never seen a ledger")),
  () => document.querySelector("dossier-problems")?.shadowRoot.textContent.includes("Q002"));
check("with its place", (await page.evaluate(problems)).includes("the-ledger.md:"));
check("under it is the last page that was right",
  (await page.textContent("body")).includes("The second edition."));
await seen("mended, it goes away", () => writeFileSync(article, whole), () =>
  !document.querySelector("dossier-problems")
    && !document.body.innerText.includes("The second edition."));

const before = loads;
await seen("a style sheet is swapped", () =>
  appendFileSync(css, "\nbody { outline: 3px solid rgb(1, 2, 3); }\n"), () =>
  getComputedStyle(document.body).outlineColor === "rgb(1, 2, 3)");
check("without a load", loads === before, loads - before);

const other = await context.newPage();
await other.goto(`${preview.url}about/`);
await other.waitForTimeout(500);
let otherLoads = 0;
other.on("load", () => { otherLoads++; });
writeFileSync(article, whole + "\nThe third edition.\n");
await other.waitForTimeout(1500);
check("a page that did not change is left alone", otherLoads === 0, otherLoads);

check("nobody else was asked", strangers.length === 0, strangers);
await browser.close();
check("the preview ends cleanly", (await preview.stop()) === 0);
finish();
