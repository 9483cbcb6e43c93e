/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-list-values.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-record.h"
#include "store/pal-text.h"

/* The lists of values as the file that is in use changes them. One program works on one file: its lists are kept for the
 * whole process, so that whatever shows a code finds its word without asking for the file. Reports read them from other
 * threads: a list that was given is never changed or freed, a change makes another. */

#define MOST_CODE 40

static const PalValueList lists[] = {
  { "motive", N_("Motives of prescription"), TRUE },
  { "barrier_theme", N_("Themes of barriers"), TRUE },
  { "non_entry_reason", N_("Reasons of non-entry"), TRUE },
  { "exit_reason", N_("Reasons of exit"), TRUE },
  { "exit_initiative", N_("Who decided the exit"), FALSE },
  { "situation_code", N_("Situations"), TRUE },
  { "outcome_class", N_("Classes of outcome"), FALSE },
  { "entry_status", N_("Situations at entry"), FALSE },
  { "education_level", N_("Levels of education"), FALSE },
  { "organisation_role", N_("Roles of organisations"), TRUE },
  { "contact_role", N_("Roles of contacts"), TRUE },
  { "site_kind", N_("Kinds of sites"), TRUE },
  { "session_kind", N_("Kinds of sessions"), FALSE },
  { "follow_up_kind", N_("Kinds of follow-up"), FALSE },
  { NULL },
};

static GMutex mutex;
static GHashTable *in_use;      /* list → PalChoice *, of the lists that the file changes */
static GPtrArray *given;        /* every PalChoice * that was ever in use */
static PalStore *store_in_use;  /* not owned */
static gulong store_changed;

/* The lists that people may change, in the order in which they are shown. */
const PalValueList *
pal_value_lists (void)
{
  return lists;
}

const PalValueList *
pal_value_list_find (const char *name)
{
  for (guint i = 0; name != NULL && lists[i].name != NULL; i++)
    if (strcmp (lists[i].name, name) == 0)
      return &lists[i];
  return NULL;
}

/* Reading ---------------------------------------------------------------------------------------------------------- */

static PalChoice *
find_choice (GArray *choices, const char *code)
{
  for (guint i = 0; i < choices->len; i++)
    if (strcmp (g_array_index (choices, PalChoice, i).code, code) == 0)
      return &g_array_index (choices, PalChoice, i);
  return NULL;
}

/* The list as the program brings it, to be changed by the file's rows; values of people's own come last. */
static GArray *
begin_list (GHashTable *read, const char *list)
{
  GArray *choices = g_hash_table_lookup (read, list);
  const PalChoice *built_in = pal_choices_built_in (list);

  if (choices != NULL)
    return choices;
  choices = g_array_new (TRUE, TRUE, sizeof (PalChoice));
  for (guint i = 0; built_in[i].code != NULL; i++)
    g_array_append_val (choices, built_in[i]);
  g_hash_table_insert (read, (gpointer) g_intern_string (list), choices);
  return choices;
}

static void
read_row (GHashTable *read, PalStatement *row)
{
  const char *list = pal_statement_get_text (row, 0), *code = pal_statement_get_text (row, 1);
  const char *word = pal_statement_get_text (row, 2);
  PalChoice new = { g_intern_string (code), g_intern_string (code), TRUE, FALSE }, *choice;
  GArray *choices;

  if (pal_value_list_find (list) == NULL)
    return;
  choices = begin_list (read, list);
  if (find_choice (choices, code) == NULL)
    g_array_append_val (choices, new);
  choice = find_choice (choices, code);
  if (word != NULL)
    {
      choice->label = g_intern_string (word);
      choice->as_is = TRUE;
    }
  choice->hidden = pal_statement_get_int (row, 3) != 0;
}

/* List → GArray of PalChoice. */
static GHashTable *
read_lists (PalStore *store)
{
  GHashTable *read = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (PalStatement) rows =
    store != NULL ? pal_statement_new (store, "SELECT list, code, label, hidden FROM list_value ORDER BY id", NULL) : NULL;

  while (rows != NULL && pal_statement_step (rows, NULL))
    read_row (read, rows);
  return read;
}

static void
load (PalStore *store)
{
  g_autoptr (GHashTable) read = read_lists (store);
  GHashTableIter all;
  gpointer list, choices;

  g_mutex_lock (&mutex);
  if (given == NULL)
    given = g_ptr_array_new_with_free_func (g_free);
  if (in_use == NULL)
    in_use = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_remove_all (in_use);
  g_hash_table_iter_init (&all, read);
  while (g_hash_table_iter_next (&all, &list, &choices))
    {
      gpointer kept = g_array_free (choices, FALSE);

      g_ptr_array_add (given, kept);
      g_hash_table_insert (in_use, list, kept);
    }
  g_mutex_unlock (&mutex);
}

static void
store_changed_cb (PalStore *store, const char *const *tables)
{
  if (g_strv_contains (tables, "list_value"))
    load (store);
}

static void
store_gone_cb (gpointer data, GObject *store)
{
  store_in_use = NULL;
  store_changed = 0;
  load (NULL);
}

/* From now on the lists are those of @store, and follow its changes; NULL: those that the program brings. To be called
 * before others listen to the store, so that they find the new words when they hear of a change. */
void
pal_list_values_use (PalStore *store)
{
  g_return_if_fail (store == NULL || PAL_IS_STORE (store));

  if (store_in_use != NULL)
    {
      g_signal_handler_disconnect (store_in_use, store_changed);
      g_object_weak_unref (G_OBJECT (store_in_use), store_gone_cb, NULL);
    }
  store_in_use = store;
  load (store);
  if (store == NULL)
    return;
  store_changed = g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), NULL);
  g_object_weak_ref (G_OBJECT (store), store_gone_cb, NULL);
}

/* While a bundle is read, its own lists count before they are kept: the records that follow hold their values. */
void
pal_list_values_peek (PalStore *store)
{
  load (store != NULL ? store : store_in_use);
}

/* The list as the file in use changes it; NULL when it does not. */
const PalChoice *
pal_list_values_find (const char *list)
{
  const PalChoice *choices;

  g_mutex_lock (&mutex);
  choices = in_use != NULL && list != NULL ? g_hash_table_lookup (in_use, list) : NULL;
  g_mutex_unlock (&mutex);
  return choices;
}

/* Whether people made the value: it does not come with the program. */
gboolean
pal_list_value_is_own (const char *list, const char *code)
{
  const PalChoice *built_in = pal_choices_built_in (list);

  for (guint i = 0; built_in != NULL && built_in[i].code != NULL; i++)
    if (strcmp (built_in[i].code, code) == 0)
      return FALSE;
  return TRUE;
}

static guint
count_in_field (PalStore *store, const PalKind *kind, const PalField *field, const char *code)
{
  g_autofree char *column = pal_field_column (field);
  g_autofree char *sql =
    g_strdup_printf (field->kind == PAL_CHOICES ? "SELECT count (*) FROM %s WHERE instr ('|' || %s || '|', '|' || ?1 || '|') > 0"
                                                : "SELECT count (*) FROM %s WHERE %s = ?1",
                     kind->table, column);
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, NULL);

  if (statement == NULL)
    return 0;
  pal_statement_bind_text (statement, 1, code);
  return pal_statement_step (statement, NULL) ? (guint) pal_statement_get_int (statement, 0) : 0;
}

/* How many records of the file hold the value. */
guint
pal_list_value_uses (PalStore *store, const char *list, const char *code)
{
  const PalKind *const *kinds = pal_kind_all ();
  guint n = 0;

  for (guint k = 0; kinds[k] != NULL; k++)
    for (guint i = 0; kinds[k]->fields[i].name != NULL; i++)
      {
        const PalField *field = &kinds[k]->fields[i];

        if ((field->kind == PAL_CHOICE || field->kind == PAL_CHOICES || field->kind == PAL_LEVEL)
            && g_strcmp0 (field->target, list) == 0)
          n += count_in_field (store, kinds[k], field, code);
      }
  return n;
}

/* Writing ---------------------------------------------------------------------------------------------------------- */

/* The row that changes a value, or a new one. */
static PalRecord *
row_of (PalStore *store, const char *list, const char *code, GError **error)
{
  const PalKind *kind = pal_kind_find ("list_value");
  g_autoptr (PalStatement) statement =
    pal_statement_new (store, "SELECT id FROM list_value WHERE list = ?1 AND code = ?2 ORDER BY id DESC LIMIT 1", error);
  PalRecord *record;

  if (statement == NULL)
    return NULL;
  pal_statement_bind_text (statement, 1, list);
  pal_statement_bind_text (statement, 2, code);
  if (pal_statement_step (statement, NULL))
    return pal_record_load (store, kind, pal_statement_get_int (statement, 0), error);
  record = pal_record_new (kind);
  pal_record_set_text (record, "list", list);
  pal_record_set_text (record, "code", code);
  return record;
}

/* A row that says nothing any more goes. */
static gboolean
save_row (PalEdit *edit, PalRecord *row, GError **error)
{
  const char *list = pal_record_get_text (row, "list"), *code = pal_record_get_text (row, "code");
  gboolean says = pal_record_is_known (row, "label") || pal_record_get_int (row, "hidden", 0) != 0;

  if (says || pal_list_value_is_own (list, code))
    return pal_record_save (row, edit, error);
  return pal_record_get_id (row) == 0 || pal_record_delete (row, edit, error);
}

/* Whether a word is taken by another value of the list: two that read the same could not be told apart. */
static gboolean
is_taken (const char *list, const char *word, const char *by_other_than, GError **error)
{
  const char *code = pal_choice_find (list, word);

  if (code == NULL || g_strcmp0 (code, by_other_than) == 0)
    return FALSE;
  g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
               _("This list has “%s” already. Use another word, or that value."), pal_choice_label (list, code));
  return TRUE;
}

/* "Violences conjugales" → "VIOLENCES_CONJUGALES": readable wherever the list itself is not at hand. */
static char *
code_for (const char *list, const char *word)
{
  g_autofree char *folded = pal_text_fold (word), *upper = g_ascii_strup (folded, -1);
  g_autofree char *cut = g_utf8_substring (upper, 0, MIN (g_utf8_strlen (upper, -1), MOST_CODE));
  char *code = g_strdelimit (g_strdup (g_strstrip (cut)), " ", '_');

  for (guint n = 2; pal_choice_find (list, code) != NULL; n++)
    {
      g_free (code);
      code = g_strdup_printf ("%s_%u", g_strdelimit (cut, " ", '_'), n);
    }
  return code;
}

/* A value of people's own. Its code, full transfer; NULL with @error in words. */
char *
pal_list_value_add (PalEdit *edit, const char *list, const char *word, GError **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (word));
  g_autofree char *code = NULL;
  g_autoptr (PalRecord) row = NULL;

  g_return_val_if_fail (pal_value_list_find (list) != NULL && pal_value_list_find (list)->open, NULL);

  code = code_for (list, stripped);
  if (code[0] == '\0')
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("Type a word for the new value."));
      return NULL;
    }
  if (is_taken (list, stripped, NULL, error))
    return NULL;
  row = row_of (pal_edit_get_store (edit), list, code, error);
  if (row == NULL || !pal_record_read (row, "label", stripped, error) || !save_row (edit, row, error))
    return NULL;
  return g_steal_pointer (&code);
}

/* @word: (nullable): NULL or "" is the program's own again. */
gboolean
pal_list_value_set_word (PalEdit *edit, const char *list, const char *code, const char *word, GError **error)
{
  const PalChoice *built_in = pal_choices_built_in (list);
  g_autofree char *stripped = g_strstrip (g_strdup (word != NULL ? word : ""));
  g_autoptr (PalRecord) row = row_of (pal_edit_get_store (edit), list, code, error);

  if (row == NULL || (stripped[0] != '\0' && is_taken (list, stripped, code, error)))
    return FALSE;
  if (stripped[0] == '\0' && pal_list_value_is_own (list, code))
    {
      g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED,
                           _("A value of your own needs a word. The word before is kept."));
      return FALSE;
    }
  for (guint i = 0; built_in[i].code != NULL; i++)
    if (strcmp (built_in[i].code, code) == 0 && strcmp (_(built_in[i].label), stripped) == 0)
      stripped[0] = '\0';
  return pal_record_read (row, "label", stripped, error) && save_row (edit, row, error);
}

/* A hidden value is read wherever it stands, and proposed no more. */
gboolean
pal_list_value_set_hidden (PalEdit *edit, const char *list, const char *code, gboolean hidden, GError **error)
{
  g_autoptr (PalRecord) row = row_of (pal_edit_get_store (edit), list, code, error);

  if (row == NULL)
    return FALSE;
  if (hidden)
    pal_record_set_int (row, "hidden", 1);
  else
    pal_record_clear (row, "hidden");
  return save_row (edit, row, error);
}

/* A value of one's own goes where no record holds it; else it stays readable there, and is proposed no more. */
gboolean
pal_list_value_remove (PalEdit *edit, const char *list, const char *code, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (PalRecord) row = NULL;

  g_return_val_if_fail (pal_list_value_is_own (list, code), FALSE);

  if (pal_list_value_uses (store, list, code) > 0)
    return pal_list_value_set_hidden (edit, list, code, TRUE, error);
  row = row_of (store, list, code, error);
  return row != NULL && (pal_record_get_id (row) == 0 || pal_record_delete (row, edit, error));
}
