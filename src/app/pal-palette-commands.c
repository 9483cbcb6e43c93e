/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-palette-commands.h"

#include <glib/gi18n.h>

#include "pal-palette-lines.h"
#include "rules/pal-search.h"
#include "store/pal-journal.h"

/* The commands that the search knows: what the menus of the window and of the page that is shown offer, in their words, and
 * the buttons of that page. Nothing is listed twice, and nothing that is not possible now. */

typedef struct {
  GPtrArray  *lines;
  guint       first;       /* where the commands begin among the lines */
  guint       n_begin;     /* how many of them begin with what was typed */
  const char *heading;
  GtkWidget  *window;
  const char *typed;
  GHashTable *known;       /* detailed actions */
} Gathering;

/* Actions whose words stand nowhere, or are only understood beside others. */
static const struct {
  const char *action;
  const char *words;
  const char *icon_name;
} named[] = {
  { "win.new-participant", N_("New Participant"), "list-add-symbolic" },
  { "win.new-cohort", N_("New Cohort"), "list-add-symbolic" },
  { "win.new-commission", N_("Call a Commission"), "list-add-symbolic" },
  { "win.new-session", N_("Add a Session"), "list-add-symbolic" },
  { "win.import", N_("Import a Listing…"), "document-open-symbolic" },
  { "win.back", N_("Back"), "go-previous-symbolic" },
  { "win.forward", N_("Forward"), "go-next-symbolic" },
  { "win.find", N_("Find on This Page"), "system-search-symbolic" },
  { "win.fold-sidebar", N_("Fold the List of Pages"), "sidebar-show-symbolic" },
  { "win.backup-now", N_("Make a Backup Now"), "drive-harddisk-symbolic" },
};

/* Whether the action is known at @origin and possible now: only a button says so. */
static gboolean
is_possible (GtkWidget *origin, const char *action, GVariant *target)
{
  GtkWidget *probe = g_object_ref_sink (gtk_button_new ());
  gboolean possible;

  gtk_widget_set_visible (probe, FALSE);
  gtk_widget_set_parent (probe, origin);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), action);
  possible = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  g_object_unref (probe);
  return possible;
}

/**
 * pal_palette_keys_of:
 * @detailed_action: "win.page::cohorts"
 *
 * Returns: (transfer full) (nullable): the keys of an action as a person reads them, "Alt+2"
 */
char *
pal_palette_keys_of (GtkWidget *window, const char *detailed_action)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));
  g_auto (GStrv) accels = application ? gtk_application_get_accels_for_action (application, detailed_action) : NULL;
  GdkModifierType modifiers;
  guint key;

  if (accels == NULL || accels[0] == NULL || !gtk_accelerator_parse (accels[0], &key, &modifiers))
    return NULL;
  return gtk_accelerator_get_label (key, modifiers);
}

/* A page that was found may also stand in a menu: it is listed once, with the keys of the command. */
static gboolean
stands_already (Gathering *self, const PalPaletteLine *line, const char *detailed)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      PalPaletteLine *other = g_ptr_array_index (self->lines, i);

      if (!g_str_equal (other->action, "win.page") || !g_str_equal (other->title, line->title))
        continue;
      if (other->keys == NULL)
        other->keys = pal_palette_keys_of (self->window, detailed);
      return TRUE;
    }
  return FALSE;
}

/* Takes @line, at its place: what begins with what was typed comes before what only holds it. */
static void
add_line (Gathering *self, PalPaletteLine *line)
{
  g_autofree char *detailed = g_action_print_detailed_name (line->action, line->target);
  gboolean begins = FALSE;

  if (g_hash_table_contains (self->known, detailed) || !is_possible (line->origin, line->action, line->target)
      || (self->typed[0] != '\0' && !pal_search_answers (line->title, self->typed, &begins))
      || stands_already (self, line, detailed))
    {
      pal_palette_line_free (line);
      return;
    }
  if (line->keys == NULL)
    line->keys = pal_palette_keys_of (self->window, detailed);
  g_ptr_array_insert (self->lines, begins ? (int) (self->first + self->n_begin) : -1, line);
  self->n_begin += begins;
  g_hash_table_add (self->known, g_steal_pointer (&detailed));
}

static void
add_named (Gathering *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      PalPaletteLine *line = pal_palette_line_new (self->window, self->heading, _(named[i].words));

      line->icon_name = g_strdup (named[i].icon_name);
      line->action = g_strdup (named[i].action);
      add_line (self, line);
    }
}

static void
add_undo (Gathering *self, const PalOp *op, gboolean undo)
{
  g_autofree char *words = NULL;
  PalPaletteLine *line;

  if (op == NULL)
    return;

  words = g_strdup_printf (undo ? _("Undo: %s") : _("Redo: %s"), op->label);
  line = pal_palette_line_new (self->window, self->heading, words);
  line->icon_name = g_strdup (undo ? "edit-undo-symbolic" : "edit-redo-symbolic");
  line->keys = gtk_accelerator_get_label (GDK_KEY_z, undo ? GDK_CONTROL_MASK : GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  line->action = g_strdup (undo ? "win.undo" : "win.redo");
  add_line (self, line);
}

/* Menus --------------------------------------------------------------------------------------------------------------- */

static char *
without_mnemonic (const char *label)
{
  g_auto (GStrv) parts = g_strsplit (label != NULL ? label : "", "_", -1);

  return g_strjoinv (NULL, parts);
}

/* "Appearance: Dark". */
static char *
join_words (const char *before, const char *label)
{
  g_autofree char *plain = without_mnemonic (label), *first = without_mnemonic (before);

  if (first[0] == '\0')
    return g_steal_pointer (&plain);
  /* Translators: a command, and before it the menu that it stands in: "Appearance: Dark". */
  return g_strdup_printf (C_("command", "%s: %s"), first, plain);
}

static void
add_item (Gathering *self, GtkWidget *origin, GMenuModel *menu, int i, const char *before)
{
  g_autofree char *label = NULL, *action = NULL, *words = NULL;
  PalPaletteLine *line;

  if (!g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action)
      || !g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label))
    return;

  words = join_words (before, label);
  line = pal_palette_line_new (origin, self->heading, words);
  line->icon_name = g_strdup ("system-run-symbolic");
  line->action = g_steal_pointer (&action);
  line->target = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
  add_line (self, line);
}

static void
add_menu (Gathering *self, GtkWidget *origin, GMenuModel *menu, const char *before)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);
      g_autoptr (GMenuModel) submenu = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SUBMENU);
      GMenuModel *inner = section != NULL ? section : submenu;
      g_autofree char *label = NULL;

      if (inner == NULL)
        {
          add_item (self, origin, menu, i, before);
          continue;
        }
      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_LABEL, "s", &label);
      add_menu (self, origin, inner, label != NULL ? label : before);
    }
}

/* Widgets ------------------------------------------------------------------------------------------------------------- */

/* What is read on a button; what its menu would say is not on it. */
static const char *
words_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_POPOVER (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *words = words_of (child);

      if (words != NULL && words[0] != '\0')
        return words;
    }
  return NULL;
}

static void
add_menu_button (Gathering *self, GtkMenuButton *button)
{
  GMenuModel *menu = gtk_menu_button_get_menu_model (button);

  if (menu != NULL)
    add_menu (self, GTK_WIDGET (button), menu, words_of (GTK_WIDGET (button)));
}

static void
add_button (Gathering *self, GtkWidget *button)
{
  const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), *words = words_of (button);
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  PalPaletteLine *line;

  if (action == NULL || words == NULL || words[0] == '\0')
    return;

  line = pal_palette_line_new (button, self->heading, words);
  line->icon_name = g_strdup ("system-run-symbolic");
  line->action = g_strdup (action);
  line->target = target != NULL ? g_variant_ref (target) : NULL;
  add_line (self, line);
}

/* Rows of lists offer the same thing once a row, and the list of pages is among the pages. */
static gboolean
is_list (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_BASE (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_POPOVER (widget);
}

static void
add_widgets (Gathering *self, GtkWidget *root)
{
  if (!gtk_widget_get_mapped (root) || is_list (root))
    return;
  if (GTK_IS_MENU_BUTTON (root))
    {
      add_menu_button (self, GTK_MENU_BUTTON (root));
      return;
    }
  if (GTK_IS_BUTTON (root))
    add_button (self, root);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    add_widgets (self, child);
}

/**
 * pal_palette_add_commands:
 * @typed: what the words must answer to; "": all commands
 *
 * Adds a line for each command that is possible now.
 */
void
pal_palette_add_commands (GPtrArray *lines, GtkWidget *window, PalStore *store, const char *typed)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Gathering self = { .lines = lines, .first = lines->len, .window = window, .typed = typed, .known = known };
  g_autoptr (PalOp) undo = pal_journal_next_undo (store), redo = pal_journal_next_redo (store);

  g_hash_table_add (known, g_strdup ("win.search"));
  self.heading = _("Commands");
  add_undo (&self, undo, TRUE);
  add_undo (&self, redo, FALSE);
  add_named (&self);
  add_widgets (&self, gtk_window_get_titlebar (GTK_WINDOW (window)));
  self.heading = _("On this page");
  self.first = lines->len;
  self.n_begin = 0;
  add_widgets (&self, gtk_window_get_child (GTK_WINDOW (window)));
}
