/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-session.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "pal-session-words.h"
#include "rules/planning/pal-clash.h"
#include "rules/planning/pal-session-list.h"
#include "widgets/pal-band.h"
#include "widgets/pal-form.h"
#include "widgets/pal-wrap-layout.h"

struct _PalCohortSession {
  GtkWidget   parent_instance;

  GtkWidget  *box;
  PalBand    *band;          /* clashes */
  PalForm    *form;
  GtkWidget  *staff;         /* who runs it, each with a button that removes */
  PalForm    *staff_form;    /* one more */
  GtkWidget  *delete;

  PalStore   *store;
  PalRecord  *session;       /* NULL: none is shown */
  PalQuery   *runs;
  char       *cohort;
};

enum { CREATED, GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortSession, pal_cohort_session, GTK_TYPE_WIDGET)

static gboolean
is_kept (PalCohortSession *self)
{
  return self->session != NULL && pal_record_get_id (self->session) != 0;
}

static char *
place_of (PalCohortSession *self)
{
  return pal_address_format ("cohorts", pal_record_get_int (self->session, "cohort", 0), "sessions");
}

/* What is shown ------------------------------------------------------------------------------------------------------ */

static void
show_clashes (PalCohortSession *self)
{
  g_autoptr (GPtrArray) clashes = is_kept (self) ? pal_clashes_of (self->store, pal_record_get_id (self->session), NULL) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; clashes != NULL && i < clashes->len; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", ((PalClash *) g_ptr_array_index (clashes, i))->words);
  pal_band_set (self->band, PAL_BAND_BAD, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->band), words->len > 0);
}

static GtkWidget *
new_member (PalCohortSession *self, PalRow *row)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *spoken = g_strdup_printf (_("%s no longer runs this session"), pal_row_get_text (row, PAL_STAFF_NAME));

  gtk_box_append (GTK_BOX (box), gtk_label_new (pal_row_get_text (row, PAL_STAFF_NAME)));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", pal_row_get_id (row));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "session.remove-staff");
  return button;
}

static void
show_staff (PalCohortSession *self)
{
  GtkWidget *child;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->runs));

  while ((child = gtk_widget_get_first_child (self->staff)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (self->runs), i);
      pal_wrap_append (PAL_WRAP (self->staff), new_member (self, row));
    }
  gtk_widget_set_visible (self->staff, n > 0);
}

/* An empty line below those who run it: filled in, it is one of them. */
static void
ask_for_staff (PalCohortSession *self)
{
  g_autoptr (PalRecord) more = NULL;
  g_autofree char *place = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->staff_form), is_kept (self) && !pal_store_is_reader (self->store));
  if (!is_kept (self))
    {
      pal_form_set_record (self->staff_form, NULL, NULL);
      return;
    }
  more = pal_record_new (pal_kind_find ("session_staff"));
  place = place_of (self);
  pal_record_set_int (more, "session", pal_record_get_id (self->session));
  pal_form_set_record (self->staff_form, more, self->store);
  pal_form_set_subject (self->staff_form, self->cohort);
  pal_form_set_place (self->staff_form, place);
}

/* What happens ------------------------------------------------------------------------------------------------------- */

static void
created_cb (PalCohortSession *self, gint64 id)
{
  pal_session_staff_show (self->runs, id, NULL);
  ask_for_staff (self);
  pal_cohort_session_update (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalCohortSession *self)
{
  if (self->session != NULL)
    g_signal_emit (self, signals[GONE], 0);
}

static void
staff_created_cb (PalCohortSession *self)
{
  ask_for_staff (self);
  pal_form_focus_field (self->staff_form, "contact");
}

static gboolean
delete_record (PalCohortSession *self, PalRecord *record, const char *what, GError **error)
{
  g_autofree char *label = g_strdup_printf (_("%s — %s: deleted"), self->cohort, what), *place = place_of (self);
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_record_delete (record, edit, error) && pal_edit_commit (edit, error);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortSession *self = PAL_COHORT_SESSION (widget);
  g_autoptr (PalRecord) session = self->session != NULL ? g_object_ref (self->session) : NULL;
  g_autofree char *title = session != NULL ? pal_record_title (session) : NULL;
  g_autofree char *words = title != NULL ? g_strdup_printf (_("Deleted: %s"), title) : NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *page = gtk_widget_get_ancestor (widget, PAL_TYPE_PAGE);

  if (session == NULL)
    return;
  if (!is_kept (self))
    gone_cb (self);
  else if (!delete_record (self, session, title, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (page != NULL ? page : widget, words, C_("button", "Undo"), "win.undo");
}

static void
remove_staff_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortSession *self = PAL_COHORT_SESSION (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalRecord) member = pal_record_load (self->store, pal_kind_find ("session_staff"), g_variant_get_int64 (parameter), &error);
  g_autofree char *who = member != NULL ? pal_record_show (member, "contact") : NULL;

  if (member == NULL || !delete_record (self, member, who, &error))
    pal_page_complain (widget, error);
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_session_dispose (GObject *object)
{
  PalCohortSession *self = PAL_COHORT_SESSION (object);

  if (self->box != NULL)
    {
      pal_cohort_session_show (self, NULL, NULL, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->box));
    }
  g_clear_pointer (&self->cohort, g_free);
  G_OBJECT_CLASS (pal_cohort_session_parent_class)->dispose (object);
}

static void
pal_cohort_session_class_init (PalCohortSessionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_session_dispose;
  signals[CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "session.delete", NULL, delete_activated_cb);
  gtk_widget_class_install_action (widget_class, "session.remove-staff", "x", remove_staff_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortsession");
}

static PalForm *
make_form (void)
{
  static const struct { const char *field; gboolean beside; int width; } fields[] = {
    { "title", FALSE, 0 }, { "kind", TRUE, 0 }, { "theme", FALSE, 0 }, { "status", TRUE, 0 }, { "start_at", FALSE, 0 },
    { "minutes", TRUE, 5 }, { "room", FALSE, 0 }, { "note", FALSE, 0 },
  };
  PalForm *form = PAL_FORM (pal_form_new (pal_kind_find ("session")));

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      GtkWidget *input = g_object_new (PAL_TYPE_INPUT, "field", fields[i].field, "beside", fields[i].beside,
                                       "width-chars", fields[i].width, NULL);
      pal_form_append (form, input);
      if (fields[i].beside)
        gtk_widget_set_margin_start (input, 12);
    }
  return form;
}

static PalForm *
make_staff_form (void)
{
  PalForm *form = PAL_FORM (pal_form_new (pal_kind_find ("session_staff")));

  pal_form_append (form, g_object_new (PAL_TYPE_INPUT, "field", "contact", "label", _("Run by"), NULL));
  return form;
}

static void
pal_cohort_session_init (PalCohortSession *self)
{
  GtkWidget *card = pal_card_new (_("Session"));

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  self->band = PAL_BAND (pal_band_new (PAL_BAND_BAD, NULL));
  self->form = make_form ();
  self->staff = pal_wrap_new (6);
  self->staff_form = make_staff_form ();
  self->delete = gtk_button_new_with_label (_("Delete the Session"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->delete), "session.delete");
  gtk_widget_set_margin_start (self->staff, 12);
  pal_card_append_end (PAL_CARD (card), self->delete);
  pal_card_append (PAL_CARD (card), GTK_WIDGET (self->form));
  pal_card_append (PAL_CARD (card), self->staff);
  pal_card_append (PAL_CARD (card), GTK_WIDGET (self->staff_form));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->band));
  gtk_box_append (GTK_BOX (self->box), card);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->form, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->form, "gone", G_CALLBACK (gone_cb), self);
  g_signal_connect_swapped (self->staff_form, "created", G_CALLBACK (staff_created_cb), self);
}

GtkWidget *
pal_cohort_session_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_SESSION, NULL);
}

/**
 * pal_cohort_session_show:
 * @session: (nullable): one that is kept, or a new one of a cohort
 * @cohort: (nullable): what the cohort is called, for the history
 */
void
pal_cohort_session_show (PalCohortSession *self, PalRecord *session, const char *cohort, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_SESSION (self));

  pal_form_keep_below (GTK_WIDGET (self));
  if (g_set_object (&self->store, store))
    {
      if (self->runs != NULL)
        g_signal_handlers_disconnect_by_data (self->runs, self);
      g_clear_object (&self->runs);
      self->runs = store != NULL ? pal_session_staff_new (store) : NULL;
      if (self->runs != NULL)
        g_signal_connect_swapped (self->runs, "items-changed", G_CALLBACK (show_staff), self);
    }
  g_set_object (&self->session, session);
  g_free (self->cohort);
  self->cohort = g_strdup (cohort);
  pal_form_set_record (self->form, session, store);
  if (session != NULL)
    {
      g_autofree char *place = place_of (self);
      pal_form_set_place (self->form, place);
      pal_form_set_subject (self->form, cohort);
      pal_session_staff_show (self->runs, pal_record_get_id (session), NULL);
      show_staff (self);
    }
  ask_for_staff (self);
  pal_cohort_session_update (self);
}

/* What follows from the file, again. */
void
pal_cohort_session_update (PalCohortSession *self)
{
  g_return_if_fail (PAL_IS_COHORT_SESSION (self));

  show_clashes (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.delete", self->session != NULL && !pal_store_is_reader (self->store));
}

/* 0: none, or one that is not kept yet. */
gint64
pal_cohort_session_get_id (PalCohortSession *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_SESSION (self), 0);

  return self->session != NULL ? pal_record_get_id (self->session) : 0;
}

gboolean
pal_cohort_session_focus (PalCohortSession *self, const char *field)
{
  g_return_val_if_fail (PAL_IS_COHORT_SESSION (self), FALSE);

  return pal_form_focus_field (self->form, field);
}
