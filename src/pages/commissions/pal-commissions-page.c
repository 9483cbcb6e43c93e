/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-commissions-page.h"

#include <glib/gi18n.h>

#include "pages/pal-panes.h"
#include "pal-commission-sheet.h"
#include "pal-commissions-list.h"
#include "pal-order-sheet.h"
#include "rules/entry/pal-commission.h"
#include "widgets/pal-empty.h"

/* Entry commissions and purchase orders: their lists, and beside them the one that is open. Addresses are
 * "commissions/ID", "commissions/ID/details", and "commissions/ID/order" for an order. */
struct _PalCommissionsPage {
  PalPage             parent_instance;

  PalPanes           *panes;
  PalCommissionsList *list;
  GtkStack           *record_stack;
  PalCommissionSheet *commission;
  PalOrderSheet      *order;
};

G_DEFINE_FINAL_TYPE (PalCommissionsPage, pal_commissions_page, PAL_TYPE_PAGE)

static gboolean
shows_order (PalCommissionsPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->record_stack), "order") == 0;
}

static gint64
get_id (PalCommissionsPage *self)
{
  return shows_order (self) ? pal_order_sheet_get_id (self->order) : pal_commission_sheet_get_id (self->commission);
}

static void
close_record (PalCommissionsPage *self)
{
  gtk_stack_set_visible_child_name (self->record_stack, "none");
  pal_commission_sheet_close (self->commission);
  pal_order_sheet_close (self->order);
  pal_commissions_list_select (self->list, 0, FALSE);
  pal_panes_set_record_open (self->panes, FALSE);
}

/* FALSE: there is no such record any more, and the list is shown alone. */
static gboolean
open_record (PalCommissionsPage *self, gint64 id, gboolean order)
{
  gboolean anew = pal_commission_sheet_get_id (self->commission) == 0;

  if (order ? !pal_order_sheet_show (self->order, id, NULL) : !pal_commission_sheet_show (self->commission, id, NULL))
    {
      close_record (self);
      return FALSE;
    }
  if (order)
    pal_commission_sheet_close (self->commission);
  else
    pal_order_sheet_close (self->order);
  if (anew && !order)
    pal_commission_sheet_set_tab (self->commission, NULL);
  gtk_stack_set_visible_child_name (self->record_stack, order ? "order" : "commission");
  pal_commissions_list_select (self->list, id, order);
  return TRUE;
}

/* What was begun with people and is not done is not given up without a word: going there by its address asks first. */
static gboolean
may_leave (PalCommissionsPage *self, gint64 id, gboolean order)
{
  gint64 here = get_id (self);
  g_autofree char *address = pal_address_format ("commissions", id, order ? "order" : NULL);

  if (here == 0 || (here == id && order == shows_order (self)) || pal_page_keep (PAL_PAGE (self), NULL))
    return TRUE;
  pal_commissions_list_select (self->list, here, shows_order (self));
  pal_page_go (GTK_WIDGET (self), address);
  return FALSE;
}

/* The person's moves ----------------------------------------------------------------------------------------------- */

/* In a narrow window the arrows go down the list; Enter or a click opens. */
static void
opened_cb (PalCommissionsPage *self, gint64 id, gboolean order, gboolean by_keyboard)
{
  if ((by_keyboard && pal_panes_get_narrow (self->panes)) || !may_leave (self, id, order))
    return;
  if (open_record (self, id, order))
    pal_panes_set_record_open (self->panes, TRUE);
  pal_page_moved (PAL_PAGE (self));
}

static void
entered_cb (PalCommissionsPage *self, gint64 id, gboolean order)
{
  gboolean elsewhere = id != get_id (self);

  if (!may_leave (self, id, order) || !open_record (self, id, order))
    return;
  pal_panes_set_record_open (self->panes, TRUE);
  if (order)
    pal_order_sheet_focus (self->order);
  else
    pal_commission_sheet_focus (self->commission);
  if (elsewhere)
    pal_page_moved (PAL_PAGE (self));
}

static void
escaped_cb (PalCommissionsPage *self)
{
  if (pal_panes_get_narrow (self->panes))
    gtk_widget_activate_action (GTK_WIDGET (self->commission), "panes.back", NULL);
  pal_commissions_list_focus_rows (self->list);
}

static void
closed_cb (PalCommissionsPage *self)
{
  close_record (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
gone_cb (PalCommissionsPage *self)
{
  close_record (self);
  pal_page_moved (PAL_PAGE (self));
}

static void
tab_chosen_cb (PalCommissionsPage *self)
{
  pal_page_moved (PAL_PAGE (self));
}

/* A commission that was held and has not said everything is late. */
static void
counted_cb (PalCommissionsPage *self)
{
  guint late = pal_commissions_list_count_late (self->list);

  pal_page_set_badge (PAL_PAGE (self), late, late > 0);
}

/* Calling a commission --------------------------------------------------------------------------------------------- */

/* For the programme of who waits longest, else of the last commission; its day is typed then. One edit, kept at once. */
static void
call_commission (PalCommissionsPage *self)
{
  PalStore *store = pal_page_get_store (PAL_PAGE (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, _("Commission called"), &error);
  gint64 programme = edit != NULL ? pal_commission_programme_to_call (store, &error) : 0;
  GDate unknown;

  g_date_clear (&unknown, 1);
  gint64 meeting = programme != 0 ? pal_commission_call (edit, programme, &unknown, &error) : 0;
  if (meeting != 0)
    {
      pal_edit_set_place (edit, "commissions");
      if (!pal_edit_commit (edit, &error))
        meeting = 0;
    }
  if (meeting == 0)
    {
      pal_page_complain (GTK_WIDGET (self), error);
      return;
    }
  open_record (self, meeting, FALSE);
  pal_commission_sheet_set_tab (self->commission, "details");
  pal_panes_set_record_open (self->panes, TRUE);
  pal_commission_sheet_focus (self->commission);
  pal_page_moved (PAL_PAGE (self));
}

/* The page --------------------------------------------------------------------------------------------------------- */

static void
pal_commissions_page_set_store (PalPage *page, PalStore *store)
{
  PalCommissionsPage *self = PAL_COMMISSIONS_PAGE (page);

  close_record (self);
  pal_commission_sheet_set_store (self->commission, store);
  pal_order_sheet_set_store (self->order, store);
  pal_commissions_list_set_store (self->list, store);
}

/* Coming by an address follows a question about what was begun, where there was something. */
static void
pal_commissions_page_open (PalPage *page, gint64 record, const char *tab)
{
  PalCommissionsPage *self = PAL_COMMISSIONS_PAGE (page);
  gboolean order = g_strcmp0 (tab, "order") == 0;

  if (pal_page_get_store (page) == NULL)
    return;
  pal_commission_sheet_drop (self->commission);
  if (record == 0 && g_strcmp0 (tab, "new") == 0 && !pal_store_is_reader (pal_page_get_store (page)))
    call_commission (self);
  else if (record == 0)
    close_record (self);
  else if (open_record (self, record, order))
    {
      if (!order)
        pal_commission_sheet_set_tab (self->commission, tab);
      pal_panes_set_record_open (self->panes, TRUE);
    }
}

static char *
pal_commissions_page_get_address (PalPage *page)
{
  PalCommissionsPage *self = PAL_COMMISSIONS_PAGE (page);
  gint64 id = get_id (self);
  const char *tab = shows_order (self) ? "order" : pal_commission_sheet_get_tab (self->commission);

  return pal_address_format ("commissions", id, id != 0 ? tab : NULL);
}

static gboolean
pal_commissions_page_keep (PalPage *page, GError **error)
{
  PalCommissionsPage *self = PAL_COMMISSIONS_PAGE (page);

  return pal_commission_sheet_keep (self->commission, error) && pal_order_sheet_keep (self->order, error);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_COMMISSIONS_LIST);
  g_type_ensure (PAL_TYPE_COMMISSION_SHEET);
  g_type_ensure (PAL_TYPE_EMPTY);
  g_type_ensure (PAL_TYPE_ORDER_SHEET);
  g_type_ensure (PAL_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-commissions-page.ui");
  gtk_widget_class_bind_template_child (klass, PalCommissionsPage, panes);
  gtk_widget_class_bind_template_child (klass, PalCommissionsPage, list);
  gtk_widget_class_bind_template_child (klass, PalCommissionsPage, record_stack);
  gtk_widget_class_bind_template_child (klass, PalCommissionsPage, commission);
  gtk_widget_class_bind_template_child (klass, PalCommissionsPage, order);
  gtk_widget_class_bind_template_callback (klass, opened_cb);
  gtk_widget_class_bind_template_callback (klass, entered_cb);
  gtk_widget_class_bind_template_callback (klass, escaped_cb);
  gtk_widget_class_bind_template_callback (klass, closed_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
  gtk_widget_class_bind_template_callback (klass, tab_chosen_cb);
  gtk_widget_class_bind_template_callback (klass, counted_cb);
}

static void
pal_commissions_page_class_init (PalCommissionsPageClass *klass)
{
  PalPageClass *page_class = PAL_PAGE_CLASS (klass);

  page_class->name = "commissions";
  page_class->title = N_("Commissions");
  page_class->icon_name = "x-office-calendar-symbolic";
  page_class->help =
    N_("An entry commission decides who enters: it accepts each person for a number of months, refuses, or postpones to another "
       "commission. The purchase order follows: its number, its places, and for whom.\n"
       "Choose one or several candidates, with Ctrl or Shift, then what the commission says. Then write the purchase order. "
       "Each step can be undone.\n"
       "The orders show how many places are used and left. Who withdraws gives the place back; who takes it counts once the "
       "commission has accepted.\n"
       "Enter goes from the list to the candidates, Enter again opens the person, Escape back.");
  page_class->first_action = "win.new-commission";
  page_class->first_label = N_("Call a Commission");
  page_class->set_store = pal_commissions_page_set_store;
  page_class->open = pal_commissions_page_open;
  page_class->get_address = pal_commissions_page_get_address;
  page_class->keep = pal_commissions_page_keep;
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_commissions_page_init (PalCommissionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
