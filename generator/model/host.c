/*
 * Hosts, and what they do with a site besides handing out its files.
 */
#include "model/work.h"

static const struct host known[] = {
	{"github", false, false},   {"gitlab", false, false},
	{"codeberg", false, false}, {"netlify", true, true},
	{"cloudflare", true, true}, {"apache", true, true},
	{"nginx", true, true},
};

static const struct host *
host_named(struct text name)
{
	for (size_t i = 0; i < ARRAY_COUNT(known); i++)
		if (text_equal(name, text_of(known[i].name)))
			return &known[i];
	return NULL;
}

static bool
has(const struct host_list *hosts, const struct host *host)
{
	list_each (const struct host *, other, hosts)
		if (*other == host)
			return true;
	return false;
}

void
hosts_make(struct site *site, const struct value *said, struct arena *arena)
{
	for (size_t i = 0; i < value_count(said); i++) {
		const struct host *host = host_named(value_item(said, i)->text);

		if (host && !has(&site->hosts, host))
			list_add(arena, &site->hosts, host);
	}
}
