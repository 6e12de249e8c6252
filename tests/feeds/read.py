"""Reads the feeds of a built site with programs that are not ours.

read.py OUTPUT: holds every feed below OUTPUT against its format, compares each
Atom feed with the JSON Feed beside it, and prints what both say, a line a fact:
"articles/feed entry https://…". Ends with 1 where something is wrong.
"""

import html.parser
import json
import os
import sys

import feedparser
import jsonschema

here = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(here, "json_feed.schema.json"), encoding="utf-8") as file:
    schema = json.load(file)
wrong = 0


def tell(what):
    global wrong
    wrong += 1
    print("WRONG", what)


class Addresses(html.parser.HTMLParser):
    """Collects what a browser would follow or load."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("href", "src", "poster", "cite", "data", "action"):
                self.found.append(value)
            elif name == "srcset":
                self.found += [one.split()[0] for one in value.split(",")]


def addresses_of(content):
    parser = Addresses()
    parser.feed(content)
    return parser.found


def check_content(name, content):
    for address in addresses_of(content):
        if not address.startswith(("https://", "http://", "mailto:")):
            tell(f"{name}: {address} is no whole address")


def links(feed, rel):
    return [link["href"] for link in feed.get("links", []) if link["rel"] == rel]


def of_atom(name, path):
    with open(path, "rb") as opened:
        read = feedparser.parse(opened.read(), sanitize_html=False, resolve_relative_uris=False)
    if read.bozo:
        tell(f"{name}.xml: {read.bozo_exception}")
    if read.version != "atom10":
        tell(f"{name}.xml is {read.version}")
    return {
        "title": read.feed.title,
        "home": links(read.feed, "alternate")[0],
        "next": (links(read.feed, "next") or [None])[0],
        "self": links(read.feed, "self")[0],
        "updated": read.feed.updated,
        "entries": [
            {
                "id": entry.id,
                "url": links(entry, "alternate")[0],
                "title": entry.title,
                "content": entry.content[0].value,
                # feedparser gives an entry without one its content
                "summary": entry.summary if entry.summary != entry.content[0].value else None,
                "published": entry.get("published"),
                "modified": entry.updated,
                "author": entry.get("author"),
                "tags": [tag.term for tag in entry.get("tags", [])],
                "recordings": [(e.href, e.type, int(e.length)) for e in entry.get("enclosures", [])],
            }
            for entry in read.entries
        ],
    }


def of_json(name, path):
    with open(path, encoding="utf-8") as opened:
        read = json.load(opened)
    for fault in jsonschema.Draft7Validator(schema).iter_errors(read):
        tell(f"{name}.json: {'/'.join(map(str, fault.path))}: {fault.message}")
    return {
        "title": read["title"],
        "home": read["home_page_url"],
        "next": read.get("next_url"),
        "self": read["feed_url"],
        "entries": [
            {
                "id": item["id"],
                "url": item["url"],
                "title": item["title"],
                "content": item["content_html"],
                "summary": item.get("summary"),
                "published": item.get("date_published"),
                "modified": item["date_modified"],
                "author": item.get("authors", [{}])[0].get("name"),
                "tags": item.get("tags", []),
                "recordings": [(a["url"], a["mime_type"], a["size_in_bytes"]) for a in item.get("attachments", [])],
            }
            for item in read["items"]
        ],
    }


def compare(name, atom, other):
    """Both formats say the same, each by its own address."""
    if atom["self"][:-3] != other["self"][:-4]:
        tell(f"{name}: {atom['self']} and {other['self']} are not side by side")
    for key in ("title", "home"):
        if atom[key] != other[key]:
            tell(f"{name}: {key}: {atom[key]!r} is not {other[key]!r}")
    if (atom["next"] or "")[:-3] != (other["next"] or "")[:-4]:
        tell(f"{name}: next: {atom['next']!r} is not {other['next']!r}")
    if len(atom["entries"]) != len(other["entries"]):
        tell(f"{name}: not as many entries in both")
    for a, b in zip(atom["entries"], other["entries"]):
        for key, value in a.items():
            same = b[key]
            if key == "content":
                value, same = value.strip(), same.strip()
            if key == "author" and same is None:
                continue  # feedparser gives an entry the feed's author
            if value != same:
                tell(f"{name}: {a['id']}: {key}: {value!r} is not {same!r}")


def check(name, atom):
    ids = [entry["id"] for entry in atom["entries"]]
    if len(set(ids)) < len(ids):
        tell(f"{name}: an id stands twice")
    if atom["updated"] != max(entry["modified"] for entry in atom["entries"]):
        tell(f"{name}: updated is not that of its newest entry")
    for entry in atom["entries"]:
        check_content(f"{name}: {entry['id']}", entry["content"])


def show(name, atom):
    print(name, "title", atom["title"])
    print(name, "home", atom["home"])
    print(name, "updated", atom["updated"])
    if atom["next"]:
        print(name, "next", atom["next"])
    for entry in atom["entries"]:
        print(name, "entry", entry["id"], entry["modified"], entry["published"] or "-")
        for tag in entry["tags"]:
            print(name, "tag", entry["id"], tag)
        for address, kind, length in entry["recordings"]:
            print(name, "recording", entry["id"], address, kind, length)
        for address in addresses_of(entry["content"]):
            print(name, "address", entry["id"], address)


def is_atom(path):
    with open(path, "rb") as opened:
        return b"http://www.w3.org/2005/Atom" in opened.read(300)


def main(output):
    for folder, folders, files in os.walk(output):
        folders.sort()
        for file_name in sorted(files):
            path = os.path.join(folder, file_name)
            if not file_name.endswith(".xml") or not is_atom(path):
                continue
            name = os.path.relpath(path, output)[:-4]
            atom = of_atom(name, path)
            compare(name, atom, of_json(name, path[:-4] + ".json"))
            check(name, atom)
            show(name, atom)
    sys.exit(1 if wrong else 0)


main(sys.argv[1])
