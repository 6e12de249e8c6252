#!/bin/sh
# A theme that adds hooks, filters, blocks and pages, and what a build makes of it. Runs
# $DOSSIER.
. tests/lib.sh

cd "$scratch" || exit 1
mkdir -p site/content/articles site/themes/mine/hooks site/themes/mine/blocks \
	site/themes/mine/layouts site/themes/mine/filters
cat >site/content/site.yaml <<'END'
title: Harbour
theme: mine
params:
  terms:
    - {name: Ledger, says: A book of accounts.}
    - {name: Quay, says: Where ships lie.}
END
cat >site/content/articles/a.md <<'END'
---
title: Ada
date: 1931-03-04
---
## The *quay*

~~~ card photo=quay.jpg wide
Words & words.
~~~

[the list](b.md)
END
printf -- '---\ntitle: Bo\ndate: 1931-03-05\n---\nNothing.\n' \
	>site/content/articles/b.md
printf x >site/content/articles/quay.jpg
cat >site/themes/mine/theme.lua <<'END'
return { name = "mine", api = 1, parent = "broadsheet", filters = { "count", "note" }, pages = {
  { path = "terms/", layout = "terms", title = "Terms" },
  { path = "terms/{name}/", layout = "term", title = "{name}", each = "params.terms" },
} }
END
cat >site/themes/mine/hooks/heading.lua <<'END'
local h = require "html"
return function(node, inner)
  return { h.hr(), node:default(), h.a { href = "#" .. node.id, "#" } }
end
END
cat >site/themes/mine/hooks/link.lua <<'END'
local h = require "html"
return function(node, inner)
  return h.a { class = "mine", href = node.link, inner }
end
END
cat >site/themes/mine/blocks/card.lua <<'END'
local h = require "html"
return function(node)
  return h.figure { class = { "card", node.options.wide and "wide" },
    h.img { src = node:file(node.options.photo), alt = "" }, node.text }
end
END
cat >site/themes/mine/filters/count.lua <<'END'
local h = require "html"
return function(document, page)
  local links = document:find("link")
  document:append(h.p { class = "links", #links, " links in ", page.title })
end
END
cat >site/themes/mine/filters/note.lua <<'END'
return function(document)
  for _, text in ipairs(document:find("text")) do
    text:replace((text.text:gsub("list", "List")))
  end
end
END
cat >site/themes/mine/layouts/terms.lua <<'END'
local h = require "html"
return function(page, site)
  return require "parts.frame" (page, site, { h.ul {
    site.pages:filter(function(p) return p.layout == "term" end)
      :map(function(p) return h.li { h.a { href = p, p.title } } end) } })
end
END
cat >site/themes/mine/layouts/term.lua <<'END'
local h = require "html"
return function(page, site)
  return require "parts.frame" (page, site, { h.h1 { page.title },
    h.p { page.params.says } })
end
END

# has WHAT FILE TEXT
has() {
	if grep -qF -- "$3" "site/output/$2"; then
		pass
	else
		cp "site/output/$2" "$said"
		fail "$1: $2 does not have $3"
	fi
}

run build --site site
wants "a theme with hooks, blocks and pages" 0
has heading articles/a/index.html \
	'<hr><h2 id="the-quay">The <em>quay</em></h2>'
has link articles/a/index.html '<a class="mine" href="../b/">the List</a>'
has filter articles/a/index.html '<p class="links">1 links in Ada</p>'
has block articles/a/index.html \
	'<figure class="card wide"><img alt="" src="../quay.jpg">Words &amp; words.'
has pages terms/index.html '<li><a href="ledger/">Ledger</a></li>'
has entries terms/quay/index.html '<p>Where ships lie.</p>'

printf -- '---\ntitle: Terms\n---\n' >site/content/terms.md
run build --site site
wants "a page of the theme and a document at one path" 1 \
	'P001.*content/terms.md and terms/ of themes/mine/theme.lua would both'
rm site/content/terms.md

sed -i 's/quay.jpg/quai.jpg/' site/content/articles/a.md
run build --site site
wants "a block with a path that leads nowhere" 1 \
	'content/articles/a.md:7: "quai.jpg" leads nowhere' \
	'blocks/card.lua:4'
sed -i 's/quai.jpg/quay.jpg/' site/content/articles/a.md
rm site/themes/mine/filters/count.lua
run build --site site
wants "a filter that is not there" 1 \
	'themes/mine/theme.lua:1: error\[T010\]: the theme lists the filter "count"'
finish
