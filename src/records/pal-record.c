/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-record.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-kinds.h"
#include "pal-own-fields.h"
#include "pal-reference.h"
#include "pal-value.h"

/* One record: the values of its fields, and those it was loaded or saved with, so that only what changed is written. */
typedef struct {
  gint64    id;
  GWeakRef  store;
  PalValue *values;
  PalValue *kept;
  guint     n;
} PalRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PalRecord, pal_record, G_TYPE_OBJECT)
G_DEFINE_QUARK (pal-record-error-quark, pal_record_error)

static PalRecordPrivate *
priv_of (PalRecord *self)
{
  return pal_record_get_instance_private (self);
}

static PalValue *
value_of (PalRecord *self, const char *name, const PalField **field)
{
  const PalKind *kind = PAL_RECORD_GET_CLASS (self)->kind;
  int index = pal_kind_index_of (kind, name);

  if (index < 0)
    {
      g_critical ("%s has no field “%s”", kind->table, name);
      return NULL;
    }
  if (field != NULL)
    *field = &kind->fields[index];
  return &priv_of (self)->values[index];
}

static void
notify_field (PalRecord *self, const PalField *field)
{
  g_object_notify (G_OBJECT (self), field->name);
}

static void
pal_record_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  PalRecord *self = PAL_RECORD (object);
  const PalField *field = &PAL_RECORD_GET_CLASS (self)->kind->fields[id - 1];
  const PalValue *own = &priv_of (self)->values[id - 1];

  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, own->text);
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, own->number);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, own->number != 0);
  else if (field->kind == PAL_DATE && own->known)
    g_value_take_boxed (value, g_date_new_julian ((guint32) own->number));
}

static void
pal_record_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  PalRecord *self = PAL_RECORD (object);
  const PalField *field = &PAL_RECORD_GET_CLASS (self)->kind->fields[id - 1];

  if (G_VALUE_HOLDS_STRING (value))
    pal_record_set_text (self, field->name, g_value_get_string (value));
  else if (G_VALUE_HOLDS_INT64 (value))
    pal_record_set_int (self, field->name, g_value_get_int64 (value));
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    pal_record_set_int (self, field->name, g_value_get_boolean (value));
  else if (g_value_get_boxed (value) != NULL)
    pal_record_set_date (self, field->name, g_value_get_boxed (value));
  else
    pal_record_clear (self, field->name);
}

static void
pal_record_finalize (GObject *object)
{
  PalRecordPrivate *priv = priv_of (PAL_RECORD (object));

  for (guint i = 0; i < priv->n; i++)
    {
      pal_value_clear (&priv->values[i]);
      pal_value_clear (&priv->kept[i]);
    }
  g_free (priv->values);
  g_free (priv->kept);
  g_weak_ref_clear (&priv->store);
  G_OBJECT_CLASS (pal_record_parent_class)->finalize (object);
}

static void
pal_record_constructed (GObject *object)
{
  PalRecordPrivate *priv = priv_of (PAL_RECORD (object));

  G_OBJECT_CLASS (pal_record_parent_class)->constructed (object);
  priv->n = pal_kind_n_fields (PAL_RECORD_GET_CLASS (object)->kind);
  priv->values = g_new0 (PalValue, priv->n);
  priv->kept = g_new0 (PalValue, priv->n);
}

static void
pal_record_class_init (PalRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pal_record_constructed;
  object_class->finalize = pal_record_finalize;
}

static void
pal_record_init (PalRecord *self)
{
  g_weak_ref_init (&priv_of (self)->store, NULL);
}

static GParamSpec *
property_for (const PalField *field)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  if (field->kind == PAL_BOOL)
    return g_param_spec_boolean (field->name, NULL, NULL, FALSE, flags);
  if (field->kind == PAL_DATE)
    return g_param_spec_boxed (field->name, NULL, NULL, G_TYPE_DATE, flags);
  if (pal_field_is_number (field))
    return g_param_spec_int64 (field->name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  return g_param_spec_string (field->name, NULL, NULL, NULL, flags);
}

static void
kind_class_init (gpointer klass, gpointer data)
{
  const PalKind *kind = data;

  ((PalRecordClass *) klass)->kind = kind;
  G_OBJECT_CLASS (klass)->get_property = pal_record_get_property;   /* a class inherits neither */
  G_OBJECT_CLASS (klass)->set_property = pal_record_set_property;
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    g_object_class_install_property (klass, i + 1, property_for (&kind->fields[i]));
}

static char *
type_name (const PalKind *kind)
{
  GString *name = g_string_new ("Pal");
  gboolean capital = TRUE;

  if (kind->own_of != NULL)   /* one of several that are kept in one table */
    g_string_append_printf (name, "Own%" G_GSIZE_FORMAT, GPOINTER_TO_SIZE (kind));
  for (const char *p = kind->table; *p != '\0'; p++)
    {
      if (*p != '_')
        g_string_append_c (name, capital ? g_ascii_toupper (*p) : *p);
      capital = *p == '_';
    }
  g_string_append (name, "Record");
  return g_string_free (name, FALSE);
}

/* The class of a kind's records, with one property a field; registered when it is first asked for. */
GType
pal_kind_get_type (const PalKind *kind)
{
  static GMutex mutex;
  g_autofree char *name = type_name (kind);

  g_mutex_lock (&mutex);
  GType type = g_type_from_name (name);
  if (type == 0)
    {
      GTypeInfo info = { .class_size = sizeof (PalRecordClass), .class_init = kind_class_init, .class_data = kind,
                         .instance_size = sizeof (PalRecord) };
      type = g_type_register_static (PAL_TYPE_RECORD, name, &info, 0);
    }
  g_mutex_unlock (&mutex);
  return type;
}

/* A new record, not yet in the file. Full transfer. */
PalRecord *
pal_record_new (const PalKind *kind)
{
  return g_object_new (pal_kind_get_type (kind), NULL);
}

/* "SELECT last_name, … id FROM participant WHERE id = ?1". Full transfer. */
static char *
select_sql (const PalKind *kind)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      g_autofree char *column =
        kind->own_of != NULL ? pal_own_field_sql (&kind->fields[i], "?1") : pal_field_column (&kind->fields[i]);
      g_string_append_printf (sql, "%s, ", column);
    }
  g_string_append_printf (sql, "id FROM %s WHERE id = ?1", kind->own_of != NULL ? kind->own_of : kind->table);
  return g_string_free (sql, FALSE);
}

static gboolean
load_values (PalRecord *self, PalStore *store, gint64 id, GError **error)
{
  PalRecordPrivate *priv = priv_of (self);
  const PalKind *kind = pal_record_get_kind (self);
  g_autofree char *sql = select_sql (kind);
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);
  g_autoptr (GError) local = NULL;

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, id);
  if (!pal_statement_step (statement, &local))
    {
      if (local != NULL)
        g_propagate_error (error, g_steal_pointer (&local));
      else
        g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_MISSING,
                     _("This record is no longer there: it was deleted. It can be brought back from the history."));
      return FALSE;
    }
  for (guint i = 0; i < priv->n; i++)
    {
      /* A value that the file should not have is shown as unknown rather than refusing the whole record. */
      PalValue value = { 0 };
      pal_value_from_raw (&kind->fields[i], pal_statement_get_text (statement, i), &value, NULL);
      gboolean changed = !pal_value_equal (&value, &priv->values[i]);
      pal_value_copy (&priv->values[i], &value);
      pal_value_copy (&priv->kept[i], &value);
      pal_value_clear (&value);
      if (changed)
        notify_field (self, &kind->fields[i]);
    }
  priv->id = id;
  g_weak_ref_set (&priv->store, store);
  return TRUE;
}

/* Reads a record from the file. Full transfer; NULL with PAL_RECORD_ERROR_MISSING when it is not there. */
PalRecord *
pal_record_load (PalStore *store, const PalKind *kind, gint64 id, GError **error)
{
  g_autoptr (PalRecord) self = pal_record_new (kind);

  return load_values (self, store, id, error) ? g_steal_pointer (&self) : NULL;
}

/* Reads it again; what was set and not saved is lost. */
gboolean
pal_record_reload (PalRecord *self, PalStore *store, GError **error)
{
  return load_values (self, store, priv_of (self)->id, error);
}

const PalKind *
pal_record_get_kind (PalRecord *self)
{
  return PAL_RECORD_GET_CLASS (self)->kind;
}

/* 0 until it is saved. */
gint64
pal_record_get_id (PalRecord *self)
{
  return priv_of (self)->id;
}

/* What the record is called: "Lina Benali". Never NULL; full transfer. */
char *
pal_record_title (PalRecord *self)
{
  const PalKind *kind = pal_record_get_kind (self);
  char *title = kind->title != NULL ? kind->title (self) : NULL;
  g_autoptr (PalStore) store = kind->own_of != NULL ? g_weak_ref_get (&priv_of (self)->store) : NULL;

  if (kind->own_of != NULL)
    return pal_reference_title (store, pal_kind_find (kind->own_of), priv_of (self)->id);
  for (guint i = 0; title == NULL && kind->fields[i].name != NULL; i++)
    if (kind->fields[i].kind == PAL_TEXT && priv_of (self)->values[i].known)
      title = g_strdup (priv_of (self)->values[i].text);
  return title != NULL ? title : g_strdup (_(kind->label));
}

gboolean
pal_record_is_known (PalRecord *self, const char *name)
{
  const PalValue *value = value_of (self, name, NULL);

  return value != NULL && value->known;
}

/* NULL when unknown. Owned by the record. */
const char *
pal_record_get_text (PalRecord *self, const char *name)
{
  const PalValue *value = value_of (self, name, NULL);

  return value != NULL ? value->text : NULL;
}

gint64
pal_record_get_int (PalRecord *self, const char *name, gint64 otherwise)
{
  const PalValue *value = value_of (self, name, NULL);

  return value != NULL && value->known ? value->number : otherwise;
}

/* FALSE, with @date cleared, when unknown. */
gboolean
pal_record_get_date (PalRecord *self, const char *name, GDate *date)
{
  const PalValue *value = value_of (self, name, NULL);

  g_date_clear (date, 1);
  if (value == NULL || !value->known)
    return FALSE;
  g_date_set_julian (date, (guint32) value->number);
  return TRUE;
}

static void
set_value (PalRecord *self, const char *name, const PalValue *new)
{
  const PalField *field;
  PalValue *value = value_of (self, name, &field);

  if (value == NULL || pal_value_equal (value, new))
    return;
  pal_value_copy (value, new);
  notify_field (self, field);
}

/* Empty text is unknown. */
void
pal_record_set_text (PalRecord *self, const char *name, const char *text)
{
  PalValue value = { .known = text != NULL && *text != '\0', .text = (char *) (text != NULL && *text != '\0' ? text : NULL) };

  set_value (self, name, &value);
}

void
pal_record_set_int (PalRecord *self, const char *name, gint64 number)
{
  PalValue value = { .known = TRUE, .number = number };

  set_value (self, name, &value);
}

/* An invalid date is unknown. */
void
pal_record_set_date (PalRecord *self, const char *name, const GDate *date)
{
  if (date != NULL && g_date_valid (date))
    pal_record_set_int (self, name, g_date_get_julian (date));
  else
    pal_record_clear (self, name);
}

void
pal_record_clear (PalRecord *self, const char *name)
{
  PalValue value = { 0 };

  set_value (self, name, &value);
}

/* As the file keeps it; NULL when unknown. Full transfer. */
char *
pal_record_get_raw (PalRecord *self, const char *name)
{
  const PalField *field;
  const PalValue *value = value_of (self, name, &field);

  return value != NULL ? pal_value_to_raw (field, value) : NULL;
}

typedef gboolean (*Reader) (const PalField *field, const char *text, PalValue *value, GError **error);

static gboolean
read_with (PalRecord *self, const char *name, const char *text, Reader reader, GError **error)
{
  const PalField *field;
  PalValue read = { 0 };

  if (value_of (self, name, &field) == NULL)
    return FALSE;
  gboolean good = reader (field, text, &read, error) && pal_value_check (field, &read, error);
  if (good)
    set_value (self, name, &read);
  pal_value_clear (&read);
  return good;
}

/* From what a file or a bundle keeps. FALSE with @error in words, the value untouched. */
gboolean
pal_record_set_raw (PalRecord *self, const char *name, const char *raw, GError **error)
{
  return read_with (self, name, raw, pal_value_from_raw, error);
}

/* As people read it; "" when unknown. Full transfer. */
char *
pal_record_show (PalRecord *self, const char *name)
{
  const PalField *field;
  const PalValue *value = value_of (self, name, &field);

  if (value == NULL)
    return g_strdup ("");
  if (field->kind != PAL_REF || !value->known)
    return pal_value_show (field, value);
  g_autoptr (PalStore) store = g_weak_ref_get (&priv_of (self)->store);
  return pal_reference_title (store, pal_kind_find (field->target), value->number);
}

/* From what a person typed, with the field's own check. FALSE with @error in words, the value untouched. */
gboolean
pal_record_read (PalRecord *self, const char *name, const char *typed, GError **error)
{
  const PalField *field;
  PalValue *value = value_of (self, name, &field);
  PalValue before = { 0 };

  if (value == NULL)
    return FALSE;
  pal_value_copy (&before, value);
  gboolean good = read_with (self, name, typed, pal_value_read, error);
  if (good && field->check != NULL && !field->check (field, self, error))
    {
      set_value (self, name, &before);
      good = FALSE;
    }
  pal_value_clear (&before);
  return good;
}

/* Whether the record can be kept: required fields, bounds and the checks of its fields. Only fields that changed since it was
 * loaded are looked at: what an older version let in does not stop a correction elsewhere. */
gboolean
pal_record_check (PalRecord *self, GError **error)
{
  PalRecordPrivate *priv = priv_of (self);
  const PalKind *kind = pal_record_get_kind (self);

  for (guint i = 0; i < priv->n; i++)
    {
      const PalField *field = &kind->fields[i];
      if (priv->id != 0 && pal_value_equal (&priv->values[i], &priv->kept[i]))
        continue;
      if (!pal_value_check (field, &priv->values[i], error)
          || (field->check != NULL && !field->check (field, self, error)))
        return FALSE;
    }
  return TRUE;
}

static void
bind_value (PalStatement *statement, int index, const PalField *field, const PalValue *value)
{
  if (!value->known)
    pal_statement_bind_null (statement, index);
  else if (pal_field_is_number (field) && field->kind != PAL_DATE)
    pal_statement_bind_int (statement, index, value->number);
  else
    {
      g_autofree char *raw = pal_value_to_raw (field, value);
      pal_statement_bind_text (statement, index, raw);
    }
}

/* "INSERT INTO participant (id, created_at, last_name, …) VALUES (?1, ?2, ?3 …)". Full transfer. */
static char *
insert_sql (const PalKind *kind)
{
  GString *sql = g_string_new (NULL);
  GString *values = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s (id, created_at", kind->table);
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    {
      g_autofree char *column = pal_field_column (&kind->fields[i]);
      g_string_append_printf (sql, ", %s", column);
      g_string_append_printf (values, ", ?%u", i + 3);
    }
  g_string_append_printf (sql, ") VALUES (?1, ?2%s)", values->str);
  g_string_free (values, TRUE);
  return g_string_free (sql, FALSE);
}

static gboolean
insert (PalRecord *self, PalStore *store, GError **error)
{
  PalRecordPrivate *priv = priv_of (self);
  const PalKind *kind = pal_record_get_kind (self);
  g_autofree char *sql = insert_sql (kind);
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");
  gint64 id = pal_store_next_key (store);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, id);
  pal_statement_bind_text (statement, 2, at);
  for (guint i = 0; i < priv->n; i++)
    bind_value (statement, i + 3, &kind->fields[i], &priv->values[i]);
  if (!pal_statement_run (statement, error))
    return FALSE;
  priv->id = id;
  return TRUE;
}

static gboolean
update_own (PalRecord *self, PalEdit *edit, GError **error)
{
  PalRecordPrivate *priv = priv_of (self);
  const PalKind *kind = pal_record_get_kind (self);

  for (guint i = 0; i < priv->n; i++)
    {
      g_autofree char *raw = pal_value_to_raw (&kind->fields[i], &priv->values[i]);
      if (!pal_value_equal (&priv->values[i], &priv->kept[i])
          && !pal_own_values_save (edit, &kind->fields[i], priv->id, raw, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
update (PalRecord *self, PalStore *store, GError **error)
{
  PalRecordPrivate *priv = priv_of (self);
  const PalKind *kind = pal_record_get_kind (self);
  g_autoptr (GString) sql = g_string_new (NULL);
  int n = 0;

  g_string_printf (sql, "UPDATE %s SET", kind->table);
  for (guint i = 0; i < priv->n; i++)
    if (!pal_value_equal (&priv->values[i], &priv->kept[i]))
      {
        g_autofree char *column = pal_field_column (&kind->fields[i]);
        g_string_append_printf (sql, "%s %s = ?%d", n > 0 ? "," : "", column, n + 2);
        n++;
      }
  if (n == 0)
    return TRUE;
  g_string_append (sql, " WHERE id = ?1");

  g_autoptr (PalStatement) statement = pal_statement_new (store, sql->str, error);
  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, priv->id);
  n = 0;
  for (guint i = 0; i < priv->n; i++)
    if (!pal_value_equal (&priv->values[i], &priv->kept[i]))
      bind_value (statement, 2 + n++, &kind->fields[i], &priv->values[i]);
  return pal_statement_run (statement, error);
}

static gboolean
write_values (PalRecord *self, PalEdit *edit, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);

  if (pal_record_get_kind (self)->own_of != NULL)
    return update_own (self, edit, error);
  return pal_record_get_id (self) == 0 ? insert (self, store, error) : update (self, store, error);
}

/* Keeps the record inside @edit: inserts it, or updates the columns that changed. FALSE with @error in words, nothing written. */
gboolean
pal_record_save (PalRecord *self, PalEdit *edit, GError **error)
{
  PalRecordPrivate *priv = priv_of (self);
  PalStore *store = pal_edit_get_store (edit);

  if (!pal_record_check (self, error) || !write_values (self, edit, error))
    return FALSE;
  for (guint i = 0; i < priv->n; i++)
    pal_value_copy (&priv->kept[i], &priv->values[i]);
  g_weak_ref_set (&priv->store, store);
  return TRUE;
}

static gboolean
run_for (PalStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, id);
  return pal_statement_run (statement, error);
}

static gboolean delete_record (PalStore *store, const PalKind *kind, gint64 id, GError **error);

/* What lives and dies with a record goes first, through the same door, so that its tags and outside numbers go too. */
static gboolean
delete_owned (PalStore *store, const PalKind *kind, const PalField *owner, gint64 id, GError **error)
{
  g_autofree char *column = pal_field_column (owner);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1", kind->table, column);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (PalStatement) statement = pal_statement_new (store, sql, error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, id);
  while (pal_statement_step (statement, NULL))
    {
      gint64 child = pal_statement_get_int (statement, 0);
      g_array_append_val (children, child);
    }
  g_clear_pointer (&statement, pal_statement_free);
  for (guint i = 0; i < children->len; i++)
    if (!delete_record (store, kind, g_array_index (children, gint64, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
delete_record (PalStore *store, const PalKind *kind, gint64 id, GError **error)
{
  const PalKind *const *kinds = pal_kind_all ();
  g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE id = ?1", kind->table);

  for (int k = 0; kinds[k] != NULL; k++)
    for (int i = 0; kinds[k]->fields[i].name != NULL; i++)
      {
        const PalField *field = &kinds[k]->fields[i];
        if ((field->flags & PAL_OWNER) && strcmp (field->target, kind->table) == 0
            && !delete_owned (store, kinds[k], field, id, error))
          return FALSE;
      }
  return run_for (store, "DELETE FROM outside_key WHERE record = ?1", id, error)
         && run_for (store, "DELETE FROM custom_value WHERE record = ?1", id, error)
         && run_for (store, "DELETE FROM tagged WHERE record = ?1", id, error)
         && run_for (store, "DELETE FROM import_line WHERE record = ?1", id, error)
         && run_for (store, sql, id, error);
}

/* The fields that refer to records of @kind without living and dying with them, counted for one record. */
static guint
count_use (PalStore *store, const PalKind *by, const PalKind *kind, gint64 id)
{
  gint64 n = 0;

  for (int i = 0; by->fields[i].name != NULL; i++)
    {
      const PalField *field = &by->fields[i];

      if (field->kind != PAL_REF || (field->flags & PAL_OWNER) || strcmp (field->target, kind->table) != 0)
        continue;
      g_autofree char *column = pal_field_column (field);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = ?1", by->table, column);

      n += pal_store_ask_int_of (store, sql, id, 0);
    }
  return (guint) n;
}

/* What still refers to a record and would be left without it, in words: "Cohorts (3), Purchase orders (1)"; NULL when
 * nothing does. Full transfer. */
char *
pal_record_find_use (PalStore *store, PalRecord *self)
{
  const PalKind *const *kinds = pal_kind_all ();
  GString *use = g_string_new (NULL);

  for (int k = 0; kinds[k] != NULL; k++)
    {
      guint n = count_use (store, kinds[k], pal_record_get_kind (self), pal_record_get_id (self));

      if (n > 0)
        g_string_append_printf (use, "%s%s (%u)", use->len > 0 ? ", " : "", _(kinds[k]->plural), n);
    }
  return g_string_free (use, use->len == 0);
}

/* Deletes the record and everything that lives and dies with it, inside @edit. FALSE with PAL_RECORD_ERROR_IN_USE when something
 * else needs it: then nothing may be kept of the edit. */
gboolean
pal_record_delete (PalRecord *self, PalEdit *edit, GError **error)
{
  PalStore *store = pal_edit_get_store (edit);
  const PalKind *kind = pal_record_get_kind (self);
  gint64 id = pal_record_get_id (self);
  g_autoptr (GError) local = NULL;

  if (delete_record (store, kind, id, &local))
    return TRUE;

  g_autofree char *use = pal_record_find_use (store, self);
  g_autofree char *title = pal_record_title (self);
  if (use == NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_IN_USE,
                 _("“%s” is still in use by: %s. Nothing was deleted; remove or move those first."), title, use);
  return FALSE;
}

/* After an edit that was not committed: the record is again what the file holds, a new one is new again. Its values in memory stay
 * those that were to be written, so that they can be tried again. */
void
pal_record_unsave (PalRecord *self, gboolean was_new)
{
  PalRecordPrivate *priv = priv_of (self);
  g_autoptr (PalStore) store = g_weak_ref_get (&priv->store);
  g_autoptr (PalRecord) filed = NULL;

  if (was_new)
    priv->id = 0;
  else if (store != NULL)
    filed = pal_record_load (store, pal_record_get_kind (self), priv->id, NULL);
  for (guint i = 0; i < priv->n; i++)
    if (filed != NULL)
      pal_value_copy (&priv->kept[i], &priv_of (filed)->kept[i]);
    else
      pal_value_clear (&priv->kept[i]);
}
