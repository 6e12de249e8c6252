/*
 * Dates in words: every form of EDTF has some. Nothing is made sharper than it
 * was written.
 */
#ifndef THEME_SAY_DATE_H
#define THEME_SAY_DATE_H

#include "model/model.h"
#include "theme/phrases.h"

/* Whose words, and where what is made of them goes. */
struct saying {
	const struct phrases *phrases;
	struct arena *arena;
};

/* "24–26 October 1931", "possibly March 1931". In the arena or borrowed. */
struct text say_date(const struct saying *saying, const struct edtf *date);

/* "4 March 1931". */
struct text say_day(const struct saying *saying, struct date day);

/*
 * As `pattern` has it, in Unicode's letters (UTS 35): y yy, M MM MMM MMMM,
 * d dd, E EEE EEEE; 'quoted' and all that is no letter stands for itself.
 * `*date` may have less than a day: `precision`. `*finest` is the
 * finest precision that the pattern asks for; when that is finer, the text is
 * empty. Of a letter that means nothing, `*unknown` is it; else 0.
 */
struct date_pattern {
	struct text pattern;
	enum edtf_precision precision;
	char unknown; /* set */
};

struct text say_pattern(const struct saying *saying, struct date date,
			struct date_pattern *pattern);

#endif
