// search.mjs SITE: what a browser loads for first questions of a built site,
// each in a new browser: the script, the head of the index and the files of it.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const folder = process.argv[2];
const questions = process.argv.slice(3);
const server = createServer(async (request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const name = join(folder, path.endsWith("/") ? `${path}index.html` : path);
  try {
    const bytes = await readFile(name);
    response.setHeader("Content-Type", name.endsWith(".js") ? "text/javascript"
      : name.endsWith(".css") ? "text/css" : "text/html; charset=utf-8");
    response.end(bytes);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise((resolve) => server.listen(0, "localhost", resolve));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"],
});
let most = 0;
for (const question of questions) {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const sizes = {};
  page.on("response", async (response) => {
    const name = new URL(response.url()).pathname.replace(/^\/(assets|search)\//, "").replace(/^[0-9a-f]+\//, "");
    if (!name.endsWith(".js")) return;
    const kind = name.replace(/\d.*|\..*/, "");
    const { length } = await response.body();
    sizes[kind] = (sizes[kind] || 0) + length;
  });
  const start = Date.now();
  await page.goto(`http://localhost:${server.address().port}/search/?q=${encodeURIComponent(question)}`);
  await page.waitForFunction(() => document.getElementById("_hits-status").textContent);
  const took = Date.now() - start;
  await page.waitForTimeout(200);
  const all = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  most = Math.max(most, all);
  const said = await page.textContent("#_hits-status");
  console.log(`${String(all).padStart(8)} bytes  ${String(took).padStart(5)} ms  ${question.padEnd(28)} ${said}`
    + `  (${Object.entries(sizes).map(([kind, size]) => `${kind} ${size}`).join(", ")})`);
  await page.close();
}
await browser.close();
server.close();
console.log(`most: ${most} bytes`);
process.exit(most < 100000 ? 0 : 1);
