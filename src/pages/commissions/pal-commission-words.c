/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commission-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-dates.h"
#include "rules/entry/pal-commission-list.h"

/* The words that the lists of commissions and orders share with what stands beside them. */

/* @format holds "%u" once. Owned by the caller. */
char *
pal_words_with_number (const char *format, gint64 number)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return g_strjoinv (digits, parts);
}

/* "17/03/2026 11:00". Owned by the caller. */
char *
pal_commission_when (PalRow *commission, guint column)
{
  const char *moment = pal_row_get_text (commission, column);
  g_autofree char *iso = g_strndup (moment, 10);
  GDate day;

  if (!pal_date_from_iso (iso, &day))
    return g_strdup (_("No date yet"));
  g_autofree char *shown = pal_date_show (&day);
  return strlen (moment) >= 16 ? g_strdup_printf ("%s %.5s", shown, moment + 11) : g_steal_pointer (&shown);
}

static char *
coming_words (PalRow *commission)
{
  gint64 days = pal_row_get_int (commission, PAL_COMMISSIONS_DAYS, 0);

  if (days == 0)
    return g_strdup (C_("commission", "Today"));
  return pal_words_with_number (ngettext ("In %u day", "In %u days", (gulong) days), days);
}

/* What is to be done with it, or that it is done. Owned by the caller. */
char *
pal_commission_state_words (PalRow *commission)
{
  const char *state = pal_row_get_text (commission, PAL_COMMISSIONS_STATE);
  gint64 undecided = pal_row_get_int (commission, PAL_COMMISSIONS_UNDECIDED, 0);

  if (g_str_equal (state, "UNDATED"))
    return g_strdup (C_("commission", "When?"));
  if (g_str_equal (state, "COMING"))
    return coming_words (commission);
  if (g_str_equal (state, "LATE"))
    return pal_words_with_number (ngettext ("%u to decide", "%u to decide", (gulong) undecided), undecided);
  return g_strdup (g_str_equal (state, "ORDER") ? C_("commission", "Order to write") : C_("commission", "Done"));
}

char *
pal_commission_state_chip (PalRow *commission)
{
  static const struct { const char *state, *chip; } chips[] = {
    { "UNDATED", "unknown" }, { "COMING", "info" }, { "LATE", "late" }, { "ORDER", "warn" }, { "DONE", "ok" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (g_str_equal (pal_row_get_text (commission, PAL_COMMISSIONS_STATE), chips[i].state))
      return g_strdup (chips[i].chip);
  return g_strdup ("plain");
}

/* "4 candidates · 2 accepted · 1 refused · 1 postponed". Owned by the caller. */
char *
pal_commission_count_words (PalRow *commission)
{
  gint64 n = pal_row_get_int (commission, PAL_COMMISSIONS_CANDIDATES, 0), undecided = pal_row_get_int (commission, PAL_COMMISSIONS_UNDECIDED, 0),
         accepted = pal_row_get_int (commission, PAL_COMMISSIONS_ACCEPTED, 0), refused = pal_row_get_int (commission, PAL_COMMISSIONS_REFUSED, 0),
         postponed = pal_row_get_int (commission, PAL_COMMISSIONS_POSTPONED, 0);
  const struct { const char *format; gint64 n; } parts[] = {
    { ngettext ("%u to decide", "%u to decide", (gulong) undecided), undecided },
    { ngettext ("%u accepted", "%u accepted", (gulong) accepted), accepted },
    { ngettext ("%u refused", "%u refused", (gulong) refused), refused },
    { ngettext ("%u postponed", "%u postponed", (gulong) postponed), postponed },
  };
  g_autofree char *all = pal_words_with_number (ngettext ("%u candidate", "%u candidates", (gulong) n), n);
  GString *words = g_string_new (all);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].n > 0)
      {
        g_autofree char *part = pal_words_with_number (parts[i].format, parts[i].n);
        g_string_append_printf (words, " · %s", part);
      }
  return g_string_free (words, FALSE);
}

/* "Commission d’entrée, province Sud"; what has no committee is called so too. Owned by the caller. */
char *
pal_commission_name (PalRow *commission)
{
  const char *committee = pal_row_get_text (commission, PAL_COMMISSIONS_COMMITTEE);

  return g_strdup (*committee != '\0' ? committee : _("Entry commission"));
}

/* How many places are left. Owned by the caller. */
char *
pal_order_state_words (PalRow *order)
{
  gint64 left = pal_row_get_int (order, PAL_ORDERS_PLACES, 0) - pal_row_get_int (order, PAL_ORDERS_USED, 0);

  if (!pal_row_is_known (order, PAL_ORDERS_PLACES))
    return g_strdup (_("Places?"));
  if (left > 0)
    return pal_words_with_number (ngettext ("%u remaining", "%u remaining", (gulong) left), left);
  if (left < 0)
    return pal_words_with_number (ngettext ("%u too many", "%u too many", (gulong) -left), -left);
  return g_strdup (C_("places", "All used"));
}

char *
pal_order_state_chip (PalRow *order)
{
  gint64 left = pal_row_get_int (order, PAL_ORDERS_PLACES, 0) - pal_row_get_int (order, PAL_ORDERS_USED, 0);

  if (!pal_row_is_known (order, PAL_ORDERS_PLACES))
    return g_strdup ("unknown");
  return g_strdup (left > 0 ? "info" : left < 0 ? "warn" : "ok");
}
