/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-planning-items.h"

#include <glib/gi18n.h>

#include "rules/planning/pal-session-words.h"

static guint
state_of (const PalAgendaSession *session, gboolean fixed)
{
  guint state = fixed ? PAL_CALENDAR_FIXED : 0;

  if (g_strcmp0 (session->status, "HELD") == 0)
    state |= PAL_CALENDAR_HELD;
  if (g_strcmp0 (session->status, "CANCELLED") == 0)
    state |= PAL_CALENDAR_CANCELLED;
  if (session->n_clashes > 0)
    state |= PAL_CALENDAR_CLASH;
  return state;
}

/* Where, and who runs it. */
static char *
lines_of (const PalAgendaSession *session)
{
  if (session->room_name != NULL && session->staff != NULL)
    return g_strdup_printf ("%s\n%s", session->room_name, session->staff);
  return g_strdup (session->room_name != NULL ? session->room_name : session->staff);
}

/* The first clash, and how many more there are. */
static char *
clash_of (const PalAgendaSession *session)
{
  guint more = session->n_clashes > 0 ? session->n_clashes - 1 : 0;

  if (more == 0)
    return g_strdup (session->clash);
  /* Translators: a sentence about a clash, and how many more there are. */
  return g_strdup_printf (ngettext ("%s And %u more.", "%s And %u more.", more), session->clash, more);
}

/* PalCalendarItem; @fixed: none of them can be moved. Full transfer. */
GPtrArray *
pal_planning_items (GPtrArray *sessions, PalAgendaChoices colour, gboolean fixed)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_item_free);

  for (guint i = 0; i < sessions->len; i++)
    {
      const PalAgendaSession *session = g_ptr_array_index (sessions, i);
      PalCalendarItem *item = pal_calendar_item_new (session->id, &session->day, session->minute, session->minutes);

      item->look = colour == PAL_AGENDA_COACHES ? session->coach_look : colour == PAL_AGENDA_ROOMS ? session->room_look : session->cohort_look;
      item->state = state_of (session, fixed);
      item->title = pal_session_name_words (session->kind, session->title, session->theme, session->who);
      item->code = g_strdup (session->code);
      item->lines = lines_of (session);
      item->clash = clash_of (session);
      g_ptr_array_add (items, item);
    }
  return items;
}

/* PalCalendarMark of PalAgendaMark. Full transfer. */
GPtrArray *
pal_planning_marks (GPtrArray *marks)
{
  static const PalCalendarMarkKind kinds[] = {
    [PAL_AGENDA_HOLIDAY] = PAL_CALENDAR_HOLIDAY, [PAL_AGENDA_BREAK] = PAL_CALENDAR_PERIOD, [PAL_AGENDA_AWAY] = PAL_CALENDAR_AWAY,
  };
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_calendar_mark_free);

  for (guint i = 0; i < marks->len; i++)
    {
      const PalAgendaMark *mark = g_ptr_array_index (marks, i);
      PalCalendarMark *drawn = pal_calendar_mark_new (kinds[mark->kind], &mark->from, &mark->to, mark->words);

      drawn->minute = mark->minute;
      drawn->to_minute = mark->to_minute;
      drawn->note = g_strdup (mark->note);
      g_ptr_array_add (shown, drawn);
    }
  return shown;
}

/* PalAgendaChoice: what the colours are; while one of them is chosen the legend offers the others too. Full transfer. */
GPtrArray *
pal_planning_legend (PalStore *store, const PalPlanningPlace *place, GPtrArray *sessions)
{
  PalAgendaView view = place->view;
  gint64 *filter = place->colour == PAL_AGENDA_COACHES ? &view.coach : place->colour == PAL_AGENDA_ROOMS ? &view.room : &view.cohort;
  g_autoptr (GPtrArray) all = NULL;

  if (*filter == 0 && !view.clashing)
    return pal_agenda_legend (sessions, place->colour);
  *filter = 0;
  view.clashing = FALSE;
  all = pal_agenda_load (store, &view, NULL, NULL);
  return pal_agenda_legend (all != NULL ? all : sessions, place->colour);
}

/* Whether a calendar may look another way after an edit of these tables. */
gboolean
pal_planning_is_concerned (const char *const *tables)
{
  static const char *const ours[] = { "session", "session_staff", "attendance", "enrolment", "participant", "room", "site", "contact",
                                      "cohort", "programme", "holiday", "unavailability", "plan_wish" };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (g_strv_contains (tables, ours[i]))
      return TRUE;
  return FALSE;
}
