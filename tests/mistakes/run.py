"""What a theme maker is told of a mistake: each of tests/mistakes/theme built
as a site, and what is said held against what is written there.

  run.py DOSSIER FOLDER [NAME]

ACCEPT=1 writes what is said into the file.
"""
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from counting import check, finish

CASES = Path("tests/mistakes/theme")

DOCUMENT = """---
title: M
layout: m
params: {place: Pier Three}
---
# One *two*

A *first* and **b** `c` ~~d~~[^1] [x](about.md) [“never seen the
ledger”](transcripts/t.md#t1).

> q *x*

```card map=one.png
words
```

- a
- **1931-03-04** In port.

| t |
|---|
| u |

[^1]: Note.
"""

CONTENT = {
    "site.yaml": "title: Site\nlanguage: en\ntheme: mine\n",
    "index.md": "---\ntitle: Home\n---\nWords.\n",
    "about.md": "---\ntitle: About\n---\nWords.\n",
    "m.md": DOCUMENT,
    "people/ada.md": "---\ntitle: Ada Quill\n---\n",
    "transcripts/t.md": "---\ntitle: T\ndate: 1931-03-04\n"
                        "participants: [ada]\nheld: recording\n---\n"
                        "**Ada Quill:** I have never seen the ledger.\n",
}

PLAN = 'return { name = "mine", api = 1, parent = "broadsheet" }\n'
FILTERED = PLAN.replace("}", ', filters = { "m" } }')
LAYOUT = 'return function(page, site) return require "layouts.page"(page, ' \
         'site) end\n'

# What is short for a whole file: its path, what stands before and behind.
SHORT = {
    "layout": ("layouts/m.lua", 'local h = require "html"\n'
               'local text = require "text"\nreturn function(page, site)\n',
               "end\n"),
    "filter": ("filters/m.lua", 'local h = require "html"\n'
               'return function(document, page, site)\n'
               '  if page.id ~= "m" then return end\n', "end\n"),
}


class Case:
    def __init__(self, name):
        self.name = name
        self.parts = []  # [path, body]
        self.said = ""

    def write(self):
        parts = "".join(f"--- {path}\n{body}" for path, body in self.parts)
        return f"## {self.name}\n{parts}+++\n{self.said}"


def read_cases():
    cases, case, is_said = [], None, False
    for line in CASES.read_text().split("\n"):
        if line.startswith("## "):
            case, is_said = Case(line[3:]), False
            cases.append(case)
        elif not case:
            continue
        elif line.startswith("--- "):
            case.parts.append([line[4:], ""])
        elif line == "+++":
            is_said = True
        elif is_said:
            case.said += line + "\n"
        else:
            case.parts[-1][1] += line + "\n"
    for case in cases:
        case.said = case.said.rstrip("\n") + "\n"
    return cases


def put(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def write_site(site, case):
    """The site with what the case has in it: paths are below the theme, with
    a slash before them below the site; `site.yaml` is added to."""
    shutil.rmtree(site / "themes", ignore_errors=True)
    for path, text in CONTENT.items():
        put(site / "content" / path, text)
    files = {"theme.lua": PLAN, "layouts/m.lua": LAYOUT}
    for path, body in case.parts:
        if path == "site.yaml":
            with (site / "content/site.yaml").open("a") as config:
                config.write(body)
            continue
        if path in SHORT:
            path, before, behind = SHORT[path]
            body = before + body + behind
        if path.startswith("filters/m"):
            files["theme.lua"] = FILTERED
        if body == "none\n":
            files.pop(path, None)
            continue
        path = path.removeprefix("raw ")
        files[path] = body.replace("\\ufeff", "\ufeff")
    for path, body in files.items():
        folder = site if path.startswith("/") else site / "themes/mine"
        put(folder / path.lstrip("/"), body)


def build(dossier, site):
    done = subprocess.run([dossier, "build", "--site", site],
                          capture_output=True, timeout=60, text=True,
                          env={**os.environ, "NO_COLOR": "1"})
    said = re.sub(r"\d+ errors?, \d+ warnings?\n", "", done.stderr)
    # Lines of broadsheet, and how many files it makes, are not at issue here.
    said = re.sub(r"(themes/broadsheet/\S+\.lua):\d+", r"\1:…", said)
    said = re.sub(r", and \d+ more", ", and more", said)
    return done.returncode, said


def main():
    dossier, folder = sys.argv[1], Path(sys.argv[2])
    only = sys.argv[3] if len(sys.argv) > 3 else ""
    site = folder / "mistakes"
    cases = read_cases()
    for case in cases:
        if only not in case.name:
            continue
        write_site(site, case)
        code, said = build(dossier, site)
        check(f"{case.name}: no site comes of it", code == 1 or
              "warning" in said, said)
        check(f"{case.name}: no word of C", not re.search(
            r"\[C\]|\.c:|userdata|stack traceback", said), said)
        if os.environ.get("ACCEPT") == "1":
            case.said = said
        check(f"{case.name}: it is said so", said == case.said,
              f"{said}\nwanted:\n{case.said}")
    if os.environ.get("ACCEPT") == "1":
        head = CASES.read_text().split("\n## ")[0] + "\n\n"
        CASES.write_text((head + "\n".join(c.write() for c in cases))
                         .rstrip("\n") + "\n")
    return finish()


if __name__ == "__main__":
    sys.exit(main())
