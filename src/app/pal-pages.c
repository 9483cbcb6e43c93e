/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-pages.h"

#include "pages/pal-backups-page.h"
#include "pages/cohorts/pal-cohorts-page.h"
#include "pages/pal-history-page.h"
#include "pages/imports/pal-import-page.h"
#include "pages/letters/pal-letters-page.h"
#include "pages/participants/pal-participants-page.h"
#include "pages/preferences/pal-preferences-page.h"
#include "pages/reports/pal-reports-page.h"

/* Every page of the window, in the order of the sidebar; a new page is one line here. */
static GType (*const page_types[]) (void) = {
  pal_participants_page_get_type,
  pal_cohorts_page_get_type,
  pal_reports_page_get_type,
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
