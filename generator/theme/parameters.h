/*
 * What a site can set in a theme: types, values, and the style sheet made of
 * them.
 */
#ifndef THEME_PARAMETERS_H
#define THEME_PARAMETERS_H

#include "theme/parameter_values.h"

/* Where the style sheet stands among the assets. */
#define PARAMETERS_SHEET "assets/parameters.css"

/* Of which types a message tells. */
#define PARAMETER_TYPES                                                        \
	"text, color, number, integer, boolean, font, length, choice or list"

/*
 * Adds those of a parent to those of its children. The child's of a name
 * stays; without a type of its own it becomes the parent's with the child's
 * default.
 *
 * Returns 0, or -1 when anything was told (T010).
 */
MUST_CHECK
int parameters_inherit(struct parameters *all, const struct parameters *more,
		       struct arena *arena, struct diag *diag);

/*
 * Gives the parameters the values that the site's theme_params have; NULL:
 * none. Tells of unknown names (S007) and wrong values (S009), and of a
 * parameter that has no type in any theme (T010).
 *
 * Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int parameters_set(struct parameters *parameters, const struct value *values,
		   struct arena *arena, struct diag *diag);

/*
 * Adds the style sheet that has the parameters with a custom property to the
 * theme's assets; none if there are none. Colors hold on screens only: paper
 * is white. Returns 0, or -1 after one error (T010): the theme has a file of
 * that name.
 */
MUST_CHECK
int parameters_add_sheet(struct theme *theme, struct arena *arena,
			 struct diag *diag);

#endif
