/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-organisation-preference.h"

#include <glib/gi18n.h>

#include "pages/pal-card.h"
#include "pages/pal-columns.h"
#include "pal-logo-card.h"
#include "rules/pal-landlord.h"
#include "widgets/pal-form.h"

/* Whose file it is: what the window, the reports and the letters say of the landlord. */
struct _PalOrganisationPreference {
  PalPreference  parent_instance;

  GtkWidget     *box;
  PalForm       *identity;
  PalForm       *reach;
  PalLogoCard   *logo;
  gulong         store_changed;
  PalStore      *store;
};

G_DEFINE_FINAL_TYPE (PalOrganisationPreference, pal_organisation_preference, PAL_TYPE_PREFERENCE)

/* A file without a landlord gets one as soon as its name is typed. */
static void
show_landlord (PalOrganisationPreference *self)
{
  const PalKind *kind = pal_kind_find ("organisation");
  gint64 id = self->store != NULL ? pal_landlord_find (self->store) : 0;
  g_autoptr (PalRecord) record = id != 0 ? pal_record_load (self->store, kind, id, NULL) : NULL;

  if (record == NULL && self->store != NULL)
    {
      record = pal_record_new (kind);
      pal_record_set_text (record, "roles", "LANDLORD");
    }
  pal_form_set_record (self->identity, record, self->store);
  pal_form_set_record (self->reach, record, self->store);
}

/* Another organisation may be the landlord now: after an undo, or a change of roles among the partners. */
static void
store_changed_cb (PalOrganisationPreference *self, const char *const *tables)
{
  PalRecord *shown = pal_form_get_record (self->identity);

  if (g_strv_contains (tables, "organisation") && shown != NULL
      && pal_record_get_id (shown) != pal_landlord_find (self->store))
    show_landlord (self);
}

static void
pal_organisation_preference_set_store (PalPreference *preference, PalStore *store)
{
  PalOrganisationPreference *self = PAL_ORGANISATION_PREFERENCE (preference);
  gboolean editable = store != NULL && !pal_store_is_reader (store);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_set_object (&self->store, store);
  show_landlord (self);
  pal_logo_card_show (self->logo, store);
  pal_form_set_editable (self->identity, editable);
  pal_form_set_editable (self->reach, editable);
  if (store != NULL)
    self->store_changed =
      g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
pal_organisation_preference_set_place (PalPreference *preference, const char *name)
{
  PalOrganisationPreference *self = PAL_ORGANISATION_PREFERENCE (preference);
  g_autofree char *place = pal_preference_format_place (preference, 0, NULL);

  pal_form_set_place (self->identity, place);
  pal_form_set_place (self->reach, place);
}

static void
pal_organisation_preference_dispose (GObject *object)
{
  PalOrganisationPreference *self = PAL_ORGANISATION_PREFERENCE (object);

  g_clear_signal_handler (&self->store_changed, self->store);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (self), PAL_TYPE_ORGANISATION_PREFERENCE);
  G_OBJECT_CLASS (pal_organisation_preference_parent_class)->dispose (object);
}

static void
pal_organisation_preference_class_init (PalOrganisationPreferenceClass *klass)
{
  PalPreferenceClass *preference_class = PAL_PREFERENCE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_organisation_preference_dispose;
  preference_class->set_store = pal_organisation_preference_set_store;
  preference_class->set_place = pal_organisation_preference_set_place;
  g_type_ensure (PAL_TYPE_CARD);
  g_type_ensure (PAL_TYPE_COLUMNS);
  g_type_ensure (PAL_TYPE_FORM);
  g_type_ensure (PAL_TYPE_INPUT);
  g_type_ensure (PAL_TYPE_LOGO_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/palier/Palier/ui/pal-organisation-preference.ui");
  gtk_widget_class_bind_template_child (widget_class, PalOrganisationPreference, box);
  gtk_widget_class_bind_template_child (widget_class, PalOrganisationPreference, identity);
  gtk_widget_class_bind_template_child (widget_class, PalOrganisationPreference, reach);
  gtk_widget_class_bind_template_child (widget_class, PalOrganisationPreference, logo);
}

static void
pal_organisation_preference_init (PalOrganisationPreference *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
