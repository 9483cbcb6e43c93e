/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-preference.h"

G_BEGIN_DECLS

#define PAL_TYPE_ORGANISATION_PREFERENCE (pal_organisation_preference_get_type ())
G_DECLARE_FINAL_TYPE (PalOrganisationPreference, pal_organisation_preference, PAL, ORGANISATION_PREFERENCE, PalPreference)

G_END_DECLS
