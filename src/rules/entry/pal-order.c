/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-order.h"

#include <glib/gi18n.h>
#include <string.h>

#include "rules/pal-list-columns.h"
#include "records/pal-dates.h"
#include "records/pal-record.h"

/* Purchase orders: how many of their places are used, and the writing of them. More people than places are told, never
 * forbidden: the file says what happened. */

static gboolean G_GNUC_PRINTF (2, 3)
no (GError **why_not, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *reason = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (why_not, PAL_COURSE_ERROR, PAL_COURSE_ERROR_NOT_POSSIBLE, reason);
  return FALSE;
}

/* Places ---------------------------------------------------------------------------------------------------------- */

/* FALSE with @error when there is no such order, or it cannot be read. */
gboolean
pal_order_count (PalStore *store, gint64 order, PalOrderPlaces *places, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT coalesce (o.places, -1), " PAL_ORDER_USED ", " PAL_ORDER_AWAITED ", " PAL_ORDER_OPEN
                       " FROM purchase_order o WHERE o.id = ?1", error);

  *places = (PalOrderPlaces) { .places = -1 };
  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, order);
  if (pal_statement_step (statement, &failed))
    {
      places->places = pal_statement_get_int (statement, 0);
      places->used = pal_statement_get_int (statement, 1);
      places->awaited = pal_statement_get_int (statement, 2);
      places->open = pal_statement_get_int (statement, 3);
      return TRUE;
    }
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error (error, PAL_COURSE_ERROR, PAL_COURSE_ERROR_MISSING,
                 _("This order is not in the file any more. Nothing was changed; go back to the list and choose again."));
  return FALSE;
}

static void
add_number (GString *words, const char *format, gint64 n)
{
  g_auto (GStrv) parts = g_strsplit (format, "%u", 2);
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, n), *text = g_strjoinv (digits, parts);

  g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
}

/* "3 places · 2 used · 1 left", "2 places · 3 used · 1 too many". Owned by the caller. */
char *
pal_order_words (const PalOrderPlaces *places)
{
  GString *words = g_string_new (places->places < 0 ? _("Number of places not known") : NULL);
  gint64 left = places->places - places->used;

  if (places->places >= 0)
    add_number (words, ngettext ("%u place", "%u places", (gulong) places->places), places->places);
  add_number (words, ngettext ("%u used", "%u used", (gulong) places->used), places->used);
  if (places->places >= 0 && left >= 0)
    add_number (words, ngettext ("%u remaining", "%u remaining", (gulong) left), left);
  else if (places->places >= 0)
    add_number (words, ngettext ("%u too many", "%u too many", (gulong) -left), -left);
  if (places->awaited > 0)
    add_number (words, ngettext ("%u replacement awaits the commission", "%u replacements await the commission",
                                 (gulong) places->awaited), places->awaited);
  if (places->open > 0)
    add_number (words, ngettext ("%u withdrawal to replace", "%u withdrawals to replace", (gulong) places->open),
                places->open);
  return g_string_free (words, FALSE);
}

/* Numbers --------------------------------------------------------------------------------------------------------- */

/* "BC 2026-031" after "BC 2026-030": the last group of digits, one more, as many digits. NULL: there are none. */
static char *
count_on (const char *number)
{
  gsize end = strlen (number), start;

  while (end > 0 && !g_ascii_isdigit (number[end - 1]))
    end--;
  for (start = end; start > 0 && g_ascii_isdigit (number[start - 1]) && end - start < 9; )
    start--;
  if (start == end)
    return NULL;
  g_autofree char *digits = g_strndup (number + start, end - start);
  return g_strdup_printf ("%.*s%0*d%s", (int) start, number, (int) (end - start), atoi (digits) + 1, number + end);
}

static gboolean
is_taken (PalStore *store, const char *number)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "SELECT 1 FROM purchase_order WHERE number = ?1", NULL);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_text (statement, 1, number);
  return pal_statement_step (statement, NULL);
}

/* The number after the last order's, which is how most funders count; in a new year it begins again. Full transfer. */
char *
pal_order_propose_number (PalStore *store, const GDate *on)
{
  g_autofree char *last =
    pal_store_ask_text (store, "SELECT number FROM purchase_order ORDER BY issued_on DESC, id DESC LIMIT 1");
  g_autofree char *year = g_strdup_printf ("%04d", g_date_get_year (on));
  g_autofree char *number = last != NULL ? count_on (last) : NULL;

  if (last == NULL)
    number = g_strdup_printf ("BC %s-001", year);
  else if (number != NULL && strstr (last, year) == NULL)
    {
      g_autofree char *before = g_strdup_printf ("%04d", g_date_get_year (on) - 1), *first = g_strconcat (year, "-001", NULL);
      const char *at = strstr (last, before);
      if (at != NULL)
        {
          g_free (number);
          number = g_strdup_printf ("%.*s%s", (int) (at - last), last, first);
        }
    }
  while (number != NULL && is_taken (store, number))
    {
      char *next = count_on (number);
      g_free (number);
      number = next;
    }
  return number != NULL ? g_steal_pointer (&number) : g_strdup ("");
}

/* Whom -------------------------------------------------------------------------------------------------------------*/

/* Who was accepted by a commission and is on no order: of one programme, or with 0 of any, first those of the programme that
 * stands first. Elements gint64, prescriptions; full transfer. */
GArray *
pal_order_unordered (PalStore *store, gint64 meeting, gint64 programme, GError **error)
{
  g_autoptr (GArray) people = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) failed = NULL;
  g_autoptr (PalStatement) statement = pal_statement_new (
    store,
    "SELECT u.id FROM prescription u JOIN cohort c ON c.id = u.cohort LEFT JOIN sort_key k ON k.record = u.participant "
    "WHERE u.meeting = ?1 AND u.purchase_order IS NULL AND (?2 = 0 OR c.programme = ?2) AND " PAL_HOLDS_PLACE
    " ORDER BY c.programme, k.value, u.id",
    error);

  if (statement == NULL)
    return NULL;
  pal_statement_bind_int (statement, 1, meeting);
  pal_statement_bind_int (statement, 2, programme);
  while (pal_statement_step (statement, &failed))
    {
      gint64 prescription = pal_statement_get_int (statement, 0);
      g_array_append_val (people, prescription);
    }
  if (failed == NULL)
    return g_steal_pointer (&people);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

/* On an order stands who was accepted, once, and for the programme that the order is about. @programme 0: any. */
gboolean
pal_order_can_name (const PalCourse *course, gint64 order, gint64 programme, GError **why_not)
{
  if (course->purchase_order != 0)
    return course->purchase_order == order ? no (why_not, _("%s is on this order already."), course->person)
                                           : no (why_not, _("%s is on another order: take the person off it first."),
                                                 course->person);
  if (course->facts.decision == PAL_DECISION_REFUSED || course->facts.refused_entry)
    return no (why_not, _("The commission refused %s: there is nothing to order."), course->person);
  if (course->facts.non_entry)
    return no (why_not, _("%s did not enter: there is nothing to order."), course->person);
  if (course->facts.decision != PAL_DECISION_ACCEPTED && !g_date_valid (&course->facts.entry_on))
    return no (why_not, _("%s has not been accepted by the commission yet: record the decision first."), course->person);
  if (programme != 0 && course->programme != programme)
    return no (why_not, _("%s was prescribed to another programme than this order is about."), course->person);
  return TRUE;
}

/* A number that no other order has. */
gboolean
pal_order_can_write (PalStore *store, const PalOrderDraft *draft, GError **why_not)
{
  if (draft->number == NULL || *draft->number == '\0')
    return no (why_not, _("Say the number of the order. Nothing was changed."));
  if (is_taken (store, draft->number))
    return no (why_not, _("There is an order %s already: give another number, or add the people to that order."),
               draft->number);
  return TRUE;
}

/* Writing --------------------------------------------------------------------------------------------------------- */

static gboolean
set_order (PalEdit *edit, gint64 prescription, gint64 order, GError **error)
{
  g_autoptr (PalRecord) record =
    pal_record_load (pal_edit_get_store (edit), pal_kind_find ("prescription"), prescription, error);

  if (record == NULL)
    return FALSE;
  if (order != 0)
    pal_record_set_int (record, "purchase-order", order);
  else
    pal_record_clear (record, "purchase-order");
  return pal_record_save (record, edit, error);
}

/* Writes the order and names its people. Its id, or 0 with an error that says why somebody cannot stand on it. */
gint64
pal_order_write (PalEdit *edit, const PalOrderDraft *draft, GArray *prescriptions, GError **error)
{
  g_autoptr (PalRecord) order = pal_record_new (pal_kind_find ("purchase_order"));

  if (!pal_order_can_write (pal_edit_get_store (edit), draft, error))
    return 0;
  pal_record_set_text (order, "number", draft->number);
  pal_record_set_int (order, "places", draft->places > 0 ? draft->places : prescriptions->len);
  if (g_date_valid (&draft->issued_on))
    pal_record_set_date (order, "issued-on", &draft->issued_on);
  if (draft->programme != 0)
    pal_record_set_int (order, "programme", draft->programme);
  if (draft->meeting != 0)
    pal_record_set_int (order, "meeting", draft->meeting);
  if (!pal_record_save (order, edit, error))
    return 0;
  for (guint i = 0; i < prescriptions->len; i++)
    if (!pal_order_add (edit, pal_record_get_id (order), g_array_index (prescriptions, gint64, i), error))
      return 0;
  return pal_record_get_id (order);
}

/* Names one more person on an order, also past its places. */
gboolean
pal_order_add (PalEdit *edit, gint64 order, gint64 prescription, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (PalCourse) course = pal_course_load (store, prescription, error);
  gint64 programme = pal_store_ask_int_of (store, "SELECT programme FROM purchase_order WHERE id = ?1", order, 0);

  return course != NULL && pal_order_can_name (course, order, programme, error)
         && set_order (edit, prescription, order, error);
}

gboolean
pal_order_take_off (PalEdit *edit, gint64 prescription, GError **error)
{
  return set_order (edit, prescription, 0, error);
}
