/*
 * `require "csv"`: comma-separated values.
 */
#ifndef THEME_CSV_H
#define THEME_CSV_H

#include "theme/vm.h"

/*
 * Pushes the module. csv.line({ "a", nil, 2 }, 3) is a line of three cells as
 * RFC 4180 has them, with its CR LF: in quotation marks where a cell has such
 * marks, commas or ends of lines, and where it begins or ends with a space,
 * which some readers drop. A list is written as JSON, a date as EDTF.
 *
 * A cell is what its value is, to the letter, also where a spreadsheet may
 * take it for a formula (= + - @ in front): what a record says is not changed
 * for that.
 */
void csv_open(lua_State *L);

#endif
