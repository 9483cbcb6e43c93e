/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-query.h"

G_BEGIN_DECLS

/* What hangs on one person: the columns of a row of each list. */
enum { PAL_SUSPENSIONS_START_ON, PAL_SUSPENSIONS_END_ON, PAL_SUSPENSIONS_REASON, PAL_SUSPENSIONS_COHORT,
       PAL_SUSPENSIONS_NOW /* 1 while it lasts */ };
enum { PAL_SUPPORTS_KIND, PAL_SUPPORTS_START_ON, PAL_SUPPORTS_END_ON, PAL_SUPPORTS_ORGANISATION, PAL_SUPPORTS_CONTACT,
       PAL_SUPPORTS_JOB, PAL_SUPPORTS_PHONE, PAL_SUPPORTS_EMAIL, PAL_SUPPORTS_NOW };
enum { PAL_AWAY_START_AT, PAL_AWAY_END_AT, PAL_AWAY_REASON, PAL_AWAY_NOW };
enum { PAL_NUMBERS_SOURCE, PAL_NUMBERS_KEY };
enum { PAL_TAGGED_TAG, PAL_TAGGED_NAME };

PalQuery      *pal_suspension_list_new (PalStore *store);
gboolean       pal_suspension_list_show (PalQuery *list, gint64 participant, GError **error);
PalQuery      *pal_support_list_new (PalStore *store);
gboolean       pal_support_list_show (PalQuery *list, gint64 participant, GError **error);
PalQuery      *pal_away_list_new (PalStore *store);
gboolean       pal_away_list_show (PalQuery *list, gint64 participant, GError **error);
PalQuery      *pal_number_list_new (PalStore *store);
gboolean       pal_number_list_show (PalQuery *list, gint64 participant, GError **error);
PalQuery      *pal_tagged_list_new (PalStore *store);
gboolean       pal_tagged_list_show (PalQuery *list, gint64 record, GError **error);

G_END_DECLS
