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

static void
add_record (GPtrArray *lines, GtkWidget *window, const char *heading, const PalHit *hit, const char *address)
{
  PalPaletteLine *line = pal_palette_line_new (window, heading, hit->title);

  line->icon_name = g_strdup (pal_pages_find_kind (hit->kind, NULL)->icon_name);
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
      const PalPageKind *opens = pal_pages_kind_at (place);
      g_autoptr (PalHit) hit = opens != NULL ? pal_search_describe (store, opens->kind, place->record) : NULL;

      if (hit != NULL)
        add_record (lines, window, _("Recent"), hit, address);
      else if (opens == NULL && page != NULL)
        add_page (lines, window, _("Recent"), page, address);
    }
}

static void
add_rest (GPtrArray *lines, GtkWidget *window, const char *heading, guint rest, const char *address, const char *typed)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more in %s", "%u more in %s", rest), rest, heading);
  PalPaletteLine *line = pal_palette_line_new (window, heading, words);

  line->icon_name = g_strdup ("system-search-symbolic");
  line->action = g_strdup ("win.look-for");
  line->target = g_variant_ref_sink (g_variant_new ("(ss)", address, typed));
  g_ptr_array_add (lines, line);
}

static void
add_hits (GPtrArray *lines, GtkWidget *window, const PalHits *hits, const char *typed)
{
  const PalPageKind *opens;
  PalPageClass *page = pal_pages_find_kind (hits->kind, &opens);
  const char *heading = _(opens->title != NULL ? opens->title : page->title);
  g_autofree char *list = pal_address_format (page->name, 0, opens->tab);

  for (guint i = 0; i < hits->hits->len; i++)
    {
      const PalHit *hit = g_ptr_array_index (hits->hits, i);
      const PalPageKind *hit_opens;
      PalPageClass *hit_page = pal_pages_find_kind (hit->kind, &hit_opens);
      g_autofree char *address = hit_page != NULL ? pal_address_format (hit_page->name, hit->id, hit_opens->tab) : NULL;

      if (address != NULL)
        add_record (lines, window, heading, hit, address);
    }
  if (hits->total > hits->hits->len)
    add_rest (lines, window, heading, hits->total - hits->hits->len, list, typed);
}

static void
add_found (GPtrArray *lines, GtkWidget *window, PalStore *store, const char *typed)
{
  g_autoptr (GPtrArray) kinds = g_ptr_array_new (), found = NULL;
  PalPageClass *page;

  for (guint i = 0; (page = pal_pages_get (i)) != NULL; i++)
    for (const PalPageKind *opens = page->opens; opens != NULL && opens->kind != NULL; opens++)
      g_ptr_array_add (kinds, (char *) opens->kind);
  g_ptr_array_add (kinds, NULL);
  found = pal_search (store, typed, (const char *const *) kinds->pdata, MOST_OF_A_KIND, NULL);
  for (guint i = 0; found != NULL && i < found->len; i++)
    add_hits (lines, window, g_ptr_array_index (found, i), typed);
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
