/*
 * The types that parameters of themes have, and what their values are.
 */
#ifndef THEME_PARAMETER_VALUES_H
#define THEME_PARAMETER_VALUES_H

#include "base/buf.h"
#include "theme/load.h"

/* The name of a type, as theme.lua writes it. */
const char *parameter_type_name(enum parameter_type type);

/* PARAMETER_OF_PARENT: there is none of the name. */
enum parameter_type parameter_type_find(struct text name);

/* The name of a type that is nearest, or NULL. */
const char *parameter_type_nearest(struct text name);

/* Whether its values can be custom properties, and whether they have a least
 * and a most. */
bool parameter_type_is_css(enum parameter_type type);
bool parameter_type_has_range(enum parameter_type type);

/* What a value is, as messages say it: "a number from 1 to 9". */
void parameter_add_words(struct buf *words, const struct parameter *parameter);

/*
 * Whether the value that the parameter has, of what it was given as, is one of
 * its type: a color of CSS (#rgb, #rrggbb, both with alpha, or a name), a list
 * of names of fonts, a length, a number of its range, one of its choices, any
 * text. Neither can end a declaration of CSS and begin another.
 */
bool parameter_fits(const struct parameter *parameter);

/* The choice or the color that may be meant by `value`, or NULL. */
const char *parameter_nearest(const struct parameter *parameter,
			      struct text value);

/* Whether `t` can be the name of a parameter, or of a theme. */
bool parameter_is_name(struct text t);

/* Whether `t` is the name of a custom property: `--name`. */
bool parameter_is_property(struct text t);

/* Whether what a worker says of a parameter is what theme.lua may say. */
bool parameter_is_sound(const struct parameter *parameter);

#endif
