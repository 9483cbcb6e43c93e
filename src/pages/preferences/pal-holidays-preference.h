/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-preference.h"

G_BEGIN_DECLS

#define PAL_TYPE_HOLIDAYS_PREFERENCE (pal_holidays_preference_get_type ())
G_DECLARE_FINAL_TYPE (PalHolidaysPreference, pal_holidays_preference, PAL, HOLIDAYS_PREFERENCE, PalPreference)

G_END_DECLS
