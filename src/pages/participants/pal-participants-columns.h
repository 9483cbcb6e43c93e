/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/people/pal-people-columns.h"
#include "widgets/pal-table.h"

G_BEGIN_DECLS

/* The columns of the table for those that were chosen; what the fields and @columns own stays theirs. */
PalTableColumn *pal_participants_columns_new (PalPeopleFields *fields, const char *const *columns);

G_END_DECLS
