"""crawl.py URL: follows every link of a site as it is served, from its first page.

Whatever leads to the host of URL must lie below its path and be there, with
its anchor; what a page loads has to come from there. Prints how many pages and
files were asked for, and what is wrong; exit code 1 then.
"""
import html.parser
import re
import sys
import urllib.error
import urllib.parse
import urllib.request


class Page(html.parser.HTMLParser):
    LOADED = {("link", "href"), ("script", "src"), ("img", "src"),
              ("audio", "src"), ("video", "src"), ("source", "src"),
              ("track", "src"), ("iframe", "src")}

    def __init__(self):
        super().__init__()
        self.links, self.loaded, self.ids = [], [], set()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if "id" in given:
            self.ids.add(given["id"])
        for name in ("href", "src", "poster"):
            if given.get(name) is None:
                continue
            # A canonical address is where the site is going to be.
            if tag == "link" and given.get("rel") == "canonical":
                continue
            wanted = self.loaded if (tag, name) in self.LOADED else self.links
            wanted.append(given[name])
        for part in (given.get("srcset") or "").split(","):
            if part.strip():
                self.loaded.append(part.split()[0])
        if given.get("http-equiv", "").lower() == "refresh":
            self.links.append(given["content"].split("url=", 1)[1])


class Crawl:
    def __init__(self, start):
        self.start = start
        self.origin = "{0.scheme}://{0.netloc}".format(
            urllib.parse.urlsplit(start))
        self.waiting, self.seen = [(start, "the beginning")], {}
        self.anchors, self.wrong = [], []

    def add(self, base, link, is_loaded):
        url = urllib.parse.urljoin(base, link)
        whole, fragment = urllib.parse.urldefrag(url)
        if not whole.startswith(self.origin + "/"):
            if is_loaded and not whole.startswith("data:"):
                self.wrong.append(f"{base} loads {whole}")
            return
        if not whole.startswith(self.start):
            self.wrong.append(f"{base} leads out of the path: {link}")
            return
        if fragment and not fragment.startswith(":~:"):
            self.anchors.append((base, whole, fragment.split(":~:")[0]))
        if whole not in self.seen:
            self.seen[whole] = None
            self.waiting.append((whole, base))

    def read(self, url, where):
        try:
            with urllib.request.urlopen(url) as answer:
                kind = answer.headers.get("Content-Type", "").split(";")[0]
                body = answer.read()
                url = answer.url
        except urllib.error.HTTPError as error:
            self.wrong.append(f"{where} leads to {url}: {error.code}")
            return
        if not url.startswith(self.start):
            self.wrong.append(f"{where} is sent out of the path: {url}")
        if kind == "text/html":
            page = Page()
            page.feed(body.decode())
            self.seen[urllib.parse.urldefrag(url)[0]] = page
            for link in page.links:
                self.add(url, link, False)
            for link in page.loaded:
                self.add(url, link, True)
        elif kind == "text/css":
            for link in re.findall(r"url\(['\"]?([^'\")]+)", body.decode()):
                self.add(url, link, True)

    def run(self):
        while self.waiting:
            self.read(*self.waiting.pop())
        for base, whole, fragment in self.anchors:
            page = self.seen.get(whole)
            if page and urllib.parse.unquote(fragment) not in page.ids:
                self.wrong.append(f"{base}: {whole} has no #{fragment}")
        pages = sum(1 for page in self.seen.values() if page)
        print(f"{pages} pages, {len(self.seen)} addresses")
        print("\n".join(sorted(set(self.wrong))[:40]))
        return 1 if self.wrong or pages < 10 else 0


sys.exit(Crawl(sys.argv[1]).run())
