/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/pal-form.h"

G_BEGIN_DECLS

/* The fields of a session. */
PalForm       *pal_session_form_new (gboolean wide);
void           pal_session_form_explain (PalForm *form, PalRecord *session, PalStore *store);

G_END_DECLS
