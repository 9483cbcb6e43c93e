/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "widgets/pal-table.h"

G_BEGIN_DECLS

/* Of the list of a cohort's sessions: rows of pal_session_list_new(). */
extern const PalTableColumn pal_cohort_session_columns[];

G_END_DECLS
