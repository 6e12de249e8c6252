/*
 * `require "xml"`: the builder of feeds and other XML.
 */
#ifndef THEME_XML_H
#define THEME_XML_H

#include "theme/node.h"

/* Pushes the module: a function for any name. */
void xml_open(lua_State *L);

#endif
