"""Words of broadsheet in other languages: that all it shows can be said in
other words, and that dates, numbers, plurals and `lang` follow.

  run.py DOSSIER FOLDER
"""
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

from counting import check, finish

THEME = Path("themes/broadsheet")
MONTHS = ("January February March April May June July August September "
          "October November December").split()

# What the program says in English when it has no words of a language.
MADE = """Articles Transcripts Statements People Sources Timeline Quotations
Corrections Tags Search Data""".split() + ["Page not found"]

SHOWN = {"aria-label", "title", "alt", "placeholder"}


class Words(HTMLParser):
    """What readers see or hear, but for what is said to be English."""

    def __init__(self):
        super().__init__()
        self.words, self.skipped = [], []

    def handle_starttag(self, tag, attrs):
        if self.skipped and self.skipped[-1] == tag:
            self.skipped.append(tag)
        if not self.skipped and (tag in ("script", "style", "pre", "code") or
                                 ("lang", "en") in attrs and tag == "dl"):
            self.skipped = [tag]
        if not self.skipped:
            self.words += [value for name, value in attrs
                           if value and (name in SHOWN or name == "data-forms")]

    def handle_endtag(self, tag):
        if self.skipped and self.skipped[-1] == tag:
            self.skipped.pop()

    def handle_data(self, data):
        if data.strip() and not self.skipped:
            self.words.append(data)


def tokens(text):
    return re.findall(r"[^\W_]+", text.lower())


class Own:
    """Words of the site's documents: alone, and two in a row."""

    def __init__(self, texts):
        self.words, self.pairs = set(), set()
        for text in texts:
            found = tokens(re.sub(r"\]\([^)]*\)|\{[#.][^}]*\}", " ", text))
            self.words |= set(found)
            self.pairs |= set(zip(found, found[1:]))

    def has(self, text):
        found = tokens(text)
        return (len(found) != 1 or found[0] in self.words) and \
            all(pair in self.pairs for pair in zip(found, found[1:]))


def write_site(folder, language, strings="", more=""):
    shutil.copytree("content", folder / "content")
    config = folder / "content/site.yaml"
    text = re.sub(r"(?m)^(theme|language):.*\n", "", config.read_text())
    config.write_text(f"{text}\nlanguage: {language}\ntheme: said\n{more}")
    theme = folder / "themes/said"
    (theme / "strings").mkdir(parents=True)
    (theme / "theme.lua").write_text('return { api = 1, parent = "broadsheet" }')
    if strings:
        (theme / f"strings/{language}.lua").write_text(strings)


def build(dossier, folder):
    done = subprocess.run([dossier, "build", "--site", folder, "--quiet"],
                          capture_output=True, text=True)
    check(f"{folder.name}: it builds", done.returncode == 0,
          done.stdout + done.stderr)
    return folder / "output"


# Every word of the theme between brackets.
MARKED = """
local function mark(words)
  local out = {}
  for key, word in pairs(words) do
    if type(word) == "table" then out[key] = mark(word)
    else out[key] = word ~= "" and "⟦" .. word .. "⟧" or "" end
  end
  return out
end
return mark(words)
"""


def all_can_be_said(dossier, folder):
    """What is in no brackets is the site's own, or a date."""
    english = re.sub(r"(?m)^return \{", "local words = {",
                     (THEME / "strings/en.lua").read_text())
    site = folder / "marked"
    write_site(site, "xx", english + MARKED)
    output = build(dossier, site)
    own = Own(file.read_text() for file in (site / "content").rglob("*")
              if file.suffix in (".md", ".yaml"))
    pages = sorted(output.rglob("*.html"))
    check("there are pages", len(pages) > 50, len(pages))
    for page in pages:
        words = Words()
        words.feed(page.read_text())
        for shown in words.words:
            check(f"{page.relative_to(output)} says it in the theme's words",
                  is_own(shown, own), shown)


def is_own(shown, own):
    """Dates and titles that nobody wrote are English in a language that the
    program has no words of."""
    rest = re.sub(r"⟦[^⟧]*⟧|https?:\S+", "|", shown)
    if shown.startswith("{"):  # forms, as JSON
        rest = re.sub(r'"\w+":', "|", rest)
    rest = re.sub(r"(on or (after|before) )?\b\d+(–\d+)? (%s)\b( \d{4})?"
                  % "|".join(f"{month}|{month[:3]}" for month in MONTHS),
                  "|", rest)
    return all(piece.strip() in MADE or own.has(piece) for piece in
               re.split(r"[|…·:,“”]", rest) if re.search(r"[A-Za-z]{2}", piece))


GERMAN = """
return {
  toc = "Inhalt", people = "Personen", by = "Von {name}",
  count_pages = { one = "{n} Seite", other = "{n} Seiten" },
}
"""

POLISH = """
return { all_quotations = { one = "{n} cytat", few = "{n} cytaty", many = "{n} cytatów",
  other = "{n} cytatu" } }
"""


def languages_follow(dossier, folder):
    site = folder / "german"
    write_site(site, "de", GERMAN.replace("{name}", "%s"),
               "strings: {skip: Zum Text, months: {10: Weinmonat}}\n")
    output = build(dossier, site)
    home = (output / "index.html").read_text()
    timeline = (output / "timeline/index.html").read_text()
    missing = (output / "404.html").read_text()
    check("pages say which language they are in", '<html lang="de"' in home)
    check("the theme's words are a child's", "<h2>Personen</h2>" in home)
    check("and the site's over them", ">Zum Text<" in home)
    check("dates follow, with a month of the site's",
          re.search(r"\d+\. Weinmonat 2025", timeline))
    check("so do titles that nobody wrote",
          "<title>Seite nicht gefunden" in missing, missing[:300])
    check("and those of a theme's pages",
          "<title>Suche" in (output / "search/index.html").read_text())
    site = folder / "polish"
    write_site(site, "pl", POLISH)
    home = (build(dossier, site) / "index.html").read_text()
    number = int(re.search(r"(\d+) cytat", home)[1])
    few = number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)
    wanted = "cytaty" if few else "cytatów" if number != 1 else "cytat"
    check("plurals are those of the language", f"{number} {wanted}<" in home)


def main():
    dossier, folder = sys.argv[1], Path(sys.argv[2])
    all_can_be_said(dossier, folder)
    languages_follow(dossier, folder)
    return finish()


if __name__ == "__main__":
    sys.exit(main())
