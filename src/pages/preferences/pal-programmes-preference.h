/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-preference.h"

G_BEGIN_DECLS

#define PAL_TYPE_PROGRAMMES_PREFERENCE (pal_programmes_preference_get_type ())
G_DECLARE_FINAL_TYPE (PalProgrammesPreference, pal_programmes_preference, PAL, PROGRAMMES_PREFERENCE, PalPreference)

G_END_DECLS
