#!/bin/sh
# The dossier as data: each table is read by Python's own csv and json, held
# against the schema that datapackage.json gives it, and against what the
# documents say. Runs $DOSSIER.
. tests/lib.sh

cd "$scratch" || exit 1

mkdir -p one/content/transcripts/first one/content/transcripts/second \
	one/content/people one/content/articles one/content/sources
cat >one/content/site.yaml <<'END'
title: Harbour & "Sons"
base_url: https://harbour.example/dossier/
theme_params:
  data_licence: CC BY 4.0
  data_licence_url: https://licence.example/by/4.0/
END
printf -- '---\ntitle: Home\n---\n' >one/content/index.md
printf -- '---\ntitle: "Ada Quill"\nalso_known_as: ["A., Quill", "“A”"]\n---\n' \
	>one/content/people/ada-quill.md
printf -- '---\ntitle: "Bo Marsh"\nrole: "=SUM(1,2)"\n---\n' \
	>one/content/people/bo-marsh.md
cat >one/content/sources/gazette.md <<'END'
---
title: "Harbour Gazette, \"late\" edition"
publisher: Harbour Gazette
date: 1931-03-09
---
END
cat >one/content/transcripts/first/call.md <<'END'
---
title: The first call
date: 1931-03-04
participants: [ada-quill, bo-marsh]
source: gazette
held: transcript
duration: "2:00"
responses:
  - {by: bo-marsh, stance: denies, about: wording, words: "-1, \"never\""}
  - {by: ada-quill, stance: no answer, asked: 1931-03-05}
---
**Ada Quill** [0:41]: =1+2 is what I said, “plainly”, and
no more. [laughter]

A second paragraph.

**Bo Marsh?** [1:02.5]: +49 is a number, -1 too.

**Unknown voice:** @ada, listen.
END
cat >one/content/transcripts/second/report.md <<'END'
---
title: The second call
date: 1931-03~/1931-05
participants: [ada-quill]
fidelity: reported
held: report
---
**Ada Quill:** Said that she had “never seen” the ledger and “would not look”.

**Ada Quill:** Said nothing else of use.
END
cat >one/content/articles/ledger.md <<'END'
---
title: The ledger
date: 1931-03-09
corrections:
  - {date: 1931-03-10, kind: correction, text: "A name, misspelt, was put right."}
---
She wrote [“=1+2 is what I said”](../transcripts/first/call.md#t1), he [“+49 is a
number”](../transcripts/first/call.md#t2), and she had
[“never seen”](../transcripts/second/report.md#t1).

- **1931-03-06** Three days in port, with "marks".
- **1931-03-XX** Some day.
END
run build --site one
wants 'a site with records' 0
data=one/output/data
cat >check.py <<'END'
# check.py FOLDER: what datapackage.json says of the tables is so.
import csv, datetime, json, os, re, sys

folder = sys.argv[1]
package = json.load(open(folder + "/datapackage.json", encoding="utf-8"))
assert re.fullmatch("[-a-z0-9._/]+", package["name"]), package["name"]
types = {
    "string": str, "integer": int, "number": float, "array": json.loads,
    "boolean": lambda cell: {"true": True, "false": False}[cell],
    "date": lambda cell: datetime.date.fromisoformat(cell) and cell,
}
tables, schemas = {}, {}

def schema_of(resource):
    schema = resource["schema"]
    if isinstance(schema, str):
        return json.load(open(os.path.join(folder, schema), encoding="utf-8"))
    return schema

def read(resource):
    path = os.path.join(folder, resource["path"])
    assert resource["encoding"] == "utf-8" and not re.search(r"\.\.|^/", resource["path"])
    raw = open(path, "rb").read()
    assert not raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n"), path
    fields = schema_of(resource)["fields"]
    rows = list(csv.reader(open(path, encoding="utf-8", newline=""), strict=True))
    assert rows[0] == [field["name"] for field in fields], path
    out = []
    for row in rows[1:]:
        assert len(row) == len(fields), (path, row)
        object = {}
        for field, cell in zip(fields, row):
            rules = field.get("constraints", {})
            assert cell or not rules.get("required"), (path, field, row)
            assert not cell or "enum" not in rules or cell in rules["enum"], (field, cell)
            assert field["description"] and field["name"] not in object
            if cell:
                object[field["name"]] = types[field["type"]](cell)
        out.append(object)
    return out

def values(row, fields):
    return tuple(row.get(name) for name in fields)

names = set()
for resource in package["resources"]:
    assert resource["name"] not in names and re.fullmatch("[-a-z0-9._/]+", resource["name"])
    names.add(resource["name"])
    assert os.path.getsize(os.path.join(folder, resource["path"])) > 0
    assert resource["mediatype"]
    if resource["format"] == "csv":
        tables[resource["name"]] = read(resource)
        schemas[resource["name"]] = schema_of(resource)
for name, schema in schemas.items():
    key = schema.get("primaryKey")
    if key:
        keys = [values(row, key) for row in tables[name]]
        assert len(set(keys)) == len(keys), (name, keys)
    for refers in schema.get("foreignKeys", []):
        to = refers["reference"]
        there = {values(row, to["fields"]) for row in tables[to["resource"] or name]}
        for row in tables[name]:
            wanted = values(row, refers["fields"])
            assert None in wanted or wanted in there, (name, wanted)
# JSON says the same.
for resource in package["resources"]:
    name = resource["name"][:-len("-json")]
    if resource["name"].endswith("-json") and name in tables and name != "events":
        found = json.load(open(os.path.join(folder, resource["path"]), encoding="utf-8"))
        assert found[name] == tables[name], name
END
must 'the tables are what their schemas say' $python check.py $data
cat >facts.py <<'END'
import csv, json, sys

folder = sys.argv[1]

def table(name):
    return list(csv.DictReader(open(folder + "/" + name + ".csv", encoding="utf-8", newline="")))

records = {row["id"]: row for row in table("records")}
first, second = records["call"], records["report"]
assert first["url"] == "https://harbour.example/dossier/transcripts/first/call/"
assert (first["fidelity"], second["fidelity"]) == ("verbatim", "reported")
assert first["is_contested"] == "true" and second["is_contested"] == "false"
assert json.loads(first["stances"]) == ["denies", "no answer"]
assert (second["date"], second["earliest"], second["latest"]) == \
    ("1931-03~/1931-05", "1931-03-01", "1931-05-31"), second
assert first["duration"] == "120" and first["turns"] == "3"

turns = table("turns")
assert [turn["said"] for turn in turns] == [
    "never seen\nwould not look",
    "",  # nobody's voice
    "=1+2 is what I said, “plainly”, and no more. A second paragraph.",
    "+49 is a number, -1 too.",
    "@ada, listen.",
], [turn["said"] for turn in turns]
assert [turn["account"] for turn in turns] == [
    "Said that she had “never seen” the ledger and “would not look”.",
    "Said nothing else of use.", "", "", ""]
assert [turn["is_uncertain"] for turn in turns] == ["false", "false", "false", "true", "false"]
assert [turn["time"] for turn in turns] == ["", "", "41", "62.5", ""]
assert turns[4]["speaker"] == "" and turns[2]["speaker"] == "ada-quill"
assert [turn["quotations"] for turn in turns] == ["1", "0", "1", "1", "0"]
apart = folder + "/transcripts/first/call/turns.csv"
assert list(csv.DictReader(open(apart, encoding="utf-8", newline=""))) == turns[2:]

quotations = table("quotations")
assert [q["words"] for q in quotations] == ["=1+2 is what I said", "+49 is a number", "never seen"]
assert [q["is_contested"] for q in quotations] == ["true", "true", "false"]
assert [q["is_uncertain"] for q in quotations] == ["false", "true", "false"]
assert quotations[0]["link"].endswith("/transcripts/first/call/#t1:~:text=%3D1%2B2%20is%20what%20I%20said"), quotations[0]
assert quotations[0]["quoted_in"] == "articles/ledger/"

responses = table("responses")
assert responses[0]["words"] == "-1, \"never\"" and responses[1]["asked"] == "1931-03-05"
people = {row["id"]: row for row in table("people")}
assert json.loads(people["ada-quill"]["also_known_as"]) == ["A., Quill", "“A”"]
assert people["bo-marsh"]["role"] == "=SUM(1,2)"
assert table("sources")[0]["title"] == "Harbour Gazette, \"late\" edition"
events = {row["date"]: row for row in table("events") if row["kind"] == "item"}
assert events["1931-03-XX"]["earliest"] == "1931-03-01", events
assert events["1931-03-06"]["headline"] == "Three days in port, with \"marks\"."
article = table("articles")[0]
assert json.loads(article["records"]) == ["call", "report"]
assert len(json.loads(article["quotations"])) == 3 and article["corrections"] == "1"
assert table("corrections")[0]["text"] == "A name, misspelt, was put right."

package = json.load(open(folder + "/datapackage.json", encoding="utf-8"))
assert package["name"] == "harbour-sons" and package["title"] == "Harbour & \"Sons\""
assert package["licenses"] == [{"name": "CC-BY-4.0", "title": "CC BY 4.0",
    "path": "https://licence.example/by/4.0/"}]
END
must 'and what the documents say' $python facts.py $data

# --- Quotations for other programs ---
cat >annotations.py <<'END'
# The model of a collection (W3C, Web Annotation Data Model, section 5).
import json, re, sys

folder = sys.argv[1]
found = json.load(open(folder + "/quotations.annotations.jsonld", encoding="utf-8"))
address = "https://harbour.example/dossier/data/quotations.annotations.jsonld"
assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
assert found["id"] == address and found["type"] == "AnnotationCollection"
page = found["first"]
assert page["type"] == "AnnotationPage" and page["id"].startswith(address)
assert found["total"] == len(page["items"]) == 3
for note in page["items"]:
    assert "@context" not in note and note["type"] == "Annotation"
    own = note["id"].split("dossier/")[1]
    alone = json.load(open(folder + "/../" + own, encoding="utf-8"))
    assert {**note, "@context": found["@context"]} == alone, own
    for target in (note["target"] if isinstance(note["target"], list) else [note["target"]]):
        assert re.match("https://", target["source"]) and target["selector"]["type"]
csl = json.load(open(folder + "/quotations.csl.json", encoding="utf-8"))
assert [item["note"] for item in csl] == ["“=1+2 is what I said” (disputed, asked, no answer)",
    "“+49 is a number” (disputed, asked, no answer)", "“never seen”"], csl
END
must 'annotations are a collection, citations carry their status' \
	$python annotations.py $data
must 'and they are CSL-JSON' $python "$top/tests/citations/check.py" \
	$data/quotations.csl.json
if $python -c 'import pybtex' 2>/dev/null; then
	must 'pybtex reads all quotations' $python - $data/quotations.bib <<'END'
import sys
from pybtex.database import parse_file
entries = parse_file(sys.argv[1], "bibtex").entries
assert len(entries) == 3, list(entries)
assert [str(e.persons["author"][0]) for e in entries.values()][0] == "{Ada Quill}"
END
fi

# --- The page, and without ---
must 'a page tells of it' grep -q 'href="turns.csv">CSV' $data/index.html
must 'the foot of each page leads there' grep -q 'href="data/">Data' one/output/index.html
must 'and the record to its own' grep -q \
	'href="../../../data/transcripts/first/call/turns.csv">CSV' \
	one/output/transcripts/first/call/index.html
must 'the licence is on it' grep -q 'rel="license">CC BY 4.0' $data/index.html
must 'it does not quote' sh -c "! grep -q 'Q011' $said"

sed -i '/base_url/d; /theme_params/,$d' one/content/site.yaml
run build --site one
wants 'a site without an address' 0
must 'has no made-up addresses' sh -c "! grep -rq 'https\?://h' $data/*.csv $data/*.bib $data/*s.json"
must 'and no annotations' [ ! -e $data/quotations.annotations.jsonld ]
must 'or licence' sh -c "! grep -q licen $data/datapackage.json"
must 'its tables are sound too' $python check.py $data

printf 'theme_params: {data: false}\n' >>one/content/site.yaml
run build --site one
wants 'a site that wants no data' 0
must 'has none' [ ! -e $data/turns.csv ]
must 'none of a record' [ ! -e $data/transcripts ]
must 'no page of it' [ ! -e $data/index.html ]
must 'and no link' sh -c "! grep -rqE 'href=\"[^\"]*data/(\"|t)' one/output --include=*.html"
must 'the timeline keeps its own' [ -f $data/events.json ]

# --- Nothing to give ---
mkdir -p blog/content/articles
printf 'title: Blog\n' >blog/content/site.yaml
printf -- '---\ntitle: Home\n---\n' >blog/content/index.md
printf -- '---\ntitle: One\ndate: 1931-03-04\n---\nWords.\n' \
	>blog/content/articles/one.md
run build --site blog
wants 'a site without records' 0
must 'has no page of data' [ ! -e blog/output/data/index.html ]
must 'no tables' [ ! -e blog/output/data/articles.csv ]
must 'and no link to any' sh -c "! grep -q 'href=\"data/\"' blog/output/index.html"

# --- More than a file holds ---
# 60 records of 850 turns: each has its own file, and nothing fails. Nobody's, as
# a person's page has all that the person said.
mkdir -p many/content/transcripts many/content/people
printf 'title: Many\n' >many/content/site.yaml
cp one/content/people/ada-quill.md many/content/people/
printf -- '---\ntitle: Home\n---\n' >many/content/index.md
$python - <<'END'
for record in range(60):
    with open("many/content/transcripts/r%02d.md" % record, "w") as out:
        out.write("---\ntitle: R%d\nparticipants: [ada-quill]\n---\n" % record)
        for turn in range(850):
            out.write("**Unknown voice:** Said %d, %d.\n\n" % (record, turn))
END
run build --site many
wants 'a site with 51,000 turns' 0
data=many/output/data
must 'has no file of all turns' [ ! -e $data/turns.csv ]
must 'but one of each record' [ "$(wc -l <$data/transcripts/r59/turns.csv)" = 851 ]
must 'which the package lists' [ "$(grep -o '"turns-[0-9]*"' $data/datapackage.json |
	sort -u | wc -l)" = 60 ]
must 'with one schema' $python check.py $data
must 'the page says so' grep -q 'too many for one file' $data/index.html

# A record of 120,000 turns was refused: its JSON is too large.
mkdir -p long/content/transcripts long/content/people
printf 'title: Long\nbase_url: https://harbour.example/\n' >long/content/site.yaml
cp one/content/people/ada-quill.md long/content/people/
$python - <<'END'
with open("long/content/transcripts/call.md", "w") as out:
    out.write("---\ntitle: Call\ndate: 1931-03-04\nparticipants: [ada-quill]\n---\n")
    for turn in range(120000):
        out.write("**Ada Quill:** Said in turn %d that the ledger was never seen, neither "
                  "there nor in port.\n\n" % turn)
END
run build --site long
wants 'a record of 120,000 turns' 0
record=long/output/transcripts/call
must 'has its text' grep -q 'Said in turn 119999 that' $record/record.txt
must 'and its page' grep -q 'Said in turn 119999 that' $record/index.html
must 'but no JSON' [ ! -e $record/record.json ]
must 'and no link to it' sh -c "! grep -q 'record\.json' $record/index.html"

finish
