// What the browser tests share: a browser, sites served on this machine, and
// counting as the other tests do.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const dossier = process.env.DOSSIER;
export const scratch = mkdtempSync(join(tmpdir(), "dossier-browser-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));

let passed = 0;
let failed = 0;

export function check(what, isRight, found = "") {
  if (isRight) {
    passed++;
    return;
  }
  failed++;
  console.log(`FAILED: ${what}`);
  if (found) console.log(String(found).replace(/^/gm, "    ").slice(0, 4000));
}

export function finish() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

// Runs the program to its end.
export function run(...words) {
  return new Promise((resolve) => {
    const child = spawn(dossier, words);
    let said = "";
    child.stdout.on("data", (bytes) => { said += bytes; });
    child.stderr.on("data", (bytes) => { said += bytes; });
    child.on("exit", (code) => resolve({ code, said }));
  });
}

// A preview of the site; `stop` gives its exit code.
export async function serve(site, ...words) {
  const child = spawn(dossier, ["serve", "--site", site, "--port", "0", ...words]);
  const exit = new Promise((resolve) => child.on("exit", resolve));
  let said = "";
  child.stderr.on("data", (bytes) => { said += bytes; });
  const url = await new Promise((resolve, reject) => {
    child.stdout.once("data", (bytes) => resolve(String(bytes).trim()));
    child.once("exit", () => reject(new Error(said)));
  });
  return {
    url,
    stop() {
      child.kill("SIGINT");
      return exit;
    },
  };
}

// Without the network: what a page asks of any other host is refused and kept
// in `strangers`.
export async function open(options = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const context = await browser.newContext(options);
  const strangers = [];
  await context.route("**/*", (route) => {
    const url = new URL(route.request().url());
    if (url.hostname === "localhost" || ["data:", "file:"].includes(url.protocol)) return route.continue();
    strangers.push(url.href);
    return route.abort();
  });
  return { browser, context, strangers };
}
