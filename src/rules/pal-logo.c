/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-logo.h"

#include <glib/gi18n.h>
#include <string.h>

/* A logo in print is a few hundred kilobytes; what is larger is a photograph. */
#define MOST_BYTES (1024 * 1024)

static gboolean
is_picture (GBytes *picture)
{
  gsize size;
  const guchar *data = g_bytes_get_data (picture, &size);

  return size > 8 && memcmp (data, "\x89PNG\r\n\x1a\n", 8) == 0;
}

GBytes *
pal_logo_load (PalStore *store)
{
  g_autofree char *hash = pal_store_get_setting (store, "logo");
  g_autoptr (PalStatement) row = NULL;
  const void *data;
  gsize size;

  if (hash == NULL || *hash == '\0')
    return NULL;
  row = pal_statement_new (store, "SELECT bytes FROM blob WHERE hash = ?1", NULL);
  if (row == NULL)
    return NULL;
  pal_statement_bind_text (row, 1, hash);
  if (!pal_statement_step (row, NULL) || (data = pal_statement_get_blob (row, 0, &size)) == NULL)
    return NULL;
  return g_bytes_new (data, size);
}

static gboolean
keep_bytes (PalStore *store, const char *hash, GBytes *picture, GError **error)
{
  g_autoptr (PalStatement) insert =
    pal_statement_new (store, "INSERT INTO blob (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING", error);
  gsize size;
  const void *data = g_bytes_get_data (picture, &size);

  if (insert == NULL)
    return FALSE;
  pal_statement_bind_text (insert, 1, hash);
  pal_statement_bind_blob (insert, 2, data, size);
  return pal_statement_run (insert, error);
}

/* A picture that nothing shows any more does not stay in the file. */
static gboolean
drop_bytes (PalStore *store, const char *hash, GError **error)
{
  g_autoptr (PalStatement) statement = pal_statement_new (store, "DELETE FROM blob WHERE hash = ?1", error);

  if (statement == NULL)
    return FALSE;
  pal_statement_bind_text (statement, 1, hash);
  return pal_statement_run (statement, error);
}

/* Keeps a PNG as the logo, in the place of the one before. FALSE with @error in words, that one kept. */
gboolean
pal_logo_set (PalStore *store, GBytes *picture, GError **error)
{
  g_autofree char *before = pal_store_get_setting (store, "logo");
  g_autofree char *hash = picture != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, picture) : g_strdup ("");

  if (picture != NULL && g_bytes_get_size (picture) > MOST_BYTES)
    g_set_error_literal (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED,
                         _("This picture is larger than 1 MB. Nothing was changed; save it smaller and choose it again."));
  else if (picture != NULL && !is_picture (picture))
    g_set_error_literal (error, PAL_STORE_ERROR, PAL_STORE_ERROR_FAILED,
                         _("This is not a PNG picture. Nothing was changed; save it as one."));
  else if ((picture == NULL || keep_bytes (store, hash, picture, error))
           && pal_store_set_setting (store, "logo", hash, error))
    return g_strcmp0 (before, hash) == 0 || before == NULL || *before == '\0' || drop_bytes (store, before, error);
  return FALSE;
}
