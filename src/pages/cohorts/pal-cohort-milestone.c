/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-milestone.h"

#include <glib/gi18n.h>

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "widgets/pal-form.h"

struct _PalCohortMilestone {
  GtkWidget   parent_instance;

  GtkWidget  *card;
  PalForm    *form;

  PalStore   *store;
  PalRecord  *milestone;     /* NULL: none is shown */
  char       *cohort;
};

enum { CREATED, GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortMilestone, pal_cohort_milestone, GTK_TYPE_WIDGET)

static gboolean
is_kept (PalCohortMilestone *self)
{
  return self->milestone != NULL && pal_record_get_id (self->milestone) != 0;
}

/* What happens ------------------------------------------------------------------------------------------------------- */

static void
created_cb (PalCohortMilestone *self, gint64 id)
{
  pal_cohort_milestone_update (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalCohortMilestone *self)
{
  if (self->milestone != NULL)
    g_signal_emit (self, signals[GONE], 0);
}

/* @delete, or else kept as it is now. */
static gboolean
edit_record (PalCohortMilestone *self, PalRecord *record, const char *label, gboolean delete, GError **error)
{
  g_autofree char *place = pal_address_format ("cohorts", pal_record_get_int (record, "cohort", 0), "milestones");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return (delete ? pal_record_delete (record, edit, error) : pal_record_save (record, edit, error)) && pal_edit_commit (edit, error);
}

/* A record of its own: the form reads its fields again when the file has changed. */
static void
done_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortMilestone *self = PAL_COHORT_MILESTONE (widget);
  g_autoptr (PalRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  GDate today;

  if (!is_kept (self) || !pal_form_keep_below (widget))
    return;
  record = pal_record_load (self->store, pal_record_get_kind (self->milestone), pal_record_get_id (self->milestone), &error);
  if (record != NULL)
    {
      g_autofree char *title = pal_record_title (record), *label = g_strdup_printf (_("%s — %s: done"), self->cohort, title);

      pal_today (&today);
      pal_record_set_date (record, "done-on", &today);
      edit_record (self, record, label, FALSE, &error);
    }
  if (error != NULL)
    pal_page_complain (widget, error);
}

static void
delete_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalCohortMilestone *self = PAL_COHORT_MILESTONE (widget);
  g_autoptr (PalRecord) record = self->milestone != NULL ? g_object_ref (self->milestone) : NULL;
  g_autofree char *title = record != NULL ? pal_record_title (record) : NULL;
  g_autofree char *label = g_strdup_printf (_("%s — %s: deleted"), self->cohort, title), *words = g_strdup_printf (_("Deleted: %s"), title);
  g_autoptr (GError) error = NULL;
  GtkWidget *page = gtk_widget_get_ancestor (widget, PAL_TYPE_PAGE);

  if (record == NULL)
    return;
  if (!is_kept (self))
    gone_cb (self);
  else if (!edit_record (self, record, label, TRUE, &error))
    pal_page_complain (widget, error);
  else
    pal_page_toast (page != NULL ? page : widget, words, C_("button", "Undo"), "win.undo");
}

/* The widget --------------------------------------------------------------------------------------------------------- */

static void
pal_cohort_milestone_dispose (GObject *object)
{
  PalCohortMilestone *self = PAL_COHORT_MILESTONE (object);

  if (self->card != NULL)
    {
      pal_cohort_milestone_show (self, NULL, NULL, NULL);
      gtk_widget_unparent (g_steal_pointer (&self->card));
    }
  g_clear_pointer (&self->cohort, g_free);
  G_OBJECT_CLASS (pal_cohort_milestone_parent_class)->dispose (object);
}

static void
pal_cohort_milestone_class_init (PalCohortMilestoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_milestone_dispose;
  signals[CREATED] = g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "milestone.done", NULL, done_activated_cb);
  gtk_widget_class_install_action (widget_class, "milestone.delete", NULL, delete_activated_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palcohortmilestone");
}

static PalForm *
make_form (void)
{
  static const struct { const char *field; gboolean beside; int width; } fields[] = {
    { "name", FALSE, 0 }, { "responsible", FALSE, 0 }, { "due_on", FALSE, 10 }, { "done_on", TRUE, 10 }, { "duration_days", FALSE, 5 },
  };
  PalForm *form = PAL_FORM (pal_form_new (pal_kind_find ("milestone")));

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

static GtkWidget *
make_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

static void
pal_cohort_milestone_init (PalCohortMilestone *self)
{
  self->card = pal_card_new (_("Milestone"));
  self->form = make_form ();
  pal_card_append_end (PAL_CARD (self->card), make_button (_("Done Today"), "milestone.done"));
  pal_card_append_end (PAL_CARD (self->card), make_button (_("Delete the Milestone"), "milestone.delete"));
  pal_card_append (PAL_CARD (self->card), GTK_WIDGET (self->form));
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  g_signal_connect_swapped (self->form, "created", G_CALLBACK (created_cb), self);
  g_signal_connect_swapped (self->form, "gone", G_CALLBACK (gone_cb), self);
}

GtkWidget *
pal_cohort_milestone_new (void)
{
  return g_object_new (PAL_TYPE_COHORT_MILESTONE, NULL);
}

/**
 * pal_cohort_milestone_show:
 * @milestone: (nullable): one that is kept, or a new one of a cohort
 * @cohort: (nullable): what the cohort is called, for the history
 */
void
pal_cohort_milestone_show (PalCohortMilestone *self, PalRecord *milestone, const char *cohort, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_MILESTONE (self));

  pal_form_keep_below (GTK_WIDGET (self));
  g_set_object (&self->store, store);
  g_set_object (&self->milestone, milestone);
  g_free (self->cohort);
  self->cohort = g_strdup (cohort);
  pal_form_set_record (self->form, milestone, store);
  if (milestone != NULL)
    {
      g_autofree char *place = pal_address_format ("cohorts", pal_record_get_int (milestone, "cohort", 0), "milestones");
      pal_form_set_place (self->form, place);
      pal_form_set_subject (self->form, cohort);
    }
  pal_cohort_milestone_update (self);
}

/* What follows from the file, again. */
void
pal_cohort_milestone_update (PalCohortMilestone *self)
{
  gboolean may_write = self->milestone != NULL && !pal_store_is_reader (self->store);

  g_return_if_fail (PAL_IS_COHORT_MILESTONE (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestone.delete", may_write);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "milestone.done",
                                 may_write && is_kept (self) && !pal_record_is_known (self->milestone, "done-on"));
}

/* 0: none, or one that is not kept yet. */
gint64
pal_cohort_milestone_get_id (PalCohortMilestone *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_MILESTONE (self), 0);

  return self->milestone != NULL ? pal_record_get_id (self->milestone) : 0;
}

gboolean
pal_cohort_milestone_focus (PalCohortMilestone *self, const char *field)
{
  g_return_val_if_fail (PAL_IS_COHORT_MILESTONE (self), FALSE);

  return pal_form_focus_field (self->form, field);
}
