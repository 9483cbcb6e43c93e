/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-workbook-private.h"

/* A workbook: what kind of file it is, its sheets, and the parts that a sheet is read with. ECMA-376 (Office Open XML);
 * the names of parts are whatever the relations say. */

#define MAX_SHEETS 1000

G_DEFINE_QUARK (pal-workbook-error-quark, pal_workbook_error)

typedef struct {
  char     *name;
  char     *relation;
  char     *part;
  gboolean  hidden;
} Sheet;

struct _PalWorkbook {
  PalParts  *parts;
  char      *main;       /* the part that lists the sheets */
  GPtrArray *sheets;     /* Sheet */
  char      *strings, *styles;
  gboolean   since_1904;
};

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_free (sheet->name);
  g_free (sheet->relation);
  g_free (sheet->part);
  g_free (sheet);
}

/* Whether a file is a workbook by its first bytes: a zip archive, or the container of old and of encrypted ones. */
gboolean
pal_workbook_is (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= 4 && (memcmp (data, "PK\x03\x04", 4) == 0 || memcmp (data, "\xD0\xCF\x11\xE0", 4) == 0);
}

static gboolean
contains (const char *data, gsize size, const char *sought, gsize length)
{
  for (const char *at = data; size >= length && (at = memchr (at, *sought, (gsize) (data + size - at))) != NULL; at++)
    {
      if ((gsize) (data + size - at) < length)
        return FALSE;
      if (memcmp (at, sought, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The container of XLS is also what an XLSX with a password is wrapped in; its directory is in UTF-16. */
static gboolean
refuse_container (GBytes *bytes, const char *name, GError **error)
{
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (contains (data, size, encrypted, sizeof encrypted - 1))
    g_set_error (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_ENCRYPTED,
                 _("“%s” is protected by a password. Open it in a spreadsheet program, save it without one, and import "
                   "that file."), name);
  else
    g_set_error (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_FOREIGN,
                 _("“%s” is an old workbook (XLS), whatever it is called. Open it in a spreadsheet program, save it as "
                   ".xlsx or .csv, and import that file."), name);
  return FALSE;
}

/* An archive that is no XLSX, in words. */
static void
refuse_archive (PalParts *parts, GError **error)
{
  const char *words = _("“%s” is an archive, not a workbook. Unpack it, and import the .xlsx or .csv file that is in it.");

  if (pal_parts_has (parts, "content.xml"))
    words = _("“%s” is an OpenDocument file. Open it in the spreadsheet program, save it as .xlsx or .csv, and import "
              "that file.");
  else if (pal_parts_has (parts, "xl/workbook.bin"))
    words = _("“%s” is a binary workbook (XLSB). Open it in Excel, save it as .xlsx or .csv, and import that file.");
  else if (pal_parts_has (parts, "word/document.xml"))
    words = _("“%s” is a text document, not a workbook. Copy its table into a spreadsheet, save it as .xlsx, and import "
              "that file.");
  g_autoptr (GString) message = g_string_new (words);
  g_string_replace (message, "%s", pal_parts_get_name (parts), 1);
  g_set_error_literal (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_FOREIGN, message->str);
}

/* The name of a part that a relation leads to: from the root, or from the folder of the part that has it. Full
 * transfer. */
static char *
resolve (const char *from, const char *target)
{
  g_autofree char *folder = strchr (from, '/') != NULL ? g_strndup (from, (gsize) (strrchr (from, '/') - from)) : NULL;
  g_autofree char *whole = *target == '/' || folder == NULL ? g_strdup (target) : g_strconcat (folder, "/", target, NULL);
  g_auto (GStrv) steps = g_strsplit (g_strdelimit (whole, "\\", '/'), "/", 64);
  g_autoptr (GPtrArray) path = g_ptr_array_new ();

  for (guint i = 0; steps[i] != NULL; i++)
    if (g_str_equal (steps[i], "..") && path->len > 0)
      g_ptr_array_remove_index (path, path->len - 1);
    else if (*steps[i] != '\0' && !g_str_equal (steps[i], ".") && !g_str_equal (steps[i], ".."))
      g_ptr_array_add (path, steps[i]);
  g_ptr_array_add (path, NULL);
  return g_strjoinv ("/", (char **) path->pdata);
}

/* Where the relations of a part are: "xl/_rels/workbook.xml.rels". Full transfer. */
static char *
relations_of (const char *part)
{
  const char *slash = strrchr (part, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (part, (gsize) (slash + 1 - part)) : g_strdup ("");

  return g_strconcat (folder, "_rels/", slash != NULL ? slash + 1 : part, ".rels", NULL);
}

static gboolean
main_relation_began (const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  PalWorkbook *self = data;
  const char *type = pal_xml_attribute (names, values, "Type"), *target = pal_xml_attribute (names, values, "Target");

  if (self->main == NULL && type != NULL && target != NULL && g_str_has_suffix (type, "/officeDocument"))
    self->main = resolve ("", target);
  return TRUE;
}

static gboolean
find_main (PalWorkbook *self, GError **error)
{
  static const PalXmlFuncs funcs = { main_relation_began, NULL, NULL };

  if (pal_parts_has (self->parts, "_rels/.rels")
      && !pal_xml_read (self->parts, "_rels/.rels", &funcs, self, NULL, error))
    return FALSE;
  if (self->main == NULL || !pal_parts_has (self->parts, self->main))
    {
      g_free (self->main);
      self->main = g_strdup ("xl/workbook.xml");
    }
  if (pal_parts_has (self->parts, self->main) && !g_str_has_suffix (self->main, ".bin")
      && !g_str_has_prefix (self->main, "word/"))
    return TRUE;
  refuse_archive (self->parts, error);
  return FALSE;
}

static gboolean
workbook_began (const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  PalWorkbook *self = data;
  const char *state = pal_xml_attribute (names, values, "state"), *name = pal_xml_attribute (names, values, "name");

  if (strcmp (element, "workbookPr") == 0)
    self->since_1904 = pal_xml_truth (names, values, "date1904");
  if (strcmp (element, "sheet") == 0 && self->sheets->len < MAX_SHEETS)
    {
      Sheet *sheet = g_new0 (Sheet, 1);

      sheet->name = g_strdup (name != NULL ? name : "");
      sheet->relation = g_strdup (pal_xml_attribute (names, values, "id"));
      sheet->hidden = state != NULL && g_str_has_suffix (state, "idden");   /* hidden, veryHidden */
      g_ptr_array_add (self->sheets, sheet);
    }
  return TRUE;
}

static gboolean
relation_began (const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  PalWorkbook *self = data;
  const char *id = pal_xml_attribute (names, values, "Id"), *type = pal_xml_attribute (names, values, "Type"),
             *target = pal_xml_attribute (names, values, "Target");

  if (type == NULL || target == NULL)
    return TRUE;
  if (g_str_has_suffix (type, "/sharedStrings") && self->strings == NULL)
    self->strings = resolve (self->main, target);
  else if (g_str_has_suffix (type, "/styles") && self->styles == NULL)
    self->styles = resolve (self->main, target);
  for (guint i = 0; g_str_has_suffix (type, "/worksheet") && i < self->sheets->len; i++)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i);

      if (sheet->part == NULL && id != NULL && g_strcmp0 (sheet->relation, id) == 0)
        sheet->part = resolve (self->main, target);
    }
  return TRUE;
}

/* What no relation names is where every program puts it. */
static void
supply_parts (PalWorkbook *self, gboolean had_relations)
{
  if (self->strings == NULL)
    self->strings = g_strdup ("xl/sharedStrings.xml");
  if (self->styles == NULL)
    self->styles = g_strdup ("xl/styles.xml");
  for (guint i = self->sheets->len; i > 0; i--)
    {
      Sheet *sheet = g_ptr_array_index (self->sheets, i - 1);

      if (sheet->part == NULL && (!had_relations || sheet->relation == NULL))
        sheet->part = g_strdup_printf ("xl/worksheets/sheet%u.xml", i);
      /* A sheet that is only a chart has no cells. */
      if (sheet->part == NULL || !pal_parts_has (self->parts, sheet->part))
        g_ptr_array_remove_index (self->sheets, i - 1);
    }
}

static gboolean
read_structure (PalWorkbook *self, GError **error)
{
  static const PalXmlFuncs workbook = { workbook_began, NULL, NULL }, relations = { relation_began, NULL, NULL };
  g_autofree char *part = NULL;
  gboolean related;

  if (!find_main (self, error) || !pal_xml_read (self->parts, self->main, &workbook, self, NULL, error))
    return FALSE;
  part = relations_of (self->main);
  related = pal_parts_has (self->parts, part);
  if (related && !pal_xml_read (self->parts, part, &relations, self, NULL, error))
    return FALSE;
  supply_parts (self, related);
  if (self->sheets->len > 0)
    return TRUE;
  g_set_error (error, PAL_WORKBOOK_ERROR, PAL_WORKBOOK_ERROR_NO_SHEET,
               _("“%s” has no sheet with cells. Nothing was imported; ask the sender for the list again."),
               pal_parts_get_name (self->parts));
  return FALSE;
}

/* Opens a workbook from memory and lists its sheets. name is what people are shown. NULL with an error in words. */
PalWorkbook *
pal_workbook_new (GBytes *bytes, const char *name, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (PalWorkbook) self = NULL;

  if (size >= 2 && data[0] == 0xD0)
    {
      refuse_container (bytes, name, error);
      return NULL;
    }
  self = g_new0 (PalWorkbook, 1);
  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->parts = pal_parts_new (bytes, name, error);
  return self->parts != NULL && read_structure (self, error) ? g_steal_pointer (&self) : NULL;
}

void
pal_workbook_free (PalWorkbook *self)
{
  if (self == NULL)
    return;
  pal_parts_free (self->parts);
  g_ptr_array_unref (self->sheets);
  g_free (self->main);
  g_free (self->strings);
  g_free (self->styles);
  g_free (self);
}

guint
pal_workbook_n_sheets (PalWorkbook *self)
{
  return self->sheets->len;
}

const char *
pal_workbook_sheet_name (PalWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < self->sheets->len, "");

  return ((Sheet *) g_ptr_array_index (self->sheets, sheet))->name;
}

gboolean
pal_workbook_sheet_is_hidden (PalWorkbook *self, guint sheet)
{
  g_return_val_if_fail (sheet < self->sheets->len, TRUE);

  return ((Sheet *) g_ptr_array_index (self->sheets, sheet))->hidden;
}

/* Reads the rows of a sheet, those that hold anything. Full transfer; NULL with an error. */
PalGrid *
pal_workbook_read (PalWorkbook *self, guint sheet, GCancellable *cancellable, GError **error)
{
  PalSheetContext context = { .parts = self->parts, .since_1904 = self->since_1904 };
  g_autoptr (PalGrid) grid = pal_grid_new (0);
  g_autoptr (GArray) formats = NULL;
  g_autoptr (GArray) strings = NULL;

  g_return_val_if_fail (sheet < self->sheets->len, NULL);

  if (pal_parts_has (self->parts, self->styles))
    {
      formats = pal_workbook_read_styles (self->parts, self->styles, cancellable, error);
      if (formats == NULL)
        return NULL;
    }
  if (pal_parts_has (self->parts, self->strings))
    {
      strings = pal_workbook_read_strings (self->parts, self->strings, grid, cancellable, error);
      if (strings == NULL)
        return NULL;
    }
  context.formats = formats;
  context.strings = strings;
  if (!pal_workbook_read_sheet (&context, ((Sheet *) g_ptr_array_index (self->sheets, sheet))->part, grid, cancellable,
                                error))
    return NULL;
  return g_steal_pointer (&grid);
}
