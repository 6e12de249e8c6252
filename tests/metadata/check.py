"""What a built site says of itself to machines, held against schema.org.

check.py OUTPUT [SCHEMA.D.TS]: every JSON-LD of every page is read. Terms are
looked up in rdflib's list of schema.org's; with the types of npm's schema-dts
each property has to be one of its type, and its value of a kind it takes. Prints
"PAGE TYPE" a node, sorted. Ends with 1 where something is wrong.
"""

import html.parser
import json
import os
import re
import sys

wrong = 0
# What a search engine takes for a date: ISO 8601, to the year, month or day, or
# a moment (RFC 3339).
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?)?)?$")
DURATION = re.compile(r"PT(\d+H)?(\d+M)?\d+S$")
DATES = ("datePublished", "dateModified", "dateCreated", "startDate", "endDate")


def tell(what):
    global wrong
    wrong += 1
    print("WRONG", what)


class Scripts(html.parser.HTMLParser):
    """Collects the JSON-LD of a page."""

    def __init__(self):
        super().__init__()
        self.found, self.open = [], False

    def handle_starttag(self, tag, attrs):
        self.open = tag == "script" and dict(attrs).get("type") == "application/ld+json"
        if self.open:
            self.found.append("")

    def handle_data(self, data):
        if self.open:
            self.found[-1] += data

    def handle_endtag(self, tag):
        self.open = False


class Vocabulary:
    """schema-dts: interfaces with what they extend and have, and who is a what."""

    def __init__(self, path):
        self.above, self.has, self.leaf, self.kinds = {}, {}, {}, {}
        name = None
        for line in open(path, encoding="utf-8"):
            found = re.match(r"(?:export )?interface (\w+)(?: extends ([^{]+))? \{", line)
            if found:
                name = found[1]
                self.above[name] = re.findall(r"\w+", found[2] or "")
                self.has[name] = {}
            found = re.match(r'    "(@?\w+)"\??: (.*);', line)
            if found and name:
                if found[1] == "@type":
                    self.leaf[found[2].strip('"')] = name
                else:
                    values = re.match(r"SchemaValue<(.*), \"\w+\">", found[2])
                    self.has[name][found[1]] = re.findall(r"\w+", values[1] if values else "")
            found = re.match(r"export type (\w+) = (.*);", line)
            if found:
                self.kinds[found[1]] = re.findall(r"\w+", found[2])

    def values(self, name, key):
        """The kinds a property takes; None: the type has no such property."""
        if name not in self.has:
            return None
        if key in self.has[name]:
            return self.has[name][key]
        for above in self.above[name]:
            found = self.values(above, key)
            if found is not None:
                return found
        return None

    def is_a(self, kind, wanted, seen=()):
        if kind == wanted:
            return True
        return any(
            one not in seen and self.is_a(kind, one, (*seen, wanted))
            for one in self.kinds.get(wanted, [])
            if one in self.kinds
        )

    def takes(self, values, value):
        if isinstance(value, dict):
            kind = value.get("@type")
            return any(self.is_a(kind, one) for one in values)
        if isinstance(value, (int, float)):
            return bool({"Number", "Integer", "QuantitativeValue"} & set(values)) or "Text" in values
        return bool({"Text", "URL", "Date", "DateTime", "IdReference", "Duration"} & set(values))


try:
    from rdflib.namespace import SDO
except ImportError:
    SDO = None
    print("note: Python's rdflib is not here, terms were not looked up in its schema.org")
vocabulary = Vocabulary(sys.argv[2]) if len(sys.argv) > 2 else None


def check_key(where, kind, key, value):
    if SDO is not None and key not in SDO:
        tell(f"{where}: schema.org has no property {key}")
    if key in DATES and not DATE.match(value):
        tell(f"{where}: {key} is {value}")
    if key == "duration" and not DURATION.match(value):
        tell(f"{where}: {key} is {value}")
    if not vocabulary:
        return
    values = vocabulary.values(vocabulary.leaf[kind], key)
    if values is None:
        tell(f"{where}: a {kind} has no {key}")
    elif not vocabulary.takes(values, value):
        tell(f"{where}: {key} of a {kind} cannot be {value!r}")


def check(where, node):
    kind = node.get("@type")
    if kind is None or kind == "ClaimReview":
        tell(f"{where}: {kind}")
        return
    if SDO is not None and kind not in SDO:
        tell(f"{where}: schema.org has no type {kind}")
    if vocabulary and kind not in vocabulary.leaf:
        tell(f"{where}: schema-dts has no type {kind}")
        return
    for key, value in node.items():
        if key in ("@id", "url", "item", "contentUrl") and not value.startswith("https://"):
            tell(f"{where}: {key} is {value}")
        if key.startswith("@"):
            continue
        for one in value if isinstance(value, list) else [value]:
            check_key(where, kind, key, one)
            if isinstance(one, dict):
                check(f"{where} {key}", one)


def main(output):
    lines = []
    for folder, _, files in os.walk(output):
        for name in files:
            path = os.path.join(folder, name)
            if not name.endswith(".html"):
                continue
            where = os.path.relpath(path, output).removesuffix("index.html") or "/"
            parser = Scripts()
            with open(path, encoding="utf-8") as opened:
                parser.feed(opened.read())
            for script in parser.found:
                data = json.loads(script)
                if data.pop("@context") != "https://schema.org":
                    tell(f"{where}: @context")
                for node in data.pop("@graph", [data]):
                    check(where, node)
                    lines.append(f"{where} {node['@type']} " + json.dumps(node, ensure_ascii=False, sort_keys=True))
    print("\n".join(sorted(lines)))
    sys.exit(1 if wrong else 0)


main(sys.argv[1])
