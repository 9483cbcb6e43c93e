/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-session-draft.h"

#include <glib/gi18n.h>

#include "records/pal-dates.h"

/**
 * pal_session_draft_new:
 * @cohort: whose it will be; 0: not said
 * @day: (nullable): when it will be
 * @minute: of that day
 * @minutes: how long; 0: not said
 *
 * Returns: (transfer full): a planned workshop
 */
PalRecord *
pal_session_draft_new (gint64 cohort, const GDate *day, int minute, int minutes)
{
  PalRecord *draft = pal_record_new (pal_kind_find ("session"));
  g_autofree char *iso = day != NULL ? pal_date_to_iso (day) : NULL, *start = NULL;
  int of_day = CLAMP (minute, 0, 1439);

  pal_record_set_text (draft, "status", "PLANNED");
  pal_record_set_text (draft, "kind", "WORKSHOP");
  if (cohort != 0)
    pal_record_set_int (draft, "cohort", cohort);
  if (minutes > 0)
    pal_record_set_int (draft, "minutes", minutes);
  if (iso != NULL)
    {
      start = g_strdup_printf ("%sT%02d:%02d", iso, of_day / 60, of_day % 60);
      pal_record_set_text (draft, "start-at", start);
    }
  return draft;
}

/* Into the file, as it stands. FALSE with @error in words when something that it needs is missing; it is still a draft then. */
gboolean
pal_session_draft_keep (PalRecord *draft, PalStore *store, const char *subject, GError **error)
{
  g_autofree char *title = pal_record_title (draft);
  g_autofree char *label = g_strdup_printf (_("%s — %s: %s"), subject, title, _("New record"));
  g_autoptr (PalEdit) edit = NULL;

  if (!pal_record_check (draft, error))
    return FALSE;
  edit = pal_edit_begin (store, label, error);
  if (edit == NULL || !pal_record_save (draft, edit, error))
    return FALSE;
  if (pal_edit_commit (edit, error))
    return TRUE;
  pal_record_unsave (draft, TRUE);
  return FALSE;
}
