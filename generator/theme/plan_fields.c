#include "theme/plan_fields.h"

#include <stddef.h>

const struct plan_field plan_fields[] = {
	{"api", "integer", true, "The version it is made for: 1."},
	{"name", "string", false, "Its name, for people."},
	{"parent", "string", false,
	 "The theme that has what this one has not."},
	{"author", "string", false, "Who made it, for people."},
	{"description", "string", false, "What it is, for people."},
	{"parameters", "table<string, dossier.parameter>", false,
	 "What a site may set, by name."},
	{"pages", "dossier.added_page[]", false,
	 "Pages that no document makes."},
	{"filters", "string[]", false,
	 "Files of filters/, in the order they run."},
	{NULL, NULL, false, NULL},
};

const struct plan_field plan_parameter_fields[] = {
	{"type",
	 "\"text\"|\"color\"|\"number\"|\"integer\"|\"boolean\"|\"font\"|"
	 "\"length\"|\"choice\"|\"list\"",
	 false, "What a value is; without one it is the parent's."},
	{"default", "string|number|boolean|string[]", true,
	 "Its value on a site that gives none."},
	{"help", "string", false, "What it is for."},
	{"css", "string", false,
	 "The custom property it becomes: \"--accent\"."},
	{"scheme", "\"dark\"", false,
	 "It is so for readers who prefer dark pages."},
	{"min", "number", false, "The least that a number can be."},
	{"max", "number", false, "The most."},
	{"choices", "string[]", false, "Those of the type choice."},
	{NULL, NULL, false, NULL},
};

const struct plan_field plan_page_fields[] = {
	{"path", "string", true,
	 "From the root: \"terms/\", \"terms/{name}/\"."},
	{"layout", "string|false", true,
	 "Its layout; false drops the parent's page."},
	{"title", "string|table<string, string>", false,
	 "Its title, or one for each language; the layout's name when there "
	 "is none."},
	{"each", "string", false,
	 "One for each entry: \"params.terms\", \"data.terms\"."},
	{"when", "string", false, "The boolean parameter that switches it on."},
	{"needs", "\"people\"|\"records\"|\"sources\"", false,
	 "It is there on a site that has some."},
	{NULL, NULL, false, NULL},
};
