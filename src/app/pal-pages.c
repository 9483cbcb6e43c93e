/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-pages.h"

#include "pages/pal-backups-page.h"
#include "pages/cohorts/pal-cohorts-page.h"
#include "pages/commissions/pal-commissions-page.h"
#include "pages/doubles/pal-doubles-page.h"
#include "pages/pal-history-page.h"
#include "pages/imports/pal-import-page.h"
#include "pages/letters/pal-letters-page.h"
#include "pages/participants/pal-participants-page.h"
#include "pages/planning/pal-planning-page.h"
#include "pages/preferences/pal-preferences-page.h"
#include "pages/reports/pal-reports-page.h"

/* Every page of the window, in the order of the sidebar; a new page is one line here. */
static GType (*const page_types[]) (void) = {
  pal_participants_page_get_type,
  pal_cohorts_page_get_type,
  pal_commissions_page_get_type,
  pal_planning_page_get_type,
  pal_reports_page_get_type,
  pal_doubles_page_get_type,
  pal_history_page_get_type,
  pal_import_page_get_type,
  pal_letters_page_get_type,
  pal_backups_page_get_type,
  pal_preferences_page_get_type,
};

/**
 * pal_pages_get:
 * @position: from 0
 *
 * Returns: (nullable) (transfer none): the class of the page at that position; NULL after the last
 */
PalPageClass *
pal_pages_get (guint position)
{
  /* A class that was referenced once stays for the life of the program. */
  return position < G_N_ELEMENTS (page_types) ? g_type_class_ref (page_types[position] ()) : NULL;
}

/**
 * pal_pages_find:
 * @name: the first part of an address
 *
 * Returns: (nullable) (transfer none): the class of that page; NULL when there is none
 */
PalPageClass *
pal_pages_find (const char *name)
{
  PalPageClass *page;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    if (g_strcmp0 (page->name, name) == 0)
      return page;
  return NULL;
}

/**
 * pal_pages_find_kind:
 * @kind: the table of a record
 * @opens: (out) (optional): how such a record stands in an address
 *
 * Returns: (nullable) (transfer none): the page that opens records of this kind
 */
PalPageClass *
pal_pages_find_kind (const char *kind, const PalPageKind **opens)
{
  PalPageClass *page;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    for (const PalPageKind *each = page->opens; each != NULL && each->kind != NULL; each++)
      if (g_str_equal (each->kind, kind))
        {
          if (opens != NULL)
            *opens = each;
          return page;
        }
  return NULL;
}

/**
 * pal_pages_kind_at:
 *
 * Returns: (nullable) (transfer none): the kind of the record that is open at a place; NULL: none that could be searched
 */
const PalPageKind *
pal_pages_kind_at (const PalAddress *place)
{
  PalPageClass *page = pal_pages_find (place->page);
  g_auto (GStrv) tab = NULL;

  if (page == NULL || place->record == 0)
    return NULL;
  /* "partners/contacts" is a tab of the partner. */
  tab = g_strsplit (place->tab != NULL ? place->tab : "", "/", 2);
  for (const PalPageKind *each = page->opens; each != NULL && each->kind != NULL; each++)
    if (each->tab == NULL || g_strcmp0 (each->tab, tab[0]) == 0)
      return each;
  return NULL;
}
