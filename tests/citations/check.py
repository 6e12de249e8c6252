"""check.py FILE…: whether these are CSL-JSON as csl-data.json has it.

What the schema of CSL's input says (Citation Style Language, version 1.0.2,
schemas/input/csl-data.json), each rule here once: an array of items; `type` and
`id` are there; nothing is there that it does not name, neither in an item nor in
a name nor in a date; one or two dates of one to three parts. On top of it what
it leaves open: months and days are numbers that there are, and a name and a date
say something. Prints what is wrong, a line each.
"""
import json
import sys

TYPES = set("""
    article article-journal article-magazine article-newspaper bill book
    broadcast chapter classic collection dataset document entry entry-dictionary
    entry-encyclopedia figure graphic hearing interview legal_case legislation
    manuscript map motion_picture musical_score pamphlet paper-conference patent
    performance periodical personal_communication post post-weblog regulation
    report review review-book software song speech standard thesis treaty webpage
    """.split())

NAMES = set("""
    author chair collection-editor compiler composer container-author contributor
    curator director editor editorial-director executive-producer illustrator
    interviewer organizer original-author performer producer recipient
    reviewed-author translator
    """.split())

DATES = set("""
    accessed available-date container event-date issued original-date submitted
    """.split())

NUMBERS = set("""
    chapter-number citation-number collection-number edition
    first-reference-note-number id issue locator number number-of-pages
    number-of-volumes page page-first part printing supplement volume
    """.split())

STRINGS = set("""
    abstract annote archive archive-place archive_collection archive_location
    authority call-number citation-label collection-title container-title
    container-title-short dimensions division DOI event event-place genre ISAN
    ISBN ISCI ISMN ISRC ISSN ISWC journalAbbreviation jurisdiction keyword
    language medium note original-publisher original-publisher-place
    original-title part-title PMCID PMID publisher publisher-place references
    reviewed-title scale section shortTitle source status title title-short
    translated-title translated-title-short type URL version year-suffix
    """.split())

PARTS_OF_NAMES = set("""
    comma-suffix dropping-particle family given literal non-dropping-particle
    parse-names static-ordering suffix
    """.split())

PARTS_OF_DATES = {"date-parts", "season", "circa", "literal", "raw", "edtf"}


def wrong_name(name):
    if not isinstance(name, dict):
        return "a name that is none"
    if set(name) - PARTS_OF_NAMES:
        return f"a name with {sorted(set(name) - PARTS_OF_NAMES)}"
    if not any(isinstance(part, str) and part for part in name.values()):
        return "a name of nobody"
    return None


def wrong_day(day):
    if not isinstance(day, list) or not 1 <= len(day) <= 3:
        return "not one to three parts"
    if any(type(part) is not int for part in day):
        return "parts that are no numbers"
    if len(day) > 1 and not 1 <= day[1] <= 12:
        return "a month that is none"
    if len(day) > 2 and not 1 <= day[2] <= 31:
        return "a day that is none"
    return None


def wrong_date(date):
    if not isinstance(date, dict):
        return "a date that is none"
    if set(date) - PARTS_OF_DATES:
        return f"a date with {sorted(set(date) - PARTS_OF_DATES)}"
    if not date:
        return "a date without anything"
    if "date-parts" not in date:
        return None
    days = date["date-parts"]
    if not isinstance(days, list) or not 1 <= len(days) <= 2:
        return "not one or two dates"
    return next(filter(None, map(wrong_day, days)), None)


def wrong_value(key, value):
    if key in NAMES:
        if not isinstance(value, list):
            return "no array of names"
        return next(filter(None, map(wrong_name, value)), None)
    if key in DATES:
        return wrong_date(value)
    if key == "categories":
        fine = isinstance(value, list) and all(isinstance(v, str) for v in value)
    elif key == "custom":
        fine = isinstance(value, dict)
    elif key in NUMBERS:
        fine = isinstance(value, (str, int, float)) and not isinstance(value, bool)
    elif key in STRINGS:
        fine = isinstance(value, str)
    else:
        return "not known"
    return None if fine else "of the wrong type"


def mistakes(item):
    if not isinstance(item, dict):
        yield "an item that is none"
        return
    for key in ("type", "id"):
        if key not in item:
            yield f"no {key}"
    if item.get("type", "book") not in TYPES:
        yield f"a type that is none: {item['type']}"
    for key, value in item.items():
        wrong = wrong_value(key, value)
        if wrong:
            yield f"{key}: {wrong}"


def read(path):
    with open(path, encoding="utf-8") as file:
        items = json.load(file)
    if not isinstance(items, list) or not items:
        yield "no array of items"
        return
    for item in items:
        yield from mistakes(item)


found = [f"{path}: {what}" for path in sys.argv[1:] for what in read(path)]
print("\n".join(found) or f"{len(sys.argv) - 1} files are CSL-JSON")
sys.exit(1 if found else 0)
