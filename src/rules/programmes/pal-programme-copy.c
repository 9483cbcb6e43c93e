/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-programme.h"
#include "records/pal-record.h"

/* A programme like another one: its rules, phases, templates, targets and partners, without cohorts and people. */

/* What belongs to a programme, those that others refer to first. */
static const char *const tables[] = {
  "target", "phase", "session_template", "objective_template", "follow_up_rule", "milestone_template", "programme_partner",
  "custom_field",
};

/* The old id → the new one, of every record that was copied. */
static gint64
copied_id (GHashTable *copies, gint64 id)
{
  gint64 *copy = g_hash_table_lookup (copies, &id);

  return copy != NULL ? *copy : id;
}

static void
copy_fields (PalRecord *from, PalRecord *to, GHashTable *copies)
{
  const PalKind *kind = pal_record_get_kind (from);

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      const PalField *field = &kind->fields[i];
      g_autofree char *raw = pal_record_get_raw (from, field->name);

      if (raw == NULL)
        continue;
      if (field->kind == PAL_REF)
        pal_record_set_int (to, field->name, copied_id (copies, pal_record_get_int (from, field->name, 0)));
      else if (field->kind == PAL_CHOICE || field->kind == PAL_TEXT)
        pal_record_set_text (to, field->name, raw);
      else
        pal_record_set_raw (to, field->name, raw, NULL);
    }
}

static gint64
save_copy (PalEdit *edit, PalRecord *from, PalRecord *to, GHashTable *copies, GError **error)
{
  gint64 *ids;

  if (!pal_record_save (to, edit, error))
    return 0;
  ids = g_new (gint64, 2);
  ids[0] = pal_record_get_id (from);
  ids[1] = pal_record_get_id (to);
  g_hash_table_insert (copies, &ids[0], &ids[1]);
  return ids[1];
}

static GArray *
ids_of (PalStore *store, const char *table, gint64 programme, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE programme = ?1 ORDER BY id", table);
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);
  GArray *ids;

  if (statement == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  pal_statement_bind_int (statement, 1, programme);
  while (pal_statement_step (statement, NULL))
    {
      gint64 id = pal_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return ids;
}

static gboolean
copy_table (PalEdit *edit, const char *table, gint64 programme, GHashTable *copies, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  g_autoptr (GArray) ids = ids_of (store, table, programme, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const PalKind *kind = pal_kind_find (table);
      g_autoptr (PalRecord) from = pal_record_load (store, kind, g_array_index (ids, gint64, i), error);
      g_autoptr (PalRecord) to = pal_record_new (kind);

      if (from == NULL)
        return FALSE;
      copy_fields (from, to, copies);
      if (save_copy (edit, from, to, copies, error) == 0)
        return FALSE;
    }
  return ids != NULL;
}

/* Adds a programme like @programme, called so that both can be told apart. Its id; 0 with @error. */
gint64
pal_programme_duplicate (PalEdit *edit, gint64 programme, GError **error)
{
  const PalKind *kind = pal_kind_find ("programme");
  g_autoptr (PalRecord) from = pal_record_load (pal_edit_get_store (edit), kind, programme, error);
  g_autoptr (PalRecord) to = pal_record_new (kind);
  g_autoptr (GHashTable) copies = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *name = NULL;
  gint64 copy;

  if (from == NULL)
    return 0;
  copy_fields (from, to, copies);
  name = g_strdup_printf (_("%s (copy)"), pal_record_get_text (from, "name"));
  pal_record_set_text (to, "name", name);
  copy = save_copy (edit, from, to, copies, error);
  for (guint i = 0; copy != 0 && i < G_N_ELEMENTS (tables); i++)
    if (!copy_table (edit, tables[i], programme, copies, error))
      return 0;
  return copy;
}
