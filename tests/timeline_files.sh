#!/bin/sh
# The timeline for other programs, read by readers that are not ours: every
# form of date as TimelineJS, CSV, iCalendar and JSON. Runs $DOSSIER.
. tests/lib.sh


cd "$scratch" || exit 1
mkdir -p content/articles
cat >content/site.yaml <<'END'
title: "Harbour; <the> timeline, told"
description: What is known & what is not.
base_url: https://harbour.example/sub/
END
printf -- '---\ntitle: Home\n---\n' >content/index.md
{
	printf -- '---\ntitle: "Dates, <all>"\nbasis: document\n---\n\n'
	grep -v '^#' "$top/tests/dates/words.txt" | cut -f1 | sed 's/.*/- **&** Something./'
	cat <<'END'
- **1931-03-04** {#ledger} A “ledger”; it was sold, they say: for *5 < 6* & \\o/ =1+1
- **1931-03-05** {#long} Käse Größe Überfahrt Ärger Öl ährenäöü Käse Größe Überfahrt Ärger Öl ährenäöü €uro €€€ 🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢🚢
- **undated** {#Fire_1 after=#ledger before=#long basis=dialogue} Nobody \& when

  They told her.
- **undated** {#größe} It rains.
- **1931-03-07** {#more after=#Fire_1} Two paragraphs.

  The \<second> & last.
- **9999-12-31** The last day of calendars.
- **2024-12-31T23:30:00-01** Next year, in UTC.
- **Y300000** Far.
END
} >content/articles/dates.md
printf -- '---\ntitle: Never\ndate: "../.."\n---\nText.\n' \
	>content/articles/never.md
cat >content/articles/guess.md <<'END'
---
title: Guessed
basis: inference
corrections:
  - {date: 1931-03-08, kind: correction, text: "The ship was put right."}
---
- **1931-03-06** {#guess after=dates.md#ledger} It was inferred.
END
run build --site .
wants 'the site builds' 0
cp -r output first
TZ=Pacific/Apia "$DOSSIER" build --site . --output again >/dev/null 2>&1
for file in timeline.json timeline.csv timeline.ics data/events.json; do
	must "$file is there" [ -s "output/$file" ]
	must "$file is the same again" cmp -s "output/$file" "again/$file"
	must "the timeline links to $file" grep -q "href=\"../$file\"" \
		output/timeline/index.html
done

# --- TimelineJS ---
cat >check_json.py <<'END'
import json, sys
timeline = json.load(open("output/timeline.json"))
known = {"start_date", "end_date", "display_date", "text", "group",
         "unique_id", "edtf", "url", "after", "before", "basis"}
assert set(timeline) == {"title", "events", "scale", "left_out"}, timeline.keys()
assert timeline["scale"] == "cosmological"
assert timeline["title"]["text"]["headline"] == \
    "Harbour; &lt;the&gt; timeline, told"
assert [e["text"]["headline"] for e in timeline["left_out"]] == ["Never", "Nobody &amp; when", "It rains."]
assert all("start_date" not in e for e in timeline["left_out"])
ids = set()
for event in timeline["events"]:
    assert set(event) <= known, event
    for name in ("start_date", "end_date"):
        date = event.get(name, {"year": 1})
        assert set(date) <= {"year", "month", "day", "hour", "minute", "second"}
        assert all(type(value) is int for value in date.values())
        assert 1 <= date.get("month", 1) <= 12 and 1 <= date.get("day", 1) <= 31
    assert event["text"]["headline"] and event["group"]
    assert event["url"].startswith("https://harbour.example/sub/")
    ids.add(event["unique_id"])
assert len(ids) == len(timeline["events"])
by_edtf = {event["edtf"]: event for event in timeline["events"]}
def span(edtf):
    event = by_edtf[edtf]
    return (event["start_date"], event.get("end_date"), event.get("display_date"))
def ymd(*parts):
    return dict(zip(("year", "month", "day", "hour", "minute", "second"), parts))
wanted = {
    "1985-04-12": (ymd(1985, 4, 12), None, None),
    "1985-04": (ymd(1985, 4), None, None),
    "1985": (ymd(1985), None, None),
    "1985-04-12T23:20:30Z": (ymd(1985, 4, 12, 23, 20, 30), None, None),
    "1964/2008": (ymd(1964), ymd(2008), None),
    "2004-06/2006-08": (ymd(2004, 6), ymd(2006, 8), None),
    "2004-02-01/2005-02": (ymd(2004, 2, 1), ymd(2005, 2), None),
    "201X": (ymd(2010), ymd(2019), "some year in the 2010s"),
    "2019-05-XX": (ymd(2019, 5), None, "some day in May 2019"),
    "2025-10~": (ymd(2025, 10), None, "about October 2025"),
    "../1985": (ymd(1985), None, "until 1985"),
    "[..2025-10-16]": (ymd(2025, 10, 16), None, "on or before 16 October 2025"),
    "1985/..": (ymd(1985), None, "from 1985 onwards"),
    "2001-34": (ymd(2001, 4), ymd(2001, 6), "the second quarter of 2001"),
    "-1985": (ymd(-1985), None, None),
    "Y300000": (ymd(300000), None, None),
}
for edtf, parts in wanted.items():
    assert span(edtf) == parts, (edtf, span(edtf))
print(len(timeline["events"]))
END
run_python() {
	code=0
	$python "$@" >"$said" 2>&1 || code=$?
}
run_python check_json.py
wants 'TimelineJS: structure and dates' 0
cp "$said" count

# --- CSV, by Python's own reader ---
cat >check_csv.py <<'END'
import csv, json
rows = list(csv.DictReader(open("output/timeline.csv", newline="", encoding="utf-8"),
                           strict=True))
events = json.load(open("output/timeline.json"))["events"]
title = rows.pop(0)
assert title["Type"] == "title" and title["Headline"] == "Harbour; &lt;the> timeline, told"
assert json.loads(title["Left Out"]) == json.load(open("output/timeline.json"))["left_out"]
assert len(rows) == len(events)
assert open("output/timeline.csv", "rb").read().count(b"\r\n") == len(rows) + 2
for row, event in zip(rows, events):
    assert None not in row and None not in row.values(), row
    assert row["EDTF"] == event["edtf"] and row["Id"] == event["unique_id"]
    for key in ("Year", "Month", "Day"):
        assert row[key] == str(event["start_date"].get(key.lower(), "")), row
        assert row["End " + key] == str(event.get("end_date", {}).get(key.lower(), ""))
    assert row["Display Date"] == event.get("display_date", "")
    assert row["Year"] and not row["Left Out"]
    assert row["After"].split() == event.get("after", [])
    assert row["Before"].split() == event.get("before", [])
    assert row["Basis"] == event.get("basis", "")
ledger = [row for row in rows if row["Id"] == "ledger"][0]
assert ledger["Headline"] == \
    "A “ledger”; it was sold, they say: for 5 < 6 & \\o/ =1+1", ledger
assert ledger["Link"].endswith("/articles/dates/#ledger")
END
run_python check_csv.py
wants 'CSV' 0

# --- iCalendar ---
cat >check_lines.py <<'END'
data = open("output/timeline.ics", "rb").read()
assert data.endswith(b"END:VCALENDAR\r\n")
lines = data.split(b"\r\n")
assert b"\n" not in b"".join(lines) and b"\r" not in b"".join(lines)
assert max(map(len, lines)) == 75, max(map(len, lines))
for line in lines:
    line.decode("utf-8")
END
run_python check_lines.py
wants 'lines of 75 octets that break between characters' 0
cat >check_ics.py <<'END'
import datetime, icalendar
calendar = icalendar.Calendar.from_ical(open("output/timeline.ics", "rb").read())
assert str(calendar["VERSION"]) == "2.0" and "PRODID" in calendar
assert str(calendar["X-WR-CALNAME"]) == "Harbour; <the> timeline, told"
left_out = [str(one) for one in calendar["X-DOSSIER-LEFT-OUT"]]
events = calendar.walk("VEVENT")
def day(words):
    return datetime.date.fromisoformat(words)
by_edtf = {}
uids = set()
for event in events:
    assert event["UID"] not in uids, event["UID"]
    uids.add(event["UID"])
    assert event["UID"].endswith(("@harbour.example", "@2.harbour.example",
                                  "@3.harbour.example"))
    assert event["DTSTAMP"].dt.isoformat() == "2026-01-01T00:00:00+00:00"
    if type(event["DTSTART"].dt) is datetime.date:
        assert event["DTEND"].dt > event["DTSTART"].dt
    else:
        assert "DTEND" not in event
    by_edtf.setdefault(str(event["X-EDTF"]), []).append(event)
def spans(edtf):
    return [(e["DTSTART"].dt, e["DTEND"].dt, str(e["STATUS"]))
            for e in by_edtf[edtf]]
wanted = {
    "1985-04-12": [("1985-04-12", "1985-04-13", "CONFIRMED")],
    "1985-04": [("1985-04-01", "1985-05-01", "CONFIRMED")],
    "1964/2008": [("1964-01-01", "2009-01-01", "CONFIRMED")],
    "2025-10-24/2025-10-26": [("2025-10-24", "2025-10-27", "CONFIRMED")],
    "1984?": [("1984-01-01", "1985-01-01", "TENTATIVE")],
    "2004-06~/2004-06-11%": [("2004-06-01", "2004-06-12", "TENTATIVE")],
    "2019-05-XX": [("2019-05-01", "2019-06-01", "TENTATIVE")],
    "2001-28": [("2001-12-01", "2002-03-01", "TENTATIVE")],
    "[1667,1760-12]": [("1667-01-01", "1761-01-01", "TENTATIVE")],
    "{1960,1961-12}": [("1960-01-01", "1961-01-01", "TENTATIVE"),
                       ("1961-12-01", "1962-01-01", "TENTATIVE")],
    "1931-03-06": [("1931-03-06", "1931-03-07", "TENTATIVE")],
}
for edtf, parts in wanted.items():
    parts = [(day(a), day(b), c) for a, b, c in parts]
    assert spans(edtf) == parts, (edtf, spans(edtf))
def time(edtf):
    return by_edtf[edtf][0]["DTSTART"].dt
utc = datetime.timezone.utc
assert time("1985-04-12T23:20:30") == datetime.datetime(1985, 4, 12, 23, 20, 30)
assert time("1985-04-12T23:20:30Z").replace(tzinfo=utc) == \
    datetime.datetime(1985, 4, 12, 23, 20, 30, tzinfo=utc)
assert time("1985-04-12T23:20:30+04:30").replace(tzinfo=utc) == \
    datetime.datetime(1985, 4, 12, 18, 50, 30, tzinfo=utc)
assert time("2024-12-31T23:30:00-01").replace(tzinfo=utc) == \
    datetime.datetime(2025, 1, 1, 0, 30, tzinfo=utc)
ledger = [e for e in events if e["UID"].startswith("ledger@")][0]
assert str(ledger["SUMMARY"]) == \
    "A “ledger”; it was sold, they say: for 5 < 6 & \\o/ =1+1"
assert str(ledger["DESCRIPTION"]).startswith("4 March 1931\n")
assert str(ledger["URL"]) == "https://harbour.example/sub/articles/dates/#ledger"
more = [e for e in events if e["UID"].startswith("more@")][0]
assert str(more["SUMMARY"]) == "Two paragraphs."
assert str(more["DESCRIPTION"]).endswith("\nThe <second> & last.")
long = [e for e in events if e["UID"].startswith("long@")][0]
assert str(long["SUMMARY"]).endswith("🚢" * 19)
for words in ("at any time: Never", "from 1985 onwards: Something.",
              "until 1985: Something.", "15 March 44 BC: Something.",
              "31 December 9999: The last day of calendars."):
    assert words in left_out, (words, left_out)
for edtf in ("1985/..", "../1985", "-1985", "0000", "[1760-12..]", "9999-12-31"):
    assert edtf not in by_edtf, edtf
END
if $python -c 'import icalendar' 2>/dev/null; then
	run_python check_ics.py
	wants 'a calendar reads it' 0
else
	echo "note: Python's icalendar is not here; it was not tried"
fi
must 'the page lists what the calendar leaves out' grep -q \
	'Not in the calendar' output/timeline/index.html

# --- Our own JSON: every event with its EDTF ---
cat >check_events.py <<'END'
import json
made = json.load(open("output/data/events.json"))
timeline = json.load(open("output/timeline.json"))
assert len(made["events"]) == len(timeline["events"]) + len(timeline["left_out"])
by_edtf = {event["date"]["edtf"]: event for event in made["events"]
           if "date" in event}
date = by_edtf["156X-12-25"]["date"]
assert date == {"edtf": "156X-12-25", "kind": "date", "earliest": "1560-12-25",
                "latest": "1569-12-25",
                "words": "25 December of some year in the 1560s"}, date
assert "earliest" not in by_edtf["../1985"]["date"]
assert by_edtf["1931-03-06"]["basis"] == "inference"
assert by_edtf["1931-03-06"]["after"] == ["ledger"]
assert by_edtf["1931-03-08"]["kind"] == "correction"
assert [event["group"] for event in timeline["events"]
        if event["edtf"] == "1931-03-08"] == ["Corrections"]
END
run_python check_events.py
wants 'JSON of our own' 0

# --- Out and in again: every event, with its date ---
cat >dates.py <<'END'
import json, sys
timeline = json.load(open(sys.argv[1]))
for event in sorted(timeline["events"] + timeline["left_out"],
                    key=lambda event: event["unique_id"]):
    print(event["unique_id"], event["edtf"], event["text"]["headline"],
          event.get("after"), event.get("before"), event.get("basis"))
END
$python dates.py output/timeline.json >events.first
must 'there are many events' [ "$(wc -l <events.first)" -gt 120 ]
must 'and undated ones with an order' grep -q \
	"^Fire_1 undated Nobody.*\['ledger'\] \['long'\] dialogue" events.first
for form in json csv; do
	rm -rf two
	mkdir -p two/content
	printf 'title: Two\nbase_url: https://two.example/\n' \
		>two/content/site.yaml
	printf -- '---\ntitle: Home\n---\n' >two/content/index.md
	run import output/timeline.$form --to two/content/timeline.md
	wants "import of timeline.$form" 0 "^$(wc -l <events.first) events of"
	run build --site two
	wants "a site with the imported timeline.$form" 0
	must "timeline.$form: nothing was told" sh -c "! grep -q warning '$said'"
	$python dates.py two/output/timeline.json >events.$form
	must "timeline.$form keeps all events, dates, orders and bases" \
		diff events.first events.$form
	must "timeline.$form keeps ids" \
		grep -q 'id="ledger"' two/output/timeline/index.html
	must "timeline.$form keeps groups" \
		grep -q '>Events</h2>\|>Events <\|id="events"' \
		two/output/timeline/index.html
done

# TimelineJS's own example, in short: numbers as strings, HTML, an era.
cat >theirs.json <<'END'
{"title": {"text": {"headline": "The <i>Harbour</i>", "text": "<p>A & B</p>"}},
 "events": [
  {"start_date": {"month": "8", "day": "9", "year": "1931"},
   "media": {"url": "https://example.org/x?a=1&b=2", "caption": "A <b>ship</b>"},
   "text": {"headline": "Sold<br/>at last", "text": "By **nobody**, 5 < 6."}},
  {"start_date": {"year": "1932", "display_date": "c. 1932"}, "text": {"headline": "Later"}}],
 "eras": [{"start_date": {"year": 1930}, "end_date": {"year": 1933}, "text": {"headline": "The crisis"}}]}
END
rm -rf two/content/timeline.md
run import theirs.json --to two/content/timeline.md
wants 'import of their JSON' 0 '3 events of 3' 'I002'
run build --site two --strict
wants 'the site builds, strictly' 0
page=two/output/timeline/index.html
must 'title' grep -q '<title>The Harbour' $page
must 'a comment is not published' sh -c "! grep -q 'shown as' $page"
must 'media is a link' grep -q \
	'href="https://example.org/x?a=1&amp;b=2".*>Media</a> A <strong>ship</strong>' $page
must 'stars are stars' grep -q 'By \*\*nobody\*\*, 5 &lt; 6' $page
run import theirs.json --kind statement
wants 'a timeline has no kind' 1 'C003' 'this is a timeline'
run import theirs.json --every-cue
wants 'and no cues' 1 'C003'

# The manual's example.
block() {
	sed -n "/^\`\`\`[a-z]* $2\$/,/^\`\`\`\$/p" \
		"$top/content/manual/import-and-export.md" | sed '1d;$d' >"$1"
}
block timeline.csv timeline.csv
block wanted.md content.timeline.md
must 'the manual has an example' [ -s wanted.md ]
run import timeline.csv --to made.md
wants "the manual's timeline" 0
must 'is what the manual says' diff wanted.md made.md

# A site without dates has none of it, and says nothing of it.
mkdir -p none/content
printf 'title: None\n' >none/content/site.yaml
printf -- '---\ntitle: Home\n---\nText.\n' >none/content/index.md
run build --site none
wants 'a site without dates' 0
must 'has no timeline to take along' sh -c \
	'! ls none/output/timeline* none/output/data 2>/dev/null | grep -q .'

finish
