/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "reports/indicators/pal-indicator-private.h"
#include "pal-pseudonym.h"
#include "pal-report-course-private.h"

#define FOLDER "/org/palier/Palier/data/reports/"

/* One row of a query, on its way into a row of the report. */
typedef struct {
  PalStatement  *statement;
  PalPseudonyms *pseudonyms;
  gboolean       sensitive;       /* health, justice and customary life may be said */
  guint          number;
} Source;

typedef struct _ListColumn ListColumn;
struct _ListColumn {
  const char   *label;
  PalCellKind   kind;
  PalCell    *(*add) (GPtrArray *row, Source *source, const ListColumn *column);
  const char   *name;             /* of the query's column */
  const char   *list;             /* whose words it takes */
  gboolean      total;
};

/* Cells ------------------------------------------------------------------------------------------------------------ */

static int
find_column (Source *source, const char *name)
{
  for (int i = 0; i < pal_statement_n_columns (source->statement); i++)
    if (g_str_equal (pal_statement_column_name (source->statement, i), name))
      return i;
  return -1;
}

static const char *
text_of (Source *source, const char *name)
{
  int column = find_column (source, name);

  return column >= 0 ? pal_statement_get_text (source->statement, column) : NULL;
}

static gint64
number_of (Source *source, const char *name)
{
  int column = find_column (source, name);

  return column >= 0 ? pal_statement_get_int (source->statement, column) : 0;
}

static gboolean
is_known (Source *source, const char *name)
{
  int column = find_column (source, name);

  return column >= 0 && !pal_statement_is_null (source->statement, column);
}

static PalCell *
add_text (GPtrArray *row, Source *source, const ListColumn *column)
{
  return pal_row_add_text (row, text_of (source, column->name));
}

static PalCell *
add_person (GPtrArray *row, Source *source, const ListColumn *column)
{
  PalCell *cell = add_text (row, source, column);

  cell->record = number_of (source, "participant");
  return cell;
}

static PalCell *
add_code (GPtrArray *row, Source *source, const ListColumn *column)
{
  gint64 participant = number_of (source, "participant");
  const char *code = pal_pseudonyms_get (source->pseudonyms, number_of (source, "cohort"), participant);
  PalCell *cell = pal_row_add_text (row, code);

  cell->record = participant;
  return cell;
}

static PalCell *
add_date (GPtrArray *row, Source *source, const ListColumn *column)
{
  return pal_row_add_date (row, text_of (source, column->name));
}

static PalCell *
add_number (GPtrArray *row, Source *source, const ListColumn *column)
{
  return is_known (source, column->name) ? pal_row_add_number (row, number_of (source, column->name))
                                         : pal_row_add_unknown (row);
}

static PalCell *
add_position (GPtrArray *row, Source *source, const ListColumn *column)
{
  return pal_row_add_number (row, source->number);
}

static PalCell *
add_yes_no (GPtrArray *row, Source *source, const ListColumn *column)
{
  return pal_row_add_text (row, pal_words_list ("three", number_of (source, column->name) != 0 ? "YES" : "NO"));
}

/* Data on health and justice, and customary life, from which an ethnic origin could be inferred (FR_PRACTICE, "RGPD in
 * reports"). */
static gboolean
is_sensitive (const char *code)
{
  static const char *const codes[] = { "SANTE", "HANDICAP", "JUDICIAIRE", "INCARCERATION", "RETOUR_VIE_TRIBALE", NULL };

  return g_strv_contains (codes, code);
}

static const char *
in_words (Source *source, const char *list, const char *code)
{
  return is_sensitive (code) && !source->sensitive ? _("Not stated (sensitive)") : pal_words_list (list, code);
}

static PalCell *
add_choice (GPtrArray *row, Source *source, const ListColumn *column)
{
  const char *code = text_of (source, column->name);

  if (g_strcmp0 (code, "UNKNOWN") == 0)
    code = NULL;
  return pal_row_add_text (row, code != NULL ? in_words (source, column->list, code) : NULL);
}

/* Why a course ended early; nothing when it did not. */
static PalCell *
add_early (GPtrArray *row, Source *source, const ListColumn *column)
{
  const char *reason = text_of (source, "exit_reason");

  if (number_of (source, "early") == 0)
    return pal_row_add_unknown (row);
  return pal_row_add_text (row, reason != NULL ? in_words (source, column->list, reason) : _("Not recorded"));
}

static PalCell *
add_rate (GPtrArray *row, Source *source, const ListColumn *column)
{
  gint64 done = number_of (source, "days_done"), planned = number_of (source, "days_planned");

  return done > 0 && planned > 0 ? pal_row_add_rate (row, done, planned) : pal_row_add_unknown (row);
}

static PalCell *
add_class (GPtrArray *row, Source *source, const ListColumn *column)
{
  static const char *const classes[] = { NULL, "SP", "SD", "ED" };
  gint64 rank = number_of (source, "rank");

  if (!is_known (source, "exit_on"))
    return pal_row_add_unknown (row);
  return pal_row_add_text (row, rank >= 1 && rank <= 3 ? classes[rank] : C_("exit class", "None"));
}

static PalCell *
add_themes (GPtrArray *row, Source *source, const ListColumn *column)
{
  const char *themes = text_of (source, column->name);
  g_auto (GStrv) codes = g_strsplit (themes != NULL ? themes : "", ",", -1);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (int i = 0; codes[i] != NULL; i++)
    {
      gpointer word = (gpointer) in_words (source, column->list, codes[i]);
      if (*codes[i] != '\0' && !g_ptr_array_find (words, word, NULL))
        g_ptr_array_add (words, word);
    }
  g_ptr_array_add (words, NULL);

  g_autofree char *joined = g_strjoinv (", ", (char **) words->pdata);
  return pal_row_add_text (row, joined);
}

/* The same bands as the indicator AGE. */
static PalCell *
add_age_band (GPtrArray *row, Source *source, const ListColumn *column)
{
  static const struct { int below; const char *band; } bands[] = {
    { 18, "<18" }, { 26, "18-25" }, { 30, "26-29" }, { 45, "30-44" }, { 55, "45-54" }, { G_MAXINT, "55+" },
  };
  gint64 age = number_of (source, "age");

  if (!is_known (source, "age"))
    return pal_row_add_unknown (row);
  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if (age < bands[i].below)
      return pal_row_add_text (row, bands[i].band);
  return pal_row_add_unknown (row);
}

static PalCell *
add_referral (GPtrArray *row, Source *source, const ListColumn *column)
{
  const char *programme = text_of (source, column->name);

  if (programme == NULL && g_strcmp0 (text_of (source, "exit_reason"), "REORIENTATION") == 0)
    return pal_row_add_text (row, pal_words_list ("three", "YES"));
  return pal_row_add_text (row, programme);
}

/* Lists (INDICATORS §1.1) ------------------------------------------------------------------------------------------ */

static const ListColumn people[] = {
  { N_("No."), PAL_CELL_INT, add_position },
  { N_("Last name"), PAL_CELL_TEXT, add_person, "last_name" },
  { N_("First name"), PAL_CELL_TEXT, add_person, "first_name" },
  { N_("Gender"), PAL_CELL_TEXT, add_choice, "gender", "gender" },
  { N_("Date of birth"), PAL_CELL_DATE, add_date, "birth_on" },
  { N_("Age at entry"), PAL_CELL_INT, add_number, "age" },
  { N_("Education level"), PAL_CELL_TEXT, add_choice, "level", "education_level" },
  { N_("Diploma"), PAL_CELL_TEXT, add_text, "diploma" },
  { N_("Town"), PAL_CELL_TEXT, add_text, "city" },
  { N_("QPV"), PAL_CELL_TEXT, add_choice, "qpv", "three" },
  { N_("Tenant"), PAL_CELL_TEXT, add_choice, "resident", "three" },
  { N_("Prescribing office"), PAL_CELL_TEXT, add_text, "office" },
  { N_("Prescribing adviser"), PAL_CELL_TEXT, add_text, "prescriber" },
  { N_("Reason for the prescription"), PAL_CELL_TEXT, add_choice, "motive", "motive" },
  { N_("Purchase order No."), PAL_CELL_CODE, add_text, "purchase_order" },
  { N_("Assessment of the project and the request"), PAL_CELL_LONG_TEXT, add_text, "project_assessment" },
  { N_("Entry date"), PAL_CELL_DATE, add_date, "entry_on" },
  { N_("Planned duration (months)"), PAL_CELL_INT, add_number, "duration_months" },
  { N_("Planned end"), PAL_CELL_DATE, add_date, "last_day" },
  { N_("Exit date"), PAL_CELL_DATE, add_date, "exit_on" },
  { N_("Actual duration (days)"), PAL_CELL_INT, add_number, "days_done", NULL, TRUE },
  { N_("Duration rate"), PAL_CELL_RATE, add_rate },
  { N_("Early exit (reason)"), PAL_CELL_TEXT, add_early, NULL, "exit_reason" },
  { N_("Professional project"), PAL_CELL_LONG_TEXT, add_text, "project" },
  { N_("Action plan (date)"), PAL_CELL_DATE, add_date, "plan_signed_on" },
  { N_("Barriers found"), PAL_CELL_INT, add_number, "barriers_found", NULL, TRUE },
  { N_("Barriers lifted"), PAL_CELL_INT, add_number, "barriers_lifted", NULL, TRUE },
  { N_("Situation (result)"), PAL_CELL_TEXT, add_choice, "situation", "situation_code" },
  { N_("Date of the situation"), PAL_CELL_DATE, add_date, "situation_on" },
  { N_("Class ED/SD/SP"), PAL_CELL_TEXT, add_class },
  { N_("Recommendations"), PAL_CELL_LONG_TEXT, add_text, "recommendations" },
  { NULL },
};

static const ListColumn people_pseudonymised[] = {
  { N_("Code"), PAL_CELL_TEXT, add_code },
  { N_("Gender"), PAL_CELL_TEXT, add_choice, "gender", "gender" },
  { N_("Age band"), PAL_CELL_TEXT, add_age_band },
  { N_("Education level"), PAL_CELL_TEXT, add_choice, "level", "education_level" },
  { N_("QPV"), PAL_CELL_TEXT, add_choice, "qpv", "three" },
  { N_("Tenant"), PAL_CELL_TEXT, add_choice, "resident", "three" },
  { N_("Prescribing office"), PAL_CELL_TEXT, add_text, "office" },
  { N_("Reason for the prescription"), PAL_CELL_TEXT, add_choice, "motive", "motive" },
  { N_("Entry date"), PAL_CELL_DATE, add_date, "entry_on" },
  { N_("Planned duration (months)"), PAL_CELL_INT, add_number, "duration_months" },
  { N_("Planned end"), PAL_CELL_DATE, add_date, "last_day" },
  { N_("Exit date"), PAL_CELL_DATE, add_date, "exit_on" },
  { N_("Actual duration (days)"), PAL_CELL_INT, add_number, "days_done", NULL, TRUE },
  { N_("Duration rate"), PAL_CELL_RATE, add_rate },
  { N_("Early exit (reason)"), PAL_CELL_TEXT, add_early, NULL, "exit_reason" },
  { N_("Action plan (date)"), PAL_CELL_DATE, add_date, "plan_signed_on" },
  { N_("Barriers found"), PAL_CELL_INT, add_number, "barriers_found", NULL, TRUE },
  { N_("Barriers lifted"), PAL_CELL_INT, add_number, "barriers_lifted", NULL, TRUE },
  { N_("Situation (result)"), PAL_CELL_TEXT, add_choice, "situation", "situation_code" },
  { N_("Date of the situation"), PAL_CELL_DATE, add_date, "situation_on" },
  { N_("Class ED/SD/SP"), PAL_CELL_TEXT, add_class },
  { NULL },
};

static const ListColumn non_entries[] = {
  { N_("Last name"), PAL_CELL_TEXT, add_person, "last_name" },
  { N_("First name"), PAL_CELL_TEXT, add_person, "first_name" },
  { N_("Prescribed on"), PAL_CELL_DATE, add_date, "prescribed_on" },
  { N_("Decision"), PAL_CELL_TEXT, add_choice, "decision", "decision" },
  { N_("Reason for the non-entry"), PAL_CELL_TEXT, add_choice, "non_entry_reason", "non_entry_reason" },
  { N_("Date"), PAL_CELL_DATE, add_date, "non_entry_on" },
  { N_("Barriers (kinds)"), PAL_CELL_LONG_TEXT, add_themes, "themes", "barrier_theme" },
  { N_("Replaced by"), PAL_CELL_TEXT, add_text, "replaced_by" },
  { NULL },
};

static const ListColumn non_entries_pseudonymised[] = {
  { N_("Code"), PAL_CELL_TEXT, add_code },
  { N_("Prescribed on"), PAL_CELL_DATE, add_date, "prescribed_on" },
  { N_("Decision"), PAL_CELL_TEXT, add_choice, "decision", "decision" },
  { N_("Reason for the non-entry"), PAL_CELL_TEXT, add_choice, "non_entry_reason", "non_entry_reason" },
  { N_("Date"), PAL_CELL_DATE, add_date, "non_entry_on" },
  { N_("Barriers (number)"), PAL_CELL_INT, add_number, "barriers", NULL, TRUE },
  { N_("Replaced"), PAL_CELL_TEXT, add_yes_no, "replaced" },
  { NULL },
};

static const ListColumn early_exits[] = {
  { N_("Last name"), PAL_CELL_TEXT, add_person, "last_name" },
  { N_("First name"), PAL_CELL_TEXT, add_person, "first_name" },
  { N_("Date"), PAL_CELL_DATE, add_date, "exit_on" },
  { N_("On whose initiative"), PAL_CELL_TEXT, add_choice, "exit_initiative", "exit_initiative" },
  { N_("Reason"), PAL_CELL_TEXT, add_choice, "exit_reason", "exit_reason" },
  { N_("Difficulties"), PAL_CELL_LONG_TEXT, add_text, "exit_difficulties" },
  { N_("Recommendations"), PAL_CELL_LONG_TEXT, add_text, "exit_recommendations" },
  { N_("Referred to"), PAL_CELL_TEXT, add_referral, "referred_to" },
  { NULL },
};

static const ListColumn early_exits_pseudonymised[] = {
  { N_("Code"), PAL_CELL_TEXT, add_code },
  { N_("Date"), PAL_CELL_DATE, add_date, "exit_on" },
  { N_("On whose initiative"), PAL_CELL_TEXT, add_choice, "exit_initiative", "exit_initiative" },
  { N_("Reason"), PAL_CELL_TEXT, add_choice, "exit_reason", "exit_reason" },
  { N_("Referred elsewhere"), PAL_CELL_TEXT, add_yes_no, "referred" },
  { NULL },
};

/* A list of the report: the query and the columns of the nominative variant, and those of the pseudonymised one. */
static const struct {
  const char       *id, *title, *query;
  const ListColumn *columns;
  const char       *query_pseudonymised;
  const ListColumn *columns_pseudonymised;
} lists[] = {
  { PAL_COURSE_PEOPLE, N_("List of participants"), "course-people.sql", people,
    "course-people-pseudonymised.sql", people_pseudonymised },
  { PAL_COURSE_NON_ENTRIES, N_("Non-entries"), "course-non-entries.sql", non_entries,
    "course-non-entries-pseudonymised.sql", non_entries_pseudonymised },
  { PAL_COURSE_EARLY_EXITS, N_("Early exits"), "course-early-exits.sql", early_exits,
    "course-early-exits-pseudonymised.sql", early_exits_pseudonymised },
};

/* Building --------------------------------------------------------------------------------------------------------- */

/* A query of the folder data/reports, which stands after the indicators' prelude. */
PalStatement *
pal_course_prepare (PalStore *store, const PalScope *scope, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) sql = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql != NULL ? pal_indicator_prepare (store, scope, g_bytes_get_data (sql, NULL), error) : NULL;
}

static void
add_row (PalSection *section, const ListColumn *columns, Source *source)
{
  GPtrArray *row = pal_section_add_row (section);

  source->number++;
  for (const ListColumn *column = columns; column->label != NULL; column++)
    column->add (row, source, column);
}

/* Rows by their code: the order in which the query gives them says something about the people. */
static int
compare_codes (gconstpointer a, gconstpointer b)
{
  const PalCell *left = g_ptr_array_index (*(GPtrArray *const *) a, 0);
  const PalCell *right = g_ptr_array_index (*(GPtrArray *const *) b, 0);

  return g_strcmp0 (left->text, right->text);
}

static PalSection *
build_list (PalStore *store, const PalScope *scope, PalPseudonyms *pseudonyms, guint index, GError **error)
{
  gboolean nominative = scope->variant == PAL_VARIANT_NOMINATIVE;
  const ListColumn *columns = nominative ? lists[index].columns : lists[index].columns_pseudonymised;
  g_autoptr (PalStatement) statement =
    pal_course_prepare (store, scope, nominative ? lists[index].query : lists[index].query_pseudonymised, error);
  g_autoptr (PalSection) section = pal_section_new (PAL_SECTION_TABLE, lists[index].id, _(lists[index].title));
  Source source = { statement, pseudonyms, nominative && pal_scope_get_option (scope, "sensitive") != NULL, 0 };
  GError *failure = NULL;

  if (statement == NULL)
    return NULL;
  for (const ListColumn *column = columns; column->label != NULL; column++)
    if (column->total)
      pal_section_add_total (section, _(column->label), column->kind);
    else
      pal_section_add_column (section, _(column->label), column->kind);
  while (pal_statement_step (statement, &failure))
    add_row (section, columns, &source);
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  if (!nominative)
    g_ptr_array_sort (section->rows, compare_codes);
  return g_steal_pointer (&section);
}

/* Adds the lists of people. An aggregated report has none. */
gboolean
pal_course_add_lists (PalReport *report, PalStore *store, PalPseudonyms *pseudonyms, GError **error)
{
  if (report->scope.variant == PAL_VARIANT_AGGREGATED)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      PalSection *section = build_list (store, &report->scope, pseudonyms, i, error);
      if (section == NULL)
        return FALSE;
      g_ptr_array_add (report->sections, section);
    }
  return TRUE;
}

static void
tally (PalTally *in, const char *section, const char *column, const char *values)
{
  in->section = g_strdup (section);
  in->column = column != NULL ? g_strdup (_(column)) : NULL;
  in->values = g_strdup (values);
}

/* Says where a figure can be counted again in the lists, so that the workbook can do so. The rates that stand on those
 * who entered count the list's rows below, or those who left. */
void
pal_course_add_tallies (PalFigure *figure, const PalScope *scope)
{
  static const struct { const char *code, *section, *column, *values; gboolean of_those_who_entered; } found[] = {
    { "N_ENTRES", PAL_COURSE_PEOPLE, NULL, NULL, FALSE },
    { "NB_SORTIES", PAL_COURSE_PEOPLE, N_("Exit date"), NULL, FALSE },
    { "NB_NON_ENTREES", PAL_COURSE_NON_ENTRIES, NULL, NULL, FALSE },
    { "TX_ENTREE", PAL_COURSE_PEOPLE, NULL, NULL, FALSE },
    { "TX_SORTIE_ANTICIPEE", PAL_COURSE_PEOPLE, N_("Early exit (reason)"), NULL, TRUE },
    { "TX_ED", PAL_COURSE_PEOPLE, N_("Class ED/SD/SP"), "ED", TRUE },
    { "TX_SD", PAL_COURSE_PEOPLE, N_("Class ED/SD/SP"), "ED|SD", TRUE },
    { "TX_SP", PAL_COURSE_PEOPLE, N_("Class ED/SD/SP"), "ED|SD|SP", TRUE },
  };
  gboolean leavers = pal_scope_get_option (scope, "base") != NULL;

  if (scope->variant == PAL_VARIANT_AGGREGATED || g_strcmp0 (figure->unit, "ratio") == 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      if (g_strcmp0 (figure->code, found[i].code) != 0)
        continue;
      tally (&figure->numerator_in, found[i].section, found[i].column, found[i].values);
      if (found[i].of_those_who_entered)
        tally (&figure->denominator_in, PAL_COURSE_PEOPLE, leavers && found[i].values != NULL ? N_("Exit date") : NULL,
               NULL);
    }
}
