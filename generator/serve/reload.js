// Looks again when the preview says that something changed.
//
// The page is fetched and compared: what did not change is left alone, style
// sheets are swapped where they stand, and all else loads the page anew.
// While something is wrong the last good page stays, under what is wrong.
(() => {
  const here = document.currentScript.src.replace(/reload\.js.*$/, "");
  const sheets = () => [...document.querySelectorAll('link[rel~="stylesheet"]')]
    .filter((link) => new URL(link.href).origin === location.origin);
  const others = () => [...document.querySelectorAll("img[src], script[src], audio[src], source[src]")]
    .map((element) => new URL(element.getAttribute("src"), document.baseURI))
    .filter((url) => url.origin === location.origin && !url.href.startsWith(here))
    .map((url) => url.href);
  const plain = (html) => html.replace(/<link[^>]*rel="?stylesheet[^>]*>/g, "");
  const tags = new Map(); // of what the page uses: URL → ETag
  let shown; // the page's own bytes

  async function fetchPage() {
    const answer = await fetch(location.href, { cache: "no-store" });
    return answer.text();
  }

  async function tagOf(url) {
    const answer = await fetch(url, { method: "HEAD", cache: "no-store" });
    return answer.headers.get("ETag");
  }

  async function hasChanged(url) {
    const tag = await tagOf(url);
    const before = tags.get(url);
    tags.set(url, tag);
    return before !== undefined && before !== tag;
  }

  async function remember() {
    shown = await fetchPage();
    await Promise.all([...sheets().map((link) => link.href), ...others()].map(hasChanged));
  }

  // The new style sheet is in force before the old one goes: nothing flashes.
  function swap(link, href) {
    const next = link.cloneNode();
    next.removeAttribute("integrity");
    next.href = href;
    next.addEventListener("load", () => link.remove());
    link.after(next);
  }

  function loadAnew() {
    sessionStorage.setItem("dossier-scroll", JSON.stringify([location.pathname, scrollX, scrollY]));
    location.reload();
  }

  function restoreScroll() {
    const kept = JSON.parse(sessionStorage.getItem("dossier-scroll") || "[]");
    sessionStorage.removeItem("dossier-scroll");
    if (kept[0] === location.pathname) scrollTo(kept[1], kept[2]);
  }

  async function swapSheets(html) {
    const wanted = new DOMParser().parseFromString(html, "text/html");
    const hrefs = [...wanted.querySelectorAll('link[rel~="stylesheet"]')]
      .map((link) => new URL(link.getAttribute("href"), document.baseURI))
      .filter((url) => url.origin === location.origin)
      .map((url) => url.href);
    const links = sheets();
    if (hrefs.length !== links.length) return loadAnew();
    for (const [i, link] of links.entries()) {
      const bare = link.href.replace(/[?&]dossier=\d+$/, "");
      if (hrefs[i] !== bare || await hasChanged(bare)) swap(link, hrefs[i] + "?dossier=" + Date.now());
    }
  }

  async function look() {
    const html = await fetchPage();
    if (plain(html) !== plain(shown)) return loadAnew();
    const changed = await Promise.all(others().map(hasChanged));
    if (changed.includes(true)) return loadAnew();
    await swapSheets(html);
    shown = html;
  }

  // ---- What is wrong ----

  let panel;

  function show(problems) {
    panel?.remove();
    panel = null;
    if (!problems) return;
    panel = document.createElement("dossier-problems");
    const root = panel.attachShadow({ mode: "open" });
    const style = new CSSStyleSheet();
    style.replaceSync(`
      section { position: fixed; inset: auto 0 0 0; max-height: 60vh; overflow: auto; z-index: 2147483647;
        box-sizing: border-box; padding: 1rem 1.25rem; background: #1d1b19; color: #f4efe6;
        border-top: 4px solid #d0402b; font: 14px/1.5 ui-monospace, monospace; }
      h2 { margin: 0 0 .5rem; font: bold 15px/1.4 system-ui, sans-serif; }
      pre { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }`);
    root.adoptedStyleSheets = [style];
    const section = document.createElement("section");
    section.setAttribute("role", "alert");
    const heading = document.createElement("h2");
    heading.textContent = "Not built. This is the last page that was right.";
    const words = document.createElement("pre");
    words.textContent = problems;
    section.append(heading, words);
    root.append(section);
    document.documentElement.append(panel);
  }

  // ---- Listening ----

  let source;

  function listen() {
    source = new EventSource(here + "events");
    source.onmessage = async (event) => {
      const problems = JSON.parse(event.data);
      show(problems);
      try { if (!problems) await look(); } catch { /* the preview was stopped */ }
    };
  }

  // A browser keeps few connections to one host: hidden pages give theirs up.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) source?.close();
    else listen();
  });
  addEventListener("load", async () => {
    restoreScroll();
    try { await remember(); } catch { return; }
    if (!document.hidden) listen();
  });
})();
