/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-cohort-details.h"

#include "pages/pal-address.h"
#include "pages/pal-card.h"
#include "pal-cohort-rules.h"
#include "pages/pal-columns.h"
#include "pages/pal-own-cards.h"
#include "widgets/pal-form.h"

/* Every field of a cohort, and what its programme asks for. */
struct _PalCohortDetails {
  GtkWidget        parent_instance;

  GtkWidget       *columns;
  PalForm         *form;
  PalOwnCards     *own_cards;
  PalCohortRules  *rules;

  PalRecord       *cohort;
  PalStore        *store;
};

enum { CREATED, GONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PalCohortDetails, pal_cohort_details, GTK_TYPE_WIDGET)

static void
set_place (PalCohortDetails *self)
{
  gint64 id = self->cohort != NULL ? pal_record_get_id (self->cohort) : 0;
  g_autofree char *place = pal_address_format ("cohorts", id, id != 0 ? "details" : NULL);

  pal_form_set_place (self->form, place);
  pal_own_cards_set_place (self->own_cards, place);
}

/* A programme that was chosen for a new cohort shows its rules before anything is kept. */
static void
programme_settled_cb (PalCohortDetails *self)
{
  pal_cohort_details_update (self);
}

static void
created_cb (PalCohortDetails *self, gint64 id)
{
  set_place (self);
  g_signal_emit (self, signals[CREATED], 0, id);
}

static void
gone_cb (PalCohortDetails *self)
{
  g_signal_emit (self, signals[GONE], 0);
}

static void
pal_cohort_details_dispose (GObject *object)
{
  PalCohortDetails *self = PAL_COHORT_DETAILS (object);

  g_clear_object (&self->cohort);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_COHORT_DETAILS);
  G_OBJECT_CLASS (pal_cohort_details_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (PAL_TYPE_CARD);
  g_type_ensure (PAL_TYPE_COHORT_RULES);
  g_type_ensure (PAL_TYPE_COLUMNS);
  g_type_ensure (PAL_TYPE_FORM);
  g_type_ensure (PAL_TYPE_INPUT);
  g_type_ensure (PAL_TYPE_OWN_CARDS);
  gtk_widget_class_set_template_from_resource (klass, "/org/palier/Palier/ui/pal-cohort-details.ui");
  gtk_widget_class_bind_template_child (klass, PalCohortDetails, columns);
  gtk_widget_class_bind_template_child (klass, PalCohortDetails, form);
  gtk_widget_class_bind_template_child (klass, PalCohortDetails, own_cards);
  gtk_widget_class_bind_template_child (klass, PalCohortDetails, rules);
  gtk_widget_class_bind_template_callback (klass, created_cb);
  gtk_widget_class_bind_template_callback (klass, gone_cb);
}

static void
pal_cohort_details_class_init (PalCohortDetailsClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_cohort_details_dispose;
  signals[CREATED] =
    g_signal_new ("created", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[GONE] = g_signal_new ("gone", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
pal_cohort_details_init (PalCohortDetails *self)
{
  PalInput *programme;

  gtk_widget_init_template (GTK_WIDGET (self));
  programme = pal_form_get_input (self->form, "programme");
  g_signal_connect_object (programme, "settled", G_CALLBACK (programme_settled_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/* @cohort: (nullable): kept, or new: then it is kept as soon as it has a programme and a name. */
void
pal_cohort_details_show (PalCohortDetails *self, PalRecord *cohort, PalStore *store)
{
  g_return_if_fail (PAL_IS_COHORT_DETAILS (self));

  /* First, so that the form keeps what is typed of the cohort that is left under that cohort's place. */
  pal_form_set_record (self->form, cohort, store);
  g_set_object (&self->cohort, cohort);
  g_set_object (&self->store, store);
  pal_form_set_editable (self->form, store != NULL && !pal_store_is_reader (store));
  set_place (self);
  pal_cohort_details_update (self);
}

/* What follows from the fields, again; the fields do it themselves. */
void
pal_cohort_details_update (PalCohortDetails *self)
{
  gint64 id;
  g_autoptr (PalRecord) programme = NULL;

  g_return_if_fail (PAL_IS_COHORT_DETAILS (self));

  id = self->cohort != NULL ? pal_record_get_int (self->cohort, "programme", 0) : 0;
  programme = id != 0 ? pal_record_load (self->store, pal_kind_find ("programme"), id, NULL) : NULL;
  pal_cohort_rules_show (self->rules, programme);
  pal_own_cards_show (self->own_cards, "cohort", self->cohort != NULL ? pal_record_get_id (self->cohort) : 0, self->store);
}

gboolean
pal_cohort_details_focus (PalCohortDetails *self)
{
  g_return_val_if_fail (PAL_IS_COHORT_DETAILS (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->form));
}
