/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "records/pal-dates.h"

#include "pal-report-course-private.h"

/* The programme of a scope, 0 for several. */
gint64
pal_course_programme (PalStore *store, const PalScope *scope)
{
  if (scope->order != 0)
    return pal_store_ask_int_of (store, "SELECT programme FROM purchase_order WHERE id = ?1", scope->order, 0);
  if (scope->cohort != 0)
    return pal_store_ask_int_of (store, "SELECT programme FROM cohort WHERE id = ?1", scope->cohort, 0);
  return scope->programme;
}

static char *
show_iso (const char *iso)
{
  GDate date;

  return iso != NULL && pal_date_from_iso (iso, &date) ? pal_date_show (&date) : NULL;
}

static char *
cohort_in_words (PalStore *store, gint64 cohort)
{
  g_autofree char *name = pal_store_ask_text_of (store, "SELECT name FROM cohort WHERE id = ?1", cohort);
  g_autofree char *start_iso = pal_store_ask_text_of (store, "SELECT start_on FROM cohort WHERE id = ?1", cohort);
  g_autofree char *end_iso = pal_store_ask_text_of (store, "SELECT end_on FROM cohort WHERE id = ?1", cohort);
  g_autofree char *start = show_iso (start_iso), *end = show_iso (end_iso);

  if (start != NULL && end != NULL)
    return g_strdup_printf (_("Cohort %s, from %s to %s"), name, start, end);
  if (start != NULL)
    return g_strdup_printf (_("Cohort %s, entries all year round since %s"), name, start);
  return g_strdup_printf (_("Cohort %s"), name != NULL ? name : "");
}

/* "Purchase order BC 2026-030, programme Lot 1". */
static char *
order_in_words (PalStore *store, gint64 order, const char *programme)
{
  g_autofree char *number = pal_store_ask_text_of (store, "SELECT number FROM purchase_order WHERE id = ?1", order);

  return programme != NULL ? g_strdup_printf (_("Purchase order %s, programme %s"), number, programme)
                           : g_strdup_printf (_("Purchase order %s"), number != NULL ? number : "");
}

static char *
period_in_words (const char *what, const PalScope *scope)
{
  g_autofree char *from = g_date_valid (&scope->from) ? pal_date_show (&scope->from) : NULL;
  g_autofree char *to = g_date_valid (&scope->to) ? pal_date_show (&scope->to) : NULL;

  if (from != NULL && to != NULL)
    return g_strdup_printf (_("%s; period from %s to %s"), what, from, to);
  if (from != NULL)
    return g_strdup_printf (_("%s; period since %s"), what, from);
  if (to != NULL)
    return g_strdup_printf (_("%s; period until %s"), what, to);
  return g_strdup (what);
}

/* Whom the report is about, and by which readings other than the catalogue's own. */
static char *
perimeter_in_words (PalStore *store, const PalScope *scope, const char *programme)
{
  g_autofree char *what = scope->order != 0    ? order_in_words (store, scope->order, programme)
                          : scope->cohort != 0 ? cohort_in_words (store, scope->cohort)
                          : programme != NULL ? g_strdup_printf (_("Programme %s"), programme)
                                              : g_strdup (_("All programmes"));
  g_autofree char *perimeter = period_in_words (what, scope);
  g_autofree char *options = pal_scope_describe_options (scope);

  return options != NULL ? g_strdup_printf (_("%s; options: %s"), perimeter, options) : g_steal_pointer (&perimeter);
}

/* The funder's people sort such files by their names: bilan-fin-parcours_C1_2025-10-02_nominatif, in French whatever
 * the user's language. */
static char *
file_stem (PalStore *store, const PalScope *scope, gint64 programme, const char *stem)
{
  static const char *const variants[] = { "nominatif", "pseudonymise", "agrege" };
  g_autofree char *code = pal_store_ask_text_of (store, "SELECT code FROM programme WHERE id = ?1", programme);
  g_autofree char *number = pal_store_ask_text_of (store, "SELECT number FROM purchase_order WHERE id = ?1", scope->order);
  g_autofree char *what = number != NULL       ? g_strdup (number)
                          : scope->cohort != 0 ? pal_cohort_short_name (store, scope->cohort)
                                               : g_strdup (code != NULL ? code : "tout");
  g_autofree char *ascii = g_str_to_ascii (what, "C");
  g_autofree char *as_of = pal_date_to_iso (&scope->as_of);

  g_strcanon (ascii, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-", '-');
  return g_strdup_printf ("%s_%s_%s_%s", stem, *ascii != '\0' ? ascii : "promotion", as_of,
                          variants[scope->variant]);
}

/* Fills what stands at the head of a report on a cohort, an order, a programme or all of them; its scope is already set. Its
 * files begin with @stem. */
void
pal_course_describe_as (PalReport *report, PalStore *store, const char *title, const char *stem)
{
  gint64 programme = pal_course_programme (store, &report->scope);

  report->title = g_strdup (title);
  pal_report_set_sender (report, store);
  report->programme = pal_store_ask_text_of (store, "SELECT name FROM programme WHERE id = ?1", programme);
  report->cohort = pal_store_ask_text_of (store, "SELECT name FROM cohort WHERE id = ?1", report->scope.cohort);
  report->perimeter = perimeter_in_words (store, &report->scope, report->programme);
  report->file_stem = file_stem (store, &report->scope, programme, stem);
}

void
pal_course_describe (PalReport *report, PalStore *store)
{
  pal_course_describe_as (report, store, _("End-of-course report"), "bilan-fin-parcours");
}
