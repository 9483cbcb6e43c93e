/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reports/pdf/pal-document.h"
#include "store/pal-store.h"

G_BEGIN_DECLS

PalDocument   *pal_sign_sheets_new (PalStore *store, const gint64 *sessions, guint n_sessions, guint *n_people, GError **error);

G_END_DECLS
