/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-preferences-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pages/pal-panes.h"
#include "pal-preference-sections.h"
#include "rules/pal-search.h"

/* What the landlord decides once: the sections at the left, the one that is chosen beside them. */
struct _PalPreferencesPage {
  PalPage    parent_instance;

  PalPanes  *panes;
  GtkListBox *list;
  GtkStack  *sections;     /* made when they are first shown */
  GtkWidget *back;         /* to the list of sections, in a narrow window */
  gboolean   choosing;     /* the program selects the row, not the person */
};

G_DEFINE_FINAL_TYPE (PalPreferencesPage, pal_preferences_page, PAL_TYPE_PAGE)

/* Sections --------------------------------------------------------------------------------------------------------- */

static PalPreference *
get_shown (PalPreferencesPage *self)
{
  return (PalPreference *) gtk_stack_get_visible_child (self->sections);
}

static void
moved_cb (PalPreferencesPage *self)
{
  pal_page_moved (PAL_PAGE (self));
}

static PalPreference *
ensure_section (PalPreferencesPage *self, const PalPreferenceSection *section)
{
  GtkWidget *shown = gtk_stack_get_child_by_name (self->sections, section->name);

  if (shown == NULL)
    {
      shown = GTK_WIDGET (pal_preference_section_make (section));
      pal_preference_set_place (PAL_PREFERENCE (shown), section->name);
      gtk_stack_add_named (self->sections, shown, section->name);
      g_signal_connect_object (shown, "moved", G_CALLBACK (moved_cb), self, G_CONNECT_SWAPPED);
    }
  pal_preference_set_store (PAL_PREFERENCE (shown), pal_page_get_store (PAL_PAGE (self)));
  return PAL_PREFERENCE (shown);
}

static GtkListBoxRow *
row_of (PalPreferencesPage *self, const PalPreferenceSection *section)
{
  return gtk_list_box_get_row_at_index (self->list, section - pal_preference_sections ());
}

static PalPreference *
show_section (PalPreferencesPage *self, const PalPreferenceSection *section)
{
  PalPreference *shown = ensure_section (self, section);

  gtk_stack_set_visible_child (self->sections, GTK_WIDGET (shown));
  self->choosing = TRUE;
  gtk_list_box_select_row (self->list, row_of (self, section));
  self->choosing = FALSE;
  return shown;
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

static void
row_selected_cb (PalPreferencesPage *self, GtkListBoxRow *row)
{
  const PalPreferenceSection *section;

  if (row == NULL || self->choosing || pal_page_get_store (PAL_PAGE (self)) == NULL)
    return;
  section = &pal_preference_sections ()[gtk_list_box_row_get_index (row)];
  if (section->address != NULL)
    return;
  show_section (self, section);
  pal_page_moved (PAL_PAGE (self));
}

/* Enter goes into the section, or to the page that stands for it. */
static void
row_activated_cb (PalPreferencesPage *self, GtkListBoxRow *row)
{
  const PalPreferenceSection *section = &pal_preference_sections ()[gtk_list_box_row_get_index (row)];

  if (section->address != NULL)
    {
      pal_page_go (GTK_WIDGET (self), section->address);
      return;
    }
  pal_panes_set_record_open (self->panes, TRUE);
  if (!pal_preference_find (get_shown (self)))
    gtk_widget_child_focus (GTK_WIDGET (get_shown (self)), GTK_DIR_TAB_FORWARD);
}

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalPreference *shown = get_shown (PAL_PREFERENCES_PAGE (widget));

  if (shown != NULL)
    pal_preference_add (shown);
}

/* The page --------------------------------------------------------------------------------------------------------- */

static void
pal_preferences_page_set_store (PalPage *page, PalStore *store)
{
  PalPreferencesPage *self = PAL_PREFERENCES_PAGE (page);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->sections)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    pal_preference_set_store (PAL_PREFERENCE (child), store);
}

/* @tab: "staff", "programmes/phases". */
static void
pal_preferences_page_open (PalPage *page, gint64 record, const char *tab)
{
  PalPreferencesPage *self = PAL_PREFERENCES_PAGE (page);
  g_auto (GStrv) parts = g_strsplit (tab != NULL ? tab : "", "/", 2);
  const PalPreferenceSection *section = pal_preference_section_find (parts[0]);

  if (pal_page_get_store (page) == NULL)
    return;
  if (section == NULL || section->address != NULL)
    section = pal_preference_sections ();
  pal_preference_open (show_section (self, section), record, parts[0] != NULL ? parts[1] : NULL);
  pal_panes_set_record_open (self->panes, parts[0] != NULL);
}

static char *
pal_preferences_page_get_address (PalPage *page)
{
  PalPreference *shown = get_shown (PAL_PREFERENCES_PAGE (page));

  if (shown == NULL)
    return g_strdup ("preferences");
  return pal_preference_format_place (shown, pal_preference_get_record (shown), pal_preference_get_tab (shown));
}

static gboolean
pal_preferences_page_keep (PalPage *page, GError **error)
{
  PalPreference *shown = get_shown (PAL_PREFERENCES_PAGE (page));

  return shown == NULL || pal_preference_keep (shown, error);
}

static gboolean
pal_preferences_page_find (PalPage *page)
{
  PalPreference *shown = get_shown (PAL_PREFERENCES_PAGE (page));

  return shown != NULL && pal_preference_find (shown);
}

/* Whom and what the sections list is found by the search over everything. */
static const PalPageKind *
list_kinds (void)
{
  static PalPageKind kinds[16];
  guint n = 0;

  for (const PalPreferenceSection *section = pal_preference_sections (); section->name != NULL; section++)
    if (section->page != NULL && pal_search_knows (section->page->table) && n + 1 < G_N_ELEMENTS (kinds))
      kinds[n++] = (PalPageKind) { section->page->table, section->name, section->title };
  return kinds;
}

static void
pal_preferences_page_class_init (PalPreferencesPageClass *klass)
{
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  page_class->name = "preferences";
  page_class->title = N_("Preferences");
  page_class->icon_name = "preferences-system-symbolic";
  page_class->unlisted = TRUE;
  page_class->help =
    N_("What your organisation decides once and everybody uses: who you are, your staff, places and partners, the "
       "programmes with all their rules, and the words of the lists.\n"
       "Every field is kept as soon as you leave it, and can be undone. Up and Down choose a section, Enter goes into "
       "it, Ctrl+N adds to its list, Delete removes the row.\n"
       "What others need is not deleted: it is said by whom, so that you can move those first.");
  page_class->opens = list_kinds ();
  page_class->first_action = "preferences.add";
  page_class->first_label = N_("Add");
  page_class->set_store = pal_preferences_page_set_store;
  page_class->open = pal_preferences_page_open;
  page_class->get_address = pal_preferences_page_get_address;
  page_class->keep = pal_preferences_page_keep;
  page_class->find = pal_preferences_page_find;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "preferences.add", NULL, add_activated_cb);
}

static void
set_header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  const char *group = pal_preference_sections ()[gtk_list_box_row_get_index (row)].group;
  GtkWidget *label;

  if (group == NULL || gtk_list_box_row_get_header (row) != NULL)
    return;
  label = gtk_label_new (_(group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "pal-grouphead");
  gtk_widget_add_css_class (label, "pal-small");
  gtk_widget_add_css_class (label, "pal-dim");
  gtk_list_box_row_set_header (row, label);
}

static void
add_row (PalPreferencesPage *self, const PalPreferenceSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *label = gtk_label_new (_(section->title)), *arrow;
  GtkListBoxRow *row;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (box, "pal-section-row");
  gtk_box_append (GTK_BOX (box), label);
  if (section->address != NULL)
    {
      arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
      gtk_widget_add_css_class (arrow, "pal-dim");
      gtk_box_append (GTK_BOX (box), arrow);
    }
  gtk_list_box_append (self->list, box);
  row = GTK_LIST_BOX_ROW (gtk_widget_get_parent (box));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(section->title), -1);
}

static GtkWidget *
make_list (PalPreferencesPage *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const PalPreferenceSection *sections = pal_preference_sections ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "pal-sections");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sections"), -1);
  for (guint i = 0; sections[i].name != NULL; i++)
    add_row (self, &sections[i]);
  gtk_list_box_set_header_func (self->list, set_header_cb, NULL, NULL);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_add_css_class (scroller, "pal-surface");
  return scroller;
}

/* In a narrow window a line above the section leads back to the list of them. */
static GtkWidget *
make_section_box (PalPreferencesPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *back = gtk_button_new_with_label (_("All Sections"));

  gtk_widget_set_halign (back, GTK_ALIGN_START);
  gtk_widget_add_css_class (back, "pal-link");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "panes.back");
  self->back = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->back, "pal-toolbar");
  gtk_box_append (GTK_BOX (self->back), back);
  self->sections = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->sections, FALSE);
  gtk_stack_set_vhomogeneous (self->sections, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->sections), TRUE);
  gtk_box_append (GTK_BOX (box), self->back);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sections));
  return box;
}

static void
pal_preferences_page_init (PalPreferencesPage *self)
{
  self->panes = PAL_PANES (pal_panes_new ());
  g_object_set (self->panes, "list-width", 190, NULL);
  pal_panes_set_list (self->panes, make_list (self));
  pal_panes_set_record (self->panes, make_section_box (self));
  g_object_bind_property (self->panes, "narrow", self->back, "visible", G_BINDING_SYNC_CREATE);
  gtk_widget_set_parent (GTK_WIDGET (self->panes), GTK_WIDGET (self));
}
