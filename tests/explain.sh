#!/bin/sh
# dossier explain ($DOSSIER): a page by each of its names, what of the theme
# made it, and its facts. What it says of codes is in messages.sh.
. tests/lib.sh

site=$scratch/site
cp -r tests/messages/site "$site"
mkdir -p "$site/themes/mine/parts" "$site/themes/mine/hooks" \
	"$site/themes/mine/layouts"
echo 'theme: mine' >>"$site/content/site.yaml"
cat >"$site/themes/mine/theme.lua" <<'END'
return { name = "mine", api = 1, parent = "broadsheet" }
END
cat >"$site/themes/mine/layouts/article.lua" <<'END'
local h = require "html"
local part = require "parts.words"
return function(page, site)
  return h.html { h.body { part(page), page.content } }
end
END
cat >"$site/themes/mine/layouts/article.words.txt.lua" <<'END'
return function(page) return page.title end
END
cat >"$site/themes/mine/parts/words.lua" <<'END'
local h = require "html"
return function(page) return h.p { page.title } end
END
echo 'error "this one is not used"' >"$site/themes/mine/parts/unused.lua"

run explain articles/ledger/ --site "$site"
wants 'a page by its URL' 0 '^articles/ledger/$' \
	'source *content/articles/ledger.md' 'kind *article' \
	'1 quotation, 1 event, 1 page links here' \
	'rests on content/transcripts/call.md' \
	'^articles/ledger/index.html ' \
	'layout *themes/mine/layouts/article.lua' \
	'part *themes/mine/parts/words.lua' \
	'hook *themes/broadsheet/hooks/quotation.lua' \
	'^articles/ledger/words.txt ' \
	'layout *themes/mine/layouts/article.words.txt.lua'
must 'only what ran' sh -c "! grep -q unused '$said'"
cp "$said" "$scratch/wanted"
for name in content/articles/ledger.md articles/ledger.md articles/ledger \
	/articles/ledger/ articles/ledger/index.html \
	output/articles/ledger/index.html ./content/articles/ledger.md \
	"$site/content/articles/ledger.md" \
	"$site/output/articles/ledger/index.html" \
	https://harbour.example/articles/ledger/ 'articles/ledger/#call'; do
	run explain "$name" --site "$site"
	must "the same by $name" cmp "$scratch/wanted" "$said"
done
must 'nothing is published' [ ! -e "$site/output" ]

run explain index.html --site "$site"
wants 'the home page' 0 '^\./$' 'layouts/home.lua'
run explain quotes/ada-quill-never-seen-the-ledger/ --site "$site"
wants 'a page of a quotation' 0 'source *content/articles/ledger.md'
run explain articles/ --site "$site"
wants 'a page without a document' 0 'source *none'

run explain articles/ledger/ --site "$site" --format json
wants 'for programs' 0 '"type":"page","path":"articles/ledger/"' \
	'"layout":"themes/mine/layouts/article.lua"'
must 'an object a line' python3 -c 'import json, sys
for line in open(sys.argv[1]): json.loads(line)' "$said"

run explain articles/ledger/ --site "$site" --model
wants 'the facts' 0 '"kind":"article"' '"title":"The ledger nobody saw"' \
	'"date":"1931-03-10"' '"tier":"exact"'
must 'are JSON' python3 -c 'import json, sys
facts = json.load(open(sys.argv[1]))
assert facts["quotations"][0]["words"] == "never seen the ledger", facts
assert facts["people"][0]["name"] == "Ada Quill", facts
assert facts["record"] is None' "$said"
run explain transcripts/call/ --site "$site" --model
must 'of a record, too' python3 -c 'import json, sys
assert json.load(open(sys.argv[1]))["record"]["id"] == "call"' "$said"

run explain articles/ledgr/ --site "$site"
wants 'no such page' 1 'C005' 'did you mean articles/ledger/'
run explain q02
wants 'no such code' 1 'C005' 'did you mean Q002'
echo 'error "broken"' >"$site/themes/mine/parts/words.lua"
run explain articles/ledger/ --site "$site"
wants 'a theme that fails' 1 'T003' 'themes/mine/parts/words.lua:1'
finish
