/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/pal-report-words.h"
#include "pal-xlsx-sheets.h"

#define SHEET_NAME_MAX 31

typedef struct {
  lxw_color_t color, fill, line;   /* line: under the cell */
  guint8      align;               /* when given, with room at that side */
  double      size;
  gboolean    bold, wrap, underline, unlocked, ruled, raised;
} Look;

#define LINE   PAL_COLOR_LINE
#define STRONG PAL_COLOR_LINE_STRONG
#define LEFT   LXW_ALIGN_LEFT
#define RIGHT  LXW_ALIGN_RIGHT

static const Look looks[] = {
  [PAL_LOOK_TITLE]          = { PAL_COLOR_ACCENT, .size = 18, .bold = TRUE },
  [PAL_LOOK_SUBTITLE]       = { PAL_COLOR_DIM, .size = 10.5 },
  [PAL_LOOK_COVER_TITLE]    = { 0xFFFFFF, PAL_COLOR_ACCENT, .align = LEFT, .size = 22, .bold = TRUE },
  [PAL_LOOK_COVER_SUBTITLE] = { PAL_COLOR_ACCENT_SOFT, PAL_COLOR_ACCENT, .align = LEFT, .size = 12, .raised = TRUE },
  [PAL_LOOK_HEADING]        = { PAL_COLOR_ACCENT, .align = LEFT, .size = 13, .bold = TRUE },
  [PAL_LOOK_HEAD]           = { 0xFFFFFF, PAL_COLOR_ACCENT, .align = LEFT, .bold = TRUE, .wrap = TRUE },
  [PAL_LOOK_HEAD_NUMBER]    = { 0xFFFFFF, PAL_COLOR_ACCENT, .align = RIGHT, .bold = TRUE, .wrap = TRUE },
  [PAL_LOOK_CELL]           = { PAL_COLOR_TEXT, 0, LINE, LEFT },
  [PAL_LOOK_CELL_STRONG]    = { PAL_COLOR_TEXT, 0, LINE, LEFT, .bold = TRUE, .wrap = TRUE },
  [PAL_LOOK_CELL_DIM]       = { PAL_COLOR_DIM, 0, LINE, LEFT, .wrap = TRUE },
  [PAL_LOOK_LONG]           = { PAL_COLOR_TEXT, 0, LINE, LEFT, .wrap = TRUE },
  [PAL_LOOK_LONG_DIM]       = { PAL_COLOR_DIM, 0, LINE, LEFT, .size = 10, .wrap = TRUE },
  [PAL_LOOK_DATE]           = { PAL_COLOR_TEXT, 0, LINE, LEFT },
  [PAL_LOOK_NUMBER]         = { PAL_COLOR_TEXT, 0, LINE, RIGHT },
  [PAL_LOOK_NUMBER_STRONG]  = { PAL_COLOR_ACCENT, 0, LINE, RIGHT, .bold = TRUE },
  [PAL_LOOK_EDIT]           = { PAL_COLOR_TEXT, PAL_COLOR_EDIT, LINE, LEFT, .wrap = TRUE, .unlocked = TRUE },
  [PAL_LOOK_EDIT_NUMBER]    = { PAL_COLOR_TEXT, PAL_COLOR_EDIT, LINE, RIGHT, .unlocked = TRUE },
  [PAL_LOOK_TOTAL]          = { PAL_COLOR_TEXT, PAL_COLOR_SUNKEN, STRONG, LEFT, .bold = TRUE, .ruled = TRUE },
  [PAL_LOOK_TOTAL_NUMBER]   = { PAL_COLOR_TEXT, PAL_COLOR_SUNKEN, STRONG, RIGHT, .bold = TRUE, .ruled = TRUE },
  [PAL_LOOK_FACT]           = { PAL_COLOR_DIM, .align = LEFT },
  [PAL_LOOK_FACT_VALUE]     = { PAL_COLOR_TEXT, .align = LEFT },
  [PAL_LOOK_FACT_LONG]      = { PAL_COLOR_TEXT, .align = LEFT, .wrap = TRUE },
  [PAL_LOOK_LINK]           = { PAL_COLOR_ACCENT, 0, LINE, LEFT, .underline = TRUE },
  [PAL_LOOK_BAND_WARN]      = { PAL_COLOR_WARN, PAL_COLOR_WARN_SOFT, .align = LEFT, .wrap = TRUE },
  [PAL_LOOK_BAND_INFO]      = { PAL_COLOR_ACCENT, PAL_COLOR_ACCENT_SOFT, .align = LEFT, .wrap = TRUE },
  [PAL_LOOK_PARAGRAPH]      = { PAL_COLOR_TEXT, .wrap = TRUE },
};

static char *
fold (const char *prefix, const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : text, -1);
  return g_strconcat (prefix, folded, NULL);
}

static guint
utf16_length (const char *text)
{
  guint length = 0;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    length += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
  return length;
}

/* The longest beginning of text that a spreadsheet counts as at most "units" characters. */
char *
pal_xlsx_truncate (const char *text, guint units)
{
  guint length = 0;
  const char *p = text;
  while (*p != '\0')
    {
      length += g_utf8_get_char (p) > 0xFFFF ? 2 : 1;
      if (length > units)
        break;
      p = g_utf8_next_char (p);
    }
  return g_strndup (text, p - text);
}

static void
set_properties (PalXlsxBook *book)
{
  PalReport *report = book->report;
  g_autofree char *title = pal_xlsx_clean (report->title);
  g_autofree char *organisation = pal_xlsx_clean (report->organisation);
  g_autofree char *programme = pal_xlsx_clean (report->programme);
  g_autofree char *perimeter = pal_xlsx_clean (report->perimeter);
  g_autofree char *privacy = pal_xlsx_clean (report->privacy);
  g_autofree char *keywords = g_strjoin (", ", report->id != NULL ? report->id : "", title, programme, NULL);
  const char *variant = pal_report_variant_words (report->scope.variant);
  gint64 made = report->made_at != NULL ? g_date_time_to_unix (report->made_at) : 0;
  lxw_doc_properties properties = {
    .title = title, .subject = (char *) variant, .author = organisation, .company = organisation,
    .category = (char *) _("Report"), .keywords = keywords, .comments = privacy, .created = (time_t) made,
  };

  pal_xlsx_book_note (book, workbook_set_properties (book->workbook, &properties));
  workbook_set_custom_property_string (book->workbook, "Variante", variant);
  if (g_date_valid (&report->scope.as_of))
    {
      lxw_datetime as_of = { g_date_get_year (&report->scope.as_of), g_date_get_month (&report->scope.as_of),
                             g_date_get_day (&report->scope.as_of) };
      workbook_set_custom_property_datetime (book->workbook, "DateArrete", &as_of);
    }
  if (*perimeter != '\0')
    {
      g_autofree char *shortened = pal_xlsx_truncate (perimeter, 255);
      workbook_set_custom_property_string (book->workbook, "Perimetre", shortened);
    }
  workbook_set_custom_property_string (book->workbook, "VersionDefinitions", PAL_VERSION);
}

/* Opens a workbook that will be written at path; report and cancellable are borrowed, decimal_point is the user's. */
PalXlsxBook *
pal_xlsx_book_new (PalReport *report, const char *path, const char *decimal_point, GCancellable *cancellable)
{
  PalXlsxBook *book = g_new0 (PalXlsxBook, 1);

  book->report = report;
  book->cancellable = cancellable;
  book->formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  book->strings = g_string_chunk_new (256);
  book->sheets = g_ptr_array_new_with_free_func (pal_xlsx_sheet_free);
  book->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) pal_xlsx_table_free);
  book->figures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  book->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_xlsx_chart_data_free);
  book->decimal_point = g_strdup (decimal_point);
  book->workbook = workbook_new (path);
  if (book->workbook == NULL)
    book->error = LXW_ERROR_MEMORY_MALLOC_FAILED;
  else
    set_properties (book);
  return book;
}

/* Writes the file. Afterwards the book can only be freed. */
lxw_error
pal_xlsx_book_close (PalXlsxBook *book)
{
  pal_xlsx_book_note (book, workbook_close (g_steal_pointer (&book->workbook)));
  return book->error;
}

void
pal_xlsx_book_free (PalXlsxBook *book)
{
  if (book == NULL)
    return;
  if (book->workbook != NULL)
    lxw_workbook_free (book->workbook);
  g_hash_table_unref (book->formats);
  g_hash_table_unref (book->names);
  g_hash_table_unref (book->tables);
  g_hash_table_unref (book->figures);
  g_ptr_array_unref (book->charts);
  g_ptr_array_unref (book->sheets);
  g_string_chunk_free (book->strings);
  g_free (book->decimal_point);
  g_free (book);
}

void
pal_xlsx_book_note (PalXlsxBook *book, lxw_error error)
{
  if (book->error == LXW_NO_ERROR)
    book->error = error;
}

/* A name for formulas: letters, digits and underscores, and nothing that reads as a cell (A1, TBL12, R1C1, R, C). */
gboolean
pal_xlsx_name_is_safe (const char *name)
{
  if (name == NULL || strlen (name) > 200 || !g_regex_match_simple ("^[A-Za-z_][A-Za-z0-9_]*$", name, 0, 0))
    return FALSE;
  return !g_regex_match_simple ("^([A-Z]{1,3}[0-9]+|R[0-9]*(C[0-9]*)?|C[0-9]*)$", name, G_REGEX_CASELESS, 0);
}

/* A sheet's name as every spreadsheet accepts it: at most 31 UTF-16 units, none of []:*?/\, no apostrophe at the
 * ends, not the reserved "History", and apart from the others' names in any case and accents composed. Owned by the
 * caller. */
char *
pal_xlsx_book_take_sheet_name (PalXlsxBook *book, const char *wanted)
{
  g_autofree char *clean = pal_xlsx_clean (wanted);
  g_autofree char *base = NULL;
  g_strdelimit (clean, "[]:*?/\\\n\t", '-');
  for (char *p = clean; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7F)
      *p = ' ';
  base = pal_xlsx_truncate (g_strstrip (clean), SHEET_NAME_MAX);
  while (*base == '\'')
    memmove (base, base + 1, strlen (base));
  while (g_str_has_suffix (base, "'") || g_str_has_suffix (base, " "))
    base[strlen (base) - 1] = '\0';
  if (*base == '\0' || g_ascii_strcasecmp (base, "History") == 0 || g_ascii_strcasecmp (base, "Historique") == 0)
    {
      char *renamed = g_strdup_printf ("%s 1", *base == '\0' ? _("Sheet") : base);
      g_free (base);
      base = renamed;
    }

  g_autofree char *name = g_strdup (base);
  for (guint n = 2;; n++)
    {
      char *key = fold ("s:", name);
      if (g_hash_table_add (book->names, key))
        return g_steal_pointer (&name);
      g_autofree char *suffix = g_strdup_printf (" (%u)", n);
      g_autofree char *start = pal_xlsx_truncate (base, SHEET_NAME_MAX - utf16_length (suffix));
      g_free (name);
      name = g_strconcat (start, suffix, NULL);
    }
}

/* A name for a table or for formulas, ASCII, safe, and apart from the others in any case. Owned by the caller. */
char *
pal_xlsx_book_take_name (PalXlsxBook *book, const char *prefix, const char *wanted)
{
  g_autofree char *ascii = g_str_to_ascii (wanted != NULL ? wanted : "", "C");
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;

  g_strcanon (ascii, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_", '_');
  if (strlen (ascii) > 100)
    ascii[100] = '\0';
  base = g_strconcat (prefix, ascii, NULL);
  if (!pal_xlsx_name_is_safe (base))
    {
      char *safe = g_strconcat ("_", base, NULL);
      g_free (base);
      base = safe;
    }
  name = g_strdup (base);
  for (guint n = 2; !g_hash_table_add (book->names, fold ("n:", name)); n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s_%u", base, n);
    }
  return g_steal_pointer (&name);
}

/* Gives "formula" ('Sheet'!$B$5) a name. FALSE, and nothing defined, when the name is not safe or already taken. */
gboolean
pal_xlsx_book_define (PalXlsxBook *book, const char *name, const char *formula)
{
  g_autofree char *target = g_strconcat ("=", formula, NULL);
  if (!pal_xlsx_name_is_safe (name) || !g_hash_table_add (book->names, fold ("n:", name)))
    return FALSE;
  pal_xlsx_book_note (book, workbook_define_name (book->workbook, name, target));
  return TRUE;
}

/* Whether a text of that look takes several lines, and its size in points. */
gboolean
pal_xlsx_look_wraps (guint look_and_flags, double *size)
{
  const Look *look = &looks[look_and_flags & 0xFF];

  *size = look->size > 0 ? look->size : PAL_FONT_SIZE;
  return look->wrap;
}

lxw_format *
pal_xlsx_book_format (PalXlsxBook *book, guint look_and_flags, const char *number_format)
{
  g_autofree char *key = g_strdup_printf ("%u|%s", look_and_flags, number_format != NULL ? number_format : "");
  const Look *look = &looks[look_and_flags & 0xFF];
  lxw_format *format = g_hash_table_lookup (book->formats, key);

  if (format != NULL)
    return format;
  format = workbook_add_format (book->workbook);
  format_set_font_color (format, look->color);
  if (look->fill != 0)
    format_set_bg_color (format, look->fill);
  if (look->size > 0)
    format_set_font_size (format, look->size);
  if (look->bold)
    format_set_bold (format);
  if (look->underline)
    format_set_underline (format, LXW_UNDERLINE_SINGLE);
  if (look->wrap)
    format_set_text_wrap (format);
  if (look->unlocked)
    format_set_unlocked (format);
  if (look->align != 0)
    {
      format_set_align (format, look->align);
      format_set_indent (format, 1);
    }
  format_set_align (format, look->raised ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
  if (look->line != 0)
    {
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_bottom_color (format, look->line);
    }
  if (look->ruled || (look_and_flags & PAL_LOOK_FIRST) != 0)
    {
      format_set_top (format, LXW_BORDER_THIN);
      format_set_top_color (format, PAL_COLOR_LINE_STRONG);
    }
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  g_hash_table_insert (book->formats, g_steal_pointer (&key), format);
  return format;
}

static const char *
suffixed (PalXlsxBook *book, const char *number, const char *suffix)
{
  g_autofree char *words = g_strdelimit (g_strdup (suffix), "\"", '\'');
  g_autofree char *format = g_strdup_printf ("%s\"\302\240%s\"", number, words);
  return g_string_chunk_insert_const (book->strings, format);
}

/* The number format of a figure's unit (INDICATORS §4), in the syntax of the file: each reader shows it in its own
 * locale. */
const char *
pal_xlsx_unit_format (PalXlsxBook *book, const char *unit, double value)
{
  if (g_strcmp0 (unit, "pct") == 0)
    return PAL_FORMAT_RATE;
  if (g_strcmp0 (unit, "date") == 0)
    return PAL_FORMAT_DATE;
  if (g_strcmp0 (unit, "ans") == 0)
    return suffixed (book, "0.0", C_("unit", "years"));
  if (g_strcmp0 (unit, "mois") == 0)
    return suffixed (book, "0.0", C_("unit", "months"));
  if (g_strcmp0 (unit, "h") == 0)
    return suffixed (book, "#,##0.00", C_("unit", "h"));
  if (g_strcmp0 (unit, "eur") == 0)
    return "#,##0.00\\ [$€-40C]";
  if (g_strcmp0 (unit, "note4") == 0)
    return suffixed (book, "0.0", C_("unit", "out of 4"));
  if (g_strcmp0 (unit, "etp") == 0)
    return suffixed (book, "0.00", C_("unit", "FTE"));
  if (g_strcmp0 (unit, "ratio") == 0)
    return "0.00";
  return value == (double) (gint64) CLAMP (value, -1e15, 1e15) ? PAL_FORMAT_WHOLE : "#,##0.0";
}

/* Of the target beside a figure: "≤ 20 %" when it is a maximum. Owned by the caller. */
char *
pal_xlsx_target_format (PalXlsxBook *book, const PalFigure *figure)
{
  const char *plain = pal_xlsx_unit_format (book, figure->unit, figure->has_target ? figure->target : 0);

  return g_strconcat (figure->target_is_maximum ? "\"≤\302\240\"" : "", plain, NULL);
}

/* The same number for a sentence, with the user's decimal point. Owned by the caller. */
char *
pal_xlsx_show_number (PalXlsxBook *book, const char *unit, double value)
{
  gboolean rate = g_strcmp0 (unit, "pct") == 0;
  gboolean whole = !rate && value == (double) (gint64) CLAMP (value, -1e15, 1e15);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  g_auto (GStrv) parts = NULL;
  g_autofree char *shown = NULL;

  g_ascii_formatd (number, sizeof number, whole ? "%.0f" : "%.1f", rate ? value * 100 : value);
  parts = g_strsplit (number, ".", 2);
  shown = g_strjoinv (book->decimal_point, parts);
  return g_strconcat (shown, rate ? "\302\240%" : "", NULL);
}

/* A text as a formula's literal, its quotes doubled. Owned by the caller. */
char *
pal_xlsx_quote (const char *text)
{
  GString *quoted = g_string_new ("\"");
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (quoted, '"');
      g_string_append_c (quoted, *p);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}
