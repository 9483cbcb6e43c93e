/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/pal-document.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

PalDocument   *pal_coach_weeks_new (PalStore *store, const gint64 *contacts, guint n_contacts, const GDate *day, guint *n_people, GError **error);

G_END_DECLS
