#include "tests/theme/fixture.h"

#include "theme/fields.h"

static void
fields_are_the_members(void **state)
{
	struct room *r = *state;

	assert_made(r, "return { page.title, '|', page.path, '|', page.kind }",
		    "Flood|articles/flood/|article");
	assert_made(r,
		    "return { site.title, #site.pages, ' ', "
		    "tostring(page.noindex), page.words, "
		    "tostring(page.record), page.description == '' and 'e' }",
		    "The Harbour5 false0nile");
	assert_made(r,
		    "local q = site.quotations[1] return { q.words, '|', "
		    "q.tier, '|', q.pieces[1].kind, '|', q.pieces[1].words, "
		    "'|', q.speaker_label == '' and q.first.speaker.name }",
		    "never seen the ledger|exact|same|never seen the "
		    "ledger|Ada Quill");
	assert_made(r,
		    "local t = site.records[1].turns[1] return { t.id, "
		    "t.number, tostring(t.time_ms), t.item.kind }",
		    "t11nilturn");
	assert_made(r, "return page.links[1].target .. page.links[1].words",
		    "pagenever seen the ledger");
}

static void
records_tell_of_translations_and_recordings(void **state)
{
	struct room *r = *state;
	struct passage left = {.turn = &r->turn, .start = 2, .end = 8};
	struct response denial = {
		.record = &r->call,
		.first = &r->turn,
		.last = &r->turn,
		.asked = &r->date,
		.contests = true,
	};

	r->item_fact.content.plain = TEXT("I a word.\n");
	assert_made(r,
		    "local c = site.records[1] return { "
		    "tostring(c.translation_of), tostring(c.translator), "
		    "tostring(c.audio), tostring(c.is_contested), "
		    "tostring(c.is_translation), #c.translations, "
		    "c.translated_by, c.audio_note, c.duration }",
		    "nilnilnilfalsefalse0");
	r->call.translation_of = &r->call;
	r->call.is_translation = r->call.is_contested = true;
	r->call.translated_by = TEXT("Bo");
	r->call.translator = &r->ada;
	r->call.audio = &r->asset;
	r->call.audio_note = TEXT("None.");
	r->call.duration = TEXT("5:12");
	r->call.duration_ms = 312000;
	list_add(&r->arena, &r->call.translations, &r->call);
	list_add(&r->arena, &r->call.unquoted, &left);
	list_add(&r->arena, &r->call.responses, &denial);
	assert_made(r,
		    "local c = site.records[1] return { "
		    "c.translation_of.id, c.translations[1].id, '|', "
		    "c.translated_by, c.translator.name, '|', "
		    "h.audio { src = c.audio }, c.audio_note, c.duration, "
		    "c.duration_ms, tostring(c.is_contested), "
		    "tostring(c.is_translation), c.unquoted[1].words, "
		    "c.unquoted[1].turn.id }",
		    "harbour-callharbour-call|BoAda Quill|<audio "
		    "src=\"map%20one.png\"></audio>None.5:12312000truetruea "
		    "wordt1");
	assert_made(r,
		    "local d = site.records[1].responses[1] return { "
		    "d.first.id, d.last.id, d.asked, tostring(d.contests) }",
		    "t1t11931-03?true");
}

static void
turns_tell_who_rests_on_them(void **state)
{
	struct room *r = *state;
	struct response denial = {.stance = TEXT("denies")};
	struct turn_ties ties = {.original = &r->turn};

	r->turn.end_ms = TIME_NONE;
	assert_made(r,
		    "local t = site.records[1].turns[1] return { "
		    "tostring(t.end_ms), tostring(t.original) }",
		    "nilnil");
	r->turn.end_ms = 41000;
	r->turn.ties = &ties;
	list_add(&r->arena, &ties.translations, &r->turn);
	list_add(&r->arena, &ties.events, &r->event);
	list_add(&r->arena, &ties.responses, &denial);
	r->quotation.language = TEXT("fr");
	r->quotation.tier_of_translation = TEXT("edited");
	r->quotation.is_contested = true;
	list_add(&r->arena, &r->quotation.original_turns, &r->turn);
	assert_made(r,
		    "local t = site.records[1].turns[1] return { t.end_ms, "
		    "t.original.id, t.translations[1].id, t.events[1].id, "
		    "t.responses[1].stance }",
		    "41000t1t1three-daysdenies");
	assert_made(r,
		    "local q = site.quotations[1] return { q.language, "
		    "q.tier_of_translation, q.original_turns[1].id, "
		    "tostring(q.is_contested) }",
		    "freditedt1true");
}

static void
dates_have_parts(void **state)
{
	struct room *r = *state;

	assert_made(
		r,
		"local d = site.events[1].date return { tostring(d), ' ', "
		"d.kind, ' ', d.earliest, ' ', d.latest, ' ', "
		"tostring(d.is_plain), ' ', d.canonical, ' ', d }",
		"1931-03? date 1931-03-01 1931-03-31 false 1931-?03 1931-03?");
	assert_made(r,
		    "local s = site.events[1].date.ranges[1].start return { "
		    "s.precision, ' ', s.year, ' ', s.month, ' ', "
		    "tostring(s.is_uncertain), ' ', "
		    "tostring(s.uncertain_month), ' ', "
		    "tostring(s.uncertain_year), ' ', "
		    "tostring(s.is_approximate) }",
		    "month 1931 3 true true false false");
	assert_made(r, "return { tostring(site.today), ' ', site.today.month }",
		    "1931-04-01 4");
}

static void
lists_are_walked(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "local t = {} for i, p in ipairs(site.pages) do t[i] = i "
		    ".. p.title .. ' ' end return t",
		    "1Home 2Flood 3Harbour call 4Ada Quill 5Never ");
	assert_made(r,
		    "local k = site.people[1].also_known_as return { #k, k[2], "
		    "tostring(k[0]), tostring(k[3]) }",
		    "2the harbour masternilnil");
	assert_made(r,
		    "return site.pages:filter(function(p) return p.parent "
		    "end):take(2):map(function(p, i) return i .. p.id .. "
		    "p.title end)",
		    "1Flood2Harbour call");
	assert_made(r,
		    "local t = site.pages:take(99) table.sort(t, function(a, "
		    "b) return a.title < b.title end) return h.p { t[1].title, "
		    "#t, #t:take(0), #t:take(-1) }",
		    "<p>Ada Quill500</p>");
	assert_fails(r, "return site.pages.title",
		     "a list has no field \"title\"");
}

static void
one_thing_is_one_object(void **state)
{
	struct room *r = *state;

	assert_made(r,
		    "assert(page == site.pages[2]) assert(page ~= site.home) "
		    "assert(page.content ~= page) "
		    "assert(page.headings[1].content ~= page.headings[1]) "
		    "local t = { [page] = 'x' } "
		    "return t[site.quotations[1].from]",
		    "x");
	assert_made(r,
		    "local t, out = { [site.pages[3]] = 1, [page] = 2, [5] = "
		    "3, b = 4, a = 5, [true] = 6, [1.5] = 7 }, {} for k, v in "
		    "pairs(t) do out[#out + 1] = v end return out",
		    "7354621");
}

static void
unknown_fields_get_a_suggestion(void **state)
{
	struct room *r = *state;

	assert_fails(r, "return page.titel",
		     "a page has no field \"titel\"; did you mean \"title\"?");
	assert_fails(r, "return site.people[1].nmae",
		     "a person has no field \"nmae\"; did you mean \"name\"?");
	assert_fails(r, "return page.zzzzzzz",
		     "a page has no field \"zzzzzzz\"");
	assert_int_equal(r->failure.line, 3);
	assert_fails(r, "return page[('title'):rep(20)]", "has no field");
	assert_fails(r, "return #page", "a page has no length");
}

static struct value *
scalar(struct room *r, const char *words, bool quoted)
{
	struct value *value = arena_new(&r->arena, struct value);

	value->text = text_of(words);
	value->quoted = quoted;
	return value;
}

static void
add_entry(struct room *r, struct value *map, const char *key,
	  struct value *value)
{
	struct entry entry = {.key = text_of(key), .value = value};

	map->kind = VALUE_MAP;
	list_add(&r->arena, &map->entries, entry);
}

static void
params_are_what_they_look_like(void **state)
{
	struct room *r = *state;
	struct value map = {0};
	struct value list = {.kind = VALUE_LIST};

	list_add(&r->arena, &list.items, scalar(r, "north", false));
	list_add(&r->arena, &list.items, scalar(r, "south", false));
	add_entry(r, &map, "depth", scalar(r, "12", false));
	add_entry(r, &map, "code", scalar(r, "12", true));
	add_entry(r, &map, "open", scalar(r, "true", false));
	add_entry(r, &map, "piers", &list);
	r->article.params = &map;
	assert_made(r,
		    "local p = page.params return { math.type(p.depth), "
		    "type(p.code), type(p.open), tostring(p.none), #p.piers, "
		    "p.piers[2] }",
		    "integerstringbooleannil2south");
	assert_made(r,
		    "local t = {} for k in pairs(page.params) do t[#t + 1] = k "
		    "end for i, v in ipairs(page.params.piers) do t[#t + 1] = "
		    "v end return t",
		    "depthcodeopenpiersnorthsouth");
	assert_made(r, "return tostring(site.params.anything)", "nil");
}

/* The table says of every member where and what it is: all can be read. */
static void
every_member_can_be_read(void **state)
{
	struct room *r = *state;
	struct buf body = BUF_INIT;

	buf_literal(&body, "local function look(t, ...) for _, k in ipairs { "
			   "... } do local _ = t[k] end end\n");
	for (const struct member *m = model_types[TYPE_PAGE].members; m->name;
	     m++)
		buf_format(&body, "look(page, '%s')\n", m->name);
	for (const struct member *m = model_types[TYPE_SITE].members; m->name;
	     m++)
		buf_format(&body, "look(site, '%s')\n", m->name);
	for (const struct member *m = model_types[TYPE_QUOTATION].members;
	     m->name; m++)
		buf_format(&body, "look(site.quotations[1], '%s')\n", m->name);
	for (const struct member *m = model_types[TYPE_PERSON].members; m->name;
	     m++)
		buf_format(&body, "look(site.people[1], '%s')\n", m->name);
	for (const struct member *m = model_types[TYPE_RECORD].members; m->name;
	     m++)
		buf_format(&body, "look(site.records[1], '%s')\n", m->name);
	buf_literal(&body, "return 'all'");
	assert_made(r, body.s, "all");
	buf_free(&body);
}

static void
every_member_is_documented_once(void **state)
{
	(void)state;
	for (size_t type = 0; type < TYPES; type++) {
		const struct member *members = model_types[type].members;

		assert_non_null(model_types[type].help);
		for (const struct member *m = members; m->name; m++) {
			assert_true(strlen(m->help) > 3);
			for (const struct member *o = members; o != m; o++)
				assert_string_not_equal(o->name, m->name);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		room_test(fields_are_the_members),
		room_test(records_tell_of_translations_and_recordings),
		room_test(turns_tell_who_rests_on_them),
		room_test(dates_have_parts),
		room_test(lists_are_walked),
		room_test(one_thing_is_one_object),
		room_test(unknown_fields_get_a_suggestion),
		room_test(params_are_what_they_look_like),
		room_test(every_member_can_be_read),
		cmocka_unit_test(every_member_is_documented_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
