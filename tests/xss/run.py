"""Puts every payload through every field of a site and looks what came out.

Two sites are built: one with the payloads, one with plain words in their
place. Pages of the first may have no element and no attribute that pages of
the second have not, no address that a browser would run, no comment; feeds,
calendars, data and captions have the form of the second. What the program
refuses is left out and counted: of each field most must have been published.

  run.py DOSSIER FOLDER

Run from the top folder; leaves the sites in FOLDER.
"""
import codecs
import csv
import io
import json
import os
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import html5_parser
from lxml import etree

from counting import check, fail, finish

BATCH = 24
ROUNDS = 30
# Of a field, so much has to have been published, whatever was refused:
# most payloads are no labels of speakers, few quoted words stay as they were
# said, and no picture is loaded from elsewhere.
LEAST = 0.8
LEAST_OF = {"label": 0.2, "quotation": 0.4, "article.tags": 0.5,
            "address reference": 0.5, "address link": 0.05, "address bare": 0.05, "address url": 0.02,
            "address image": 0, "address contact": 0}

BASE = "https://harbour.example/sub/"
ALLOWED_SCHEMES = {"", "http", "https", "mailto", "tel"}
LOADING = {("img", "src"), ("script", "src"), ("audio", "src"),
           ("video", "src"), ("source", "src"), ("track", "src"),
           ("video", "poster"), ("embed", "src"), ("iframe", "src"),
           ("object", "data"), ("img", "srcset"), ("source", "srcset"),
           ("input", "src"), ("use", "href"), ("image", "href")}
URLS = {"href", "src", "srcset", "poster", "action", "formaction", "data",
        "cite", "ping", "background", "longdesc", "xlink:href", "manifest",
        "{http://www.w3.org/1999/xlink}href"}
JSON_URLS = {"url", "href", "link", "home_page_url", "feed_url", "sameAs",
             "target", "image", "external_url", "URL", "source"}


# ---- Payloads ----

def read_payloads():
    lines = Path("tests/xss/payloads").read_text().split("\n")
    return [codecs.decode(line, "unicode_escape") for line in lines
            if line and not line.startswith("# ") and
            not line.startswith("## ")]


# Ways to write a scheme that some browser has run once.
def read_addresses():
    schemes = ["javascript:xss()", "vbscript:xss()", "livescript:xss()",
               "data:text/html,<script>xss()</script>",
               "data:text/html;base64,PHNjcmlwdD54c3MoKTwvc2NyaXB0Pg==",
               "data:image/svg+xml,<svg%20onload=xss()>",
               "blob:https://x.example/1", "file:///etc/passwd",
               "view-source:https://x.example/", "jar:https://x.example/!/",
               "feed:javascript:xss()", "filesystem:https://x.example/",
               "about:blank#xss", "ws://x.example/", "mhtml:x!y",
               "intent://x#Intent;end", "ms-word:x", "mocha:xss()"]
    script = "javascript:xss()"
    spelled = [
        script.upper(), "jAvAsCrIpT:xss()", "javascript://%0axss()",
        "javascript://x.example/%0d%0axss()", "javascript:/*x*/xss()",
        "javascript&colon;xss()", "javascript&#58;xss()",
        "javascript&#x3a;xss()", "javascript%3Axss()",
        "".join(f"&#{ord(c)};" for c in "javascript") + ":xss()",
        "".join(f"&#x{ord(c):x};" for c in "javascript") + ":xss()",
        "".join(f"&#{ord(c):07d}" for c in "javascript") + ":xss()",
        "".join(f"%{ord(c):02x}" for c in "javascript") + ":xss()",
        "java&#09;script:xss()", "java&#10;script:xss()",
        "java&#13;script:xss()", "java&Tab;script:xss()",
        "java&NewLine;script:xss()", "java&#0;script:xss()",
        "&#1;javascript:xss()", "&#32;javascript:xss()",
        "&#14;javascript:xss()", "&nbsp;javascript:xss()",
        "&#xfeff;javascript:xss()", "&#8232;javascript:xss()",
        "javascript&#9;:xss()", "javascript\u00a0:xss()",
        "\uff4aavascript:xss()", "javascr\u0131pt:xss()",
        "java\u00adscript:xss()", "java\u200bscript:xss()",
        "javascript\uff1axss()", "javascript\u02d0xss()",
        "./javascript:xss()", "../javascript:xss()", "?javascript:xss()",
        "#javascript:xss()", "//xss.example/", "///xss.example/",
        "////xss.example", "/\\xss.example", "\\\\xss.example",
        "\\/xss.example", "/&#9;/xss.example", "/&Tab;/xss.example",
        "https:xss.example", "https:/xss.example", "https:\\\\xss.example",
        "https://x.example@xss.example/", "https://x.example\"onclick=\"xss()",
        "https://x.example/'onclick='xss()", "https://x.example/`onclick=xss()",
        "https://x.example/<script>xss()</script>",
        "https://x.example/?x=\"><script>xss()</script>",
        "https://x.example/#\"><img/src/onerror=xss()>",
        "https://[javascript:xss()]/", "https://x.example:javascript/",
        "mailto:x@x.example?subject=\"onclick=\"xss()",
        "mailto:x@x.example?body=<script>xss()</script>", "tel:\"onclick=xss()",
        "x\"onclick=\"xss()", "x'onclick='xss()", "x`onclick=xss()",
        "\\javascript:xss()", "\\ javascript:xss()", "j&#97;v&#97;script:xss()",
    ]
    for byte in list(range(1, 33)) + [127, 133, 160]:
        spelled.append(chr(byte) + script)
        spelled.append("java" + chr(byte) + "script:xss()")
    return schemes + spelled


# ---- A site ----

class Line:
    def __init__(self, text, field, payloads, make=None):
        self.text = text
        self.field = field
        self.payloads = payloads
        self.make = make


def yaml(text):
    out = ""
    for c in text:
        if c in '"\\':
            out += "\\" + c
        elif ord(c) < 32 or 127 <= ord(c) < 160:
            out += f"\\x{ord(c):02x}"
        elif c in "\u2028\u2029\ufeff" or 0xfffe <= ord(c) <= 0xffff:
            out += f"\\u{ord(c):04x}"
        else:
            out += c
    return f'"{out}"'


# Front matter has no controls, in no way to write them (S002).
def has_controls(text):
    return any(ord(c) < 32 and c not in "\t\n" or 127 <= ord(c) < 160 or c in "\ufffe\uffff"
               for c in text)


def line_of(text):
    return re.sub(r"[\r\n\x00\x0b\x0c\x85\u2028\u2029]+", " ", text)


class Site:
    def __init__(self, folder, theme, words, addresses):
        self.folder = folder
        self.theme = theme
        self.words = words
        self.addresses = addresses
        self.documents = {}
        self.raw = {}
        self.given = {}
        self.left = {}

    def line(self, path, text, field="", payloads=(), make=None):
        self.documents.setdefault(path, []).append(
            Line(text, field, list(payloads), make))
        if field:
            self.given[field] = self.given.get(field, 0) + len(payloads)

    # A key of front matter: all words of a batch in one value.
    def key(self, path, key, words, kind):
        words = [word for word in words if not has_controls(word)]

        def make(some):
            return f"{key}: {yaml(' ~ '.join(some))}"
        self.line(path, make(words), f"{kind}.{key.strip(' -')}", words, make)

    # A key with a list, a word an entry.
    def entries(self, path, key, words, field):
        self.line(path, f"{key}:\n    - plain")
        for word in words:
            if not has_controls(word):
                self.line(path, f"    - {yaml(word)}", field, [word])

    # One word in running text, a line each.
    def body(self, path, form, words, field):
        for number, word in enumerate(words):
            text = form.replace("NN", str(number)).replace(
                "PP", line_of(word))
            self.line(path, text, field, [word])
            self.line(path, "")

    def open(self, path, title, words, kind):
        self.line(path, "---")
        self.key(path, "title", [title] + words, kind)
        self.key(path, "description", words, kind)

    def write(self):
        for path, lines in self.documents.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            text = "\n".join(line.text for line in lines) + "\n"
            file.write_bytes(text.encode("utf-8", "surrogatepass"))
        for path, bytes_ in self.raw.items():
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(bytes_)

    # The program refused a line: half of it is tried, or none.
    def give_up(self, path, number):
        lines = self.documents.get(path)
        if not lines or not 1 <= number <= len(lines):
            return False
        line = lines[number - 1]
        if not line.field:
            return False
        if line.make and len(line.payloads) > 1:
            line.payloads = line.payloads[:len(line.payloads) // 2]
        else:
            line.payloads = []
            line.make = None
        line.text = line.make(line.payloads) if line.make else ""
        if line.field.endswith(".title") and not line.make:
            line.text = 'title: "Plain"'
        return True

    def count(self):
        for lines in self.documents.values():
            for line in lines:
                if line.field:
                    self.left[line.field] = (self.left.get(line.field, 0) +
                                             len(line.payloads))


def picture():
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data +
                struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n" +
            chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


def add_people(site, number, words):
    path = f"content/people/p{number}.md"
    site.open(path, f"Person {number}", words, "person")
    for key in ["role", "affiliation"]:
        site.key(path, key, words, "person")
    site.entries(path, "also_known_as", words, "person.also_known_as")
    site.line(path, "---")
    site.body(path, "PP", words, "paragraph")
    path = f"content/sources/s{number}.md"
    site.open(path, f"Source {number}", words, "source")
    for key in ["publisher", "author", "medium", "held", "note"]:
        site.key(path, key, words, "source")
    site.line(path, f"date: 1931-03-09\n---")


def add_record(site, number, words):
    path = f"content/transcripts/t{number}.md"
    site.open(path, f"Record {number}", words, "record")
    site.line(path, f"date: 1931-03-04\nparticipants: [p{number}]")
    site.line(path, f"source: s{number}")
    for key in ["date_note", "medium", "obtained", "original_language",
                "audio_note"]:
        site.key(path, key, words, "record")
    site.line(path, "held: recording\nduration: \"1:00:00\"\nresponses:")
    for key in ["words", "note"]:
        site.line(path, f"  - by: p{number}\n    stance: denies\n"
                  "    date: 1931-03-20")
        site.key(path, "    " + key, words, "response")
    site.line(path, "corrections:")
    site.line(path, "  - date: 1931-03-14\n    kind: correction")
    site.key(path, "    text", words, "correction")
    site.line(path, "---")
    # Lines that are several in the file would shift the numbers below.
    split_lines(site, path)
    site.line(path, f"**p{number}** [0:01] {{#plain}}: Plain words {number}.")
    site.line(path, "")
    for i, word in enumerate(words):
        site.line(path, f"**p{number}** [0:{i + 2:02}] {{#w{i}}}: "
                  f"Words {line_of(word)} behind.", "turn", [word])
        site.line(path, "")
        site.line(path, f"**{line_of(word)}?:** Said.", "label", [word])
        site.line(path, "")
        site.line(path, f"## {line_of(word)}", "section", [word])
        site.line(path, "")


def split_lines(site, path):
    whole = []
    for line in site.documents[path]:
        for part in line.text.split("\n"):
            whole.append(Line(part, line.field, line.payloads, line.make))
    site.documents[path] = whole


def add_article(site, number, words):
    path = f"content/articles/a{number}.md"
    site.open(path, f"Article {number}", words, "article")
    site.key(path, "byline", words, "article")
    # Each has a page and feeds: a third of them is enough.
    site.entries(path, "tags", words[number % 3::3], "article.tags")
    site.line(path, f"date: 1931-03-{number % 28 + 1:02}")
    site.line(path, "params:")
    site.key(path, "  words", words, "params")
    site.entries(path, "  list", words, "params.list")
    site.line(path, "---")
    forms = {
        "paragraph": "PP",
        "sentence": f"PP [“Plain words {number}”](../transcripts/t{number}"
                    f".md#plain) PP",
        "quotation": f"[“Words PP behind”](../transcripts/t{number}.md#wNN)",
        "link words": f"[PP](../people/p{number}.md)",
        "link title": f"[x](../people/p{number}.md 'PP')",
        "link attributes": f"[x](../people/p{number}.md){{PP}}",
        "image words": "![PP](one.png)",
        "image title": "![x](one.png 'PP')",
        "image attributes": "![x](one.png){#iNN .x k=\"PP\"}",
        "heading": "## PP",
        "heading attributes": "## Heading NN {PP}",
        "heading id": "## Heading NN {#PP}",
        "heading class": "## Heading NN {.PP}",
        "table cell": "| x |\n|---|\n| PP |",
        "footnote": "Note[^nNN].\n\n[^nNN]: PP",
        "callout": "> [!NOTE] PP\n> Words.",
        "quote": "> PP",
        "item": "- PP",
        "task": "- [ ] PP",
        "event": "- **1931-03-04** PP",
        "code": "`` PP ``",
        "code block": "~~~\nPP\n~~~",
        "info word": "~~~ PP\nx\n~~~",
        "emphasis": "*PP* **PP** ~~PP~~",
        "definition": f"[x][dNN]\n\n[dNN]: ../people/p{number}.md 'PP'",
        "indented": "    PP",
        "comment": "<!-- PP -->",
        "raw": "<div PP>PP</div>",
    }
    for field, form in forms.items():
        for i, word in enumerate(words):
            text = form.replace("NN", str(i)).replace("PP", line_of(word))
            for part in text.split("\n"):
                site.line(path, part, field, [word] if part else [])
            site.line(path, "")


def add_addresses(site):
    forms = {"link": "[x](<AA>)", "image": "![x](<AA>)", "bare": "[x](AA)",
             "reference": "[x][rNN]\n\n[rNN]: <AA>", "autolink": "<AA>",
             "words": "AA", "title": "[x](https://x.example/ \"AA\")"}
    for field, form in forms.items():
        path = f"content/addresses-{field}.md"
        site.line(path, "---")
        site.line(path, f"title: Addresses {field}")
        site.line(path, "---")
        for i, address in enumerate(site.addresses):
            text = form.replace("NN", str(i)).replace("AA", line_of(address))
            for part in text.split("\n"):
                site.line(path, part, "address " + field,
                          [address] if part else [])
            site.line(path, "")
    for i, address in enumerate(site.addresses):
        path = f"content/sources/u{i}.md"
        site.line(path, "---")
        site.line(path, f"title: Source U{i}")
        site.line(path, f"url: {yaml(address)}", "address url", [address])
        site.line(path, "---")


def add_pages(site, number, words):
    path = f"content/w{number}.md"
    site.line(path, "---")
    site.key(path, "title", [f"Withdrawn {number}"] + words, "page")
    site.line(path, "withdrawn:")
    site.line(path, "  date: 1931-03-20")
    site.key(path, "  reason", words, "withdrawn")
    site.line(path, "---")
    add_data(site, number, words)


# The three forms of data files, by turns.
def add_data(site, number, words):
    if number % 3 == 1:
        site.raw[f"content/data/json{number}.json"] = json.dumps(
            [{"name": f"j{number}n{i}", "words": word.replace("\0", "")}
             for i, word in enumerate(words)]).encode()
        return
    if number % 3 == 2:
        for i, word in enumerate(words):
            if has_controls(word):
                continue
            site.line(f"content/data/yaml{number}.yaml",
                      f"- {{name: y{number}n{i}, words: {yaml(word)}}}",
                      "data", [word])
        return
    rows = [["name", "words"]] + [[f"d{number}n{i}", line_of(word)]
                                  for i, word in enumerate(words)]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    site.raw[f"content/data/csv{number}.csv"] = out.getvalue().encode()


SINK = """---
title: Everything
---
*a* **b** `c` ~~d~~ [^1] <https://x.example/> https://x.example/ <x@x.example>
x\\
y [t](about.md "t"){.x} ![i](one.png "t"){#i .x}

![figure](one.png "Caption.")

# H1 {.x}
## H2 {.x}
### H3 {.x}
#### H4 {.x}
##### H5 {.x}
###### H6 {.x}

---

> quote

> [!NOTE]
> n

> [!TIP]
> n

> [!IMPORTANT]
> n

> [!WARNING]
> n

> [!CAUTION]
> n

1. one
2. two

3) three

- a
- [ ] b
- [x] c

* loose

* items

```js
code
```

| a | b | c |
|:--|:-:|--:|
| x | y | z |

[^1]: Note.
"""

PROBE = """
local h = require "html"
local frame = require "parts.frame"

local function show(value, depth)
  if type(value) == "string" or type(value) == "number" then
    return h.li { title = value, class = { "probe", value }, lang = value,
      data = { probe = value }, aria_label = value, value }
  end
  if type(value) == "boolean" or value == nil or depth > 6 then return nil end
  local items = {}
  for key, inner in pairs(value) do
    items[#items + 1] = h.li { tostring(key), h.ul { show(inner, depth + 1) } }
  end
  return items
end

return function(page, site)
  return frame(page, site, h.article { h.h1 { page.title }, page.content,
    h.ul { show(page.params, 0) },
    h.textarea { page.title }, h.pre { page.title }, h.template { page.title },
    h.noscript { h.p { title = page.title, page.title } },
    h.svg { h.title { page.title }, h.text { page.title },
      h.foreignObject { page.title }, h.desc { page.title } },
    h.math { h.mtext { page.title } },
    h.select { h.option { page.title } },
    h.json_script { type = "application/json", { page.title, page.description } },
  })
end
"""


def add_theme(site, batches):
    pages = "".join(
        f'  {{ path = "{kind}{n}/{{name}}/", layout = "probe", title = '
        f'"{{words}}", each = "data.{kind}{n}" }},\n'
        for n in range(batches) for kind in [("csv", "json", "yaml")[n % 3]])
    files = {
        "theme.lua": f'return {{ name = "probe", api = 1, parent = '
                     f'"{site.theme}", pages = {{\n{pages}}} }}\n',
        "layouts/probe.lua": PROBE,
        "layouts/article.probe.xml.lua":
            'local x = require "xml"\nreturn function(page)\n  return x.probe '
            '{ title = page.title, page.title, page.content, '
            'x.words(page.params.words or "") }\nend\n',
        "layouts/article.probe.json.lua":
            'return function(page)\n  return { [page.title] = page.title, '
            'page = page.content, words = page.params.words }\nend\n',
        "layouts/article.probe.html.lua": PROBE,
    }
    for path, text in files.items():
        site.raw[f"themes/probe/{path}"] = text.encode()


def add_site(site, words, contact):
    path = "content/site.yaml"
    site.key(path, "title", ["Site"] + words, "site")
    site.key(path, "description", words, "site")
    site.line(path, f"contact: {yaml(contact)}", "address contact", [contact])
    site.line(path, f"base_url: {BASE}")
    site.line(path, "language: en")
    site.line(path, "theme: probe")
    site.line(path, "menu:")
    for word in filter(lambda word: not has_controls(word), words):
        site.line(path, f"  - {{title: {yaml(word)}, link: about.md}}",
                  "menu title", [word])
    site.line(path, "taxonomies: {tags: Tags}")
    path = "content/index.md"
    site.line(path, "---")
    site.key(path, "title", ["Home"] + words, "home")
    site.line(path, "---")
    site.line(path, "Words.")
    for line in SINK.split("\n"):
        site.line("content/about.md", line)
    site.line("content/timeline.md", "---\ntitle: Timeline\n---")
    site.line("content/quotes.md", "---\ntitle: Quotations\n---")
    site.raw["content/one.png"] = picture()
    site.raw["content/articles/one.png"] = picture()


def file_names(site, words):
    for number, word in enumerate(words):
        # Names with controls are told by their folder, without the name.
        if has_controls(word) or re.search(r"[\t\r\n]", word):
            continue
        name = re.sub(r"[/\0]", "_", word)[:60]
        site.raw[f"content/files/{number}{name}.png"] = picture()


# ---- Building ----

def build(dossier, site):
    for turn in range(ROUNDS):
        site.write()
        done = subprocess.run(
            [dossier, "build", "--site", site.folder, "--format", "json"],
            capture_output=True, timeout=300)
        if done.returncode == 0:
            site.count()
            return True
        told = 0
        errors = {}
        known = set()
        for said in (done.stdout + done.stderr).split(b"\n"):
            if not said.startswith(b"{"):
                continue
            said = json.loads(said)
            if said["severity"] != "error":
                continue
            place = (said.get("path", ""), said.get("line", 0))
            errors[said["code"]] = errors.get(said["code"], 0) + 1
            if place in known:
                continue
            known.add(place)
            if site.give_up(*place):
                told += 1
            elif place[0] in site.raw:
                del site.raw[place[0]]
                (site.folder / place[0]).unlink()
                told += 1
            else:
                print("   ", site.folder.name, json.dumps(said)[:300])
        if os.environ.get("XSS"):
            print(f"    {site.folder.name}, round {turn}: {errors}")
        if told == 0:
            print((done.stdout + done.stderr).decode()[-2000:])
            return False
    print(f"    {site.folder.name}: still wrong after {ROUNDS} rounds")
    return False


# ---- Looking ----

def scheme_of(url):
    url = re.sub(r"[\t\r\n]", "", url).lstrip(
        "".join(chr(c) for c in range(33)))
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", url)
    return found.group(1).lower() if found else ""


def is_away(url):
    url = re.sub(r"[\t\r\n]", "", url).strip().replace("\\", "/")
    return url.startswith("//") or scheme_of(url) in {"http", "https"}


class Look:
    """What the files of a built site are made of."""

    def __init__(self, output):
        self.output = output
        self.pairs = {}
        self.forms = {}
        self.faults = []
        self.pages = 0
        for file in sorted(output.rglob("*")):
            if file.is_file():
                self.file(file)

    def fault(self, file, what):
        self.faults.append(f"{file.relative_to(self.output)}: {what}")

    def form(self, file, kind, name):
        self.forms.setdefault((kind, name), file.relative_to(self.output))

    def file(self, file):
        look = {".html": self.html, ".xml": self.xml, ".json": self.json,
                ".jsonld": self.json, ".ics": self.ics, ".vtt": self.captions,
                ".srt": self.captions, ".csv": self.csv}.get(file.suffix)
        if "files" in file.relative_to(self.output).parts or not look:
            return
        look(file, file.read_bytes())

    def html(self, file, bytes_):
        self.pages += 1
        try:
            text = bytes_.decode("utf-8")
        except UnicodeDecodeError as error:
            return self.fault(file, f"no UTF-8: {error}")
        root = html5_parser.parse(text, treebuilder="lxml",
                                  namespace_elements=True,
                                  sanitize_names=False)
        for node in root.iter():
            if not isinstance(node.tag, str):
                self.fault(file, f"a comment: {node.text!r:.80}")
                continue
            self.element(file, node)

    def element(self, file, node):
        tag = node.tag.rsplit("}", 1)[-1]
        space = node.tag[1:].split("}")[0].rsplit("/", 1)[-1]
        self.pairs.setdefault((space, tag, ""), file)
        for name, value in node.attrib.items():
            self.pairs.setdefault((space, tag, name), file)
            low = name.lower()
            if low.startswith("on") or low in {"style", "srcdoc"}:
                self.fault(file, f"<{tag} {name}={value!r:.60}>")
            if low in URLS:
                self.address(file, tag, low, value)
        if tag == "script":
            self.script(file, node)
        if tag in {"base", "iframe", "object", "embed"}:
            self.fault(file, f"<{tag}>")
        if tag == "meta" and node.get("http-equiv", "").lower() not in {
                "", "content-security-policy"}:
            self.fault(file, f"<meta http-equiv={node.get('http-equiv')}>")

    def address(self, file, tag, name, value):
        scheme = scheme_of(value)
        if scheme not in ALLOWED_SCHEMES:
            self.fault(file, f"<{tag} {name}={value!r:.80}>")
        if (tag, name) in LOADING and is_away(value) and \
                not value.startswith(BASE):
            self.fault(file, f"loads from elsewhere: {value!r:.80}")
        if tag == "a" and value.replace("\\", "/").startswith("//"):
            self.fault(file, f"leads elsewhere: {value!r:.80}")

    def script(self, file, node):
        if node.get("src"):
            if "assets/" not in node.get("src"):
                self.fault(file, f"a script: {node.get('src')}")
            return
        if not re.search(r"[/+]json$", node.get("type", "")):
            return self.fault(file, f"<script>{node.text!r:.80}")
        try:
            json.loads(node.text)
        except ValueError as error:
            self.fault(file, f"data that is none: {error}")

    def xml(self, file, bytes_):
        try:
            root = etree.fromstring(bytes_)
        except etree.XMLSyntaxError as error:
            return self.fault(file, f"no XML: {error}")
        for node in root.iter():
            if not isinstance(node.tag, str):
                self.fault(file, "a comment or an instruction")
                continue
            self.form(file, "xml", node.tag)
            for name, value in node.attrib.items():
                self.form(file, "xml", f"{node.tag} {name}")
                if name.rsplit("}", 1)[-1] in {"href", "src", "url"} and \
                        scheme_of(value) not in ALLOWED_SCHEMES:
                    self.fault(file, f"{name}={value!r:.80}")
        if root.tag.endswith("}feed"):
            for content in root.iter("{*}content", "{*}summary"):
                if content.get("type") == "html":
                    self.feed_html(file, content.text or "")

    def feed_html(self, file, text):
        root = html5_parser.parse(f"<!doctype html><body>{text}",
                                  treebuilder="lxml", namespace_elements=True,
                                  sanitize_names=False)
        for node in root.iter():
            if not isinstance(node.tag, str):
                self.fault(file, "a comment in the feed")
                continue
            if re.search(r"\}(script|style|meta|link|form)$", node.tag):
                self.fault(file, f"<{node.tag}> in the feed")
            self.element(file, node)

    def json(self, file, bytes_):
        try:
            value = json.loads(bytes_)
        except ValueError as error:
            return self.fault(file, f"no JSON: {error}")
        if b"</" in bytes_ or b"<!--" in bytes_:
            self.fault(file, "JSON that could not stand in a script")
        self.value(file, value, "")

    def value(self, file, value, under):
        if isinstance(value, list):
            for item in value:
                self.value(file, item, under)
        elif isinstance(value, dict):
            for key, item in value.items():
                self.value(file, item, key)
        elif isinstance(value, str) and under in JSON_URLS and \
                scheme_of(value) in {"javascript", "vbscript", "data"}:
            self.fault(file, f"{under}: {value!r:.80}")

    def ics(self, file, bytes_):
        text = re.sub(r"\r\n[ \t]", "", bytes_.decode("utf-8"))
        for line in text.split("\r\n"):
            if "\n" in line or "\r" in line:
                self.fault(file, f"a line in a line: {line!r:.80}")
            name = re.match(r"[A-Z-]*", line).group(0)
            self.form(file, "ics", name)

    def captions(self, file, bytes_):
        is_srt = file.suffix == ".srt"
        arrow = r"^\d+:\d\d:\d\d,\d+ --> " if is_srt else "-->"
        for block in re.split("\n\n+", bytes_.decode("utf-8").strip("\n")):
            lines = block.split("\n")
            arrows = [i for i, line in enumerate(lines)
                      if re.search(arrow, line)]
            if len(arrows) > 1 or (arrows and arrows[0] != 1):
                self.fault(file, f"a time in the words: {block!r:.80}")
            if not arrows and (is_srt or not re.match("WEBVTT|NOTE", block)):
                self.fault(file, f"a block that is no cue: {block!r:.80}")
            if arrows and not is_srt:
                self.tags(file, "\n".join(lines[2:]))

    def tags(self, file, words):
        for tag in re.findall(r"<([^>]*)>?", words):
            if not re.match(r"v |/v$", tag):
                self.fault(file, f"<{tag}> in a cue")

    def csv(self, file, bytes_):
        rows = list(csv.reader(io.StringIO(bytes_.decode("utf-8-sig"))))
        widths = {len(row) for row in rows}
        if len(widths) > 1:
            self.fault(file, f"rows of {sorted(widths)} cells")
        # The tables of data/ are for programs: words are as they were said.
        for row in [] if "/output/data/" in str(file) else rows:
            for cell in row:
                if re.match(r"[=+@\t\r]|-(?![0-9])", cell):
                    self.fault(file, f"a formula: {cell!r:.60}")


def compare(what, plain, hostile):
    check(f"{what}: pages are there", hostile.pages > plain.pages / 2,
          f"{hostile.pages} of {plain.pages}")
    for fault in hostile.faults + plain.faults:
        fail(f"{what}: {fault}")
    check(f"{what}: nothing runs", not hostile.faults, len(hostile.faults))
    new = {pair: file for pair, file in hostile.pairs.items()
           if pair not in plain.pairs}
    for pair, file in sorted(new.items(), key=str)[:20]:
        fail(f"{what}: {pair} in {file}")
    check(f"{what}: elements and attributes are the theme's", not new)
    new = {form: file for form, file in hostile.forms.items()
           if form not in plain.forms}
    for form, file in sorted(new.items(), key=str)[:20]:
        fail(f"{what}: {form} in {file}")
    check(f"{what}: files have their form", not new)


# ---- All of it ----

def make(folder, theme, words, addresses):
    site = Site(folder, theme, words, addresses)
    batches = [words[i:i + BATCH] for i in range(0, len(words), BATCH)]
    add_site(site, batches[0][:8], "desk@x.example")
    for number, batch in enumerate(batches):
        add_people(site, number, batch)
        add_record(site, number, batch)
        add_article(site, number, batch)
        add_pages(site, number, batch)
    for path in list(site.documents):
        if not path.startswith("content/transcripts/"):
            split_lines(site, path)
    add_addresses(site)
    add_theme(site, len(batches))
    file_names(site, words)
    return site


def small(folder, theme, words, contact):
    site = Site(folder, theme, words, [])
    add_site(site, words, contact)
    for path in list(site.documents):
        split_lines(site, path)
    add_theme(site, 0)
    return site


def main():
    dossier, folder = sys.argv[1], Path(sys.argv[2])
    all_words, all_addresses = read_payloads(), read_addresses()
    check("several hundred", len(all_words) + len(all_addresses) > 500)
    # The second theme has other parts and no other way to make nodes: some do.
    for theme, step in [("broadsheet", 1), ("ledger", 8)]:
        words, addresses = all_words[::step], all_addresses[::step]
        plain = make(folder / f"{theme}-plain", theme,
                     [f"Plain words {i}" for i in range(len(words))],
                     [f"https://x.example/{i}" for i in range(len(addresses))])
        check(f"{theme}: plain words build", build(dossier, plain))
        hostile = make(folder / theme, theme, words, addresses)
        check(f"{theme}: payloads build", build(dossier, hostile))
        before = Look(plain.folder / "output")
        compare(theme, before, Look(hostile.folder / "output"))
        for field, given in sorted(hostile.given.items()) if step == 1 else []:
            left = hostile.left.get(field, 0)
            if "-v" in os.environ.get("XSS", ""):
                print(f"    {field}: {left} of {given}")
            check(f"{theme}: {field} was published",
                  left >= LEAST_OF.get(field, LEAST) * given,
                  f"{left} of {given}")
        for number in range(0, len(words), BATCH):
            site = small(folder / f"{theme}-{number}", theme,
                         words[number:number + BATCH],
                         addresses[number // BATCH])
            check(f"{theme}: site.yaml builds", build(dossier, site))
            look = Look(site.folder / "output")
            check(f"{theme}: site.yaml {number}", not look.faults,
                  look.faults[:3])
            new = [pair for pair in look.pairs if pair not in before.pairs]
            check(f"{theme}: elements of site.yaml {number}", not new, new[:5])
    return finish()


if __name__ == "__main__":
    sys.exit(main())
