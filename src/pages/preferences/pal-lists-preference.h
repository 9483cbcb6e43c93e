/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-preference.h"

G_BEGIN_DECLS

#define PAL_TYPE_LISTS_PREFERENCE (pal_lists_preference_get_type ())
G_DECLARE_FINAL_TYPE (PalListsPreference, pal_lists_preference, PAL, LISTS_PREFERENCE, PalPreference)

G_END_DECLS
