/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

/* Every text of the program can be read on its ground, in each of the four looks: 4.5 to 1 (WCAG 2.1, 1.4.3), 7 to 1 in
 * high contrast (1.4.6); edges of fields and buttons stand out by 3 to 1 (1.4.11). The names are read from the
 * stylesheets. */

typedef struct {
  const char *ink;
  const char *grounds;
} Pair;

static const Pair texts[] = {
  { "text", "window sidebar surface sunken accent_soft ok_soft warn_soft bad_soft none_soft c1_soft c2_soft c3_soft "
            "c4_soft c5_soft c6_soft" },
  { "dim", "window sidebar surface sunken accent_soft" },
  { "accent", "window sidebar surface sunken accent_soft warn_soft" },
  { "accent_hi", "surface accent_soft" },
  { "on_accent", "accent accent_hi" },
  { "ok", "surface sunken accent_soft ok_soft" },
  { "warn", "surface sunken accent_soft warn_soft" },
  { "bad", "window surface sunken accent_soft bad_soft" },
  { "none", "surface sunken accent_soft none_soft" },
  { "surface", "bad text accent" },
};

static const Pair edges[] = {
  { "border", "surface window" },
  { "accent", "surface window accent_soft" },
  { "bad", "surface bad_soft" },
  { "c1", "surface c1_soft" }, { "c2", "surface c2_soft" }, { "c3", "surface c3_soft" },
  { "c4", "surface c4_soft" }, { "c5", "surface c5_soft" }, { "c6", "surface c6_soft" },
  { "bar", "surface" }, { "bar_warn", "surface" },
};

typedef struct {
  double red, green, blue;
} Color;

static char *
read_sheet (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "ui", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* Adds the names that a sheet defines as #RRGGBB or as another name; a later definition wins. */
static void
read_names (GHashTable *names, const char *sheet)
{
  g_autofree char *text = read_sheet (sheet);
  g_autoptr (GRegex) pattern = g_regex_new ("@define-color\\s+pal_(\\w+)\\s+([^;]+);", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  for (g_regex_match (pattern, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    g_hash_table_replace (names, g_match_info_fetch (match, 1), g_strstrip (g_match_info_fetch (match, 2)));
  g_assert_cmpuint (g_hash_table_size (names), >, 30);
}

static Color
color_of (GHashTable *names, const char *name)
{
  const char *value = g_hash_table_lookup (names, name);
  guint64 rgb;

  if (value != NULL && g_str_has_prefix (value, "@pal_"))
    return color_of (names, value + strlen ("@pal_"));
  if (value == NULL || value[0] != '#' || strlen (value) != 7)
    g_error ("pal_%s is not a colour: %s", name, value);
  rgb = g_ascii_strtoull (value + 1, NULL, 16);
  return (Color) { (rgb >> 16) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0 };
}

static double
linear (double value)
{
  return value <= 0.03928 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (Color color)
{
  return 0.2126 * linear (color.red) + 0.7152 * linear (color.green) + 0.0722 * linear (color.blue);
}

static double
contrast (Color a, Color b)
{
  double light = MAX (luminance (a), luminance (b)), dark = MIN (luminance (a), luminance (b));

  return (light + 0.05) / (dark + 0.05);
}

static void
check_pairs (GHashTable *names, const Pair *pairs, guint n, double least)
{
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) grounds = g_strsplit (pairs[i].grounds, " ", -1);

      for (guint j = 0; grounds[j] != NULL; j++)
        {
          double ratio = contrast (color_of (names, pairs[i].ink), color_of (names, grounds[j]));

          if (ratio < least)
            {
              g_test_message ("pal_%s on pal_%s: %.2f, at least %.1f is needed", pairs[i].ink, grounds[j], ratio,
                              least);
              g_test_fail ();
            }
        }
    }
}

static void
check_look (const char *sheet, double least_text, double least_edge)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  read_names (names, "style.css");
  if (sheet != NULL)
    read_names (names, sheet);
  check_pairs (names, texts, G_N_ELEMENTS (texts), least_text);
  check_pairs (names, edges, G_N_ELEMENTS (edges), least_edge);
}

static void
test_light (void)
{
  check_look (NULL, 4.5, 3);
}

static void
test_dark (void)
{
  check_look ("style-dark.css", 4.5, 3);
}

static void
test_contrast (void)
{
  check_look ("style-contrast.css", 7, 4.5);
}

static void
test_contrast_dark (void)
{
  check_look ("style-contrast-dark.css", 7, 4.5);
}

/* A look that forgets a name would fall back on the light one. */
static void
test_complete (void)
{
  static const char *const looks[] = { "style-dark.css", "style-contrast.css", "style-contrast-dark.css" };
  g_autoptr (GHashTable) light = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, value;

  read_names (light, "style.css");
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      g_autoptr (GHashTable) look = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

      read_names (look, looks[i]);
      g_hash_table_iter_init (&iter, light);
      while (g_hash_table_iter_next (&iter, &name, &value))
        if (((char *) value)[0] == '#' && !g_hash_table_contains (look, name))
          {
            g_test_message ("%s does not define pal_%s", looks[i], (char *) name);
            g_test_fail ();
          }
    }
}

/* Colours are written in the palettes and nowhere else. */
static void
test_names_only (void)
{
  g_autofree char *text = read_sheet ("style.css");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strchr (lines[i], '#') != NULL && strstr (lines[i], "@define-color") == NULL && strstr (lines[i], "/*") == NULL)
      {
        g_test_message ("style.css:%u: %s", i + 1, lines[i]);
        g_test_fail ();
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/widgets/palette/light", test_light);
  g_test_add_func ("/widgets/palette/dark", test_dark);
  g_test_add_func ("/widgets/palette/contrast", test_contrast);
  g_test_add_func ("/widgets/palette/contrast-dark", test_contrast_dark);
  g_test_add_func ("/widgets/palette/complete", test_complete);
  g_test_add_func ("/widgets/palette/names-only", test_names_only);
  return g_test_run ();
}
