/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-workbook-private.h"

/* What the styles of a workbook say of numbers: a date is a number of days that is shown as a date, and only its style
 * tells. ECMA-376, part 1, 18.8.30 lists the formats that have no code. */

#define MAX_STYLES 100000

typedef struct {
  GHashTable *codes;        /* number of a format → its code */
  GArray     *ids;          /* gint64: the format of each style */
  gboolean    in_codes, in_styles;
} Styles;

static gboolean
style_began (const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  Styles *self = data;
  gint64 id = pal_xml_number (names, values, "numFmtId", 0);

  if (strcmp (element, "numFmts") == 0)
    self->in_codes = TRUE;
  else if (strcmp (element, "cellXfs") == 0)
    self->in_styles = TRUE;
  else if (self->in_codes && strcmp (element, "numFmt") == 0 && g_hash_table_size (self->codes) < MAX_STYLES)
    g_hash_table_insert (self->codes, g_memdup2 (&id, sizeof id),
                         g_strdup (pal_xml_attribute (names, values, "formatCode")));
  else if (self->in_styles && strcmp (element, "xf") == 0 && self->ids->len < MAX_STYLES)
    g_array_append_val (self->ids, id);
  return TRUE;
}

static gboolean
style_ended (const char *element, gpointer data, GError **error)
{
  Styles *self = data;

  if (strcmp (element, "numFmts") == 0)
    self->in_codes = FALSE;
  else if (strcmp (element, "cellXfs") == 0)
    self->in_styles = FALSE;
  return TRUE;
}

/* Reads how each style shows numbers. Full transfer; NULL with an error. */
GArray *
pal_workbook_read_styles (PalParts *parts, const char *part, GCancellable *cancellable, GError **error)
{
  static const PalXmlFuncs funcs = { style_began, style_ended, NULL };
  g_autoptr (GHashTable) codes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) formats = g_array_new (FALSE, FALSE, sizeof (PalCellFormat));
  Styles self = { .codes = codes, .ids = ids };

  if (!pal_xml_read (parts, part, &funcs, &self, cancellable, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      PalCellFormat format = pal_workbook_read_format (id, g_hash_table_lookup (codes, &id));

      g_array_append_val (formats, format);
    }
  return g_steal_pointer (&formats);
}
