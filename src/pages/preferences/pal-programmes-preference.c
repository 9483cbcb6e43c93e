/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-programmes-preference.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pal-kind-pane.h"
#include "pal-programme-kind-page.h"
#include "reports/indicators/pal-indicator.h"
#include "rules/programmes/pal-programme.h"
#include "widgets/pal-compat-file.h"

/* Programmes and all their rules; they come from the catalogue or a file, are copied, and go out as a file. */
struct _PalProgrammesPreference {
  PalPreference  parent_instance;

  PalKindPane   *pane;
};

G_DEFINE_FINAL_TYPE (PalProgrammesPreference, pal_programmes_preference, PAL_TYPE_PREFERENCE)

static PalStore *
get_store (PalProgrammesPreference *self)
{
  return pal_preference_get_store (PAL_PREFERENCE (self));
}

/* Edits ------------------------------------------------------------------------------------------------------------ */

static PalEdit *
begin (PalProgrammesPreference *self, const char *words, GError **error)
{
  g_autofree char *place = pal_preference_format_place (PAL_PREFERENCE (self), 0, NULL);
  PalEdit *edit = pal_edit_begin (get_store (self), words, error);

  if (edit != NULL)
    pal_edit_set_place (edit, place);
  return edit;
}

/* Opens the programme that was made, or says why it was not. */
static void
finish (PalProgrammesPreference *self, PalEdit *edit, gint64 programme, GError *error)
{
  g_autoptr (GError) failure = error;

  if (programme == 0 || !pal_edit_commit (edit, &failure))
    {
      pal_page_complain (GTK_WIDGET (self), failure);
      return;
    }
  pal_preference_open (PAL_PREFERENCE (self->pane), programme, NULL);
  pal_preference_moved (PAL_PREFERENCE (self));
}

static void
add_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalProgrammesPreference *self = PAL_PROGRAMMES_PREFERENCE (widget);
  GError *error = NULL;
  g_autoptr (PalEdit) edit = begin (self, _("Programme from the catalogue"), &error);

  finish (self, edit, edit != NULL ? pal_programme_add (edit, g_variant_get_string (parameter, NULL), &error) : 0, error);
}

static void
duplicate_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalProgrammesPreference *self = PAL_PROGRAMMES_PREFERENCE (widget);
  gint64 programme = pal_preference_get_record (PAL_PREFERENCE (self->pane));
  GError *error = NULL;
  g_autoptr (PalEdit) edit = programme != 0 ? begin (self, _("Programme copied"), &error) : NULL;

  if (programme != 0)
    finish (self, edit, edit != NULL ? pal_programme_duplicate (edit, programme, &error) : 0, error);
}

/* Files ------------------------------------------------------------------------------------------------------------ */

static void
import_from (PalProgrammesPreference *self, const char *path)
{
  GError *error = NULL;
  g_autoptr (PalEdit) edit = begin (self, _("Programme imported"), &error);

  finish (self, edit, edit != NULL ? pal_programme_import (edit, path, &error) : 0, error);
}

static void
import_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (PalProgrammesPreference) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && get_store (self) != NULL)
    import_from (self, path);
}

/* Without a path, one is asked for. */
static void
import_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const patterns[] = { "*.programme", NULL };
  const char *path = g_variant_get_string (parameter, NULL);

  if (path[0] != '\0')
    import_from (PAL_PROGRAMMES_PREFERENCE (widget), path);
  else
    pal_compat_file_open (widget, _("Choose a Programme"), _("Programmes"), patterns, import_chosen_cb, g_object_ref (widget));
}

static void
export_to (PalProgrammesPreference *self, const char *path)
{
  gint64 programme = pal_preference_get_record (PAL_PREFERENCE (self->pane));
  g_autoptr (GError) error = NULL;
  g_autofree char *shown = g_filename_display_name (path), *words = g_strdup_printf (_("Written: %s"), shown);

  if (programme == 0)
    return;
  if (pal_programme_export (get_store (self), programme, path, &error))
    pal_page_toast (GTK_WIDGET (self), words, NULL, NULL);
  else
    pal_page_complain (GTK_WIDGET (self), error);
}

static void
export_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (PalProgrammesPreference) self = data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL && get_store (self) != NULL)
    export_to (self, path);
}

static void
export_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalProgrammesPreference *self = PAL_PROGRAMMES_PREFERENCE (widget);
  PalRecord *shown = pal_kind_pane_get_shown (self->pane);
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *code = NULL, *name = NULL;
  g_autoptr (GFile) proposed = NULL;

  if (shown == NULL || pal_record_get_id (shown) == 0)
    return;
  if (path[0] != '\0')
    {
      export_to (self, path);
      return;
    }
  code = pal_record_get_raw (shown, "code");
  name = g_strconcat (code != NULL ? code : "programme", ".programme", NULL);
  proposed = g_file_new_build_filename (g_get_home_dir (), g_strdelimit (name, "/\\", '-'), NULL);
  pal_compat_file_save (widget, _("Export a Programme"), proposed, export_chosen_cb, g_object_ref (widget));
}

/* The section ------------------------------------------------------------------------------------------------------ */

static void
pal_programmes_preference_set_store (PalPreference *preference, PalStore *store)
{
  PalProgrammesPreference *self = PAL_PROGRAMMES_PREFERENCE (preference);
  gboolean editable = store != NULL && !pal_store_is_reader (store);

  pal_preference_set_store (PAL_PREFERENCE (self->pane), store);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programmes.add", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programmes.import", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "programmes.duplicate", editable);
}

static void
pal_programmes_preference_set_place (PalPreference *preference, const char *name)
{
  pal_preference_set_place (PAL_PREFERENCE (PAL_PROGRAMMES_PREFERENCE (preference)->pane), name);
}

static void
pal_programmes_preference_open (PalPreference *preference, gint64 record, const char *tab)
{
  pal_preference_open (PAL_PREFERENCE (PAL_PROGRAMMES_PREFERENCE (preference)->pane), record, tab);
}

static gint64
pal_programmes_preference_get_record (PalPreference *preference)
{
  return pal_preference_get_record (PAL_PREFERENCE (PAL_PROGRAMMES_PREFERENCE (preference)->pane));
}

static const char *
pal_programmes_preference_get_tab (PalPreference *preference)
{
  return pal_preference_get_tab (PAL_PREFERENCE (PAL_PROGRAMMES_PREFERENCE (preference)->pane));
}

static gboolean
pal_programmes_preference_keep (PalPreference *preference, GError **error)
{
  return pal_preference_keep (PAL_PREFERENCE (PAL_PROGRAMMES_PREFERENCE (preference)->pane), error);
}

static gboolean
pal_programmes_preference_find (PalPreference *preference)
{
  return pal_preference_find (PAL_PREFERENCE (PAL_PROGRAMMES_PREFERENCE (preference)->pane));
}

static gboolean
pal_programmes_preference_begin (PalPreference *preference)
{
  return pal_preference_add (PAL_PREFERENCE (PAL_PROGRAMMES_PREFERENCE (preference)->pane));
}

static void
pal_programmes_preference_class_init (PalProgrammesPreferenceClass *klass)
{
  PalPreferenceClass *preference_class = PAL_PREFERENCE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  preference_class->set_store = pal_programmes_preference_set_store;
  preference_class->set_place = pal_programmes_preference_set_place;
  preference_class->open = pal_programmes_preference_open;
  preference_class->get_record = pal_programmes_preference_get_record;
  preference_class->get_tab = pal_programmes_preference_get_tab;
  preference_class->keep = pal_programmes_preference_keep;
  preference_class->find = pal_programmes_preference_find;
  preference_class->add = pal_programmes_preference_begin;
  gtk_widget_class_install_action (widget_class, "programmes.add", "s", add_activated_cb);
  gtk_widget_class_install_action (widget_class, "programmes.import", "s", import_activated_cb);
  gtk_widget_class_install_action (widget_class, "programmes.export", "s", export_activated_cb);
  gtk_widget_class_install_action (widget_class, "programmes.duplicate", NULL, duplicate_activated_cb);
}

static GtkWidget *
make_menu_button (const char *icon, const char *words, GMenu *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return button;
}

/* The programmes of the catalogue, and files. */
static GtkWidget *
make_list_tool (void)
{
  g_autoptr (GMenu) menu = g_menu_new (), offered = g_menu_new (), files = g_menu_new ();
  g_autoptr (GPtrArray) offers = pal_programme_catalogue ();

  for (guint i = 0; i < offers->len; i++)
    {
      PalProgrammeOffer *offer = g_ptr_array_index (offers, i);
      g_autofree char *action = g_strdup_printf ("programmes.add::%s", offer->id);

      g_menu_append (offered, offer->name, action);
    }
  g_menu_append (files, _("Import a File…"), "programmes.import::");
  g_menu_append_section (menu, _("Add from the Catalogue"), G_MENU_MODEL (offered));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (files));
  return make_menu_button ("view-more-symbolic", _("Catalogue and files"), menu);
}

static GtkWidget *
make_record_tool (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("Duplicate"), "programmes.duplicate");
  g_menu_append (menu, _("Export…"), "programmes.export::");
  return make_menu_button ("view-more-symbolic", _("More for this programme"), menu);
}

static void
pal_programmes_preference_init (PalProgrammesPreference *self)
{
  pal_indicators_offer ();
  self->pane = PAL_KIND_PANE (pal_kind_pane_new (&pal_programme_kind_page));
  pal_kind_pane_add_list_tool (self->pane, make_list_tool ());
  pal_kind_pane_add_record_tool (self->pane, make_record_tool ());
  g_signal_connect_swapped (self->pane, "moved", G_CALLBACK (pal_preference_moved), self);
  gtk_widget_set_parent (GTK_WIDGET (self->pane), GTK_WIDGET (self));
}
