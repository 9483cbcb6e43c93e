/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "records/pal-field.h"
#include "store/pal-text.h"

#include "pal-indicator-private.h"

#define FOLDER "/org/palier/Palier/data/indicators/"
#define UNKNOWN "NR"
#define SMALL_CELLS 5               /* a convention, not a law: the option small_cells changes it */

/* The catalogue ---------------------------------------------------------------------------------------------------- */

static int
compare_order (gconstpointer a, gconstpointer b)
{
  return (*(const PalIndicatorFile *const *) a)->order - (*(const PalIndicatorFile *const *) b)->order;
}

static GPtrArray *
read_catalogue (void)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_indicator_file_free);
  g_auto (GStrv) names = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (int i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (FOLDER, names[i], NULL);
      g_autoptr (GBytes) text = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      g_autoptr (GError) error = NULL;

      if (g_str_equal (names[i], "prelude.sql") || text == NULL)
        continue;
      PalIndicatorFile *file = pal_indicator_parse (names[i], g_bytes_get_data (text, NULL), &error);
      if (file != NULL)
        g_ptr_array_add (files, file);
      else
        g_warning ("%s", error->message);
    }
  g_ptr_array_sort (files, compare_order);
  return files;
}

const GPtrArray *
pal_indicators (void)
{
  static gsize ready;
  static GPtrArray *files;

  if (g_once_init_enter (&ready))
    {
      files = read_catalogue ();
      g_once_init_leave (&ready, 1);
    }
  return files;
}

static const PalIndicatorFile *
find_file (const char *code, gsize length)
{
  const GPtrArray *files = pal_indicators ();

  for (guint i = 0; i < files->len; i++)
    {
      const PalIndicatorFile *file = g_ptr_array_index (files, i);
      if (strlen (file->about.code) == length && strncmp (file->about.code, code, length) == 0)
        return file;
    }
  return NULL;
}

/* @code may name a figure of a breakdown, "GENRE:F". NULL when this version has no such indicator. */
const PalIndicator *
pal_indicator_find (const char *code)
{
  const PalIndicatorFile *file = code != NULL ? find_file (code, strcspn (code, ":")) : NULL;

  return file != NULL ? &file->about : NULL;
}

/* From now on a target is set by the title of its indicator. Breakdowns are many figures, and have no target. */
void
pal_indicators_offer (void)
{
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      const GPtrArray *all = pal_indicators ();
      GArray *choices = g_array_new (TRUE, TRUE, sizeof (PalChoice));

      for (guint i = 0; i < all->len; i++)
        {
          const PalIndicator *about = &((PalIndicatorFile *) g_ptr_array_index (all, i))->about;
          PalChoice choice = { about->code, about->title, TRUE, FALSE };

          if (!about->breakdown)
            g_array_append_val (choices, choice);
        }
      pal_choices_give ("indicator", (const PalChoice *) (gpointer) g_array_free (choices, FALSE));
      g_once_init_leave (&ready, 1);
    }
}

static const PalIndicatorFile *
need_file (const char *code, GError **error)
{
  const PalIndicatorFile *file = code != NULL ? find_file (code, strcspn (code, ":")) : NULL;

  if (file == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _("There is no indicator “%s” in this version. Nothing was computed; look its code up in the list of "
                   "indicators."),
                 code != NULL ? code : "");
  return file;
}

/* Rows ------------------------------------------------------------------------------------------------------------- */

static GPtrArray *rows_of (PalStore *store, const PalIndicatorFile *file, const PalScope *scope, gboolean names,
                           GError **error);

/* The rows of a mean of others: one for each of them that this version delivers. */
static GPtrArray *
rows_of_components (PalStore *store, const PalIndicatorFile *file, const PalScope *scope, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_unit_free);

  for (int i = 0; file->components[i] != NULL; i++)
    {
      const PalIndicatorFile *component = find_file (file->components[i], strlen (file->components[i]));
      g_autoptr (GPtrArray) parts = NULL;
      PalResult result;

      if (component == NULL || component == file)
        continue;
      parts = rows_of (store, component, scope, FALSE, error);
      if (parts == NULL)
        return NULL;
      result = pal_indicator_value (component, parts, NULL);

      PalUnit *unit = g_new0 (PalUnit, 1);
      unit->numerator = result.value.num;
      unit->denominator = result.value.den;
      unit->detail = g_strconcat ("text=", component->about.title, NULL);
      unit->excluded = g_strdup (result.value.den == 0 ? "NOT_COMPUTABLE" : NULL);
      unit->name = g_strdup ("");
      g_ptr_array_add (rows, unit);
    }
  return g_steal_pointer (&rows);
}

static GPtrArray *
rows_of (PalStore *store, const PalIndicatorFile *file, const PalScope *scope, gboolean names, GError **error)
{
  return file->kind == PAL_VALUE_MEAN_OF ? rows_of_components (store, file, scope, error)
                                         : pal_indicator_rows (store, file, scope, names, error);
}

/* Figures ---------------------------------------------------------------------------------------------------------- */

static gboolean
is_asked (const PalIndicatorFile *file, const PalScope *scope)
{
  return !(file->about.cohort_only && scope->cohort == 0)
         && !(file->nominative_only && scope->variant != PAL_VARIANT_NOMINATIVE);
}

static PalFigure *
make_figure (const PalIndicatorFile *file, const PalScope *scope, const PalResult *result)
{
  PalFigure *figure = pal_figure_new ();
  gboolean upside_down = file->literal && pal_scope_get_option (scope, "literal") != NULL;

  figure->code = g_strdup (file->about.code);
  figure->title = g_strdup (file->about.title);
  figure->definition = g_strdup (file->about.definition);
  figure->rubric = g_strdup (file->about.rubric);
  figure->unit = g_strdup (upside_down ? "ratio" : file->about.unit);
  figure->has_ratio = file->kind == PAL_VALUE_RATIO;
  figure->numerator = result->numerator;
  figure->denominator = result->denominator;
  figure->known = result->value.den != 0;
  figure->value_num = result->value.num;
  figure->value_den = result->value.den;
  figure->value = pal_exact_to_double (result->value);
  if (file->kind == PAL_VALUE_DATE && figure->known && g_date_valid_julian (result->value.num))
    g_date_set_julian (&figure->date, result->value.num);
  return figure;
}

/* Categories in the order of their list of values, the others by name, NR last. */
static int
compare_categories (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *left = *(const char *const *) a, *right = *(const char *const *) b;
  const PalChoice *choices = data;
  gboolean left_unknown = g_str_equal (left, UNKNOWN), right_unknown = g_str_equal (right, UNKNOWN);

  if (left_unknown != right_unknown)
    return left_unknown ? 1 : -1;
  for (; choices != NULL && choices->code != NULL; choices++)
    {
      if (g_str_equal (choices->code, left))
        return g_str_equal (left, right) ? 0 : -1;
      if (g_str_equal (choices->code, right))
        return 1;
    }
  g_autofree char *left_folded = pal_text_fold (left), *right_folded = pal_text_fold (right);
  int order = g_strcmp0 (left_folded, right_folded);
  return order != 0 ? order : strcmp (left, right);
}

/* The categories to print, owned by the caller; the texts belong to the file or to the rows. */
static GPtrArray *
categories_of (const PalIndicatorFile *file, GPtrArray *rows)
{
  GPtrArray *categories = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (file->breakdown == PAL_BREAKDOWN_LISTED)
    {
      for (guint i = 0; i < file->categories->len; i++)
        g_ptr_array_add (categories, ((PalCategory *) g_ptr_array_index (file->categories, i))->code);
      return categories;
    }
  g_hash_table_add (seen, (gpointer) UNKNOWN);
  g_ptr_array_add (categories, (gpointer) UNKNOWN);
  for (guint i = 0; i < rows->len; i++)
    {
      PalUnit *unit = g_ptr_array_index (rows, i);
      if (unit->excluded == NULL && unit->category != NULL && g_hash_table_add (seen, unit->category))
        g_ptr_array_add (categories, unit->category);
    }
  g_ptr_array_sort_with_data (categories, compare_categories, (gpointer) pal_choices (file->choices));
  return categories;
}

static const char *
label_of (const PalIndicatorFile *file, const char *category)
{
  for (guint i = 0; i < file->categories->len; i++)
    {
      PalCategory *listed = g_ptr_array_index (file->categories, i);
      if (g_str_equal (listed->code, category))
        return listed->label;
    }
  return g_str_equal (category, UNKNOWN) ? _("Not recorded") : pal_words_list (file->choices, category);
}

static void
add_breakdown (GPtrArray *figures, const PalIndicatorFile *file, const PalScope *scope, GPtrArray *rows)
{
  g_autoptr (GPtrArray) categories = categories_of (file, rows);
  int small_cells = pal_scope_get_number (scope, "small_cells",
                                          scope->variant == PAL_VARIANT_AGGREGATED ? SMALL_CELLS : 0);
  gint64 total = pal_indicator_value (file, rows, NULL).numerator;

  for (guint i = 0; i < categories->len; i++)
    {
      const char *category = g_ptr_array_index (categories, i);
      PalResult result = pal_indicator_value (file, rows, category);
      PalFigure *figure = make_figure (file, scope, &result);

      g_free (figure->code);
      g_free (figure->title);
      figure->code = g_strconcat (file->about.code, ":", category, NULL);
      figure->category = g_strdup (category);
      figure->label = g_strdup (label_of (file, category));
      figure->title = g_strdup_printf (C_("indicator and category", "%s: %s"), file->about.title, figure->label);
      figure->denominator = total;
      g_ptr_array_add (figures, figure);
    }
  if (small_cells > 0)
    pal_figures_mask (figures, small_cells);
}

static GPtrArray *
compute (PalStore *store, const PalIndicatorFile *file, const PalScope *scope, GError **error)
{
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_figure_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (!is_asked (file, scope))
    return g_steal_pointer (&figures);
  rows = rows_of (store, file, scope, FALSE, error);
  if (rows == NULL)
    return NULL;
  if (file->breakdown != PAL_BREAKDOWN_NONE)
    add_breakdown (figures, file, scope, rows);
  else
    {
      PalResult result = pal_indicator_value (file, rows, NULL);
      g_ptr_array_add (figures, make_figure (file, scope, &result));
    }
  return g_steal_pointer (&figures);
}

/* The figures of one indicator. A breakdown has one for each category; its counts carry the total of the breakdown as
 * their denominator, but are not rates. An indicator that makes no sense for the scope (a cohort's date asked of a
 * programme, the counsellors' names in another variant than the nominative) has none. Full transfer; elements
 * PalFigure. */
GPtrArray *
pal_indicator_compute (PalStore *store, const char *code, const PalScope *scope, GError **error)
{
  const PalIndicatorFile *file = need_file (code, error);

  return file != NULL ? compute (store, file, scope, error) : NULL;
}

/* Explanation ------------------------------------------------------------------------------------------------------ */

void
pal_counted_free (PalCounted *counted)
{
  if (counted == NULL)
    return;
  g_free (counted->name);
  g_free (counted->category);
  g_free (counted->detail);
  g_free (counted->excluded);
  g_free (counted);
}

static PalCounted *
make_counted (PalUnit *unit)
{
  PalCounted *counted = g_new0 (PalCounted, 1);

  counted->unit = unit->unit;
  counted->participant = unit->participant;
  counted->name = g_strdup (unit->name != NULL ? unit->name : "");
  counted->category = g_strdup (unit->category);
  counted->numerator = unit->excluded == NULL ? unit->numerator : 0;
  counted->denominator = unit->excluded == NULL ? unit->denominator : 0;
  counted->detail = pal_words_detail (unit->detail);
  counted->excluded = g_strdup (unit->excluded != NULL ? pal_words_reason (unit->excluded) : NULL);
  return counted;
}

/* The rows behind a figure: who is counted, above and below, and who is left out and why. @figure is an indicator's
 * code, or a category of one, "GENRE:F". Names are given in the nominative variant only. Full transfer; elements
 * PalCounted. */
GPtrArray *
pal_indicator_explain (PalStore *store, const char *figure, const PalScope *scope, GError **error)
{
  const PalIndicatorFile *file = need_file (figure, error);
  const char *colon = figure != NULL ? strchr (figure, ':') : NULL;
  g_autoptr (GPtrArray) explanation = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_counted_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (file == NULL)
    return NULL;
  if (!is_asked (file, scope))
    return g_steal_pointer (&explanation);
  rows = rows_of (store, file, scope, scope->variant == PAL_VARIANT_NOMINATIVE, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      PalUnit *unit = g_ptr_array_index (rows, i);
      if (colon == NULL || g_strcmp0 (unit->category, colon + 1) == 0)
        g_ptr_array_add (explanation, make_counted (unit));
    }
  return g_steal_pointer (&explanation);
}

/* CSV -------------------------------------------------------------------------------------------------------------- */

static void
append_field (GString *csv, const char *text)
{
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

static void
append_figure (GString *csv, const PalFigure *figure)
{
  g_autofree char *value = pal_figure_to_raw (figure);

  append_field (csv, figure->code);
  if (figure->has_ratio)
    g_string_append_printf (csv, ",%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT ",", figure->numerator, figure->denominator);
  else
    g_string_append (csv, ",,,");
  append_field (csv, value);
  g_string_append_printf (csv, ",%s\n", figure->unit);
}

/* All indicators, one line a figure: indicator,numerator,denominator,value,unit (INDICATORS §4). A count has its value
 * alone, a rate its numerator and denominator too; n.d. is an empty value. Owned by the caller. */
char *
pal_indicators_to_csv (PalStore *store, const PalScope *scope, GError **error)
{
  const GPtrArray *files = pal_indicators ();
  g_autoptr (GString) csv = g_string_new ("indicator,numerator,denominator,value,unit\n");

  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GPtrArray) figures = compute (store, g_ptr_array_index (files, i), scope, error);
      if (figures == NULL)
        return NULL;
      for (guint j = 0; j < figures->len; j++)
        append_figure (csv, g_ptr_array_index (figures, j));
    }
  return g_strdup (csv->str);
}
