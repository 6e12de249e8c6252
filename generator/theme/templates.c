#include "theme/templates.h"

/* It lies in its own arena. */
static void
free_template(struct template *template)
{
	struct arena arena = template->arena;

	arena_free(&arena);
}

static void
free_replaced(struct templates *templates)
{
	while (templates->replaced) {
		struct template *next = templates->replaced->next;

		free_template(templates->replaced);
		templates->replaced = next;
	}
}

void
templates_begin_page(struct templates *templates)
{
	free_replaced(templates);
	templates->page++;
}

void
templates_free(struct templates *templates)
{
	free_replaced(templates);
	list_each (struct template *, template, &templates->list)
		free_template(*template);
	arena_free(&templates->arena);
}
