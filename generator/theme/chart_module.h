/*
 * `require "chart"`: where events stand in a picture of time.
 */
#ifndef THEME_CHART_MODULE_H
#define THEME_CHART_MODULE_H

#include "theme/vm.h"

/* Pushes the module. */
void chart_open(lua_State *L);

#endif
