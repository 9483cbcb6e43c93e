/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-workbook-private.h"

/* The texts that the cells of a workbook share, by number. A text may come in runs of different letters; how it is
 * pronounced (in Asian sheets) is no part of it. */

typedef struct {
  PalParts *parts;
  PalGrid  *grid;
  GArray   *strings;
  GString  *text;
  guint     spoken;      /* how deep inside a pronunciation */
  gboolean  in_text;
} Strings;

static gboolean
string_began (const char *element, const char **names, const char **values, gpointer data, GError **error)
{
  Strings *self = data;

  if (strcmp (element, "si") == 0)
    g_string_truncate (self->text, 0);
  else if (strcmp (element, "rPh") == 0)
    self->spoken++;
  else if (strcmp (element, "t") == 0)
    self->in_text = self->spoken == 0;
  return TRUE;
}

static gboolean
string_ended (const char *element, gpointer data, GError **error)
{
  Strings *self = data;
  g_autofree char *clean = NULL;
  guint32 offset;

  if (strcmp (element, "rPh") == 0 && self->spoken > 0)
    self->spoken--;
  else if (strcmp (element, "t") == 0)
    self->in_text = FALSE;
  if (strcmp (element, "si") != 0)
    return TRUE;
  if (self->grid->texts->len + self->text->len > PAL_WORKBOOK_MAX_TEXT)
    {
      pal_workbook_set_too_large (error, pal_parts_get_name (self->parts));
      return FALSE;
    }
  clean = pal_xml_clean_text (self->text->str, self->text->len);
  offset = pal_grid_add_text (self->grid, clean, strlen (clean));
  g_array_append_val (self->strings, offset);
  return TRUE;
}

static void
string_text (const char *text, gsize length, gpointer data)
{
  Strings *self = data;

  if (self->in_text)
    g_string_append_len (self->text, text, (gssize) length);
}

/* Reads the shared texts into a grid. Returns where each begins. Full transfer; NULL with an error. */
GArray *
pal_workbook_read_strings (PalParts *parts, const char *part, PalGrid *grid, GCancellable *cancellable, GError **error)
{
  static const PalXmlFuncs funcs = { string_began, string_ended, string_text };
  g_autoptr (GArray) strings = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GString) text = g_string_new (NULL);
  Strings self = { .parts = parts, .grid = grid, .strings = strings, .text = text };

  return pal_xml_read (parts, part, &funcs, &self, cancellable, error) ? g_steal_pointer (&strings) : NULL;
}
