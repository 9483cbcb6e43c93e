/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-listing-origin.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"

#define MOST_LINES 4

/* One line of one file. */
static void
append_line (GString *words, PalStatement *row)
{
  const char *name = pal_statement_get_text (row, 0), *sender = pal_statement_get_text (row, 1);
  g_autofree char *day = g_strndup (pal_statement_get_text (row, 2), 10);
  g_autofree char *on = NULL;
  guint line = (guint) pal_statement_get_int (row, 3);
  GDate date;

  pal_date_from_iso (day, &date);
  on = pal_date_show (&date);
  if (words->len > 0)
    g_string_append_c (words, '\n');
  if (sender != NULL)
    /* Translators: where a person comes from: file, sender, line, date. */
    g_string_append_printf (words, _("Came from %s (%s), line %u, %s"), name, sender, line, on);
  else
    /* Translators: where a person comes from: file, line, date. */
    g_string_append_printf (words, _("Came from %s, line %u, %s"), name, line, on);
}

/* From which files and lines somebody came, in words, the newest first; "" for somebody who was typed in. Full transfer. */
char *
pal_listing_origin (PalStore *store, gint64 person)
{
  g_autoptr (PalStatement) row = pal_statement_new (
    store, "SELECT DISTINCT f.name, f.sender, f.imported_at, l.line FROM prescription p JOIN import_line l ON l.record = p.id "
    "AND l.table_name = 'prescription' JOIN import_file f ON f.id = l.import_file WHERE p.participant = ?1 "
    "ORDER BY f.id DESC, l.line", NULL);
  GString *words = g_string_new (NULL);
  guint n = 0;

  if (row != NULL)
    pal_statement_bind_int (row, 1, person);
  while (row != NULL && pal_statement_step (row, NULL))
    if (n++ < MOST_LINES)
      append_line (words, row);
  if (n > MOST_LINES)
    g_string_append_printf (words, ngettext ("\nand from %u line more", "\nand from %u lines more", n - MOST_LINES),
                            n - MOST_LINES);
  return g_string_free (words, FALSE);
}
