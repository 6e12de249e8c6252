#include "theme/api.h"

#include "base/attr.h"

const struct api_module api_modules[] = {
	{"chart", "chart.lua", "Where things stand on a scale of time.", NULL},
	{"csv", "csv.lua", "Comma-separated values, for spreadsheets.", NULL},
	{"html", "html.lua",
	 "Elements of HTML and SVG: `h.p { class = \"lead\", \"words\" }`.",
	 "html"},
	{"json", "json.lua",
	 "JSON, for layouts of .json files and for scripts.", NULL},
	{"list", "model.lua",
	 "What lists of the model have, and the tables they return.", NULL},
	{"text", "text.lua", "Words and numbers.", NULL},
	{"xml", "xml.lua",
	 "Elements of XML: `x.entry { x.title { \"words\" } }`.", "xml"},
};

const size_t api_module_count = ARRAY_COUNT(api_modules);

const struct api_function api_functions[] = {
	{"chart", "place", "chart: dossier.chart", "dossier.placed",
	 "Where dated things stand; see Pictures of time."},

	{"csv", "line", "cells: table, count: integer", "string",
	 "A line of so many cells, any of which may be nil, with its end."},

	{"html", "absolute", "page: any, inside: dossier.content|fun(): any",
	 "dossier.element",
	 "Content, or what a function makes, as it stands in a page, with "
	 "whole addresses: for feeds."},
	{"html", "asset", "name: string", "dossier.address",
	 "A file below the theme's assets/, for href and src."},
	{"html", "constant",
	 "name: string, make: fun(thing?: any): any, thing?: any",
	 "dossier.element",
	 "What `make` makes, once for all pages: of what is in the theme's "
	 "strings and the site."},
	{"html", "deep_link", "quotation: dossier.quotation", "dossier.address",
	 "The very words of a quotation in its record."},
	{"html", "fragment", "children: any", "dossier.element",
	 "Children without an element around them."},
	{"html", "image_size", "picture: any", "integer?, integer?",
	 "Width and height of an asset, of what a link leads to, or of "
	 "`h.asset`, in CSS pixels."},
	{"html", "is_elsewhere", "", "boolean",
	 "Whether h.absolute asks: no style sheet of the theme holds there."},
	{"html", "json_script", "options: table", "dossier.element",
	 "A script element with `options[1]` as JSON; the rest are "
	 "attributes."},
	{"html", "metas", "attribute: \"name\"|\"property\", pairs: any[]",
	 "dossier.element",
	 "A <meta> for each name and value in turn; false and \"\" leave one "
	 "out."},
	{"html", "moment", "recording: dossier.asset, time_ms: integer",
	 "dossier.address", "A recording from that time on."},
	{"html", "output", "page: any, name: string", "dossier.address",
	 "A file that the theme makes beside a page. With a table: the "
	 "element."},
	{"html", "path", "path: string", "dossier.address",
	 "A file of the output by its path from the root. With a table: the "
	 "element."},
	{"html", "raw", "html: string", "dossier.element",
	 "HTML that is not escaped: the one door."},
	{"html", "template",
	 "name: string, make: fun(...: any): any, thing?: any",
	 "dossier.template",
	 "A function that puts its values where `make` has its own; `make` "
	 "runs once for all pages. With a table: the element."},
	{"html", "when", "value: any, child: any", "any",
	 "The child, if there is a value: nil, false and empty text are none. "
	 "A value of h.template is looked at for each page."},

	{"json", "array", "list: any[]", "dossier.element",
	 "An array, an empty one too."},
	{"json", "encode", "value: any", "string", "JSON as a string."},
	{"json", "null", "", "dossier.element", "JSON's null."},
	{"json", "object", "table: table", "dossier.element",
	 "An object, an empty one too."},

	{"list", "filter", "keeps: fun(item: any, index: integer): any",
	 "dossier.list", "The items for which `keeps` says true."},
	{"list", "find", "suits: fun(item: any, index: integer): any", "any",
	 "The first item for which `suits` says true, or nil."},
	{"list", "group", "key: string|fun(item: any): any", "dossier.list",
	 "`{ key = …, items = list }` for each key, as keys come first."},
	{"list", "map", "makes: fun(item: any, index: integer): any",
	 "dossier.list", "What `makes` makes of each; nil is left out."},
	{"list", "sort",
	 "key: string|fun(item: any): any, order?: "
	 "\"ascending\"|\"descending\"",
	 "dossier.list",
	 "By texts, numbers or dates; what has no key comes last."},
	{"list", "take", "most: integer", "dossier.list", "The first so many."},

	{"text", "clock", "milliseconds: number", "string",
	 "`0:41`, `1:02:03`."},
	{"text", "concordance", "passages: any, limits: dossier.concordance",
	 "dossier.headword[], boolean",
	 "The words of passages, sorted, with the turns they stand in; and "
	 "whether there are more."},
	{"text", "duration", "milliseconds: number, language?: string",
	 "string", "`5 min 12 s`: no more than two units."},
	{"text", "excerpt", "words: string, most: integer", "string",
	 "Whole words, at most so many characters, then ` …`."},
	{"text", "list", "words: string[], last?: string, language?: string",
	 "string",
	 "`a, b and c`; `last` is `\"and\"`, `\"or\"` or what is to stand "
	 "there."},
	{"text", "markdown", "words: string, page?: dossier.page",
	 "dossier.content",
	 "Markdown; its links are those of the page's document."},
	{"text", "number",
	 "number: number, decimals?: integer, language?: string", "string",
	 "`1,234.5`, `1.234,5`: by the language, as Unicode CLDR has it."},
	{"text", "ordinal", "number: integer, language?: string", "string",
	 "`2nd`, `2.`, `2e`."},
	{"text", "percent",
	 "share: number, decimals?: integer, language?: string", "string",
	 "Of 0.5 `50%`."},
	{"text", "plural", "count: number, one: string|table, many?: string",
	 "string",
	 "The word for that many; of a table with one, few, many, other the "
	 "one of the site's language."},
	{"text", "size", "bytes: number, language?: string", "string",
	 "`1.4 MB`."},
	{"text", "slug", "words: string", "string", "A name for URLs and ids."},
	{"text", "translate", "key: string, values?: table, language?: string",
	 "string",
	 "The theme's words with `{names}` filled in; of forms for numbers "
	 "that of `values.n`."},
	{"text", "words", "words: string", "string[], string[]",
	 "The words, folded as the search finds them, and as written."},

	{"xml", "element", "name: string, children: any", "dossier.element",
	 "An element whose name is no name of Lua."},
	{"xml", "fragment", "children: any", "dossier.element",
	 "Children without an element around them."},
};

const size_t api_function_count = ARRAY_COUNT(api_functions);
