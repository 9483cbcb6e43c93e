/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

#include "pal-xlsx.h"
#include "pal-xlsx-sheets.h"

/* The numbers of a workbook are written with a point, whatever the user's locale: the library prints them with
 * printf. Only this thread is changed, and only its numbers, so that words stay translated. */
typedef struct {
#ifdef G_OS_WIN32
  int   per_thread;
  char *before;
#else
  locale_t numbers, before;
#endif
} NumericLocale;

static gboolean
enter_numeric_locale (NumericLocale *locale)
{
#ifdef G_OS_WIN32
  locale->per_thread = _configthreadlocale (_ENABLE_PER_THREAD_LOCALE);
  locale->before = g_strdup (setlocale (LC_NUMERIC, NULL));
  return setlocale (LC_NUMERIC, "C") != NULL;
#else
  locale_t base = duplocale (uselocale ((locale_t) 0));
  locale->numbers = base != (locale_t) 0 ? newlocale (LC_NUMERIC_MASK, "C", base) : (locale_t) 0;
  if (locale->numbers == (locale_t) 0)
    {
      if (base != (locale_t) 0)
        freelocale (base);
      return FALSE;
    }
  locale->before = uselocale (locale->numbers);
  return TRUE;
#endif
}

static void
leave_numeric_locale (NumericLocale *locale)
{
#ifdef G_OS_WIN32
  setlocale (LC_NUMERIC, locale->before);
  _configthreadlocale (locale->per_thread);
  g_free (locale->before);
#else
  uselocale (locale->before);
  freelocale (locale->numbers);
#endif
}

static gboolean
write_section (PalXlsxBook *book, PalSection *section, PalXlsxSheet *sheet, GError **error)
{
  PalXlsxTable *table;

  if (g_cancellable_set_error_if_cancelled (book->cancellable, error))
    return FALSE;
  switch (section->kind)
    {
    case PAL_SECTION_FIGURES:
      pal_xlsx_figures_write (sheet, section);
      break;
    case PAL_SECTION_CHART:
      pal_xlsx_chart_section_write (sheet, section);
      break;
    case PAL_SECTION_TEXT:
      pal_xlsx_text_section_write (sheet, section);
      break;
    case PAL_SECTION_TABLE:
    default:
      table = g_hash_table_lookup (book->tables, sheet->name);
      if (table == NULL)
        table = g_hash_table_lookup (book->tables, section->id != NULL ? section->id : "");
      return table == NULL || pal_xlsx_table_write (table, error);
    }
  return TRUE;
}

/* A sheet for each section, and the lists' names and headings, which formulas of earlier sheets refer to. */
static gboolean
plan_sections (PalXlsxBook *book, GPtrArray *sheets)
{
  GPtrArray *sections = book->report->sections;
  PalSection *summary = pal_xlsx_summary_section (book->report);

  for (guint i = 0; sections != NULL && i < sections->len; i++)
    {
      PalSection *section = g_ptr_array_index (sections, i);
      PalXlsxSheet *sheet = section != summary ? pal_xlsx_sheet_new (book, section->title, PAL_COLOR_BAR) : NULL;
      g_ptr_array_add (sheets, sheet);
      if (section == summary)
        continue;
      if (sheet == NULL)
        return FALSE;
      if (section->kind == PAL_SECTION_TABLE)
        {
          gboolean named = section->id != NULL && !g_hash_table_contains (book->tables, section->id);
          g_hash_table_insert (book->tables, named ? section->id : sheet->name, pal_xlsx_table_plan (sheet, section));
        }
    }
  return TRUE;
}

static gboolean
write_sheets (PalXlsxBook *book, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  PalXlsxSheet *cover, *definitions, *quality, *parameters;

  if ((cover = pal_xlsx_sheet_new (book, C_("workbook", "Summary"), PAL_COLOR_ACCENT)) == NULL ||
      !plan_sections (book, sheets) ||
      (definitions = pal_xlsx_sheet_new (book, _("Definitions and method"), PAL_COLOR_LINE_STRONG)) == NULL ||
      (quality = pal_xlsx_sheet_new (book, _("Quality of the data"), PAL_COLOR_LINE_STRONG)) == NULL ||
      (parameters = pal_xlsx_sheet_new (book, _("Parameters"), PAL_COLOR_LINE_STRONG)) == NULL)
    return TRUE;
  for (guint i = 0; i < sheets->len; i++)
    if (g_ptr_array_index (sheets, i) != NULL &&
        !write_section (book, g_ptr_array_index (book->report->sections, i), g_ptr_array_index (sheets, i), error))
      return FALSE;
  pal_xlsx_definitions_write (definitions);
  pal_xlsx_quality_write (quality);
  pal_xlsx_parameters_write (parameters);
  pal_xlsx_cover_write (cover);
  return !g_cancellable_set_error_if_cancelled (book->cancellable, error);
}

static void
set_library_error (GError **error, const char *path, lxw_error code)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _("The workbook “%s” could not be written (%s). Nothing that was there before was changed. "
                 "Check that there is room on the disk, or choose another folder, and export again."),
               name, lxw_strerror (code));
}

static gboolean
fill (PalReport *report, const char *temporary, const char *path, GCancellable *cancellable, GError **error)
{
  struct lconv *conventions = localeconv ();
  g_autofree char *decimal_point = g_strdup (conventions->decimal_point);
  NumericLocale locale;
  PalXlsxBook *book;
  gboolean written = FALSE;
#ifdef G_OS_WIN32
  g_autofree char *local = g_win32_locale_filename_from_utf8 (temporary);
#else
  g_autofree char *local = g_strdup (temporary);
#endif

  if (!enter_numeric_locale (&locale))
    {
      set_library_error (error, path, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return FALSE;
    }
  book = pal_xlsx_book_new (report, local, decimal_point, cancellable);
  if (book->error != LXW_NO_ERROR || write_sheets (book, error))
    {
      written = book->error == LXW_NO_ERROR && pal_xlsx_book_close (book) == LXW_NO_ERROR;
      if (!written)
        set_library_error (error, path, book->error);
    }
  pal_xlsx_book_free (book);
  leave_numeric_locale (&locale);
  return written;
}

/* The library does not see every failed write: a workbook is whole when the zip's directory ends it. */
static gboolean
check_whole (const char *temporary, const char *path, GError **error)
{
  int file = g_open (temporary, O_RDWR, 0);
  guint8 end[22] = { 0 };
  gboolean whole = file >= 0 && lseek (file, -(off_t) sizeof end, SEEK_END) >= 0 &&
                   read (file, end, sizeof end) == sizeof end && memcmp (end, "PK\5\6", 4) == 0 && g_fsync (file) == 0;
  if (file >= 0)
    close (file);
  if (!whole)
    set_library_error (error, path, LXW_ERROR_ZIP_CLOSE);
  return whole;
}

static char *
make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = g_build_filename (folder, ".palier-XXXXXX", NULL);
  int file = g_mkstemp_full (temporary, O_RDWR, 0666);

  if (file < 0)
    {
      int code = errno;
      g_autofree char *shown = g_filename_display_name (folder);
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   _("A workbook cannot be written into “%s” (%s). Nothing was changed. "
                     "Choose another folder and export again."),
                   shown, g_strerror (code));
      return NULL;
    }
  close (file);
  return g_steal_pointer (&temporary);
}

/* Writes a report as a workbook (XLSX) at path, over a workbook that stands there; nothing there is touched unless
 * all went well. The report is not changed. Errors are of G_IO_ERROR, CANCELLED among them. */
gboolean
pal_xlsx_write (PalReport *report, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *temporary = NULL;

  g_return_val_if_fail (report != NULL && path != NULL, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || (temporary = make_temporary (path, error)) == NULL)
    return FALSE;
  if (!fill (report, temporary, path, cancellable, error) || !check_whole (temporary, path, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (g_rename (temporary, path) != 0)
    {
      int code = errno;
      g_autofree char *name = g_filename_display_basename (path);
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   _("The workbook “%s” could not be replaced (%s): it may be open in a spreadsheet. It was not "
                     "changed. Close it, or choose another name, and export again."), name, g_strerror (code));
      g_unlink (temporary);
      return FALSE;
    }
  return TRUE;
}
