/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-participant-supports.h"

#include <glib/gi18n.h>

#include "pages/pal-page.h"
#include "pal-participant-words.h"
#include "records/pal-reference.h"
#include "rules/people/pal-person-lists.h"

/* Who else follows the person, and how to reach them: a PLIE, the Mission locale, a social worker. */

static void
add_detail (GString *details, const char *words)
{
  if (words[0] != '\0')
    g_string_append_printf (details, "%s%s", details->len > 0 ? " · " : "", words);
}

static char *
describe_details (PalRow *row, const char *title)
{
  const char *const parts[] = { pal_row_get_text (row, PAL_SUPPORTS_CONTACT), pal_row_get_text (row, PAL_SUPPORTS_KIND),
                                pal_row_get_text (row, PAL_SUPPORTS_JOB) };
  GString *details = g_string_new (NULL);
  g_autofree char *dates = pal_participant_span_words (row, PAL_SUPPORTS_START_ON, PAL_SUPPORTS_END_ON);

  if (pal_row_get_int (row, PAL_SUPPORTS_NOW, 0) == 0)
    add_detail (details, C_("support", "over"));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!g_str_equal (parts[i], title) && (i == 0 || !g_str_equal (parts[i], parts[i - 1])))
      add_detail (details, parts[i]);
  add_detail (details, dates);
  return g_string_free (details, FALSE);
}

static void
describe (PalRow *row, PalStore *store, PalFactWords *words)
{
  const char *organisation = pal_row_get_text (row, PAL_SUPPORTS_ORGANISATION), *contact = pal_row_get_text (row, PAL_SUPPORTS_CONTACT);
  const char *kind = pal_row_get_text (row, PAL_SUPPORTS_KIND);

  words->title = g_strdup (organisation[0] != '\0' ? organisation : contact[0] != '\0' ? contact : kind[0] != '\0' ? kind : _("Support"));
  words->details = describe_details (row, words->title);
  if (pal_row_get_int (row, PAL_SUPPORTS_NOW, 0) == 0)
    return;   /* whoever followed once is not asked any more */
  words->phone = g_strdup (pal_row_get_text (row, PAL_SUPPORTS_PHONE));
  words->email = g_strdup (pal_row_get_text (row, PAL_SUPPORTS_EMAIL));
}

/* Somebody new works at the organisation that is named beside. */
static gint64
create_contact_cb (PalForm *form, const char *table, const char *typed)
{
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (form), PAL_TYPE_PAGE);
  PalStore *store = page != NULL ? pal_page_get_store (PAL_PAGE (page)) : NULL;
  PalRecord *support = pal_form_get_record (form);
  gint64 organisation = pal_record_get_int (support, "organisation", 0);
  g_autoptr (PalRecord) contact = pal_reference_make (pal_kind_find (table), typed);
  /* Translators: in the history: somebody whom the person who types names for the first time. */
  g_autofree char *label = g_strdup_printf (_("New contact: %s"), typed);
  g_autoptr (PalEdit) edit = store != NULL ? pal_edit_begin (store, label, NULL) : NULL;

  if (edit == NULL)
    return 0;
  if (organisation != 0)
    pal_record_set_int (contact, "organisation", organisation);
  return pal_record_save (contact, edit, NULL) && pal_edit_commit (edit, NULL) ? pal_record_get_id (contact) : 0;
}

static void
fill_form (PalForm *form)
{
  pal_fact_form_add (form, "organisation", FALSE, FALSE);
  pal_fact_form_add (form, "contact", FALSE, FALSE);
  pal_fact_form_add (form, "kind", FALSE, FALSE);
  pal_fact_form_add (form, "start-on", FALSE, FALSE);
  pal_fact_form_add (form, "end-on", FALSE, FALSE);
  g_signal_connect_object (pal_form_get_input (form, "contact"), "create-reference", G_CALLBACK (create_contact_cb), form,
                           G_CONNECT_SWAPPED);
}

const PalFactKind pal_participant_supports = {
  .table = "support",
  .tab = "identity",
  .title = N_("Also followed by"),
  .empty = N_("Nobody else is known yet: a PLIE, the Mission locale, a social worker…"),
  .first = "organisation",
  .at_once = TRUE,
  .add = N_("Add"),
  .add_action = "participant.add-support",
  .new_list = pal_support_list_new,
  .show_list = pal_support_list_show,
  .describe = describe,
  .fill_form = fill_form,
};

/* One that lasts, since when is not known. Full transfer. */
PalRecord *
pal_participant_new_support (gint64 person)
{
  PalRecord *record = pal_record_new (pal_kind_find ("support"));

  pal_record_set_int (record, "participant", person);
  return record;
}
