/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/pal-course.h"
#include "pal-filter.h"

G_BEGIN_DECLS

/* A filter on its way into SQL. */
typedef struct {
  GString   *sql;
  GPtrArray *values;   /* of the parameters, from ?1 on */
} PalFilterWriter;

typedef struct {
  const PalCondition   *condition;
  const PalPeopleField *field;
  gboolean              denied;
} PalFilterTerm;

void           pal_filter_write_comparison (PalFilterWriter *w, const PalFilterTerm *term);   /* without the denial */
gboolean       pal_filter_state_is_before_entry (PalCourseState state);

G_END_DECLS
