/*
 * The canonical form of a date.
 */
#include "model/edtf.h"

/* The sign that sets these bits of a component; '\0': none. */
static char
qualifier(const struct edtf_point *point, unsigned component)
{
	bool uncertain = (point->uncertain & component) != 0;
	bool approximate = (point->approximate & component) != 0;

	if (uncertain && approximate)
		return '%';
	if (uncertain)
		return '?';
	return approximate ? '~' : '\0';
}

static void
print_sign(struct buf *buf, char sign)
{
	if (sign != '\0')
		buf_char(buf, sign);
}

static void
print_year(struct buf *buf, const struct edtf_point *point)
{
	if (point->written.is_negative)
		buf_char(buf, '-');
	buf_text(buf, point->written.year);
	buf_text(buf, point->written.long_year);
	if (point->significant_digits > 0)
		buf_format(buf, "S%d", point->significant_digits);
}

/*
 * A sign behind a component is for it and all before it; one in front is for
 * it alone. So signs are put behind where year and month, or all, share one.
 */
static void
print_point(struct buf *buf, const struct edtf_point *point)
{
	const struct edtf_digits *written = &point->written;
	char year = qualifier(point, EDTF_YEAR);
	char month = qualifier(point, EDTF_MONTH);
	char day = qualifier(point, EDTF_DAY);
	bool month_shares = written->month.len > 0 && year == month;
	bool day_shares = written->day.len > 0 && month_shares && day == year;

	print_year(buf, point);
	print_sign(buf, month_shares ? '\0' : year);
	if (written->month.len > 0) {
		buf_char(buf, '-');
		print_sign(buf, month_shares ? '\0' : month);
		buf_text(buf, written->month);
		print_sign(buf, month_shares && !day_shares ? month : '\0');
	}
	if (written->day.len > 0) {
		buf_char(buf, '-');
		print_sign(buf, day_shares ? '\0' : day);
		buf_text(buf, written->day);
		print_sign(buf, day_shares ? day : '\0');
	}
	if (point->time.len > 0) {
		buf_char(buf, 'T');
		buf_text(buf, point->time);
	}
}

static void
print_end(struct buf *buf, enum edtf_end end, const struct edtf_point *point)
{
	if (end == EDTF_KNOWN)
		print_point(buf, point);
	else if (end == EDTF_OPEN)
		buf_literal(buf, "..");
}

static void
print_member(struct buf *buf, const struct edtf_range *range)
{
	if (range->start_end == EDTF_KNOWN)
		print_point(buf, &range->start);
	if (range->is_single)
		return;
	buf_literal(buf, "..");
	if (range->finish_end == EDTF_KNOWN)
		print_point(buf, &range->finish);
}

static void
print_set(struct buf *buf, const struct edtf *date)
{
	buf_char(buf, date->kind == EDTF_ONE_OF ? '[' : '{');
	for (size_t i = 0; i < date->ranges.count; i++) {
		if (i > 0)
			buf_char(buf, ',');
		print_member(buf, &date->ranges.items[i]);
	}
	buf_char(buf, date->kind == EDTF_ONE_OF ? ']' : '}');
}

void
edtf_print(struct buf *buf, const struct edtf *date)
{
	const struct edtf_range *range = &date->ranges.items[0];

	switch (date->kind) {
	case EDTF_DATE:
		print_point(buf, &range->start);
		break;
	case EDTF_INTERVAL:
		print_end(buf, range->start_end, &range->start);
		buf_char(buf, '/');
		print_end(buf, range->finish_end, &range->finish);
		break;
	case EDTF_ONE_OF:
	case EDTF_ALL_OF:
		print_set(buf, date);
		break;
	}
}
