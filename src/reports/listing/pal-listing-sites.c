/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-listing-read.h"
#include "pal-listing-sites.h"
#include "store/pal-text.h"

/* What the rows say of a neighbourhood. */
typedef struct {
  guint yes, no;
} Tally;

struct _PalListingSites {
  PalListingResult *result;
  PalStore         *store;
  char             *now;
  PalStatement     *add_site, *add_contact;
  GHashTable       *sites;      /* folded name, or name and town → gint64 */
  GHashTable       *contacts;   /* folded name → gint64 */
  GHashTable       *written;    /* name as written → gint64, where the town does not matter */
  GHashTable       *tallies;    /* name as written → Tally */
  int               site_column, qpv_column;   /* of the listing that was counted, -1: none */
};

/* Names that every town may have: they are told apart by the town. */
static gboolean
is_common_name (const char *folded)
{
  static const char *const names[] = {
    "quartier de veille", "quartier veille", "veille", "qpv",      "quartier prioritaire",
    "centre ville",       "centre",          "autre",  "hors qpv", NULL,
  };

  return g_strv_contains (names, folded);
}

static char *
site_key (const char *name, const char *city)
{
  g_autofree char *folded = pal_text_fold (name);
  g_autofree char *town = NULL;

  if (!is_common_name (folded))
    return g_steal_pointer (&folded);
  town = pal_text_fold (city);
  return g_strconcat (folded, "|", town, NULL);
}

static void
remember (GHashTable *table, char *key, gint64 id)
{
  if (g_hash_table_contains (table, key))
    g_free (key);
  else
    g_hash_table_insert (table, key, g_memdup2 (&id, sizeof id));
}

static void
remember_contact (PalListingSites *sites, const char *last_name, const char *first_name, gint64 id)
{
  g_autofree char *one = g_strconcat (last_name != NULL ? last_name : "", " ", first_name != NULL ? first_name : "",
                                      NULL);
  g_autofree char *two = g_strconcat (first_name != NULL ? first_name : "", " ", last_name != NULL ? last_name : "",
                                      NULL);

  remember (sites->contacts, pal_text_fold (one), id);
  remember (sites->contacts, pal_text_fold (two), id);
}

static gboolean
load (PalListingSites *sites, GError **error)
{
  g_autoptr (PalStatement)
    rows = pal_statement_new (sites->store, "SELECT id, name, city FROM site ORDER BY id", error);
  g_autoptr (PalStatement) people = NULL;
  GError *local = NULL;

  while (rows != NULL && pal_statement_step (rows, &local))
    remember (sites->sites, site_key (pal_statement_get_text (rows, 1), pal_statement_get_text (rows, 2)),
              pal_statement_get_int (rows, 0));
  if (rows != NULL && local == NULL)
    people = pal_statement_new (sites->store, "SELECT id, last_name, first_name FROM contact ORDER BY id", &local);
  while (people != NULL && pal_statement_step (people, &local))
    remember_contact (sites, pal_statement_get_text (people, 1), pal_statement_get_text (people, 2),
                      pal_statement_get_int (people, 0));
  if (local != NULL)
    g_propagate_error (error, local);
  return rows != NULL && people != NULL && local == NULL;
}

PalListingSites *
pal_listing_sites_new (PalStore *store, const char *now, PalListingResult *result, GError **error)
{
  PalListingSites *sites = g_new0 (PalListingSites, 1);

  sites->store = store;
  sites->now = g_strdup (now);
  sites->result = result;
  sites->site_column = sites->qpv_column = -2;
  sites->sites = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sites->contacts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sites->written = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sites->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sites->add_site = pal_statement_new (
    store, "INSERT INTO site (id, created_at, name, kind, city, qpv_code) VALUES (?1, ?2, ?3, ?4, ?5, ?6)", error);
  if (sites->add_site != NULL)
    sites->add_contact = pal_statement_new (
      store,
      "INSERT INTO contact (id, created_at, last_name, first_name, roles, active) "
      "VALUES (?1, ?2, ?3, ?4, 'ADVISER', 1)",
      error);
  if (sites->add_contact != NULL && load (sites, error))
    return sites;
  pal_listing_sites_free (sites);
  return NULL;
}

void
pal_listing_sites_free (PalListingSites *sites)
{
  if (sites == NULL)
    return;
  pal_statement_free (sites->add_site);
  pal_statement_free (sites->add_contact);
  g_hash_table_unref (sites->sites);
  g_hash_table_unref (sites->contacts);
  g_hash_table_unref (sites->written);
  g_hash_table_unref (sites->tallies);
  g_free (sites->now);
  g_free (sites);
}

static int
find_column (PalListing *listing, PalMeaning meaning)
{
  for (guint i = 0; i < pal_listing_get_n_columns (listing); i++)
    if (pal_listing_get_meaning (listing, i) == meaning)
      return (int) i;
  return -1;
}

/* Counts a row that says of its neighbourhood that it is a QPV, or that it is none. */
void
pal_listing_sites_count (PalListingSites *sites, PalListing *listing, guint row)
{
  g_autofree char *problem = NULL;
  const char *name, *three;
  Tally *tally;

  if (sites->site_column == -2)
    {
      sites->site_column = find_column (listing, PAL_MEANING_SITE);
      sites->qpv_column = find_column (listing, PAL_MEANING_QPV);
    }
  if (sites->site_column < 0 || sites->qpv_column < 0)
    return;
  name = pal_listing_get_cell (listing, row, (guint) sites->site_column);
  if (*name == '\0'
      || !pal_listing_read_three (pal_listing_get_cell (listing, row, (guint) sites->qpv_column), &three, &problem)
      || three == NULL)
    return;
  tally = g_hash_table_lookup (sites->tallies, name);
  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      g_hash_table_insert (sites->tallies, g_strdup (name), tally);
    }
  tally->yes += g_str_equal (three, "YES");
  tally->no += g_str_equal (three, "NO");
}

/* A QPV when most rows say so: that an address lies outside the border, or that somebody erred, says nothing of the
 * neighbourhood. */
static const char *
kind_of (PalListingSites *sites, const char *name, const char *qpv_code)
{
  const Tally *tally = g_hash_table_lookup (sites->tallies, name);

  if (pal_listing_is_watch (name))
    return "WATCH";
  return qpv_code != NULL || (tally != NULL && tally->yes > tally->no) ? "QPV" : NULL;
}

/* The neighbourhood of that name, made when the file has none. city and qpv_code may be NULL. */
gboolean
pal_listing_sites_find (PalListingSites *sites, const char *name, const char *city, const char *qpv_code, gint64 *site,
                        GError **error)
{
  g_autofree char *key = NULL;
  gint64 *known = g_hash_table_lookup (sites->written, name);

  if (known == NULL)
    {
      key = site_key (name, city);
      known = g_hash_table_lookup (sites->sites, key);
      if (known != NULL && strchr (key, '|') == NULL)
        remember (sites->written, g_strdup (name), *known);
    }
  if (known != NULL || *key == '\0')
    {
      *site = known != NULL ? *known : 0;
      return TRUE;
    }
  *site = pal_store_next_key (sites->store);
  pal_statement_bind_int (sites->add_site, 1, *site);
  pal_statement_bind_text (sites->add_site, 2, sites->now);
  pal_statement_bind_text (sites->add_site, 3, name);
  pal_statement_bind_text (sites->add_site, 4, kind_of (sites, name, qpv_code));
  pal_statement_bind_text (sites->add_site, 5, city);
  pal_statement_bind_text (sites->add_site, 6, qpv_code);
  remember (sites->sites, g_steal_pointer (&key), *site);
  sites->result->sites++;
  return pal_statement_run (sites->add_site, error);
}

/* The adviser of that name, first or last name first; made when the file has none. */
gboolean
pal_listing_sites_find_contact (PalListingSites *sites, const char *name, gint64 *contact, GError **error)
{
  g_autofree char *key = pal_text_fold (name);
  gint64 *known = g_hash_table_lookup (sites->contacts, key);
  g_autofree char *last = NULL;
  g_autofree char *first = NULL;

  if (known != NULL || *key == '\0')
    {
      *contact = known != NULL ? *known : 0;
      return TRUE;
    }
  pal_listing_split_name (name, TRUE, &last, &first);
  if (*last == '\0')
    {
      *contact = 0;
      return TRUE;
    }
  *contact = pal_store_next_key (sites->store);
  pal_statement_bind_int (sites->add_contact, 1, *contact);
  pal_statement_bind_text (sites->add_contact, 2, sites->now);
  pal_statement_bind_text (sites->add_contact, 3, last);
  pal_statement_bind_text (sites->add_contact, 4, *first != '\0' ? first : NULL);
  remember_contact (sites, last, first, *contact);
  remember (sites->contacts, g_steal_pointer (&key), *contact);
  sites->result->contacts++;
  return pal_statement_run (sites->add_contact, error);
}
