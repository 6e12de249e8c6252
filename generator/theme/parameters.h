/*
 * What a site can set in a theme: types, values, and the style sheet made of
 * them.
 */
#ifndef THEME_PARAMETERS_H
#define THEME_PARAMETERS_H

#include "theme/load.h"

/* Where the style sheet stands among the assets. */
#define PARAMETERS_SHEET "assets/parameters.css"

/* The name of a type, as theme.lua writes it. */
const char *parameter_type_name(enum parameter_type type);

/* What a value of the type is, as messages say it. */
const char *parameter_type_words(enum parameter_type type);

/*
 * Whether `t` can be a value of the type: a color of CSS (#rgb, #rrggbb, both
 * with alpha, or a name), a list of names of fonts, a length, any text.
 * Neither can end a declaration of CSS and begin another.
 */
bool parameter_fits(enum parameter_type type, struct text t);

/* Whether `t` is the name of a custom property: `--name`. */
bool parameter_is_property(struct text t);

/* Whether what a worker says of a parameter is what theme.lua may say. */
bool parameters_are_sound(const struct parameter *parameter);

/*
 * Adds those of a parent to those of its children. The child's of a name
 * stays; without a type of its own it becomes the parent's with the child's
 * default. `place` is the child's theme.lua.
 *
 * Returns 0, or -1 after one error (T010).
 */
MUST_CHECK
int parameters_inherit(struct parameters *all, const struct parameters *more,
		       struct arena *arena, const struct place *place,
		       struct diag *diag);

/*
 * Gives the parameters the values that the site's theme_params have; NULL:
 * none. Tells of unknown names (S007) and wrong values (S009), and of a
 * parameter that has no type in any theme (T010).
 *
 * Returns 0, or -1 when anything was told.
 */
MUST_CHECK
int parameters_set(struct parameters *parameters, const struct value *values,
		   struct diag *diag);

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
