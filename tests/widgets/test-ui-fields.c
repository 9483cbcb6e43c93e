/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "records/pal-field.h"

#include <gio/gio.h>
#include <string.h>

/* Every input of a form in ui/ is named after a field that its kind of record has. */

/* A property may hold an object, with properties of its own: only the innermost one has the text. */
typedef struct {
  const char *file;
  GPtrArray  *classes;      /* of the objects that are open now, the innermost last */
  GString    *property;     /* text of the property that is open now; NULL: none */
  char       *property_name;
  char       *kind;         /* of the form that is open now */
  char       *id;           /* of the input that is open now */
  guint       n_inputs;
} Reader;

static const char *
innermost (Reader *reader)
{
  return reader->classes->len > 0 ? g_ptr_array_index (reader->classes, reader->classes->len - 1) : "";
}

static const char *
attribute (const char **names, const char **values, const char *wanted)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], wanted) == 0)
      return values[i];
  return NULL;
}

static void
close_property (Reader *reader)
{
  if (reader->property != NULL)
    g_string_free (g_steal_pointer (&reader->property), TRUE);
  g_clear_pointer (&reader->property_name, g_free);
}

static void
element_begun (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Reader *reader = data;

  if (strcmp (element, "object") == 0 || strcmp (element, "template") == 0)
    {
      g_ptr_array_add (reader->classes, g_strdup (attribute (names, values, "class")));
      if (strcmp (innermost (reader), "PalInput") == 0)
        {
          g_free (reader->id);
          reader->id = g_strdup (attribute (names, values, "id"));
        }
    }
  else if (strcmp (element, "property") == 0)
    {
      close_property (reader);
      reader->property = g_string_new (NULL);
      reader->property_name = g_strdup (attribute (names, values, "name"));
    }
}

static void
check_input (Reader *reader)
{
  const PalKind *kind = reader->kind != NULL ? pal_kind_find (reader->kind) : NULL;

  reader->n_inputs++;
  if (kind == NULL)
    g_test_message ("%s: input %s stands in no form of a known kind (%s)", reader->file, reader->id, reader->kind);
  else if (reader->id == NULL || pal_kind_get_field (kind, reader->id) == NULL)
    g_test_message ("%s: %s has no field %s", reader->file, reader->kind, reader->id);
  else
    return;
  g_test_fail ();
}

static void
element_ended (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *reader = data;

  if (strcmp (element, "property") == 0)
    {
      char **target = NULL;

      if (strcmp (innermost (reader), "PalForm") == 0 && g_strcmp0 (reader->property_name, "kind") == 0)
        target = &reader->kind;
      else if (strcmp (innermost (reader), "PalInput") == 0 && g_strcmp0 (reader->property_name, "field") == 0)
        target = &reader->id;
      if (target != NULL)
        {
          g_free (*target);
          *target = g_strdup (reader->property->str);
        }
      close_property (reader);
    }
  else if (strcmp (element, "object") == 0 || strcmp (element, "template") == 0)
    {
      if (strcmp (innermost (reader), "PalInput") == 0)
        check_input (reader);
      if (strcmp (innermost (reader), "PalForm") == 0)
        g_clear_pointer (&reader->kind, g_free);
      g_ptr_array_set_size (reader->classes, reader->classes->len - 1);
    }
}

static void
text_read (GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *reader = data;

  if (reader->property != NULL)
    g_string_append_len (reader->property, text, length);
}

static guint
read_ui (const char *file, const char *text)
{
  static const GMarkupParser parser = { element_begun, element_ended, text_read };
  Reader reader = { .file = file, .classes = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reader, NULL);
  g_autoptr (GError) error = NULL;

  g_markup_parse_context_parse (context, text, -1, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (reader.classes);
  g_free (reader.kind);
  g_free (reader.id);
  return reader.n_inputs;
}

static void
test_files (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "ui", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_inputs = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL), *text = NULL;

      if (!g_str_has_suffix (name, ".ui"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      n_inputs += read_ui (name, text);
    }
  g_test_message ("%u inputs", n_inputs);
}

/* The reader itself: it finds what it is meant to find. */
static void
test_wrong_field (void)
{
  static const char good[] = "<interface><object class='PalForm'><property name='kind'>participant</property>"
                             "<child><object class='PalInput' id='birth_on'/></child></object></interface>";
  static const char wrong[] = "<interface><object class='PalForm'><property name='kind'>participant</property>"
                              "<child><object class='PalInput' id='birth_of'/></child></object></interface>";

  g_assert_cmpuint (read_ui ("good", good), ==, 1);
  g_assert_false (g_test_failed ());
  if (g_test_subprocess ())
    {
      read_ui ("wrong", wrong);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/ui-fields/files", test_files);
  g_test_add_func ("/widgets/ui-fields/wrong-field", test_wrong_field);
  return g_test_run ();
}
