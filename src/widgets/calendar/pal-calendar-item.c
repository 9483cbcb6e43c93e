/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-calendar-item.h"

/**
 * pal_calendar_item_new:
 * @minute: of the day
 *
 * Without a title, grey. Free with pal_calendar_item_free().
 */
PalCalendarItem *
pal_calendar_item_new (gint64 id, const GDate *day, int minute, int minutes)
{
  PalCalendarItem *self;

  g_return_val_if_fail (day != NULL && g_date_valid (day), NULL);

  self = g_new0 (PalCalendarItem, 1);
  self->id = id;
  self->day = *day;
  self->minute = minute;
  self->minutes = minutes;
  self->look = -1;
  return self;
}

void
pal_calendar_item_free (PalCalendarItem *self)
{
  g_free (self->title);
  g_free (self->code);
  g_free (self->lines);
  g_free (self->clash);
  g_free (self);
}

/* Free with pal_calendar_mark_free(). */
PalCalendarMark *
pal_calendar_mark_new (PalCalendarMarkKind kind, const GDate *from, const GDate *to, const char *words)
{
  PalCalendarMark *self;

  g_return_val_if_fail (g_date_valid (from) && g_date_valid (to), NULL);

  self = g_new0 (PalCalendarMark, 1);
  self->kind = kind;
  self->from = *from;
  self->to = *to;
  self->words = g_strdup (words);
  return self;
}

void
pal_calendar_mark_free (PalCalendarMark *self)
{
  g_free (self->words);
  g_free (self->note);
  g_free (self);
}
