/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-kind-page.h"
#include "pal-preference.h"

G_BEGIN_DECLS

/* A line of the list of sections: a section, or a page of its own. */
typedef struct {
  const char        *name;       /* in addresses: "staff" */
  const char        *title;      /* N_() */
  const char        *group;      /* N_(): stands above the first of a group; else NULL */
  const PalKindPage *page;       /* a list and a form over a kind … */
  GType            (*type) (void); /* … or a section of its own making … */
  const char        *address;    /* … or another page of the window */
} PalPreferenceSection;

const PalPreferenceSection *pal_preference_sections (void);   /* ended by name NULL */
const PalPreferenceSection *pal_preference_section_find (const char *name);
PalPreference              *pal_preference_section_make (const PalPreferenceSection *section);

G_END_DECLS
