/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void           pal_today (GDate *today);               /* PALIER_TODAY=YYYY-MM-DD replaces it, for tests and pictures */
char          *pal_date_to_iso (const GDate *date);
gboolean       pal_date_from_iso (const char *iso, GDate *date);
char          *pal_date_show (const GDate *date);      /* 03/02/2025 */
gboolean       pal_date_read (const char *typed, const GDate *today, GDate *date, GError **error);

G_END_DECLS
