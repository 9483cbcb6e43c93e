/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-people-export.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "pal-csv.h"
#include "records/pal-dates.h"
#include "reports/xlsx/pal-xlsx.h"

/* "Export what I see": the list of people as a workbook, by the report model and its writer, or as CSV for a spreadsheet. Both
 * read the same rows as the screen. A sensitive column leaves only when it was asked for. */

#define LOOK_UP_EVERY 64   /* rows between two looks at whether to stop */

void
pal_people_seen_free (PalPeopleSeen *seen)
{
  if (seen == NULL)
    return;
  g_free (seen->search);
  pal_filter_free (seen->filter);
  g_free (seen->order);
  g_strfreev (seen->columns);
  g_free (seen);
}

/* The name of a file, without its ending. Full transfer. */
char *
pal_people_export_stem (void)
{
  g_autofree char *day = NULL;
  GDate today;

  pal_today (&today);
  day = pal_date_to_iso (&today);
  return g_strdup_printf ("%s_%s", _("participants"), day);
}

static gboolean
leaves (PalPeopleFields *fields, const PalPeopleSeen *seen, const char *column)
{
  return seen->sensitive || !pal_people_column_is_sensitive (fields, column);
}

static gboolean
is_name (const char *column)
{
  return strcmp (column, PAL_PEOPLE_COLUMN_NAME) == 0;
}

static PalQuery *
list_new (PalPeopleFields *fields, const PalPeopleSeen *seen, GError **error)
{
  PalPeopleView view = { .search = seen->search, .filter = seen->filter, .order = seen->order, .descending = seen->descending };
  g_autoptr (PalQuery) list = pal_people_list_new (fields, (const char *const *) seen->columns);

  return pal_people_list_show (list, fields, &view, error) ? g_steal_pointer (&list) : NULL;
}

/* The workbook -------------------------------------------------------------------------------------------------------------- */

static PalCellKind
cell_kind (PalPeopleCell cell)
{
  switch (cell)
    {
    case PAL_PEOPLE_CELL_NUMBER:
      return PAL_CELL_INT;
    case PAL_PEOPLE_CELL_DATE:
      return PAL_CELL_DATE;
    case PAL_PEOPLE_CELL_DIGITS:
      return PAL_CELL_CODE;
    case PAL_PEOPLE_CELL_LONG_TEXT:
      return PAL_CELL_LONG_TEXT;
    default:
      return PAL_CELL_TEXT;
    }
}

static void
add_columns (PalSection *section, PalPeopleFields *fields, const PalPeopleSeen *seen)
{
  for (int i = 0; seen->columns[i] != NULL; i++)
    if (is_name (seen->columns[i]))
      {
        pal_section_add_column (section, _("Last name"), PAL_CELL_TEXT);
        pal_section_add_column (section, _("First name"), PAL_CELL_TEXT);
      }
    else if (leaves (fields, seen, seen->columns[i]))
      pal_section_add_column (section, pal_people_column_title (fields, seen->columns[i]),
                              cell_kind (pal_people_column_cell (fields, seen->columns[i])));
}

static gboolean
is_amount (PalPeopleFields *fields, const char *column)
{
  const PalPeopleField *field = pal_people_fields_find (fields, column);

  return field != NULL && field->field.kind == PAL_AMOUNT;
}

static void
add_cell (GPtrArray *cells, PalPeopleFields *fields, const char *column, PalRow *row, guint index)
{
  g_autofree char *words = pal_people_column_words (fields, column, row, index);

  switch (pal_people_column_cell (fields, column))
    {
    case PAL_PEOPLE_CELL_NUMBER:
      if (*words != '\0')
        pal_row_add_number (cells, g_ascii_strtod (words, NULL) / (is_amount (fields, column) ? 100 : 1));
      else
        pal_row_add_unknown (cells);
      break;
    case PAL_PEOPLE_CELL_DATE:
      pal_row_add_date (cells, pal_row_get_text (row, PAL_PEOPLE_CHOSEN + index));
      break;
    default:
      pal_row_add_text (cells, words);
    }
}

static void
add_row (PalSection *section, PalPeopleFields *fields, const PalPeopleSeen *seen, PalRow *row)
{
  GPtrArray *cells = pal_section_add_row (section);

  for (guint i = 0; seen->columns[i] != NULL; i++)
    if (is_name (seen->columns[i]))
      {
        pal_row_add_text (cells, pal_row_get_text (row, PAL_PEOPLE_LAST_NAME))->record = pal_row_get_id (row);
        pal_row_add_text (cells, pal_row_get_text (row, PAL_PEOPLE_FIRST_NAME));
      }
    else if (leaves (fields, seen, seen->columns[i]))
      add_cell (cells, fields, seen->columns[i], row, i);
}

/* Who is in it, in words: the conditions, and what was searched. Full transfer. */
static char *
perimeter (PalPeopleFields *fields, const PalPeopleSeen *seen, guint people)
{
  GString *words = g_string_new (NULL);
  g_autofree char *count = g_strdup_printf (ngettext ("%u person", "%u people", people), people);

  g_string_append (words, count);
  for (guint i = 0; i < pal_filter_get_n (seen->filter); i++)
    if (pal_condition_check (fields, pal_filter_get (seen->filter, i), NULL))
      {
        g_autofree char *condition = pal_condition_words (fields, pal_filter_get (seen->filter, i));
        g_string_append_printf (words, " · %s", condition);
      }
  if (seen->search != NULL && *seen->search != '\0')
    g_string_append_printf (words, _(" · searched: %s"), seen->search);
  return g_string_free (words, FALSE);
}

static void
describe (PalReport *report, PalStore *store)
{
  report->title = g_strdup (_("List of participants"));
  pal_report_set_sender (report, store);
  report->file_stem = pal_people_export_stem ();
  g_free (report->privacy);
  report->privacy = g_strdup (_("Nominative list: personal data, for the people who follow these participants only. Do not forward; "
                                "destroy it when it has served."));
  pal_today (&report->scope.as_of);
}

/* The list as a report of one table. Full transfer. */
PalReport *
pal_people_export_report (PalStore *store, const PalPeopleSeen *seen, GCancellable *cancellable, GError **error)
{
  g_autoptr (PalPeopleFields) fields = pal_people_fields_new (store);
  g_autoptr (PalQuery) list = list_new (fields, seen, error);
  g_autoptr (PalReport) report = pal_report_new ("R00");
  PalSection *section = pal_section_new (PAL_SECTION_TABLE, "participants", _("Participants"));
  guint n = list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;

  g_ptr_array_add (report->sections, section);
  if (list == NULL)
    return NULL;
  describe (report, store);
  report->perimeter = perimeter (fields, seen, n);
  add_columns (section, fields, seen);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      if (i % LOOK_UP_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      add_row (section, fields, seen, row);
    }
  return g_steal_pointer (&report);
}

/* CSV ------------------------------------------------------------------------------------------------------------------------- */

/* What a spreadsheet of the user's country takes for the end of a cell: a comma is part of a number in French. */
static char
delimiter_of_locale (void)
{
  return strcmp (localeconv ()->decimal_point, ",") == 0 ? ';' : ',';
}

/* Dates in ISO: read as dates by spreadsheets of every country. Full transfer. */
static char *
csv_cell (const PalReportColumn *column, const PalCell *cell)
{
  if (!cell->known)
    return g_strdup ("");
  switch (column->kind)
    {
    case PAL_CELL_INT: case PAL_CELL_RATE: case PAL_CELL_HOURS:
      return g_strdup_printf ("%.15g", cell->number);
    case PAL_CELL_DATE:
      return pal_date_to_iso (&cell->date);
    default:
      return g_strdup (cell->text);
    }
}

static void
append_csv_row (GString *csv, PalSection *section, GPtrArray *cells)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < section->columns->len; i++)
    {
      const PalReportColumn *column = g_ptr_array_index (section->columns, i);
      g_ptr_array_add (texts, cells != NULL ? csv_cell (column, g_ptr_array_index (cells, i)) : g_strdup (column->label));
    }
  pal_csv_append_row (csv, (const char *const *) texts->pdata, texts->len, delimiter_of_locale (), PAL_CSV_SPREADSHEET);
}

static gboolean
write_csv (PalReport *report, const char *path, GError **error)
{
  PalSection *section = pal_report_get_section (report, "participants");
  g_autoptr (GString) csv = g_string_new ("\357\273\277");   /* spreadsheets take the text for UTF-8 by this mark alone */
  g_autoptr (GError) why = NULL;
  g_autofree char *shown = g_filename_display_basename (path);

  append_csv_row (csv, section, NULL);
  for (guint i = 0; i < section->rows->len; i++)
    append_csv_row (csv, section, g_ptr_array_index (section->rows, i));
  if (g_file_set_contents (path, csv->str, (gssize) csv->len, &why))
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("“%s” could not be written (%s). Nothing that was there before was changed. Close it in the spreadsheet, or choose "
                 "another folder, and export again."), shown, why->message);
  return FALSE;
}

/* Writes the list to a file. Returns how many people are in it, -1 with @error in words. */
int
pal_people_export (PalStore *store, const PalPeopleSeen *seen, PalPeopleFormat format, const char *path, GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (PalReport) report = pal_people_export_report (store, seen, cancellable, error);
  gboolean written = report != NULL && (format == PAL_PEOPLE_CSV ? write_csv (report, path, error)
                                                                 : pal_xlsx_write (report, path, cancellable, error));

  return written ? (int) pal_report_get_section (report, "participants")->rows->len : -1;
}

/* The log --------------------------------------------------------------------------------------------------------------------- */

/* Keeps that the list left: who, when, how many people, which sensitive columns (FR_PRACTICE). No edit: it is not undone. A file
 * that is closed meanwhile, or only read, keeps nothing. */
gboolean
pal_people_export_log (PalStore *store, const PalPeopleSeen *seen, int people, GError **error)
{
  g_autoptr (PalPeopleFields) fields = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  g_autoptr (GString) sensitive = g_string_new (NULL);
  g_autoptr (PalStatement) statement = NULL;

  if (pal_store_get_db (store) == NULL || pal_store_is_reader (store))
    return TRUE;
  fields = pal_people_fields_new (store);
  statement = pal_statement_new (
    store, "INSERT INTO export_log (id, at, who, report, variant, people, sensitive) VALUES (?1, ?2, ?3, 'participants', 'NOMINATIVE', ?4, "
    "nullif (?5, ''))", error);

  if (statement == NULL)
    return FALSE;
  for (int i = 0; seen->sensitive && seen->columns[i] != NULL; i++)
    if (pal_people_column_is_sensitive (fields, seen->columns[i]))
      g_string_append_printf (sensitive, "%s%s", sensitive->len > 0 ? "|" : "", seen->columns[i]);
  pal_statement_bind_int (statement, 1, pal_store_next_key (store));
  pal_statement_bind_text (statement, 2, at);
  pal_statement_bind_text (statement, 3, g_get_real_name ());
  pal_statement_bind_int (statement, 4, people);
  pal_statement_bind_text (statement, 5, sensitive->str);
  return pal_statement_run (statement, error);
}
