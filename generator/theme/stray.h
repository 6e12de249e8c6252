/*
 * Scripts of a theme in folders that are none of its.
 */
#ifndef THEME_STRAY_H
#define THEME_STRAY_H

#include "base/diag.h"

/* Warns of the script `path` ("layout/a.lua"), which is never read (T022). */
void stray_tell(struct text path, struct text shown, struct diag *diag);

#endif
