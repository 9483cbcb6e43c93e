/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohorts-page.h"

#include <glib/gi18n.h>

#include "pal-cohort-sheet.h"
#include "pal-cohorts-list.h"
#include "pages/pal-panes.h"
#include "widgets/pal-empty.h"

/* Cohorts: their list, and beside it the one that is open. */
struct _PalCohortsPage {
  PalPage         parent_instance;

  PalPanes       *panes;
  PalCohortsList *list;
  GtkStack       *record_stack;
  PalCohortSheet *record;
};

G_DEFINE_FINAL_TYPE (PalCohortsPage, pal_cohorts_page, PAL_TYPE_PAGE)

static void
close_record (PalCohortsPage *self)
{
  gtk_stack_set_visible_child_name (self->record_stack, "none");
  pal_cohort_sheet_close (self->record);
  pal_cohorts_list_select (self->list, 0);
  pal_panes_set_record_open (self->panes, FALSE);
}

/* FALSE: there is no such cohort any more, and the list is shown alone. */
static gboolean
open_record (PalCohortsPage *self, gint64 id)
{
  gboolean anew = pal_cohort_sheet_get_id (self->record) == 0;

  if (!pal_cohort_sheet_show (self->record, id, NULL))
    {
      close_record (self);
      return FALSE;
    }
  if (anew)
    pal_cohort_sheet_set_tab (self->record, NULL);
  pal_cohorts_list_select (self->list, id);
  gtk_stack_set_visible_child_name (self->record_stack, "record");
  return TRUE;
}

static void
open_new (PalCohortsPage *self)
{
  pal_cohorts_list_select (self->list, 0);
  gtk_stack_set_visible_child_name (self->record_stack, "record");
  pal_panes_set_record_open (self->panes, TRUE);
  pal_cohort_sheet_show_new (self->record);
}

/* Another cohort is chosen in the list. What was begun with people and is not done is not given up without a word:
 * going there by its address asks first. */
static gboolean
may_leave (PalCohortsPage *self, gint64 id)
{
  gint64 here = pal_cohort_sheet_get_id (self->record);
  g_autofree char *address = NULL;

  if (here == 0 || here == id || pal_cohort_sheet_keep (self->record, NULL))
    return TRUE;
  pal_cohorts_list_select (self->list, here);
  address = pal_address_format ("cohorts", id, NULL);
  pal_page_go (GTK_WIDGET (self), address);
  return FALSE;
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

/* In a narrow window the arrows go down the list; Enter or a click opens. */
static void
opened_cb (PalCohortsPage *self, gint64 id, gboolean by_keyboard)
{
  if ((by_keyboard && pal_panes_get_narrow (self->panes)) || !may_leave (self, id))
    return;
  if (open_record (self, id))
    pal_panes_set_record_open (self->panes, TRUE);
  pal_page_moved (PAL_PAGE (self));
}

static void
entered_cb (PalCohortsPage *self, gint64 id)
{
  gboolean elsewhere = id != pal_cohort_sheet_get_id (self->record);

  if (!may_leave (self, id) || !open_record (self, id))
    return;
  pal_panes_set_record_open (self->panes, TRUE);
  pal_cohort_sheet_focus (self->record);
  if (elsewhere)
    pal_page_moved (PAL_PAGE (self));
}

static void
escaped_cb (PalCohortsPage *self)
{
  if (pal_panes_get_narrow (self->panes))
    gtk_widget_activate_action (GTK_WIDGET (self->record), "panes.back", NULL);
  if (!pal_cohorts_list_focus_rows (self->list))
    pal_cohorts_list_focus_search (self->list);
}

static void
closed_cb (PalCohortsPage *self)
{
  close_record (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
created_cb (PalCohortsPage *self, gint64 id)
{
  pal_cohorts_list_select (self->list, id);
  pal_page_moved (PAL_PAGE (self));
}

static void
gone_cb (PalCohortsPage *self)
{
  close_record (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
tab_chosen_cb (PalCohortsPage *self)
{
  pal_page_moved (PAL_PAGE (self));
}

/* The page --------------------------------------------------------------------------------------------------------- */

static void
pal_cohorts_page_set_store (PalPage *page, PalStore *store)
{
  PalCohortsPage *self = PAL_COHORTS_PAGE (page);

  close_record (self);
  pal_cohort_sheet_set_store (self->record, store);
  pal_cohorts_list_set_store (self->list, store);
}

/* Coming by an address follows a question about what was begun, where there was something. */
static void
pal_cohorts_page_open (PalPage *page, gint64 record, const char *tab)
{
  PalCohortsPage *self = PAL_COHORTS_PAGE (page);

  if (pal_page_get_store (page) == NULL)
    return;
  pal_cohort_sheet_drop (self->record);
  if (record == 0 && g_strcmp0 (tab, "new") == 0 && !pal_store_is_reader (pal_page_get_store (page)))
    open_new (self);
  else if (record == 0)
    close_record (self);
  else if (open_record (self, record))
    {
      pal_cohort_sheet_set_tab (self->record, tab);
      pal_panes_set_record_open (self->panes, TRUE);
    }
}

/* A new cohort has no place before it is kept: "back" leads to the list, not to an empty form. */
static char *
pal_cohorts_page_get_address (PalPage *page)
{
  PalCohortsPage *self = PAL_COHORTS_PAGE (page);
  gint64 id = pal_cohort_sheet_get_id (self->record);

  return pal_address_format ("cohorts", id, id != 0 ? pal_cohort_sheet_get_tab (self->record) : NULL);
}

static gboolean
pal_cohorts_page_keep (PalPage *page, GError **error)
{
  return pal_cohort_sheet_keep (PAL_COHORTS_PAGE (page)->record, error);
}

static gboolean
pal_cohorts_page_find (PalPage *page)
{
  PalCohortsPage *self = PAL_COHORTS_PAGE (page);

  pal_panes_set_record_open (self->panes, FALSE);
  return pal_cohorts_list_focus_search (self->list);
}

static void
pal_cohorts_page_attend (PalPage *page)
{
  pal_cohort_sheet_focus (PAL_COHORTS_PAGE (page)->record);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_COHORT_SHEET);
  g_type_ensure (PAL_TYPE_COHORTS_LIST);
  g_type_ensure (PAL_TYPE_EMPTY);
  g_type_ensure (PAL_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-cohorts-page.ui");
  gtk_widget_class_bind_template_child (klass, PalCohortsPage, panes);
  gtk_widget_class_bind_template_child (klass, PalCohortsPage, list);
  gtk_widget_class_bind_template_child (klass, PalCohortsPage, record_stack);
  gtk_widget_class_bind_template_child (klass, PalCohortsPage, record);
  gtk_widget_class_bind_template_callback (klass, opened_cb);
  gtk_widget_class_bind_template_callback (klass, entered_cb);
  gtk_widget_class_bind_template_callback (klass, escaped_cb);
  gtk_widget_class_bind_template_callback (klass, closed_cb);
  gtk_widget_class_bind_template_callback (klass, created_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
  gtk_widget_class_bind_template_callback (klass, tab_chosen_cb);
}

static void
pal_cohorts_page_class_init (PalCohortsPageClass *klass)
{
  static const PalPageKind opens[] = { { "cohort" }, { NULL } };
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  page_class->name = "cohorts";
  page_class->title = N_("Cohorts");
  page_class->icon_name = "system-users-symbolic";
  page_class->help =
    N_("A cohort is one run of a programme, with its dates and places, or with entries all year round. People are "
        "prescribed to it, the commission accepts or refuses them, they enter, and they leave.\n"
        "Type names to add people. Choose one or several in the list, with Ctrl or Shift, then the step: who cannot "
        "take it is named, with the reason, and the others go through. Each step can be undone.\n"
        "In Attendance one letter notes a person and goes on to the next; the minutes of who came late are typed after "
        "it. Enter takes one session alone, with large rows.\n"
        "Down goes from the search into the list, Enter into the cohort, Enter again opens the person, Escape back.");
  page_class->first_action = "win.new-cohort";
  page_class->first_label = N_("New Cohort");
  page_class->opens = opens;
  page_class->set_store = pal_cohorts_page_set_store;
  page_class->open = pal_cohorts_page_open;
  page_class->get_address = pal_cohorts_page_get_address;
  page_class->keep = pal_cohorts_page_keep;
  page_class->find = pal_cohorts_page_find;
  page_class->attend = pal_cohorts_page_attend;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_cohorts_page_init (PalCohortsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
