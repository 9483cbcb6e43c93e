/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-session-columns.h"

#include <glib/gi18n.h>

#include "rules/planning/pal-session-list.h"
#include "rules/planning/pal-session-words.h"

static char *
show_day (PalRow *row, guint column)
{
  g_autofree char *words = pal_session_day_words (pal_row_get_text (row, column));

  return words[0] != '\0' ? g_steal_pointer (&words) : g_strdup (_("No date"));
}

static char *
show_time (PalRow *row, guint column)
{
  return pal_session_time_words (pal_row_get_text (row, PAL_SESSIONS_START_AT), (int) pal_row_get_int (row, PAL_SESSIONS_MINUTES, 0));
}

static char *
show_name (PalRow *row, guint column)
{
  return pal_session_name_words (pal_row_get_text (row, PAL_SESSIONS_KIND), pal_row_get_text (row, PAL_SESSIONS_TITLE),
                                 pal_row_get_text (row, PAL_SESSIONS_THEME), pal_row_get_text (row, PAL_SESSIONS_WHO));
}

static char *
show_state (PalRow *row, guint column)
{
  return pal_session_state_words (pal_row_get_text (row, column), (int) pal_row_get_int (row, PAL_SESSIONS_CLASHES, 0));
}

static char *
look_of_state (PalRow *row)
{
  return g_strdup (pal_session_state_chip (pal_row_get_text (row, PAL_SESSIONS_STATUS), (int) pal_row_get_int (row, PAL_SESSIONS_CLASHES, 0)));
}

const PalTableColumn pal_cohort_session_columns[] = {
  { "day", N_("Day"), PAL_TABLE_TEXT, PAL_SESSIONS_START_AT, .width = 920, .show = show_day },
  { "time", NC_("column", "Time"), PAL_TABLE_TEXT, PAL_SESSIONS_MINUTES, .width = 760, .show = show_time },
  { "name", N_("Session"), PAL_TABLE_TEXT, PAL_SESSIONS_TITLE, .width = 1200, .expand = TRUE, .show = show_name },
  { "room", N_("Room"), PAL_TABLE_DIM, PAL_SESSIONS_ROOM, .width = 760 },
  { "staff", NC_("column", "Run by"), PAL_TABLE_DIM, PAL_SESSIONS_STAFF, .width = 900 },
  { "state", N_("State"), PAL_TABLE_CHIP, PAL_SESSIONS_STATUS, .width = 900, .show = show_state, .look = look_of_state },
  { NULL },
};
