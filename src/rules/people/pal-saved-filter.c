/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-saved-filter.h"

#include <glib/gi18n.h>

#include "records/pal-record.h"

/* Filters of the page of participants that are kept under a name, in the file: everybody who works with it has them. They are
 * no record: keeping one is no edit, and nothing of the people changes with it. */

#define PAGE "participants"
#define IN_COURSE "state is IN_COURSE|SUSPENDED\n"

static const struct {
  const char *name;
  const char *text;
} presets[] = {
  { N_("In course, QPV or watch, childcare barrier open, prescribed more than 30 days ago"),
    IN_COURSE "territory is QPV|WATCH\nbarrier.open is GARDE_ENFANTS\nprescription.prescribed-on longer-ago 30\n" },
  { N_("To contact, prescribed more than 15 days ago"), "state is PRESCRIBED\nprescription.prescribed-on longer-ago 15\n" },
  { N_("Contacted, waiting for a commission"), "state is CONTACTED\n" },
  { N_("Accepted, not entered yet"), "state is ACCEPTED\n" },
  { N_("In course without a referent"), IN_COURSE "enrolment.referent unknown\n" },
  { N_("In course, QPV to fill in"), IN_COURSE "qpv unknown\n" },
  { N_("In course, birth date to fill in"), IN_COURSE "birth-on unknown\n" },
  { N_("Recognition as disabled ends within 90 days"), "disabled-until-on next-days 90\n" },
};

static void
saved_filter_free (gpointer data)
{
  PalSavedFilter *saved = data;

  g_free (saved->name);
  pal_filter_free (saved->filter);
  g_free (saved);
}

static void
add (GPtrArray *all, gint64 id, const char *name, const char *text)
{
  PalSavedFilter *saved = g_new0 (PalSavedFilter, 1);

  saved->id = id;
  saved->name = g_strdup (name);
  saved->filter = pal_filter_from_text (text);
  g_ptr_array_add (all, saved);
}

/* Those of the program, then those of the file by name. Full transfer; elements PalSavedFilter. */
GPtrArray *
pal_saved_filters_load (PalStore *store)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (saved_filter_free);
  g_autoptr (PalStatement) rows =
    pal_statement_new (store, "SELECT id, name, filter FROM saved_filter WHERE page = '" PAGE "' ORDER BY fold (name), id", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    add (all, 0, _(presets[i].name), presets[i].text);
  while (rows != NULL && pal_statement_step (rows, NULL))
    add (all, pal_statement_get_int (rows, 0), pal_statement_get_text (rows, 1), pal_statement_get_text (rows, 2));
  return all;
}

static gboolean
check_name (const char *name, GError **error)
{
  g_autofree char *bare = g_strstrip (g_strdup (name != NULL ? name : ""));

  if (*bare != '\0')
    return TRUE;
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED, _("Give the filter a name."));
  return FALSE;
}

/* Keeps a new filter (@id 0), or another one under a name that is there. Returns its id; 0 with @error in words. */
gint64
pal_saved_filter_keep (PalStore *store, gint64 id, const char *name, const PalFilter *filter, GError **error)
{
  g_autofree char *text = pal_filter_to_text (filter);
  g_autoptr (PalStatement) statement = NULL;

  if (!check_name (name, error))
    return 0;
  statement = pal_statement_new (store, "INSERT INTO saved_filter (id, page, name, filter) VALUES (?1, '" PAGE "', trim (?2), ?3) "
                                 "ON CONFLICT (id) DO UPDATE SET name = excluded.name, filter = excluded.filter", error);
  if (statement == NULL)
    return 0;
  id = id != 0 ? id : pal_store_next_key (store);
  pal_statement_bind_int (statement, 1, id);
  pal_statement_bind_text (statement, 2, name);
  pal_statement_bind_text (statement, 3, text);
  return pal_statement_run (statement, error) ? id : 0;
}

/* To have it back, keep it again under its id. */
gboolean
pal_saved_filter_delete (PalStore *store, gint64 id, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "DELETE FROM saved_filter WHERE id = ?1", error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_int (statement, 1, id);
  return pal_statement_run (statement, error);
}
