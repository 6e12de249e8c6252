// The search of a site in a browser: what is found, how it is shown, facets,
// keys, addresses; over HTTP and from a disk. What random queries find is held
// against a plain look through all that was written.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { check, finish, open, run, scratch, serve } from "./lib.mjs";

const site = join(scratch, "searched");

function put(path, text) {
  mkdirSync(dirname(join(site, "content", path)), { recursive: true });
  writeFileSync(join(site, "content", path), text);
}

let seed = 7;
function below(count) {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor(seed / 65536) % count;
}

// ---- The site

const speakers = { "ada-quill": "Ada Quill", "bo-marsh": "Bo Marsh", "cy-muller": "Cy Müller" };
const vocabulary = ("harbour harbours harbinger ledger ledge keeper keep night knight signal winter old older "
  + "the of and never seen Müller naïve Łódź Ærø señal straße ΟΔΟΣ ёлка 1931 19 café cafés").split(" ");
const turns = []; // { link, text, speaker, year }

function record(id, year, lines, extra = "") {
  const said = lines.map(([speaker, text], i) => {
    turns.push({ link: `transcripts/${id}/#t${i + 1}`, text, speaker, year });
    return `**${speakers[speaker]}:** ${text}\n`;
  });
  put(`transcripts/${id}.md`, `---\ntitle: Record ${id}\ndate: ${year}-03-04\nsource: gazette\n${extra}`
    + `participants: [${Object.keys(speakers)}]\n---\n${said.join("\n")}`);
}

put("site.yaml", "title: Harbour Papers\nmenu: [{title: Home, link: index.md}]\n");
put("index.md", "---\ntitle: Harbour\n---\nPapers.\n");
put("sources/gazette.md", "---\ntitle: Gazette\n---\n");
for (const [id, name] of Object.entries(speakers)) put(`people/${id}.md`, `---\ntitle: ${name}\n---\n`);
record("call", 1931, [
  ["ada-quill", "I have never seen the quay book of Herr Müller."],
  ["bo-marsh", "Never [inaudible] seen the lighthouse, [laughter] never once more."],
  ["ada-quill", "我们在东京都见过港口的船。"],
  ["bo-marsh", "私は東京都に住んでいます。港の灯台。"],
  ["cy-muller", "ฉันรักภาษาไทยมาก"],
  ["ada-quill", "A <b>tag</b> & an <img src=x onerror=alert(1)> here."],
]);
record("reported", 1932, [["ada-quill", "She said “a zebra” was there."]],
  "fidelity: reported\nresponses: [{by: bo-marsh, stance: denies, source: gazette}]\n");
put("people/cy-muller.md", "---\ntitle: Cy Müller\n---\n\n- **1935-02~** Saw the okapi.\n"
  + "- **1935/1936?** Sold the okapi.\n- **[1937-01-02..]** Missed the okapi.\n");
put("articles/zebra.md", "---\ntitle: The zebra of the harbour\ndate: 1933-01-01\n---\nA quokka. "
  + "She had [“never seen the quay book”](../transcripts/call.md#t1).\n\n"
  + "- **1934-05-06** {#sale} The sale of the wombat.\n");
for (let i = 0; i < 40; i++) {
  const lines = [];
  for (let k = 0; k < 25; k++) {
    const text = [];
    for (let w = 0; w < 4 + below(12); w++)
      text.push(below(40) === 0 ? "[inaudible]" : vocabulary[below(vocabulary.length)]);
    lines.push([Object.keys(speakers)[below(3)], `So ${text.join(" ")}.`]);
  }
  record(`r${i}`, 1900 + below(60), lines);
}
for (let r = 0; r < 10; r++) { // lists that are in blocks
  const long = [];
  for (let i = 0; i < 1500; i++)
    long.push(["bo-marsh", `Zzz ${i % 3 ? "xxx" : "yyy"}${r === 7 && i === 1321 ? " rare" : ""}`
      + `${i === 700 ? " scattered" : ""}.`]);
  record(`long${r}`, 1850, long);
}

const output = join(scratch, "searched-output");
const built = await run("build", "--site", site, "--output", output, "--offline", "--quiet");
check("the site is built", built.code === 0, built.said);
const preview = await serve(site, "--quiet");
const { browser, context, strangers } = await open();
const page = await context.newPage();
page.on("pageerror", (error) => check("no script fails", false, error.stack));
page.on("console", (message) => {
  if (message.type() === "error") check("nothing is refused", false, message.text());
});

// ---- Asking

let root = preview.url;

// Sets the form, sends it and waits: { count, rows, links, text }.
async function ask(q, facets = {}) {
  await page.evaluate(([words, more]) => {
    const form = document.getElementById("_search");
    for (const name of ["kind", "speaker", "status", "from", "to"]) form.elements[name].value = more[name] || "";
    form.elements.q.value = words;
    form.requestSubmit();
  }, [q, facets]);
  await page.waitForFunction(() => document.getElementById("_hits-status").textContent);
  return shown();
}

function shown() {
  return page.evaluate((base) => {
    const said = document.getElementById("_hits-status").textContent;
    const rows = [...document.querySelectorAll("#_hits > li")];
    return {
      said,
      count: Number((/[\d,]+/.exec(said) || ["0"])[0].replace(/,/g, "")),
      links: rows.map((row) => row.querySelector("a").href.slice(base.length).replace("index.html", "")),
      rows: rows.map((row) => row.innerText),
      marked: rows.map((row) => [...row.querySelectorAll("mark")].map((one) => one.textContent)),
    };
  }, root);
}

async function all() {
  for (;;) {
    const before = await shown();
    if (await page.isHidden("#_hits-more")) return before;
    await page.click("#_hits-more");
    await page.waitForFunction((count) => document.querySelectorAll("#_hits > li").length > count
      || document.getElementById("_hits-more").hidden, before.links.length);
  }
}

async function finds(q, wanted, facets) {
  const found = await ask(q, facets);
  check(`${q} ${JSON.stringify(facets || {})} finds ${wanted.join(" ") || "nothing"}`,
    found.count === wanted.length && [...found.links].sort().join() === [...wanted].sort().join(),
    JSON.stringify(found, null, 1));
  return found;
}

const call = (number) => `transcripts/call/#t${number}`;

async function tell_it() {
  await page.goto(`${root}search/${root.startsWith("file:") ? "index.html" : ""}`);
  const quote = (await ask("quay", { kind: "quotation" })).links[0];
  check("a quotation is found", quote?.startsWith("quotes/"), quote);
  await finds("quay", [quote, call(1), "articles/zebra/"]);
  await finds("QUAY müller", [call(1)]);
  await finds("Muller quay", [call(1)]);
  await finds("\"seen the quay\"", [quote, call(1), "articles/zebra/"]);
  await finds("“book of herr”", [call(1)]);
  await finds("\"quay seen\"", []);
  await finds("\"never seen the lighthouse\"", []);
  await finds("\"seen the lighthouse\"", [call(2)]);
  await finds("\"the lighthouse never once\"", [call(2)]);
  await finds("inaudible lighthouse", [call(2)]);
  await finds("lighth*", [call(2)]);
  await finds("lighthou", [call(2)]);
  await finds("\"lighthou\"", []);
  await finds("东京", [call(3)]);
  await finds("東京都", [call(4)]);
  await finds("京都", [call(4), call(3)].filter((link) => link === call(4) || link === call(3)));
  await finds("都に住", [call(4)]);
  await finds("东京口", []);
  await finds("港口的船", [call(3)]);
  await finds("船", [call(3)]);
  await finds("港", [call(3), call(4)]);
  await finds("ไทย", [call(5)]);
  await finds("ภาษาไทย", [call(5)]);
  await finds("ไทยภาษา", []);
  await finds("wombat", ["articles/zebra/#sale"], { kind: "event" });
  await finds("zebra", ["articles/zebra/", "transcripts/reported/#t1"]);
  await finds("zebra", ["transcripts/reported/#t1"], { status: "contested" });
  await finds("zebra", ["transcripts/reported/#t1"], { status: "reported" });
  await finds("zebra", ["transcripts/reported/#t1"], { speaker: "ada-quill" });
  await finds("zebra", [], { speaker: "bo-marsh" });
  await finds("zebra", ["articles/zebra/"], { from: "1933" });
  await finds("zebra", ["transcripts/reported/#t1"], { to: "1932" });
  await finds("zebra", [], { from: "1950", to: "1960" });
  await finds("never seen quay zebra", ["articles/zebra/"]);
  const dates = (await ask("okapi", { kind: "event" })).rows.join("\n");
  for (const said of ["about February 1935", "1935 – possibly 1936", "[1937-01-02..]"])
    check(`${said} is said of a date`, dates.includes(` · ${said}`), dates);
  const kinds = await ask("zebra");
  check("a page says of which kind it is", kinds.rows[0].includes("Article · "), kinds.rows[0]);
  const tag = await finds("onerror", [call(6)]);
  check("what looks like a tag is text", tag.rows[0].includes("<img src=x onerror=alert(1)>"), tag.rows[0]);
  check("the word is marked", tag.marked[0].join() === "onerror", tag.marked);
  check("a date is in words", tag.rows[0].includes("4 March 1931"), tag.rows[0]);
  const cjk = await ask("東京都");
  check("marks of pairs meet", cjk.marked[0].join("") === "東京都", cjk.marked);
  const nothing = await ask("qqqq");
  check("that nothing is found is said", nothing.said.startsWith("Nothing on this site"), nothing.said);
}

await tell_it();

// ---- From a disk

const http = root;
root = `file://${output}/`;
await tell_it();
root = http;
await page.goto(`${root}search/`);

// ---- Long lists

let found = await ask("zzz");
check("a long list is counted", found.said === "15,000 results", found.said);
check("and begins at once", found.links.length === 8 && found.links[0] === "transcripts/long0/#t1", found.links);
found = await ask("zzz yyy");
check("of two the first are there", found.said.startsWith("At least ")
  && found.links.join() === [...Array(8).keys()].map((i) => `transcripts/long0/#t${3 * i + 1}`).join(), found.said);
await finds("zzz rare", ["transcripts/long7/#t1322"]);
await finds("\"zzz yyy rare\"", []);
await finds("\"zzz xxx rare\"", ["transcripts/long7/#t1322"]);

// ---- Results in many files

found = await ask("scattered");
check("no more files are loaded at a time than a few", found.said === "10 results" && found.links.length === 5
  && found.links[4] === "transcripts/long4/#t701", JSON.stringify(found));
found = await all();
check("the others come when they are asked for", found.links.length === 10
  && found.links[9] === "transcripts/long9/#t701", found.links);

// ---- Random queries against a plain look

const plain = (text) => text.normalize("NFD").toLowerCase().replace(/\p{Mn}/gu, "")
  .replace(/ß/g, "ss").replace(/ł/g, "l").replace(/æ/g, "ae").replace(/ø/g, "o").replace(/ς/g, "σ");
const looked = turns.map((turn) => ({
  ...turn, words: ` ${plain(turn.text).replace(/\[[^\]]*\]/g, "|").replace(/[^\p{L}\p{N}|]+/gu, " ")} `,
}));
const has = {
  word: (turn, [word]) => turn.words.includes(` ${plain(word)} `),
  two: (turn, words) => words.every((word) => has.word(turn, [word])),
  phrase: (turn, words) => turn.words.includes(` ${words.map(plain).join(" ")} `),
  prefix: (turn, [word]) => turn.words.includes(` ${plain(word)}`),
};
const forms = {
  word: (words) => words[0], two: (words) => words.join(" "),
  phrase: (words) => `"${words.join(" ")}"`, prefix: (words) => `${words[0]}*`,
};
let asked = 0;
let matched = 0;
for (let i = 0; i < 300; i++) {
  const form = ["word", "two", "phrase", "prefix"][below(4)];
  const words = [...Array(form === "phrase" ? 2 : form === "two" ? 2 + below(2) : 1)].map(() => {
    const word = vocabulary[below(vocabulary.length)];
    return form === "prefix" ? word.slice(0, 1 + below(4)) : word;
  });
  if (plain(words[0]).length < 1) continue;
  const facets = { kind: "turn" };
  if (below(3) === 0) facets.speaker = Object.keys(speakers)[below(3)];
  if (below(3) === 0) facets.from = String(1900 + below(60));
  if (below(3) === 0) facets.to = String(1900 + below(60));
  const wanted = looked.filter((turn) => has[form](turn, words)
    && (!facets.speaker || turn.speaker === facets.speaker)
    && (!facets.from || turn.year >= facets.from) && (!facets.to || turn.year <= facets.to))
    .map((turn) => turn.link);
  let result = await ask(forms[form](words), facets);
  if (result.said.startsWith("At least") || wanted.length < 60) result = await all();
  asked++;
  if (wanted.length) matched++;
  const right = result.count === wanted.length && new Set(result.links).size === result.links.length
    && result.links.every((link) => wanted.includes(link))
    && (result.links.length === wanted.length || result.links.length >= 5);
  check(`${forms[form](words)} ${JSON.stringify(facets)}`, right,
    `wanted ${wanted.length}: ${wanted.slice(0, 12)}\n${result.said}: ${result.links.slice(0, 12)}`);
}
console.log(`note: ${asked} random queries, ${matched} of them with results`);
check("most random queries find something", matched > asked / 2, matched);

// ---- Keys, addresses, what is announced

await page.goto(`${root}search/`);
check("the form is shown", await page.isVisible("#_search"));
await page.keyboard.press("/");
check("/ leads to the field", await page.evaluate(() => document.activeElement.name === "q"));
await page.keyboard.type("quay");
await page.waitForFunction(() => document.querySelectorAll("#_hits > li").length === 3);
check("typing searches", page.url().endsWith("search/?q=quay"), page.url());
check("the number is announced", await page.getAttribute("#_hits-status", "role") === "status"
  && (await shown()).said === "3 results");
await page.keyboard.press("ArrowDown");
await page.keyboard.press("ArrowDown");
check("arrows go through what is found", await page.evaluate(() =>
  document.activeElement === document.querySelectorAll(".hit-title a")[1]));
await page.keyboard.press("ArrowUp");
await page.keyboard.press("ArrowUp");
check("and back", await page.evaluate(() => document.activeElement.name === "q"));
await page.keyboard.press("ArrowDown");
const target = await page.evaluate(() => document.activeElement.href);
await page.keyboard.press("Enter");
await page.waitForURL(target);
check("Enter opens it", page.url() === target);
await page.goBack();
await page.waitForFunction(() => document.querySelectorAll("#_hits > li").length === 3);
check("the results are there again", await page.inputValue("[name=q]") === "quay");

await page.goto(`${root}search/?q=zebra&speaker=ada-quill`);
await page.waitForFunction(() => document.querySelectorAll("#_hits > li").length === 1);
check("an address is a search", await page.inputValue("[name=speaker]") === "ada-quill"
  && (await shown()).links[0] === "transcripts/reported/#t1");
await page.goto(`${root}search/?speaker=cy-muller&to=1931`);
await page.waitForFunction(() => document.querySelectorAll("#_hits > li").length > 0);
check("facets alone are a search", (await shown()).rows.every((row) => row.includes("Cy Müller")));

// Every result leads to something that is there.
await ask("the");
const links = (await all()).links.slice(0, 40);
for (const link of links) {
  await page.goto(root + link);
  check(`${link} is there`, await page.evaluate(() =>
    !location.hash || document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null));
}
check("nobody else is asked", strangers.length === 0, strangers);
await browser.close();

// ---- Without a script

const bare = await open({ javaScriptEnabled: false });
const still = await bare.context.newPage();
await still.goto(`${root}search/`);
check("without a script there is no form", await still.isHidden("#_search"));
await still.click("text=Concordance");
check("but a concordance", (await still.textContent("h1")) === "Ada Quill"
  && (await still.textContent("dl")).includes("quay"));
await still.click("dd a >> nth=0");
check("that leads to turns", /transcripts\/.*#t\d+$/.test(still.url()), still.url());
await bare.browser.close();
await preview.stop();
finish();
