/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-known.h"

#include <glib/gi18n.h>

#include "pages/doubles/pal-doubles-task.h"
#include "pages/pal-address.h"
#include "pages/pal-page.h"
#include "records/pal-dates.h"
#include "widgets/pal-band.h"

/* Below the fields of a person: who of the file this probably is, proposed while names, birth or telephone are typed. It only
 * speaks: nothing waits for it. */
struct _PalParticipantKnown {
  GtkWidget     parent_instance;

  GPtrArray    *forms;         /* of PalForm, not owned */
  GtkWidget    *bands[3];      /* PalBand, the surest first */
  gint64        proposed[3];   /* who they speak of */
  char         *said[3];       /* and what they say: the same again would be read out again */
  gint64        said_of;       /* the person, 0: not kept yet */

  PalStore     *store;
  PalRecord    *person;
  PalDoubles   *doubles;       /* NULL: not made yet */
  GCancellable *cancellable;   /* of making them */
  GArray       *apart;         /* gint64: told apart from somebody who is not kept yet */
  guint         waiting;       /* source of the main loop; 0: none */
};

/* Milliseconds without a key. */
#define WAIT 120

G_DEFINE_FINAL_TYPE (PalParticipantKnown, pal_participant_known, GTK_TYPE_WIDGET)

static void look (PalParticipantKnown *self);

/* What is typed ---------------------------------------------------------------------------------------------------- */

/* What stands in a field now, kept or not; NULL: nothing. Full transfer. */
static char *
get_typed (PalParticipantKnown *self, const char *field)
{
  for (guint i = 0; i < self->forms->len; i++)
    {
      PalInput *input = pal_form_get_input (g_ptr_array_index (self->forms, i), field);
      g_autofree char *typed = input != NULL ? pal_input_get_typed (input) : NULL;

      if (typed != NULL)
        return typed[0] != '\0' ? g_steal_pointer (&typed) : NULL;
    }
  return pal_record_get_raw (self->person, field);
}

/* A date that is half typed is none. */
static char *
get_birth (PalParticipantKnown *self)
{
  g_autofree char *typed = get_typed (self, "birth-on");
  GDate today, birth;

  pal_today (&today);
  return typed != NULL && pal_date_read (typed, &today, &birth, NULL) ? pal_date_to_iso (&birth) : NULL;
}

/* Names, birth and telephone as they are typed; the rest as it is kept. */
static PalDoublePerson *
make_person (PalParticipantKnown *self)
{
  g_autofree char *last = get_typed (self, "last-name"), *birth_name = get_typed (self, "birth-name");
  g_autofree char *first = get_typed (self, "first-name"), *birth = get_birth (self);
  g_autofree char *phone = get_typed (self, "phone"), *email = get_typed (self, "email");
  PalDoubleFacts facts = {
    .last_name = last, .birth_name = birth_name, .first_name = first, .birth_on = birth, .phone = phone, .email = email,
    .gender = pal_record_get_text (self->person, "gender"), .address = pal_record_get_text (self->person, "address"),
    .postcode = pal_record_get_text (self->person, "postcode"), .city = pal_record_get_text (self->person, "city"),
    .landlord_ref = pal_record_get_text (self->person, "landlord-ref"),
    .employment_service_id = pal_record_get_text (self->person, "employment-service-id"),
  };

  return pal_double_person_new (pal_record_get_id (self->person), &facts);
}

/* Who is proposed --------------------------------------------------------------------------------------------------- */

static void
hide_from (PalParticipantKnown *self, guint first)
{
  for (guint i = first; i < G_N_ELEMENTS (self->bands); i++)
    {
      self->proposed[i] = 0;
      g_clear_pointer (&self->said[i], g_free);
      gtk_widget_set_visible (self->bands[i], FALSE);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), first > 0);
}

static void
add_buttons (PalParticipantKnown *self, PalBand *band, gint64 id)
{
  g_autofree char *address = pal_address_format ("participants", id, "identity");
  g_autofree char *open = g_strdup_printf ("win.go::%s", address);
  g_autofree char *apart = g_strdup_printf ("known.somebody-else(int64 %" G_GINT64_FORMAT ")", id);
  gint64 own = pal_record_get_id (self->person);

  pal_band_clear_buttons (band);
  if (own != 0)
    {
      g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (own, id));
      g_autofree char *pair = pal_address_format ("doubles", MIN (own, id), other);
      g_autofree char *compare = g_strdup_printf ("win.go::%s", pair);

      pal_band_add_button (band, _("Compare"), compare);
    }
  pal_band_add_button (band, C_("button", "Open"), open);
  pal_band_add_button (band, _("It Is Somebody Else"), apart);
}

static void
propose (PalParticipantKnown *self, guint at, const PalDouble *found)
{
  g_autofree char *who = pal_double_describe (self->store, found->other);
  g_autofree char *why = pal_double_reasons_for (found->reasons);
  /* Translators: a person ("Lina Benali, 12/03/1988, C1") and why it may be the one who is typed ("same telephone"). */
  g_autofree char *words = g_strdup_printf (_("Probably already known: %s — %s"), who, why);

  if (self->proposed[at] == found->other && g_strcmp0 (self->said[at], words) == 0 && self->said_of == found->one)
    return;
  pal_band_set (PAL_BAND (self->bands[at]), PAL_BAND_WARN, words);
  add_buttons (self, PAL_BAND (self->bands[at]), found->other);
  self->proposed[at] = found->other;
  g_free (self->said[at]);
  self->said[at] = g_steal_pointer (&words);
  gtk_widget_set_visible (self->bands[at], TRUE);
}

static gboolean
is_told_apart (PalParticipantKnown *self, gint64 id)
{
  for (guint i = 0; i < self->apart->len; i++)
    if (g_array_index (self->apart, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
show_doubles (PalParticipantKnown *self)
{
  g_autoptr (PalDoublePerson) person = make_person (self);
  g_autoptr (GArray) doubles = pal_doubles_propose (self->doubles, self->store, person, 8, NULL);
  guint n = 0;

  for (guint i = 0; doubles != NULL && i < doubles->len && n < G_N_ELEMENTS (self->bands); i++)
    {
      const PalDouble *found = &g_array_index (doubles, PalDouble, i);

      if (!is_told_apart (self, found->other))
        propose (self, n++, found);
    }
  self->said_of = person->id;
  hide_from (self, n);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  PalParticipantKnown *self = PAL_PARTICIPANT_KNOWN (source);
  g_autoptr (PalDoubles) doubles = pal_doubles_new_finish (result, NULL);

  if (doubles == NULL)
    return;
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->doubles, pal_doubles_free);
  self->doubles = g_steal_pointer (&doubles);
  look (self);
}

/* Proposes what it can, as soon as it can. */
static void
look (PalParticipantKnown *self)
{
  gboolean worn;

  if (self->store == NULL || self->person == NULL)
    return;
  worn = self->doubles == NULL || pal_doubles_is_worn (self->doubles, self->store);
  if (worn && self->cancellable == NULL)
    {
      self->cancellable = g_cancellable_new ();
      pal_doubles_new_async (self->store, G_OBJECT (self), self->cancellable, made_cb, NULL);
    }
  if (self->doubles != NULL)
    show_doubles (self);
}

/* The person's moves -------------------------------------------------------------------------------------------------- */

static gboolean
waited_cb (gpointer data)
{
  PalParticipantKnown *self = data;

  self->waiting = 0;
  look (self);
  return G_SOURCE_REMOVE;
}

static void
edited_cb (PalParticipantKnown *self)
{
  g_clear_handle_id (&self->waiting, g_source_remove);
  self->waiting = g_timeout_add (WAIT, waited_cb, self);
}

static gboolean
tell_apart (PalParticipantKnown *self, gint64 other, GError **error)
{
  g_autofree char *title = pal_record_title (self->person);
  g_autofree char *label = g_strdup_printf (_("%s — Told apart"), title);
  g_autofree char *place = pal_address_format ("participants", pal_record_get_id (self->person), "identity");
  g_autoptr (PalEdit) edit = pal_edit_begin (self->store, label, error);

  if (edit == NULL)
    return FALSE;
  pal_edit_set_place (edit, place);
  return pal_doubles_tell_apart (edit, pal_record_get_id (self->person), other, error) && pal_edit_commit (edit, error);
}

/* Somebody who is not kept yet is told apart once they are. */
static void
somebody_else_activated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  PalParticipantKnown *self = PAL_PARTICIPANT_KNOWN (widget);
  gint64 other = g_variant_get_int64 (parameter);
  g_autoptr (GError) error = NULL;

  if (self->person == NULL)
    return;
  g_array_append_val (self->apart, other);
  if (pal_record_get_id (self->person) != 0 && !tell_apart (self, other, &error))
    pal_page_complain (widget, error);
  /* The button goes: the keyboard stays at the person. */
  gtk_widget_child_focus (GTK_WIDGET (g_ptr_array_index (self->forms, 0)), GTK_DIR_TAB_FORWARD);
  look (self);
}

/* The widget ----------------------------------------------------------------------------------------------------------- */

static void
set_store (PalParticipantKnown *self, PalStore *store)
{
  if (self->store == store)
    return;
  g_clear_handle_id (&self->waiting, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->doubles, pal_doubles_free);
  g_set_object (&self->store, store);
}

static void
pal_participant_known_dispose (GObject *object)
{
  PalParticipantKnown *self = PAL_PARTICIPANT_KNOWN (object);
  GtkWidget *child;

  set_store (self, NULL);
  g_clear_object (&self->person);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->apart, g_array_unref);
  for (guint i = 0; i < G_N_ELEMENTS (self->said); i++)
    g_clear_pointer (&self->said[i], g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (pal_participant_known_parent_class)->dispose (object);
}

static void
pal_participant_known_class_init (PalParticipantKnownClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_participant_known_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palknown");
  gtk_widget_class_install_action (widget_class, "known.somebody-else", "x", somebody_else_activated_cb);
}

static void
pal_participant_known_init (PalParticipantKnown *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->forms = g_ptr_array_new ();
  self->apart = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < G_N_ELEMENTS (self->bands); i++)
    {
      self->bands[i] = pal_band_new (PAL_BAND_WARN, NULL);
      gtk_widget_set_parent (self->bands[i], GTK_WIDGET (self));
    }
  hide_from (self, 0);
}

/* A form whose fields are listened to. */
void
pal_participant_known_add_form (PalParticipantKnown *self, PalForm *form)
{
  static const char *const decisive[] = { "last-name", "birth-name", "first-name", "birth-on", "phone", "email", NULL };

  g_return_if_fail (PAL_IS_PARTICIPANT_KNOWN (self));

  g_ptr_array_add (self->forms, form);
  for (guint i = 0; decisive[i] != NULL; i++)
    {
      PalInput *input = pal_form_get_input (form, decisive[i]);

      if (input != NULL)
        g_signal_connect_object (input, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
    }
}

/* @person: (nullable): whom the forms show. Nobody is proposed before something is typed. */
void
pal_participant_known_show (PalParticipantKnown *self, PalRecord *person, PalStore *store)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_KNOWN (self));

  g_clear_handle_id (&self->waiting, g_source_remove);
  set_store (self, store);
  g_set_object (&self->person, person);
  g_array_set_size (self->apart, 0);
  hide_from (self, 0);
  /* Ready before the first name is typed. */
  if (person != NULL && pal_record_get_id (person) == 0)
    look (self);
}

/* The person is kept now: whom they were told apart from is kept too. */
void
pal_participant_known_created (PalParticipantKnown *self)
{
  g_return_if_fail (PAL_IS_PARTICIPANT_KNOWN (self));

  for (guint i = 0; i < self->apart->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!tell_apart (self, g_array_index (self->apart, gint64, i), &error))
        pal_page_complain (GTK_WIDGET (self), error);
    }
  edited_cb (self);
}
