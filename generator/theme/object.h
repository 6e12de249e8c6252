/*
 * How things of the model behave in Lua: their fields, length and words.
 */
#ifndef THEME_OBJECT_H
#define THEME_OBJECT_H

#include "theme/vm.h"

/* Gives the things of a state their fields. */
void object_open(struct vm *vm);

#endif
