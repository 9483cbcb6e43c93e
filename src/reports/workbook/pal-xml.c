/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-workbook-private.h"

/* The XML of a part, through GMarkup. Programs differ in the prefixes that they give to names ("row", "x:row"), which
 * say nothing here. */

#define MAX_DEPTH 64

typedef struct {
  const PalXmlFuncs *funcs;
  gpointer           data;
  PalParts          *parts;
  GMarkupParseContext *context;
  gboolean           begun;
  guint              depth;
} Reading;

static const char *
without_prefix (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
element_began_cb (GMarkupParseContext *context, const char *element, const char **names, const char **values,
                  gpointer data, GError **error)
{
  Reading *reading = data;

  if (++reading->depth > MAX_DEPTH)
    pal_workbook_set_damaged (error, pal_parts_get_name (reading->parts));
  else if (reading->funcs->start != NULL)
    reading->funcs->start (without_prefix (element), names, values, reading->data, error);
}

static void
element_ended_cb (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reading *reading = data;

  reading->depth--;
  if (reading->funcs->end != NULL)
    reading->funcs->end (without_prefix (element), reading->data, error);
}

static void
text_read_cb (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reading *reading = data;

  if (reading->funcs->text != NULL)
    reading->funcs->text (text, length, reading->data);
}

/* What GMarkup says of an error means nothing to people; what our own functions say does. */
static gboolean
parse_piece (const char *bytes, gsize size, gpointer data, GError **error)
{
  Reading *reading = data;
  GError *local = NULL;

  if (!reading->begun && size >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0)
    {
      bytes += 3;
      size -= 3;
    }
  reading->begun = TRUE;
  if (g_markup_parse_context_parse (reading->context, bytes, (gssize) size, &local))
    return TRUE;
  if (local->domain == G_MARKUP_ERROR)
    {
      g_clear_error (&local);
      pal_workbook_set_damaged (&local, pal_parts_get_name (reading->parts));
    }
  g_propagate_error (error, local);
  return FALSE;
}

gboolean
pal_xml_read (PalParts *parts, const char *part, const PalXmlFuncs *funcs, gpointer data, GCancellable *cancellable,
              GError **error)
{
  static const GMarkupParser parser = { element_began_cb, element_ended_cb, text_read_cb, NULL, NULL };
  Reading reading = { .funcs = funcs, .data = data, .parts = parts };
  gboolean done;

  reading.context = g_markup_parse_context_new (&parser, G_MARKUP_TREAT_CDATA_AS_TEXT, &reading, NULL);
  done = pal_parts_read (parts, part, parse_piece, &reading, cancellable, error);
  if (done && !g_markup_parse_context_end_parse (reading.context, NULL))
    {
      pal_workbook_set_damaged (error, pal_parts_get_name (parts));
      done = FALSE;
    }
  g_markup_parse_context_free (reading.context);
  return done;
}

/* The value of an attribute, whatever its prefix; NULL when it is not there. */
const char *
pal_xml_attribute (const char **names, const char **values, const char *name)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (without_prefix (names[i]), name) == 0)
      return values[i];
  return NULL;
}

gint64
pal_xml_number (const char **names, const char **values, const char *name, gint64 otherwise)
{
  const char *text = pal_xml_attribute (names, values, name);
  gint64 number = otherwise;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL))
    number = otherwise;
  return number;
}

gboolean
pal_xml_truth (const char **names, const char **values, const char *name)
{
  const char *text = pal_xml_attribute (names, values, name);

  return text != NULL && (strcmp (text, "1") == 0 || strcmp (text, "true") == 0 || strcmp (text, "on") == 0);
}

/* "_x000D_" is how a sheet writes a character that XML cannot hold. */
static gboolean
read_escape (const char *text, gsize length, gunichar *c)
{
  *c = 0;
  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    {
      if (!g_ascii_isxdigit (text[i]))
        return FALSE;
      *c = *c * 16 + (gunichar) g_ascii_xdigit_value (text[i]);
    }
  return TRUE;
}

/* The text of a cell as people read it: escapes resolved, lines ended by LF, accents on their letters. Full transfer. */
char *
pal_xml_clean_text (const char *text, gsize length)
{
  GString *out = g_string_sized_new (length + 1);
  gboolean apart = FALSE;
  gunichar c;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '_' && read_escape (text + i, length - i, &c))
        {
          if (c >= 0x20 && g_unichar_validate (c))
            g_string_append_unichar (out, c);
          else if (c == '\n' || c == '\t')
            g_string_append_c (out, (char) c);
          i += 6;
        }
      else if (text[i] != '\r' && text[i] != '\0')
        g_string_append_c (out, text[i]);
      apart |= (guchar) text[i] == 0xCC || (guchar) text[i] == 0xCD;
    }
  if (apart)
    {
      char *composed = g_utf8_normalize (out->str, (gssize) out->len, G_NORMALIZE_NFC);

      g_string_free (out, TRUE);
      return composed != NULL ? composed : g_strdup ("");
    }
  return g_string_free (out, FALSE);
}
