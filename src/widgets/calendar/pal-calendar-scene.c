/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-scene.h"

/* Which days are shown, and which part of which item stands on them. */

#define LONGEST (7 * PAL_CALENDAR_DAY)   /* of one item, in minutes: what is longer is drawn so long */

void
pal_calendar_scene_init (PalCalendarScene *self)
{
  self->weekdays = PAL_CALENDAR_WORKDAYS;
  self->from = 9 * 60;
  self->to = 17 * 60;
  self->lunch_from = self->lunch_to = 0;
  self->now = -1;
  g_date_clear (&self->today, 1);
  g_date_set_dmy (&self->day, 1, 1, 2000);
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_item_free);
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_mark_free);
  self->days = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->pieces = g_array_new (FALSE, TRUE, sizeof (PalCalendarPiece));
  self->strips = g_array_new (FALSE, FALSE, sizeof (PalCalendarStrip));
}

void
pal_calendar_scene_clear (PalCalendarScene *self)
{
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->pieces, g_array_unref);
  g_clear_pointer (&self->strips, g_array_unref);
}

/* Days --------------------------------------------------------------------------------------------------------------- */

static guint32
monday_of (const GDate *date)
{
  return g_date_get_julian (date) - (guint32) (g_date_get_weekday (date) - G_DATE_MONDAY);
}

static void
range_of (const PalCalendarScene *self, guint32 *first, guint32 *last)
{
  GDate day = self->day;

  if (self->mode == PAL_CALENDAR_MONTH)
    g_date_set_day (&day, 1);
  *first = monday_of (&day);
  if (self->mode == PAL_CALENDAR_MONTH)
    g_date_set_day (&day, g_date_get_days_in_month (g_date_get_month (&day), g_date_get_year (&day)));
  *last = monday_of (&day) + 6;
}

/* Whole weeks, also of a month. */
void
pal_calendar_scene_range (const PalCalendarScene *self, GDate *first, GDate *last)
{
  guint32 from, to;

  range_of (self, &from, &to);
  g_date_clear (first, 1);
  g_date_clear (last, 1);
  g_date_set_julian (first, from);
  g_date_set_julian (last, to);
}

static guint32
start_of (const PalCalendarItem *item)
{
  return g_date_get_julian (&item->day);
}

static int
length_of (const PalCalendarItem *item)
{
  return MIN (item->minutes, LONGEST);
}

/* The last day on which something of it is seen. */
static guint32
end_of (const PalCalendarItem *item)
{
  return start_of (item) + (guint32) (MAX (item->minute + length_of (item) - 1, 0) / PAL_CALENDAR_DAY);
}

/* Saturday and Sunday are shown when something is there. */
static guint
weekdays_of (const PalCalendarScene *self, guint32 first, guint32 last)
{
  guint weekdays = self->weekdays & PAL_CALENDAR_ALL_DAYS;

  for (guint i = 0; i < self->items->len; i++)
    {
      const PalCalendarItem *item = g_ptr_array_index (self->items, i);

      for (guint32 day = MAX (start_of (item), first); day <= MIN (end_of (item), last); day++)
        weekdays |= 1u << (day - first) % 7;
    }
  return weekdays != 0 ? weekdays : PAL_CALENDAR_WORKDAYS;
}

static void
update_days (PalCalendarScene *self)
{
  guint32 first, last;
  guint weekdays;

  range_of (self, &first, &last);
  weekdays = weekdays_of (self, first, last);
  g_array_set_size (self->days, 0);
  self->n_columns = 0;
  for (guint i = 0; i < 7; i++)
    self->n_columns += weekdays >> i & 1;
  for (guint32 day = first; day <= last; day++)
    if (weekdays >> (day - first) % 7 & 1)
      g_array_append_val (self->days, day);
}

/* -1: it is not shown. */
int
pal_calendar_scene_find_day (const PalCalendarScene *self, guint32 julian)
{
  for (guint i = 0; i < self->days->len; i++)
    if (g_array_index (self->days, guint32, i) == julian)
      return (int) i;
  return -1;
}

guint32
pal_calendar_scene_day (const PalCalendarScene *self, guint day)
{
  return g_array_index (self->days, guint32, day);
}

void
pal_calendar_scene_date (const PalCalendarScene *self, guint day, GDate *date)
{
  g_date_clear (date, 1);
  g_date_set_julian (date, pal_calendar_scene_day (self, day));
}

guint
pal_calendar_scene_n_rows (const PalCalendarScene *self)
{
  return self->days->len / MAX (self->n_columns, 1);
}

gboolean
pal_calendar_scene_in_month (const PalCalendarScene *self, guint day)
{
  GDate date;

  pal_calendar_scene_date (self, day, &date);
  return self->mode == PAL_CALENDAR_WEEK || g_date_get_month (&date) == g_date_get_month (&self->day);
}

/* Pieces ------------------------------------------------------------------------------------------------------------- */

static void
add_item (PalCalendarScene *self, guint index)
{
  const PalCalendarItem *item = g_ptr_array_index (self->items, index);
  gint64 start = item->minute, end = start + length_of (item);
  gboolean first = TRUE;

  for (guint32 day = start_of (item); day <= end_of (item); day++)
    {
      int found = pal_calendar_scene_find_day (self, day);
      gint64 midnight = (gint64) (day - start_of (item)) * PAL_CALENDAR_DAY;
      PalCalendarPiece piece = { .item = (int) index, .first = first, .shown = TRUE, .n_lanes = 1, .span = 1 };

      if (found < 0)
        continue;
      piece.day = (guint) found;
      piece.from = (int) MAX (start - midnight, 0);
      piece.to = (int) MIN (end - midnight, PAL_CALENDAR_DAY);
      g_array_append_val (self->pieces, piece);
      first = FALSE;
    }
}

static int
compare_pieces (const void *a, const void *b)
{
  const PalCalendarPiece *one = a, *other = b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  if (one->from != other->from)
    return one->from < other->from ? -1 : 1;
  if (one->to != other->to)
    return one->to > other->to ? -1 : 1;
  return one->item < other->item ? -1 : one->item > other->item;
}

static gboolean
is_strip (const PalCalendarMark *mark)
{
  return mark->kind == PAL_CALENDAR_PERIOD || (mark->kind == PAL_CALENDAR_AWAY && mark->minute == 0 && mark->to_minute == 0);
}

/* From which to which day of the row a mark reaches; FALSE: it does not touch it. */
static gboolean
reach_of (const PalCalendarScene *self, const PalCalendarMark *mark, guint row, guint *first, guint *last)
{
  guint32 from = g_date_get_julian (&mark->from), to = g_date_get_julian (&mark->to);
  gboolean found = FALSE;

  for (guint day = row * self->n_columns; day < (row + 1) * self->n_columns; day++)
    if (pal_calendar_scene_day (self, day) >= from && pal_calendar_scene_day (self, day) <= to)
      {
        *first = found ? *first : day;
        *last = day;
        found = TRUE;
      }
  return found;
}

/* The first line of strips of that row that is free from the first to the last day. */
static guint
free_lane (const PalCalendarScene *self, guint row, guint first, guint last)
{
  guint lane = 0;

  for (guint i = 0; i < self->strips->len; i++)
    {
      const PalCalendarStrip *strip = &g_array_index (self->strips, PalCalendarStrip, i);

      if (strip->row != row || strip->lane != lane || strip->first > last || strip->last < first)
        continue;
      lane++;
      i = (guint) -1;   /* the ones before may stand on this line */
    }
  return lane;
}

static void
update_strips (PalCalendarScene *self)
{
  g_array_set_size (self->strips, 0);
  for (guint row = 0; row < pal_calendar_scene_n_rows (self); row++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        PalCalendarStrip strip = { .mark = i, .row = row };

        if (!is_strip (g_ptr_array_index (self->marks, i))
            || !reach_of (self, g_ptr_array_index (self->marks, i), row, &strip.first, &strip.last))
          continue;
        strip.lane = free_lane (self, row, strip.first, strip.last);
        g_array_append_val (self->strips, strip);
      }
}

/* How many lines of strips stand over a row of days. */
guint
pal_calendar_scene_n_lanes (const PalCalendarScene *self, guint row)
{
  guint n = 0;

  for (guint i = 0; i < self->strips->len; i++)
    if (g_array_index (self->strips, PalCalendarStrip, i).row == row)
      n = MAX (n, g_array_index (self->strips, PalCalendarStrip, i).lane + 1);
  return n;
}

/* Times that no clock shows are brought into the day. */
static void
correct (PalCalendarItem *item)
{
  item->minute = CLAMP (item->minute, 0, PAL_CALENDAR_DAY - 1);
  item->minutes = MAX (item->minutes, 0);
}

/* To be called when anything of what is shown has changed. */
void
pal_calendar_scene_update (PalCalendarScene *self)
{
  g_ptr_array_foreach (self->items, (GFunc) (void (*) (void)) correct, NULL);
  update_days (self);
  g_array_set_size (self->pieces, 0);
  for (guint i = 0; i < self->items->len; i++)
    add_item (self, i);
  g_array_sort (self->pieces, compare_pieces);
  if (self->mode == PAL_CALENDAR_MONTH)
    for (guint day = 0; day < self->days->len; day++)
      {
        PalCalendarPiece more = { .item = -1, .day = day };

        g_array_append_val (self->pieces, more);
      }
  update_strips (self);
}

/* Finding ------------------------------------------------------------------------------------------------------------ */

PalCalendarPiece *
pal_calendar_scene_piece (const PalCalendarScene *self, guint index)
{
  return &g_array_index (self->pieces, PalCalendarPiece, index);
}

/* NULL: it is the "+3" of a day. */
const PalCalendarItem *
pal_calendar_scene_item (const PalCalendarScene *self, const PalCalendarPiece *piece)
{
  return piece->item >= 0 ? g_ptr_array_index (self->items, (guint) piece->item) : NULL;
}

/* -1: none has that id. */
int
pal_calendar_scene_find_item (const PalCalendarScene *self, gint64 id)
{
  for (guint i = 0; i < self->items->len; i++)
    if (((const PalCalendarItem *) g_ptr_array_index (self->items, i))->id == id)
      return (int) i;
  return -1;
}

/* The first piece of an item; -1: it is not on the days that are shown. */
int
pal_calendar_scene_find_piece (const PalCalendarScene *self, gint64 id)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const PalCalendarPiece *piece = pal_calendar_scene_piece (self, i);

      if (piece->item >= 0 && piece->first && pal_calendar_scene_item (self, piece)->id == id)
        return (int) i;
    }
  return -1;
}

/* How many items stand on a day. */
guint
pal_calendar_scene_count (const PalCalendarScene *self, guint day)
{
  guint n = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    n += pal_calendar_scene_piece (self, i)->day == day && pal_calendar_scene_piece (self, i)->item >= 0;
  return n;
}

/* NULL: it is a day like another. */
const PalCalendarMark *
pal_calendar_scene_holiday (const PalCalendarScene *self, guint day)
{
  guint32 julian = pal_calendar_scene_day (self, day);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const PalCalendarMark *mark = g_ptr_array_index (self->marks, i);

      if (mark->kind == PAL_CALENDAR_HOLIDAY && g_date_get_julian (&mark->from) <= julian
          && g_date_get_julian (&mark->to) >= julian)
        return mark;
    }
  return NULL;
}

/* Whether the present minute is among those of the week that is shown. */
gboolean
pal_calendar_scene_sees_now (const PalCalendarScene *self)
{
  return self->mode == PAL_CALENDAR_WEEK && self->now >= 0 && self->now < PAL_CALENDAR_DAY && g_date_valid (&self->today)
         && pal_calendar_scene_find_day (self, g_date_get_julian (&self->today)) >= 0;
}
