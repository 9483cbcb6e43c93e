/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-kinds.h"
#include "pal-record.h"

/* What people said of doubles: two who are not one, and two who were made one. */

static const PalField not_double_fields[] = {
  { "participant", N_("Participant"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { "other", N_("Somebody else"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { NULL },
};
const PalKind pal_not_double_kind = { "not_double", N_("Two different people"), N_("Pairs of different people"), not_double_fields };

static const PalField merged_fields[] = {
  { "participant", N_("Participant"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "participant" },
  { "name", N_("Merged with"), PAL_TEXT, PAL_REQUIRED | PAL_PERSONAL, .max = 200 },
  { "merged-on", N_("Merged on"), PAL_DATE },
  { "dropped", N_("What was not kept"), PAL_NOTE, PAL_PERSONAL, .max = 50000 },
  { NULL },
};
const PalKind pal_merged_kind = { "merged", N_("Merged record"), N_("Merged records"), merged_fields };
