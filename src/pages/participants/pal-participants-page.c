/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participants-page.h"

#include <glib/gi18n.h>

#include "pages/pal-panes.h"
#include "pal-participant-sheet.h"
#include "pal-participants-list.h"
#include "widgets/pal-empty.h"

/* People: their list, and beside it the one who is open. */
struct _PalParticipantsPage {
  PalPage               parent_instance;

  PalPanes             *panes;
  PalParticipantsList  *list;
  GtkStack             *record_stack;
  PalParticipantSheet *record;
};

G_DEFINE_FINAL_TYPE (PalParticipantsPage, pal_participants_page, PAL_TYPE_PAGE)

static void
close_record (PalParticipantsPage *self)
{
  gtk_stack_set_visible_child_name (self->record_stack, "none");
  pal_participant_sheet_close (self->record);
  pal_participants_list_select (self->list, 0);
  pal_panes_set_record_open (self->panes, FALSE);
}

/* FALSE: there is no such person any more, and the list is shown alone. */
static gboolean
open_record (PalParticipantsPage *self, gint64 id)
{
  if (!pal_participant_sheet_show (self->record, id, NULL))
    {
      close_record (self);
      return FALSE;
    }
  pal_participants_list_select (self->list, id);
  gtk_stack_set_visible_child_name (self->record_stack, "record");
  return TRUE;
}

static void
open_new (PalParticipantsPage *self)
{
  pal_participants_list_select (self->list, 0);
  gtk_stack_set_visible_child_name (self->record_stack, "record");
  pal_panes_set_record_open (self->panes, TRUE);
  pal_participant_sheet_show_new (self->record);
}

/* The person's moves ---------------------------------------------------------------------------------------------- */

/* In a narrow window the arrows go down the list; Enter or a click opens. */
static void
opened_cb (PalParticipantsPage *self, gint64 id, gboolean by_keyboard)
{
  if (by_keyboard && pal_panes_get_narrow (self->panes))
    return;
  if (open_record (self, id))
    pal_panes_set_record_open (self->panes, TRUE);
  pal_page_moved (PAL_PAGE (self));
}

static void
entered_cb (PalParticipantsPage *self, gint64 id)
{
  gboolean elsewhere = id != pal_participant_sheet_get_id (self->record);

  if (!open_record (self, id))
    return;
  pal_panes_set_record_open (self->panes, TRUE);
  pal_participant_sheet_focus (self->record);
  if (elsewhere)
    pal_page_moved (PAL_PAGE (self));
}

static void
escaped_cb (PalParticipantsPage *self)
{
  if (pal_panes_get_narrow (self->panes))
    gtk_widget_activate_action (GTK_WIDGET (self->record), "panes.back", NULL);
  else if (!pal_participants_list_focus_rows (self->list))
    pal_participants_list_focus_search (self->list);
}

static void
closed_cb (PalParticipantsPage *self)
{
  gint64 id = pal_participant_sheet_get_id (self->record);

  close_record (self);
  pal_participants_list_return_to (self->list, id);
  pal_page_moved (PAL_PAGE (self));
}

static void
created_cb (PalParticipantsPage *self, gint64 id)
{
  pal_participants_list_select (self->list, id);
  pal_page_moved (PAL_PAGE (self));
}

static void
gone_cb (PalParticipantsPage *self)
{
  close_record (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
tab_chosen_cb (PalParticipantsPage *self)
{
  pal_page_moved (PAL_PAGE (self));
}

/* The page -------------------------------------------------------------------------------------------------------- */

static void
pal_participants_page_set_store (PalPage *page, PalStore *store)
{
  PalParticipantsPage *self = PAL_PARTICIPANTS_PAGE (page);

  close_record (self);
  pal_participant_sheet_set_store (self->record, store);
  pal_participants_list_set_store (self->list, store);
}

static void
pal_participants_page_open (PalPage *page, gint64 record, const char *tab)
{
  PalParticipantsPage *self = PAL_PARTICIPANTS_PAGE (page);

  if (pal_page_get_store (page) == NULL)
    return;
  if (record == 0 && g_strcmp0 (tab, "new") == 0 && !pal_store_is_reader (pal_page_get_store (page)))
    open_new (self);
  else if (record == 0)
    close_record (self);
  else if (open_record (self, record))
    {
      pal_participant_sheet_set_tab (self->record, tab);
      pal_panes_set_record_open (self->panes, TRUE);
    }
}

/* A new person has no place before being kept: "back" leads to the list, not to an empty form. */
static char *
pal_participants_page_get_address (PalPage *page)
{
  PalParticipantsPage *self = PAL_PARTICIPANTS_PAGE (page);
  gint64 id = pal_participant_sheet_get_id (self->record);

  return pal_address_format ("participants", id, id != 0 ? pal_participant_sheet_get_tab (self->record) : NULL);
}

static gboolean
pal_participants_page_keep (PalPage *page, GError **error)
{
  return pal_participant_sheet_keep (PAL_PARTICIPANTS_PAGE (page)->record, error);
}

static gboolean
pal_participants_page_find (PalPage *page)
{
  PalParticipantsPage *self = PAL_PARTICIPANTS_PAGE (page);

  pal_panes_set_record_open (self->panes, FALSE);
  return pal_participants_list_focus_search (self->list);
}

static void
pal_participants_page_attend (PalPage *page)
{
  pal_participant_sheet_focus (PAL_PARTICIPANTS_PAGE (page)->record);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_EMPTY);
  g_type_ensure (PAL_TYPE_PANES);
  g_type_ensure (PAL_TYPE_PARTICIPANT_SHEET);
  g_type_ensure (PAL_TYPE_PARTICIPANTS_LIST);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-participants-page.ui");
  gtk_widget_class_bind_template_child (klass, PalParticipantsPage, panes);
  gtk_widget_class_bind_template_child (klass, PalParticipantsPage, list);
  gtk_widget_class_bind_template_child (klass, PalParticipantsPage, record_stack);
  gtk_widget_class_bind_template_child (klass, PalParticipantsPage, record);
  gtk_widget_class_bind_template_callback (klass, opened_cb);
  gtk_widget_class_bind_template_callback (klass, entered_cb);
  gtk_widget_class_bind_template_callback (klass, escaped_cb);
  gtk_widget_class_bind_template_callback (klass, closed_cb);
  gtk_widget_class_bind_template_callback (klass, created_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
  gtk_widget_class_bind_template_callback (klass, tab_chosen_cb);
}

/* Rows that were copied in a spreadsheet are looked at on the page of imports before anything is kept. */
static void
paste_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pal_page_go (widget, "import/0/paste");
}

static void
pal_participants_page_class_init (PalParticipantsPageClass *klass)
{
  static const PalPageKind opens[] = { { "participant" }, { NULL } };
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  page_class->name = "participants";
  page_class->title = N_("Participants");
  page_class->icon_name = "avatar-default-symbolic";
  page_class->help = N_("Everybody whom a programme follows, or may follow. Type any part of a name, a telephone "
                        "number or a note: accents and capitals do not matter.\n"
                        "Every field is kept as soon as you leave it; what is wrong is said under the field. "
                        "Eligibility says for each programme yes, no or not known, and why.\n"
                        "“+ Filter” narrows the list by any field; “My filters” keeps the conditions under a name. Choose "
                        "several people with Ctrl or Shift: “Actions” tags them, sends them to a cohort or gives them to a "
                        "coach, and exports the list as it is seen.\n"
                        "Down goes from the search into the list, Enter into the record, Escape back.\n"
                        "Ctrl+V brings in rows that were copied in a spreadsheet.");
  page_class->first_action = "win.new-participant";
  page_class->first_label = N_("Add a Person");
  page_class->opens = opens;
  page_class->set_store = pal_participants_page_set_store;
  page_class->open = pal_participants_page_open;
  page_class->get_address = pal_participants_page_get_address;
  page_class->keep = pal_participants_page_keep;
  page_class->find = pal_participants_page_find;
  page_class->attend = pal_participants_page_attend;
  gtk_widget_class_install_action (widget_class, "participants.paste", NULL, paste_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "participants.paste", NULL);
  bind_template (widget_class);
}

static void
pal_participants_page_init (PalParticipantsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
