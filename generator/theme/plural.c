#include "theme/plural.h"

#include "base/attr.h"
#include "base/language.h"

static bool
is_between(uint64_t n, uint64_t low, uint64_t high)
{
	return n >= low && n <= high;
}

static const char *
as_english(uint64_t n)
{
	return n == 1 ? "one" : "other";
}

static const char *
as_french(uint64_t n)
{
	return n <= 1 ? "one" : "other";
}

static const char *
as_japanese(uint64_t n)
{
	(void)n;
	return "other";
}

static const char *
as_russian(uint64_t n)
{
	if (n % 10 == 1 && n % 100 != 11)
		return "one";
	if (is_between(n % 10, 2, 4) && !is_between(n % 100, 12, 14))
		return "few";
	return "many";
}

/* As Russian, but what is "many" there is "other". */
static const char *
as_serbian(uint64_t n)
{
	const char *form = as_russian(n);

	return form[0] == 'm' ? "other" : form;
}

static const char *
as_polish(uint64_t n)
{
	if (n == 1)
		return "one";
	if (is_between(n % 10, 2, 4) && !is_between(n % 100, 12, 14))
		return "few";
	return "many";
}

static const char *
as_czech(uint64_t n)
{
	if (n == 1)
		return "one";
	return is_between(n, 2, 4) ? "few" : "other";
}

static const char *
as_lithuanian(uint64_t n)
{
	if (is_between(n % 100, 11, 19) || n % 10 == 0)
		return "other";
	return n % 10 == 1 ? "one" : "few";
}

static const char *
as_slovene(uint64_t n)
{
	if (n % 100 == 1)
		return "one";
	if (n % 100 == 2)
		return "two";
	return is_between(n % 100, 3, 4) ? "few" : "other";
}

static const char *
as_romanian(uint64_t n)
{
	if (n == 1)
		return "one";
	return n == 0 || is_between(n % 100, 1, 19) ? "few" : "other";
}

static const char *
as_icelandic(uint64_t n)
{
	return n % 10 == 1 && n % 100 != 11 ? "one" : "other";
}

static const char *
as_arabic(uint64_t n)
{
	static const char *const small[] = {"zero", "one", "two"};

	if (n < ARRAY_COUNT(small))
		return small[n];
	if (is_between(n % 100, 3, 10))
		return "few";
	return is_between(n % 100, 11, 99) ? "many" : "other";
}

static const char *
as_irish(uint64_t n)
{
	if (n == 1)
		return "one";
	if (n == 2)
		return "two";
	if (is_between(n, 3, 6))
		return "few";
	return is_between(n, 7, 10) ? "many" : "other";
}

static const struct {
	const char *languages; /* with a space behind each */
	const char *(*form)(uint64_t n);
} rules[] = {
	{"fr pt hy fa hi bn gu kn zu am ", as_french},
	{"ja zh ko vi th id ms lo my yue ", as_japanese},
	{"ru uk be ", as_russian},
	{"sr hr bs sh ", as_serbian},
	{"pl ", as_polish},
	{"cs sk ", as_czech},
	{"lt ", as_lithuanian},
	{"sl ", as_slovene},
	{"ro mo ", as_romanian},
	{"is mk ", as_icelandic},
	{"ar ", as_arabic},
	{"ga ", as_irish},
};

const char *
plural_form(struct text language, uint64_t number)
{
	struct text primary = language_primary(language);

	for (size_t i = 0; i < ARRAY_COUNT(rules); i++)
		if (language_is_among(primary, rules[i].languages))
			return rules[i].form(number);
	return as_english(number);
}
