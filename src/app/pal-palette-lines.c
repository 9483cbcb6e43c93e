/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-palette-lines.h"

#include <glib/gi18n.h>

#include "pal-pages.h"
#include "pal-palette-commands.h"
#include "rules/pal-search.h"

/* What the search offers: records of the kinds that pages open, the pages, and the commands. A new page is found here as
 * soon as the window has it. */

#define MOST_OF_A_KIND 5
#define MOST_RECENT 7

/**
 * pal_palette_line_new:
 * @origin: a widget that knows the line's action
 * @heading: translated, not freed
 * @title: what is read first
 *
 * Returns: (transfer full): a line that does nothing yet
 */
PalPaletteLine *
pal_palette_line_new (GtkWidget *origin, const char *heading, const char *title)
{
  PalPaletteLine *line = g_new0 (PalPaletteLine, 1);

  line->origin = g_object_ref (origin);
  line->heading = heading;
  line->title = g_strdup (title);
  return line;
}

void
pal_palette_line_free (PalPaletteLine *line)
{
  if (line == NULL)
    return;

  g_free (line->icon_name);
  g_free (line->title);
  g_free (line->detail);
  g_free (line->keys);
  g_free (line->action);
  g_clear_pointer (&line->target, g_variant_unref);
  g_object_unref (line->origin);
  g_free (line);
}

static PalPageClass *
find_page_that_opens (const char *kind)
{
  PalPageClass *page;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    if (g_strcmp0 (page->opens, kind) == 0)
      return page;
  return NULL;
}

static void
add_record (GPtrArray *lines, GtkWidget *window, const char *heading, const PalHit *hit, const char *address)
{
  PalPaletteLine *line = pal_palette_line_new (window, heading, hit->title);
  PalPageClass *page = find_page_that_opens (hit->kind);

  line->icon_name = g_strdup (page->icon_name);
  line->detail = g_strdup (hit->detail);
  line->action = g_strdup ("win.open");
  line->target = g_variant_ref_sink (g_variant_new_string (address));
  g_ptr_array_add (lines, line);
}

static void
add_page (GPtrArray *lines, GtkWidget *window, const char *heading, PalPageClass *page, const char *address)
{
  PalPaletteLine *line = pal_palette_line_new (window, heading, _(page->title));
  g_autofree char *action = g_strdup_printf ("win.page::%s", page->name);

  line->icon_name = g_strdup (page->icon_name);
  line->keys = pal_palette_keys_of (window, action);
  line->action = g_strdup (address != NULL ? "win.go" : "win.page");
  line->target = g_variant_ref_sink (g_variant_new_string (address != NULL ? address : page->name));
  g_ptr_array_add (lines, line);
}

/* Where one was, without where one is; who is no more is left out. */
static void
add_recent (GPtrArray *lines, GtkWidget *window, PalStore *store, PalRecent *recent)
{
  const char *address;

  for (guint i = 1; lines->len < MOST_RECENT && (address = pal_recent_get (recent, i)) != NULL; i++)
    {
      g_autoptr (PalAddress) place = pal_address_parse (address);
      PalPageClass *page = pal_pages_find (place->page);
      g_autoptr (PalHit) hit = NULL;

      if (page == NULL)
        continue;
      if (page->opens == NULL || place->record == 0)
        add_page (lines, window, _("Recent"), page, address);
      else if ((hit = pal_search_describe (store, page->opens, place->record)) != NULL)
        add_record (lines, window, _("Recent"), hit, address);
    }
}

static void
add_rest (GPtrArray *lines, GtkWidget *window, PalPageClass *page, guint rest, const char *typed)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more in %s", "%u more in %s", rest), rest, _(page->title));
  PalPaletteLine *line = pal_palette_line_new (window, _(page->title), words);

  line->icon_name = g_strdup ("system-search-symbolic");
  line->action = g_strdup ("win.look-for");
  line->target = g_variant_ref_sink (g_variant_new ("(ss)", page->name, typed));
  g_ptr_array_add (lines, line);
}

static void
add_found (GPtrArray *lines, GtkWidget *window, PalStore *store, const char *typed)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new (), found = NULL;
  PalPageClass *page;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    if (page->opens != NULL)
      g_ptr_array_add (kinds, (char *) page->opens);
  g_ptr_array_add (kinds, NULL);
  found = pal_search (store, typed, (const char *const *) kinds->pdata, MOST_OF_A_KIND, NULL);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const PalHits *hits = g_ptr_array_index (found, i);

      page = find_page_that_opens (hits->kind);
      for (guint j = 0; j < hits->hits->len; j++)
        {
          const PalHit *hit = g_ptr_array_index (hits->hits, j);
          g_autofree char *address = pal_address_format (page->name, hit->id, NULL);

          add_record (lines, window, _(page->title), hit, address);
        }
      if (hits->total > hits->hits->len)
        add_rest (lines, window, page, hits->total - hits->hits->len, typed);
    }
}

/* Those that begin with what was typed come first. */
static void
add_pages (GPtrArray *lines, GtkWidget *window, const char *typed)
{
  guint first = lines->len;
  PalPageClass *page;
  gboolean begins;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    if (pal_search_answers (_(page->title), typed, &begins))
      {
        add_page (lines, window, _("Pages"), page, NULL);
        if (begins)
          g_ptr_array_insert (lines, (int) first++, g_ptr_array_steal_index (lines, lines->len - 1));
      }
}

/**
 * pal_palette_lines:
 * @window: where one is
 * @recent: (nullable): where one was
 * @typed: what to look for; "": the recent places and all commands
 *
 * Returns: (transfer full): #PalPaletteLine in the order in which they are read
 */
GPtrArray *
pal_palette_lines (GtkWidget *window, PalStore *store, PalRecent *recent, const char *typed)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) pal_palette_line_free);
  g_autofree char *stripped = g_strstrip (g_strdup (typed));

  if (stripped[0] == '\0')
    add_recent (lines, window, store, recent);
  else
    {
      add_found (lines, window, store, stripped);
      add_pages (lines, window, stripped);
    }
  pal_palette_add_commands (lines, window, store, stripped);
  return lines;
}
