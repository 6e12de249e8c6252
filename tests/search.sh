#!/bin/sh
# The index of a made site, read by a program that shares nothing with ours and
# goes by what generator/search/ says of the files: what it says of hundreds of
# words, beginnings, phrases, speakers and years is what a plain look through
# all texts finds; and the texts are those that were written.
. tests/lib.sh

site=$scratch/site
python3 - make "$site" <<'END' || exit 1
import os, random, sys
site = sys.argv[2]
random.seed(3)
words = ("harbour Harbours harbinger ledger keep Keeper night signal the of and never seen Müller naïve Łódź "
         "Ærø straße 1931 café cafés don’t 東京都の港 港口 ภาษาไทย дом").split()
def put(path, text):
    os.makedirs(os.path.dirname(f"{site}/content/{path}"), exist_ok=True)
    open(f"{site}/content/{path}", "w", encoding="utf-8").write(text)
put("site.yaml", "title: Harbour Papers\n")
put("sources/gazette.md", "---\ntitle: Gazette\n---\n")
people = {"ada-quill": "Ada Quill", "bo-marsh": "Bo Marsh"}
for key, name in people.items():
    put(f"people/{key}.md", f"---\ntitle: {name}\n---\n")
marks = ["[inaudible]", "[laughter]", "[redacted: safety]", "[pause]"]
for r in range(30):
    turns = []
    for t in range(60 if r else 4000): # one turn that is long, and many that say the same again and again
        some, count = (words, random.randint(3, 12)) if r else (words[:6], random.randint(20, 40)) if t else (words, 3000)
        said = " ".join(random.choice(marks) if random.random() < .05 else random.choice(some) for _ in range(count))
        turns.append(f"**{people[random.choice(list(people))]}:** So {said}.\n")
    put(f"transcripts/r{r}.md", f"---\ntitle: Record {r}\ndate: {1900 + random.randint(0, 99)}-03-04\n"
        "source: gazette\nparticipants: [ada-quill, bo-marsh]\n---\n" + "\n".join(turns))
for a in range(40):
    put(f"articles/a{a}.md", f"---\ntitle: {random.choice(words)} {a}\ndate: {1900 + a}\n---\n"
        + "\n\n".join(" ".join(random.choice(words) for _ in range(20)) for _ in range(3)) + "\n")
END
run build --site "$site" --output "$scratch/output" --quiet
wants "a made site" 0
python3 - "$scratch/output/search" "$site" >"$said" <<'END'
import bisect, glob, json, os, random, re, sys, unicodedata
folder, site = sys.argv[1:]
inner = [p for p in glob.glob(f"{folder}/*/") if os.path.isdir(p)][0]
random.seed(4)
failed = passed = 0
def must(what, right, found=""):
    global failed, passed
    passed, failed = passed + bool(right), failed + (not right)
    if not right: print(f"FAILED: {what}: {found}")

def load(name, where=inner):
    text = open(f"{where}{name}.js", encoding="utf-8").read()
    match = re.fullmatch(r'dossierSearch\("(\w+)",(.*)\)\n', text, re.S)
    must(f"{name} calls itself by its name", match and match[1] == name)
    return json.loads(match[2])

LAST, MORE = " !#$%&'()*+,-.", "/:;<=>?@[]^_`{|}"
def numbers(signs):
    out, number, unit = [], 0, 1
    for sign in signs:
        if sign in LAST:
            out.append(number + unit * LAST.index(sign)); number, unit = 0, 1
        else:
            number += unit * (14 + MORE.index(sign)); unit *= 16
    must("numbers end", unit == 1)
    return out

ONE = re.compile(f"[{re.escape(MORE)}]*[{re.escape(LAST)}]")
def take_row(signs, are_several):
    end = signs.find("~") if are_several else ONE.match(signs).end()
    return signs[:end], signs[end + are_several:]

head = load("index", f"{folder}/")
must("the folder is the head's", os.path.basename(inner[:-1]) == head["sum"])
starts = [s for g in range(len(head["groups"])) for s in load(f"h{g}")]
must("groups begin as their files do", head["groups"] == starts[::64])
lists = {}
for n, start in enumerate(starts):
    data, places = load(f"t{n}"), load(f"q{n}")
    keys = data[::2]
    must(f"t{n} is sorted", keys == sorted(keys, key=lambda k: k.encode()))
    must(f"t{n} is behind its start", keys[0].encode() >= start[:-1].encode())
    must(f"q{n} is beside it", len(places) == len(keys))
    for key, signs, where in zip(keys, data[1::2], places):
        all_numbers = numbers(signs[1:])
        hits = {}
        def take(postings, positions):
            unit, i, left = -1, 0, positions
            while i < len(postings):
                unit += postings[i] // 4 + 1
                again, place = postings[i] & 1, 0
                i += 1
                if postings[i - 1] & 2:
                    place = postings[i]; i += 1
                row, left = take_row(left, again) if positions else ("", "")
                places, at = [], 0
                for step in numbers(row):
                    at += step; places.append(at)
                hits[unit] = (again, place, places)
            must(f"positions of {key} are as many", not left)
        if signs[0] == "0":
            take(all_numbers[1:], where)
        else:
            last, file = -1, None
            for b, place in enumerate(all_numbers[2::2]):
                number = all_numbers[1] + b
                if place == 0: file = load(f"b{number}")
                must(f"block {number} is the next of its file", len(file) > place and (b == 0 or place in (0, before_place + 1)))
                before_place = place
                has_places = os.path.exists(f"{inner}p{number}.js")
                take(numbers(file[place]), load(f"p{number}") if has_places else "")
                last += all_numbers[3 + 2 * b]
                must(f"block {number} says which is its last", max(hits) == last)
        must(f"{key} is in as many units as it says", len(hits) == all_numbers[0])
        lists[key] = hits
must("some lists are in blocks", glob.glob(f"{inner}b*.js"))
must("some files have several", any(len(load(os.path.basename(p)[:-3])) > 1 for p in glob.glob(f"{inner}b*.js")))
must("there are no numbers that could be words", not any(
    re.search(r"[^\W_]", signs[1:]) for n in range(len(starts)) for signs in load(f"t{n}")[1::2]))

# Units: text, and what is known of them. What is long goes on in the chunks
# up to that of the next unit, in each of which all is told of it.
kinds = {kind[0]: kind for kind in head["kinds"]}
chunks = [load(f"c{n}") for n in range(len(glob.glob(f"{inner}c*.js")))]
units, pieces, known = {}, {}, None
for n, (all_units, pages) in enumerate(chunks):
    kind = max((k for k in head["kinds"] if k[3] and k[4] <= n), key=lambda k: k[4])
    must(f"chunk {n} has no more than it may", len(all_units) <= kind[5])
    for i, (page, anchor, who, status, text) in enumerate(all_units):
        facts = dict(page=pages[page], anchor=anchor, who=who, status=status)
        if facts == known and i == 0 and len(all_units) == 1:
            units[unit]["text"] += text
        else:
            unit, known = kind[1] + (n - kind[4]) * kind[5] + i, facts
            units[unit] = dict(facts, text=text)
            pieces[unit] = []
        pieces[unit].append(text)
must("some text is in pieces", any(len(all) > 2 for all in pieces.values()))
for name, first, end, how_many, *rest in head["kinds"]:
    must(f"as many of {name}", sum(first <= u < end for u in units) == how_many)

# The texts are those that were written.
written = {}
for path in sorted(glob.glob(f"{site}/content/transcripts/*.md")):
    body = open(path, encoding="utf-8").read().split("---\n", 2)[2]
    stem = os.path.basename(path)[:-3]
    for i, turn in enumerate(body.strip().split("\n\n")):
        who, words = re.match(r"\*\*(.*?):\*\* (.*)", turn.strip(), re.S).groups()
        written[f"../transcripts/{stem}/", f"t{i + 1}"] = (who, words)
found = {(u["page"][0], u["anchor"]): (u["who"], u["text"]) for k, u in units.items()
         if kinds["turn"][1] <= k < kinds["turn"][2]}
must("each turn is there, word for word", found == written,
     next((k for k in written if found.get(k) != written[k]), ""))

# A plain look: folded text with a bar for each place where no phrase goes on.
def fold(text):
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(c for c in text if not 0x300 <= ord(c) < 0x370)
    return unicodedata.normalize("NFC", text.translate({0xe6: "ae", 0xf8: "o", 0x142: "l"}))
unspaced = r"[\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff]"
def spell(text):
    text = re.sub(r"\[(laughter|pause)\]", " ", text)
    text = re.sub(r"\[[^\]]*\]|\n", "|", text)
    text = re.sub(f"({unspaced}+)", r" \1 ", fold(text))
    return " " + re.sub(r"[^\w|]+", " ", text.replace("|", " | ")) + " "
def look(words, end=" "):
    return {k for k, text in plain.items() if f" {words}{end}" in text}
turns = {k for k in units if kinds["turn"][1] <= k < kinds["turn"][2]}
plain = {k: spell(units[k]["text"]) for k in turns}
def hits(key): return {k for k in lists.get(key, {}) if k in turns}
def phrase(keys):
    def at(key, k): return set(lists.get(key, {}).get(k, (0, 0, []))[2])
    return {k for k in hits(keys[0]) if any(
        all(p + i in at(key, k) for i, key in enumerate(keys)) for p in at(keys[0], k))}

vocabulary = sorted({w for text in plain.values() for w in text.split() if w != "|" and not re.match(unspaced, w)})
for word in vocabulary:
    must(f"units of {word}", hits(word) == look(word), len(hits(word) ^ look(word)))
    for size in range(1, len(word)):
        begun = set().union(*(hits(key) for key in lists if key.startswith(word[:size])))
        marked = look(word[:size], "") | {k for k in turns if re.search(
            rf"\[[^\]]*\b{word[:size]}", units[k]["text"])}
        must(f"units of {word[:size]}*", begun == marked, len(begun ^ marked))
tried = 0
for _ in range(400):
    keys = random.choices(vocabulary, k=random.randint(2, 3))
    must(f"units of “{' '.join(keys)}”", phrase(keys) == look(" ".join(keys)), keys)
    must(f"units of {keys}", set.intersection(*map(hits, keys)) == set.intersection(*map(look, keys)))
    tried += bool(look(" ".join(keys)))
must("most phrases are somewhere", tried > 150, tried)
for run in ("東京都の港", "港口", "ภาษาไทย"):
    for a in range(len(run)):
        for b in range(a + 2, len(run) + 1):
            pairs = [run[i:i + 2] for i in range(a, b - 1)]
            must(f"units of {run[a:b]}", phrase(pairs) == {k for k in turns if run[a:b] in plain[k]})
for key, name in (("@ada-quill", "Ada Quill"), ("@bo-marsh", "Bo Marsh")):
    must(f"units of {name}", hits(key) == {k for k in turns if units[k]["who"] == name})
# Where a word first stands: that chunk has it.
for key in vocabulary:
    for k, (again, place, places) in lists[key].items():
        if k in turns:
            must(f"{key} is in the chunk that is told", f" {key} " in spell(pieces[k][place >> 1]))
    must(f"{key}: once or more often", all(again == (len(places) > 1) for again, place, places in lists[key].values()))
for k in (k for k in lists["inaudible"] if k in turns):
    must("a mark is in the chunk that is told", "[inaudible" in pieces[k][lists["inaudible"][k][1] >> 1])
for key in vocabulary:
    for k, unit in units.items():
        if k < kinds["page"][2] and k in lists[key]:
            title = f" {key} " in spell(unit["page"][1])
            must(f"{key} is in the title or not", title == (lists[key][k][1] & 1), unit["page"])
for name, first, end, how_many, chunk, places, step, years in head["kinds"]:
    for i in range(0, len(years), 2):
        stop = years[i + 3] if i + 3 < len(years) else end
        for k in units:
            if years[i + 1] <= k < stop:
                date = units[k]["page"][2]
                must(f"{name} {k} is of its year", (not date and years[i] is None) or
                     (date and years[i] is not None and years[i] <= int(date[:4]) < years[i] + step), date)
print(f"{passed} passed, {failed} failed")
END
must "what the index says is what a plain look finds" grep -q '^[0-9]* passed, 0 failed$' "$said"
echo "note: $(tail -n 1 "$said")"
finish
