/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-listing-write-private.h"
#include "records/pal-kinds.h"
#include "records/pal-own-fields.h"
#include "records/pal-record.h"
#include "records/pal-value.h"
#include "store/pal-text.h"

/* Columns that hold what people defined themselves: fields of their own, and tags. */

void
pal_listing_writer_forget_own (PalListingWriter *writer)
{
  g_clear_pointer (&writer->tags, g_hash_table_unref);
  pal_statement_free (writer->get_own);
  pal_statement_free (writer->get_tagged);
}

/* A statement that is prepared when it is first needed: most listings have no such columns. */
static gboolean
prepare (PalListingWriter *writer, PalStatement **statement, const char *sql, GError **error)
{
  if (*statement == NULL)
    *statement = pal_statement_new (writer->store, sql, error);
  return *statement != NULL;
}

/* What the file has for a field of somebody, as kept. Full transfer; NULL: nothing. */
static char *
get_own (PalListingWriter *writer, gint64 custom_field, gint64 person)
{
  char *value = NULL;

  pal_statement_bind_int (writer->get_own, 1, custom_field);
  pal_statement_bind_int (writer->get_own, 2, person);
  if (pal_statement_step (writer->get_own, NULL))
    value = g_strdup (pal_statement_get_text (writer->get_own, 0));
  pal_statement_reset (writer->get_own);
  return value;
}

static void
report (PalListingWriter *writer, const PalListingPerson *person, const PalListingOwn *own, const char *message,
        gboolean notice)
{
  PalListingProblem *problem = pal_listing_report (writer->result, person->number,
                                                   pal_listing_get_heading (writer->listing, own->column), own->text,
                                                   g_strdup (message), notice);

  if (problem != NULL && !notice)
    problem->column = (int) own->column;
}

/* Reads and writes one field. What somebody entered stays, unless the person came from the same sender. */
static gboolean
set_one (PalListingWriter *writer, const PalListingPerson *person, const PalListingOwn *own, const PalField *field,
         gint64 id, gboolean correct, GError **error)
{
  g_autofree char *before = get_own (writer, own->custom_field, id);
  g_autofree char *raw = NULL;
  g_autoptr (GError) problem = NULL;
  PalValue value = { 0 };

  if (!pal_value_read (field, own->text, &value, &problem) || !pal_value_check (field, &value, &problem))
    {
      report (writer, person, own, problem->message, FALSE);
      pal_value_clear (&value);
      return TRUE;
    }
  raw = pal_value_to_raw (field, &value);
  pal_value_clear (&value);
  if (raw == NULL || g_strcmp0 (before, raw) == 0)
    return TRUE;
  if (before != NULL && !correct)
    {
      report (writer, person, own, _("The file says something else: that was kept"), TRUE);
      return TRUE;
    }
  if (before != NULL)
    pal_listing_writer_add_difference (writer, field, before, raw, FALSE);
  return pal_own_values_save (writer->edit, field, id, raw, error);
}

/* Writes what a row says of fields that people defined. FALSE with an error. */
gboolean
pal_listing_writer_set_own (PalListingWriter *writer, const PalListingPerson *person, gint64 id, gboolean correct,
                            GError **error)
{
  if (person->own->len == 0)
    return TRUE;
  if (!prepare (writer, &writer->get_own, "SELECT value FROM custom_value WHERE custom_field = ?1 AND record = ?2", error))
    return FALSE;
  if (writer->own == NULL)
    writer->own = pal_own_kind (writer->store, "participant");
  for (guint i = 0; i < person->own->len; i++)
    {
      const PalListingOwn *own = &g_array_index (person->own, PalListingOwn, i);
      const PalField *field = pal_own_field_find (writer->own, own->custom_field);

      if (field == NULL)
        report (writer, person, own, _("This field is no longer there: it was not imported"), FALSE);
      else if (!set_one (writer, person, own, field, id, correct, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_tags (PalListingWriter *writer, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (writer->store, "SELECT id, name FROM tag", error);

  if (row == NULL)
    return FALSE;
  writer->tags = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  while (pal_statement_step (row, NULL))
    {
      gint64 id = pal_statement_get_int (row, 0);

      g_hash_table_insert (writer->tags, pal_text_fold (pal_statement_get_text (row, 1)), g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

/* A tag of this name, however it is written; made where there is none. 0 with an error. */
static gint64
find_tag (PalListingWriter *writer, const char *name, GError **error)
{
  g_autofree char *folded = pal_text_fold (name);
  const gint64 *known = g_hash_table_lookup (writer->tags, folded);
  g_autoptr (PalRecord) tag = NULL;
  gint64 id;

  if (known != NULL)
    return *known;
  tag = pal_record_new (&pal_tag_kind);
  pal_record_set_text (tag, "name", name);
  if (!pal_record_save (tag, writer->edit, error))
    return 0;
  id = pal_record_get_id (tag);
  g_hash_table_insert (writer->tags, g_steal_pointer (&folded), g_memdup2 (&id, sizeof id));
  return id;
}

static gboolean
is_tagged (PalListingWriter *writer, gint64 tag, gint64 person)
{
  gboolean tagged;

  pal_statement_bind_int (writer->get_tagged, 1, tag);
  pal_statement_bind_int (writer->get_tagged, 2, person);
  tagged = pal_statement_step (writer->get_tagged, NULL);
  pal_statement_reset (writer->get_tagged);
  return tagged;
}

/* Puts the tags of a row on somebody, beside those that are there. FALSE with an error. */
gboolean
pal_listing_writer_tag (PalListingWriter *writer, const PalListingPerson *person, gint64 id, GError **error)
{
  if (person->tags->len == 0)
    return TRUE;
  if (!prepare (writer, &writer->get_tagged, "SELECT 1 FROM tagged WHERE tag = ?1 AND record = ?2", error)
      || (writer->tags == NULL && !load_tags (writer, error)))
    return FALSE;
  for (guint i = 0; i < person->tags->len; i++)
    {
      gint64 tag = find_tag (writer, g_ptr_array_index (person->tags, i), error);
      g_autoptr (PalRecord) tagged = NULL;

      if (tag == 0)
        return FALSE;
      if (is_tagged (writer, tag, id))
        continue;
      tagged = pal_record_new (&pal_tagged_kind);
      pal_record_set_int (tagged, "tag", tag);
      pal_record_set_int (tagged, "record", id);
      if (!pal_record_save (tagged, writer->edit, error))
        return FALSE;
    }
  return TRUE;
}
