/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "pal-dates.h"
#include "pal-kinds.h"
#include "pal-record.h"

/* Fields of one’s own, tags, the numbers that others give, and what reports keep (MODEL). */

static const PalField report_text_fields[] = {
  { "report", N_("Report"), PAL_TEXT, PAL_REQUIRED, .max = 10 },
  { "cohort", N_("Cohort"), PAL_REF, PAL_OWNER, .target = "cohort" },
  { "programme", N_("Programme"), PAL_REF, PAL_OWNER, .target = "programme" },
  { "section", N_("Section"), PAL_TEXT, PAL_REQUIRED, .max = 60 },
  { "text", N_("Text"), PAL_NOTE, 0, .max = 20000 },
  { NULL },
};
const PalKind pal_report_text_kind = { "report_text", N_("Report text"), N_("Report texts"), report_text_fields };

static const PalField letter_template_fields[] = {
  { "kind", N_("Kind"), PAL_CHOICE, PAL_REQUIRED | PAL_COLUMN, .target = "letter_kind" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 120 },
  { "programme", N_("Programme"), PAL_REF, PAL_COLUMN, .target = "programme" },
  { "subject", N_("Subject"), PAL_TEXT, 0, .max = 300 },
  { "body", N_("Text"), PAL_NOTE, 0, .max = 20000 },
  { NULL },
};
const PalKind pal_letter_template_kind = { "letter_template", N_("Letter template"), N_("Letter templates"), letter_template_fields };

static const PalField report_sent_fields[] = {
  { "report", N_("Report"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 10 },
  { "programme", N_("Programme"), PAL_REF, PAL_COLUMN, .target = "programme" },
  { "cohort", N_("Cohort"), PAL_REF, PAL_COLUMN, .target = "cohort" },
  { "from-on", N_("From"), PAL_DATE },
  { "to-on", N_("To"), PAL_DATE },
  { "as-of-on", N_("As of"), PAL_DATE, PAL_COLUMN },
  { "variant", N_("Variant"), PAL_CHOICE, PAL_COLUMN, .target = "variant" },
  { "sent-on", N_("Sent on"), PAL_DATE, PAL_COLUMN },
  { "recipient", N_("Recipient"), PAL_REF, PAL_COLUMN, .target = "contact" },
  { "figures", N_("Figures"), PAL_NOTE, 0, .max = 200000 },
  { "meeting", N_("Commission"), PAL_REF, 0, .target = "meeting" },
  { "purchase-order", N_("Purchase order"), PAL_REF, 0, .target = "purchase_order" },
  { NULL },
};
const PalKind pal_report_sent_kind = { "report_sent", N_("Report sent"), N_("Reports sent"), report_sent_fields };

static char *
custom_field_title (PalRecord *record)
{
  const char *label = pal_record_get_text (record, "label");

  return g_strdup (label != NULL ? label : pal_record_get_text (record, "name"));
}

static const PalField custom_field_fields[] = {
  { "table-name", N_("Kind of record"), PAL_TEXT, PAL_REQUIRED, .max = 40 },
  { "programme", N_("Programme"), PAL_REF, PAL_OWNER, .target = "programme" },
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED, .max = 60 },
  { "label", N_("Label"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "kind", N_("Kind"), PAL_CHOICE, 0, .target = "custom_kind" },
  { "choices", N_("Choices"), PAL_TEXT, 0, .max = 4000 },
  { NULL },
};
const PalKind pal_custom_field_kind = { "custom_field", N_("Own field"), N_("Own fields"), custom_field_fields, custom_field_title };

static const PalField list_value_fields[] = {
  { "list", N_("List"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 40 },
  { "code", N_("Code"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 60 },
  { "label", N_("Label"), PAL_TEXT, PAL_COLUMN, .max = 120 },
  { "hidden", N_("No longer proposed"), PAL_BOOL },
  { NULL },
};
const PalKind pal_list_value_kind = { "list_value", N_("Value of a list"), N_("Values of lists"), list_value_fields };

/* The field that it is a value of. */
static char *
custom_value_title (PalRecord *record)
{
  return pal_record_show (record, "custom-field");
}

static const PalField custom_value_fields[] = {
  { "custom-field", N_("Own field"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "custom_field" },
  { "record", N_("Record"), PAL_INT, PAL_REQUIRED },
  { "value", N_("Value"), PAL_TEXT, PAL_PERSONAL, .max = 20000 },
  { NULL },
};
const PalKind pal_custom_value_kind = { "custom_value", N_("Value"), N_("Values"), custom_value_fields, custom_value_title };

static const PalField tag_fields[] = {
  { "name", N_("Name"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 60 },
  { NULL },
};
const PalKind pal_tag_kind = { "tag", N_("Tag"), N_("Tags"), tag_fields };

static char *
tagged_title (PalRecord *record)
{
  return pal_record_show (record, "tag");
}

static const PalField tagged_fields[] = {
  { "tag", N_("Tag"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "tag" },
  { "record", N_("Record"), PAL_INT, PAL_REQUIRED },
  { NULL },
};
const PalKind pal_tagged_kind = { "tagged", N_("Tagged"), N_("Tagged"), tagged_fields, tagged_title };

static const PalField outside_key_fields[] = {
  { "source", N_("Source"), PAL_TEXT, PAL_REQUIRED, .max = 60 },
  { "key", N_("Number"), PAL_TEXT, PAL_REQUIRED | PAL_PERSONAL, .max = 200 },
  { "table-name", N_("Kind of record"), PAL_TEXT, PAL_REQUIRED, .max = 40 },
  { "record", N_("Record"), PAL_INT, PAL_REQUIRED },
  { NULL },
};
const PalKind pal_outside_key_kind = { "outside_key", N_("Outside number"), N_("Outside numbers"), outside_key_fields };

static const PalField import_file_fields[] = {
  { "name", N_("File"), PAL_TEXT, PAL_REQUIRED | PAL_COLUMN, .max = 250 },
  { "sender", N_("Sender"), PAL_TEXT, PAL_COLUMN, .max = 60 },
  { "sheet", N_("Sheet"), PAL_TEXT, 0, .max = 60 },
  { "imported-at", N_("Imported at"), PAL_MOMENT, PAL_REQUIRED | PAL_COLUMN },
  { "digest", N_("Digest"), PAL_TEXT, 0, .max = 64 },
  { NULL },
};
const PalKind pal_import_file_kind = { "import_file", N_("Imported file"), N_("Imported files"), import_file_fields };

static const PalField import_line_fields[] = {
  { "import-file", N_("Imported file"), PAL_REF, PAL_REQUIRED | PAL_OWNER, .target = "import_file" },
  { "line", N_("Line"), PAL_INT, PAL_REQUIRED, .min = 1, .max = 10000000 },
  { "table-name", N_("Kind of record"), PAL_TEXT, PAL_REQUIRED, .max = 40 },
  { "record", N_("Record"), PAL_INT, PAL_REQUIRED },
  { NULL },
};
const PalKind pal_import_line_kind = { "import_line", N_("Imported line"), N_("Imported lines"), import_line_fields };
