// Search in an index of plain files, without a server: generator/search/ says
// what is in them. They are scripts, because a page opened from a disk may load
// nothing else. What they say is only ever put into text nodes.
(() => {
  "use strict";
  const [form, list, status, button, json] =
    ["search", "hits", "hits-status", "hits-more", "search-words"].map(id => document.getElementById("_" + id));
  if (!form) return;
  const field = form.elements.q, words = JSON.parse(json.textContent);
  const language = document.documentElement.lang.replace(/^en$/, "en-GB"); // for days before months
  const AT_ONCE = 8, MOST_CHUNKS = 5; // results shown at a time, and files they may be in
  // Signs of long lists that are read for a better count, and at most at a time.
  const FEW_SIGNS = 6000, MOST_SIGNS = 22000;
  const GROUP = 64; // files of terms whose beginnings are in one file
  const MOST_FILES = 3, MOST_TERMS = 100; // of terms with one beginning

  // ---- Files

  const takers = {}, files = {};
  window.dossierSearch = (name, data) => takers[name](data);

  const load = (name, folder) => files[name] = files[name] || new Promise((resolve, reject) => {
    const script = document.createElement("script");
    takers[name] = resolve;
    script.src = folder + name + ".js";
    script.onerror = () => { delete files[name]; reject(new Error(name)); };
    document.head.append(script);
  });
  const head = () => load("index", "");
  const part = async name => load(name, (await head()).sum + "/");

  const LAST = " !#$%&'()*+,-.", MORE = "/:;<=>?@[]^_`{|}"; // digits of numbers: the last one, and those before
  const END = -1; // of a row of several numbers
  function numbers(signs) {
    const out = [];
    let number = 0, unit = 1;
    for (const sign of signs) {
      if (sign === "~") {
        out.push(END);
        continue;
      }
      const digit = LAST.indexOf(sign);
      number += unit * (digit < 0 ? 14 + MORE.indexOf(sign) : digit);
      unit *= 16;
      if (digit < 0) continue;
      out.push(number);
      number = 0;
      unit = 1;
    }
    return out;
  }

  // ---- Words, as generator/base/words.c reads them

  const chars = list => list.replace(/[0-9a-f]+/g, "\\u{$&}").replace(/ /g, "");
  const WORD = "[\\p{L}\\p{N}\\p{M}]", JOINER = chars("[ad 200c 200d 2060 feff]");
  const UNSPACED = chars("[e00-eff 1000-109f 1780-17ff 2e80-2fdf 3005-3007 3021-3029 3031-3035 3038-303b 3040-30ff " +
    "31f0-31ff 3400-4dbf 4e00-9fff a9e0-a9ff aa60-aa7f f900-faff ff66-ff9f 1b000-1b16f 20000-323af]");
  const some = one => `(?:${one})(?:${one}|${JOINER})*`;
  const TOKEN = new RegExp(`(${some(`(?=${WORD})${UNSPACED}`)})|${some(`(?!${UNSPACED})${WORD}`)}`, "gu");
  const DROPPED = new RegExp(chars("[300-36f 591-5bd 5bf 5c1 5c2 5c4 5c5 5c7 64b-65f 670 1ab0-1aff 1dc0-1dff " +
    "20d0-20ff fe20-fe2f") + "\\p{DI}]", "gu");
  const PLAIN = { æ: "ae", ð: "d", ø: "o", þ: "th", đ: "d", ħ: "h", ł: "l", ŋ: "n", œ: "oe", ŧ: "t", ς: "σ" };

  const fold = text => text.normalize("NFKD").toUpperCase().toLowerCase().normalize("NFKD")
    .replace(DROPPED, "").replace(/[æðøþđħłŋœŧς]/g, letter => PLAIN[letter]).normalize("NFC");

  // `run` is how many characters stand together in a script without spaces: of
  // those each pair of neighbours is a word, and the last by itself.
  function tokens(text) {
    const out = [];
    for (const found of text.matchAll(TOKEN)) {
      let start = found.index;
      const end = start + found[0].length, term = fold(found[0]);
      if (!found[1]) {
        out.push({ term, start, end, run: 0, first: true });
        continue;
      }
      const chars = Array.from(term), written = Array.from(found[0]);
      const even = chars.length === written.length;
      chars.forEach((char, i) => {
        const next = even ? start + written[i].length : end;
        const after = even && chars[i + 1] ? next + written[i + 1].length : next;
        out.push({ term: char + (chars[i + 1] || ""), start, end: after, run: chars.length, first: !i, last: !chars[i + 1] });
        if (even) start = next;
      });
    }
    return out;
  }

  // ---- What is looked for: slots that must all be filled, and phrases, orders
  // of slots. The pairs of a run are a phrase, too.

  function parse(text) {
    const query = { slots: [], phrases: [], hits: [], at: 0, shown: 0 };
    text.split(/["“”„‟«»「」『』]/).forEach((piece, i) => tokens(piece).forEach((token, offset) => {
      if (i % 2 ? !offset : token.first) query.phrases.push([]);
      if (token.run > 1 && token.last) return;
      query.phrases[query.phrases.length - 1].push([query.slots.length, offset]);
      query.slots.push({
        term: token.term, exact: i % 2 || token.run > 1, prefix: piece[token.end] === "*" || token.run === 1,
      });
    }));
    query.phrases = query.phrases.filter(phrase => phrase.length > 1);
    return query;
  }

  // ---- Lists of units

  // The last of those that are sorted that is not behind a term.
  const last_of = (starts, term) => Math.max(0, starts.filter(start => start.slice(0, -1) <= term).length - 1);

  // With which term a file begins; undefined: there is none.
  const start_of = async file => file < (await head()).groups.length * GROUP
    ? (await part("h" + Math.floor(file / GROUP)))[file % GROUP] : undefined;

  // Units, and of each a note: 1 for more than one hit, 2 for the title, and
  // four times the chunk of its own.
  function postings(all) {
    const ids = [], notes = [];
    for (let i = 0, id = -1; i < all.length;) {
      const number = all[i++], place = number & 2 ? all[i++] : 0;
      ids.push(id += Math.floor(number / 4) + 1);
      notes.push((number & 1) + 2 * place);
    }
    return { ids, notes };
  }

  function list_of(file, at, signs) {
    const [count, first, ...rest] = numbers(signs.slice(1)), blocks = [];
    if (signs[0] === "0") blocks.push({ last: Infinity, postings: postings([first, ...rest]), file, at });
    else for (let i = 0, last = -1; i < rest.length; i += 2)
      blocks.push({ last: last += rest[i + 1], name: first + blocks.length, nth: rest[i] });
    return { count, blocks };
  }

  // Where a term stands in a unit of a block.
  async function places_of(block, i) {
    if (!block.places) {
      const all = block.name === undefined ? numbers((await part("q" + block.file))[block.at])
        : counted(await part("p" + block.name));
      let at = 0;
      block.places = block.postings.notes.map(note => {
        const start = at;
        at = note & 1 ? all.indexOf(END, at) + 1 : at + 1;
        return all.slice(start, note & 1 ? at - 1 : at);
      });
    }
    let place = 0;
    return block.places[i].map(step => place += step);
  }

  // The lists of a term, or of the most used of those that begin with it.
  async function lists_of(slot) {
    const group = last_of((await head()).groups, slot.term), out = [];
    const first = group * GROUP + last_of(await part("h" + group), slot.term);
    for (let file = first; file < first + MOST_FILES; file++) {
      if (file > first && !(slot.prefix && (await start_of(file) || "").startsWith(slot.term))) break;
      const data = await part("t" + file);
      for (let i = 0; i < data.length; i += 2)
        if (data[i] === slot.term || slot.prefix && data[i].startsWith(slot.term))
          out.push(list_of(file, i / 2, data[i + 1]));
    }
    return out.sort((a, b) => b.count - a.count).slice(0, MOST_TERMS);
  }

  async function fill(query) {
    for (const slot of query.slots) {
      slot.lists = await lists_of(slot);
      // A word that nobody uses is taken as the beginning of one.
      if (!slot.lists.length && !slot.exact && slot.term.length > 1) {
        slot.prefix = true;
        slot.lists = await lists_of(slot);
      }
      slot.count = slot.lists.reduce((sum, one) => sum + one.count, 0);
    }
    query.order = query.slots.slice().sort((a, b) => a.count - b.count);
  }

  // The stretches of units that are of a kind and of some years.
  function ranges_of(kinds, kind, from, to) {
    const out = [];
    for (const [name, first, end, , , , step, years] of kinds) {
      if (kind && name !== kind) continue;
      if (!from && !to) out.push([first, end]);
      else for (let i = 0; i < years.length; i += 2)
        if (years[i] !== null && !(from && years[i] + step <= from) && !(to && years[i] > to))
          out.push([years[i + 1], i + 3 < years.length ? years[i + 3] : end]);
    }
    return out;
  }

  // ---- Finding

  let read = 0;

  function counted(signs) {
    read += signs.length;
    return numbers(signs);
  }

  // What a slot has from `at` on, as far as one block of each of its lists goes.
  async function look(slot, at) {
    const found = new Map();
    let end = Infinity;
    for (const one of slot.lists) {
      const i = one.blocks.findIndex(block => block.last >= at), block = one.blocks[i];
      if (!block) continue;
      if (i < one.blocks.length - 1) end = Math.min(end, block.last);
      if (!block.postings) block.postings = postings(counted((await part("b" + (block.name - block.nth)))[block.nth]));
      block.postings.ids.forEach((id, k) => {
        const hit = found.get(id) || { note: 0, refs: [] };
        if (id < at) return;
        hit.note = Math.max(hit.note, block.postings.notes[k]);
        hit.refs.push([block, k]);
        found.set(id, hit);
      });
    }
    return { end, found };
  }

  async function has_phrase(phrase, slots, query) {
    let starts = null;
    for (const [number, offset] of phrase) {
      const here = new Set();
      for (const [block, i] of slots.get(query.slots[number]).refs)
        for (const place of await places_of(block, i))
          if (!starts || starts.has(place - offset)) here.add(place - offset);
      starts = here;
    }
    return starts.size > 0;
  }

  // Goes on from query.at; what is found goes to query.hits.
  async function go_on(query) {
    const range = query.ranges.find(one => one[1] > query.at);
    let at = range ? Math.max(query.at, range[0]) : Infinity, end = Infinity, hits = null;
    for (const slot of range ? query.order : []) {
      const looked = await look(slot, at), both = new Map();
      end = Math.min(end, looked.end);
      looked.found.forEach((hit, id) => {
        if (hits ? !hits.has(id) : !query.ranges.some(one => id >= one[0] && id < one[1])) return;
        both.set(id, (hits ? hits.get(id) : new Map()).set(slot, hit));
      });
      hits = both;
      for (const id of hits.keys()) if (id > end) hits.delete(id);
      if (!hits.size) break;
      at = hits.keys().next().value;
      for (const id of hits.keys()) at = Math.min(at, id);
    }
    query.at = end + 1;
    for (const [id, slots] of hits || []) {
      let is_there = true;
      for (const phrase of query.phrases) is_there = is_there && await has_phrase(phrase, slots, query);
      const notes = query.order.filter(slot => !slot.fact).map(slot => slots.get(slot).note);
      const score = notes.reduce((sum, note) => sum + (note & 3), 0);
      if (is_there) query.hits.push({ id, score, chunk: notes.length ? notes[0] >> 2 : 0 });
    }
  }

  // ---- Showing

  function element(name, kind, text) {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  // A day, a month, a year, with its doubt; any other date stays as it is written.
  function day_words(date) {
    const [, iso, month, day, doubt] = /^(\d{4}(-\d\d)?(-\d\d)?)([~?%]?)$/.exec(date) || [];
    if (!iso) return date;
    const said = new Intl.DateTimeFormat(language, {
      year: "numeric", month: month && "long", day: day && "numeric", timeZone: "UTC",
    }).format(new Date(iso));
    return doubt ? words.doubts[doubt].replace("%s", said) : said;
  }
  const date_words = date => date.split("/").map(day_words).join(" – ");

  // The words that were looked for, and what stands around most of them.
  function excerpt(text, query) {
    const all = tokens(text), out = element("p", "hit-text");
    const slots = all.map(token => query.slots.findIndex(slot =>
      slot.term === token.term || slot.prefix && token.term.startsWith(slot.term)));
    let best = 0, most = 0;
    slots.forEach((slot, i) => {
      const near = slot < 0 ? 0 : new Set(slots.slice(i, i + 24)).size;
      if (near > most) [most, best] = [near, i];
    });
    const from = best < 10 ? 0 : best - 8, to = Math.min(from + 34, all.length);
    const end = to < all.length ? all[to - 1].end : text.length;
    let at = from ? all[from].start : 0;
    const add = stop => { out.append(text.slice(at, stop).replace(/\n/g, " ")); at = Math.max(at, stop); };
    if (from) out.append("… ");
    for (let i = from; i < to; i++) {
      if (slots[i] < 0 || all[i].end <= at) continue;
      add(Math.max(at, all[i].start));
      out.append(element("mark", "", text.slice(at, all[i].end)));
      at = all[i].end;
    }
    add(end);
    if (end < text.length) out.append(" …");
    return out;
  }

  // Of which kind a hit is, and where what is shown of it stands.
  async function place_of(hit) {
    const [kind, first, , , chunk, places] = (await head()).kinds.find(one => hit.id >= one[1] && hit.id < one[2]);
    const number = hit.id - first;
    return { kind, chunk: chunk + Math.floor(number / places) + hit.chunk, at: number % places };
  }

  async function row(place, query) {
    const [units, pages] = await part("c" + place.chunk);
    const [at, anchor, speaker, statuses, text] = units[place.at];
    const [address, name, date, page] = pages[at];
    const item = element("li", "hit"), title = element("h2", "hit-title"), link = element("a", "", name);
    link.href = address + (anchor && "#" + anchor);
    title.append(link);
    const facts = element("p", "hit-facts", [words.pages[page] || words.kinds[place.kind], speaker, date_words(date)].filter(Boolean).join(" · "));
    for (const one of statuses.split(" "))
      if (words.statuses[one]) facts.append(" ", element("span", "hit-status", words.statuses[one]));
    item.append(title, facts);
    if (text) item.append(excerpt(text, query));
    return item;
  }

  function count_words(query) {
    const [slot, further] = query.slots, all = query.at === Infinity;
    const exact = all ? query.hits.length : !further && slot.lists.length === 1 && query.is_free ? slot.count : 0;
    const forms = exact ? words.results : words.at_least, count = exact || query.hits.length;
    if (!count) return all ? words.nothing : words.so_far;
    return (forms[new Intl.PluralRules(language).select(count)] || forms.other)
      .replace("%s", count.toLocaleString(language));
  }

  let current = null;

  async function show_more(query) {
    const wanted = query.shown + AT_ONCE, from = query.hits.length, first = query.shown;
    read = 0;
    while (query.at < Infinity && read < (query.hits.length < wanted ? MOST_SIGNS : FEW_SIGNS)) await go_on(query);
    query.hits.push(...query.hits.splice(from).sort((a, b) => b.score - a.score || a.id - b.id));
    const places = await Promise.all(query.hits.slice(first, wanted).map(place_of)), chunks = new Set();
    const rows = await Promise.all(places.filter(place => chunks.add(place.chunk).size <= MOST_CHUNKS)
      .map(place => row(place, query)));
    if (query !== current) return;
    query.shown += rows.length;
    list.append(...rows);
    status.textContent = count_words(query);
    button.hidden = query.shown === query.hits.length && query.at === Infinity;
    if (first && rows.length) rows[0].querySelector("a").focus();
  }

  const more = query => show_more(query).catch(() => {
    if (query === current) status.textContent = words.failed;
  });

  // ---- The form and the address, which say the same

  const names = ["q", "kind", "speaker", "status", "from", "to"];

  async function search() {
    const [q, kind, speaker, standing, from, to] = names.map(name => form.elements[name].value.trim());
    const query = current = parse(q);
    list.textContent = status.textContent = "";
    button.hidden = true;
    if (speaker) query.slots.push({ term: "@" + speaker, exact: true, fact: true });
    if (standing) query.slots.push({ term: "=" + standing, exact: true, fact: true });
    if (!query.slots.length) return;
    try {
      query.is_free = !kind && !from && !to;
      query.ranges = ranges_of((await head()).kinds, kind, +from, +to);
      await fill(query);
      await more(query);
    } catch (error) {
      if (query === current) status.textContent = words.failed;
    }
  }

  function show(is_step) {
    const asked = new URLSearchParams();
    for (const name of names) if (form.elements[name].value.trim()) asked.set(name, form.elements[name].value.trim());
    const address = location.pathname + (asked.toString() && "?" + asked);
    history[is_step ? "pushState" : "replaceState"](null, "", address);
    search();
  }

  function read_address() {
    const asked = new URLSearchParams(location.search);
    for (const name of names) form.elements[name].value = asked.get(name) || "";
    form.querySelector("details").open = names.some((name, i) => i > 0 && asked.has(name));
    search();
  }

  let timer = 0;
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(show, 250); });
  form.addEventListener("submit", event => { event.preventDefault(); clearTimeout(timer); show(true); });
  button.addEventListener("click", () => more(current));
  window.addEventListener("popstate", read_address);

  // `/` leads to the field, arrows from there to the results and through them.
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
      event.preventDefault();
      field.select();
    }
    const stops = [field, ...list.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
    const to = stops[at + ({ ArrowDown: 1, ArrowUp: -1 }[event.key] || NaN)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  });

  for (const one of document.querySelectorAll("[data-speaker]"))
    form.elements.speaker.append(new Option(one.textContent, one.dataset.speaker));
  form.hidden = false;
  read_address();
})();
