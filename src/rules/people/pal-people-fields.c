/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-people-fields.h"

#include <glib/gi18n.h>
#include <string.h>

#include "records/pal-kinds.h"

/* The catalogue of what can be asked of people. Nearly all of it follows from the tables of fields, so that a new field can be
 * filtered, shown and exported without a line here; what is computed stands below. In SQL "p" is the participant, "r" and "e"
 * the prescription and the enrolment of one course, "b" a barrier, "t" a situation, "u" a support, "n" a note, "g" a tag. */

struct _PalPeopleFields {
  PalStore   *store;
  GPtrArray  *all;      /* of PalPeopleField */
  GHashTable *by_key;
};

/* What is computed. */
typedef struct {
  const char     *key;
  const char     *label;
  PalPeopleTable  of;
  PalFieldKind    kind;
  const char     *target;
  const char     *value;
  const char     *shown;    /* NULL: as value */
  guint           flags;
  gboolean        column;
} Computed;

#define KIND_OF_SITE "(SELECT s.kind FROM site s WHERE s.id = p.site)"

/* The class of a situation: the best that the rules of the programme's funder give it (INDICATORS, 2). */
#define CLASS \
  "(CASE (SELECT max (outcome_rank (o.class, o.over_months, o.min_quota_pct, o.needs_prospect, t.contract_months, t.quota_pct, " \
  "t.lasting_prospect, 0, 0)) FROM cohort h JOIN programme m ON m.id = h.programme JOIN outcome_rule o ON o.outcome_set = m.outcome_set " \
  "WHERE h.id = e.cohort AND o.code = t.code) WHEN 3 THEN 'ED' WHEN 2 THEN 'SD' WHEN 1 THEN 'SP' ELSE 'NONE' END)"

static const Computed computed[] = {
  { "state", N_("State"), PAL_OF_COURSE, PAL_CHOICE, "course_state", "NULL" },
  { "cohort", N_("Cohort"), PAL_OF_COURSE, PAL_REF, "cohort", "coalesce (e.cohort, r.cohort)" },
  { "programme", N_("Programme"), PAL_OF_COURSE, PAL_REF, "programme",
    "(SELECT h.programme FROM cohort h WHERE h.id = coalesce (e.cohort, r.cohort))",
    "(SELECT m.name FROM cohort h JOIN programme m ON m.id = h.programme WHERE h.id = coalesce (e.cohort, r.cohort))", .column = TRUE },
  { "age", N_("Age"), PAL_OF_PERSON, PAL_INT, NULL, "age (p.birth_on, today ())" },
  /* The person's own field decides; a priority neighbourhood answers when it is empty, as for eligibility. */
  { "territory", N_("Territory"), PAL_OF_PERSON, PAL_CHOICE, "site_kind",
    "CASE WHEN p.qpv = 'YES' THEN 'QPV' WHEN p.qpv = 'NO' AND " KIND_OF_SITE " = 'QPV' THEN NULL ELSE " KIND_OF_SITE " END", .column = TRUE },
  { "barrier.open", N_("Open barrier"), PAL_OF_OPEN_BARRIER, PAL_CHOICE, "barrier_theme", "b.theme", .flags = PAL_SENSITIVE, .column = TRUE },
  { "barrier.open-since", N_("Barrier open since"), PAL_OF_OPEN_BARRIER, PAL_DATE, NULL, "b.identified_on" },
  { "barrier.worked-on", N_("Barrier worked on since"), PAL_OF_OPEN_BARRIER, PAL_DATE, NULL, "b.worked_on" },
  { "barrier.lifted", N_("Lifted barrier"), PAL_OF_LIFTED_BARRIER, PAL_CHOICE, "barrier_theme", "b.theme", .flags = PAL_SENSITIVE, .column = TRUE },
  { "barrier.lifted-on", N_("Barrier lifted on"), PAL_OF_LIFTED_BARRIER, PAL_DATE, NULL, "b.lifted_on" },
  { "tag", N_("Tag"), PAL_OF_TAG, PAL_REF, "tag", "g.tag", "(SELECT x.name FROM tag x WHERE x.id = g.tag)", .column = TRUE },
  { "situation.class", N_("Class of exit"), PAL_OF_SITUATION, PAL_CHOICE, "outcome_class", CLASS },
};

/* The tables whose fields are taken as they are. */
static const struct {
  const PalKind  *kind;
  PalPeopleTable  of;
  const char     *prefix;   /* of the key */
  const char     *alias;
  const char     *without;  /* fields that lead to other rows, or are said better above */
} tables[] = {
  { &pal_participant_kind, PAL_OF_PERSON, "", "p", "|" },
  { &pal_prescription_kind, PAL_OF_COURSE, "prescription.", "r", "|participant|cohort|replaces|" },
  { &pal_enrolment_kind, PAL_OF_COURSE, "enrolment.", "e", "|participant|cohort|prescription|" },
  { &pal_situation_kind, PAL_OF_SITUATION, "situation.", "t", "|enrolment|" },
  { &pal_support_kind, PAL_OF_SUPPORT, "support.", "u", "|participant|" },
  { &pal_note_kind, PAL_OF_NOTE, "note.", "n", "|participant|enrolment|text|" },
};

/* A heading over the fields of a table. */
const char *
pal_people_table_label (PalPeopleTable of)
{
  static const char *const labels[PAL_OF_N] = {
    [PAL_OF_PERSON] = N_("Person"), [PAL_OF_COURSE] = N_("Course"), [PAL_OF_OPEN_BARRIER] = N_("Barriers"),
    [PAL_OF_LIFTED_BARRIER] = N_("Barriers"), [PAL_OF_SITUATION] = N_("Situation"), [PAL_OF_SUPPORT] = N_("Support"),
    [PAL_OF_NOTE] = N_("Note"), [PAL_OF_TAG] = N_("Person"), [PAL_OF_OWN_FIELD] = N_("Own fields"),
  };

  return _(labels[of]);
}

/* SQL for the title of the record of @target whose id @value gives; NULL when it has none that a list can show. */
static char *
title_sql (const char *target, const char *value)
{
  const PalKind *kind = pal_kind_find (target);

  if (strcmp (target, "contact") == 0)
    return g_strdup_printf ("(SELECT trim (coalesce (x.first_name, '') || ' ' || x.last_name) FROM contact x WHERE x.id = %s)", value);
  if (strcmp (target, "meeting") == 0)
    return g_strdup_printf ("(SELECT x.held_at FROM meeting x WHERE x.id = %s)", value);
  if (kind == NULL || kind->fields[0].kind != PAL_TEXT)
    return NULL;
  g_autofree char *column = pal_field_column (&kind->fields[0]);
  return g_strdup_printf ("(SELECT x.%s FROM %s x WHERE x.id = %s)", column, kind->table, value);
}

static void
field_free (gpointer data)
{
  PalPeopleField *field = data;

  g_free (field->key);
  g_free (field->label);
  g_free (field->value);
  g_free (field->shown);
  g_free (field->records);
  g_strfreev (field->choices);
  g_free (field);
}

static PalPeopleField *
add (PalPeopleFields *self, char *key, char *label, PalPeopleTable of, char *value)
{
  PalPeopleField *field = g_new0 (PalPeopleField, 1);

  field->key = key;
  field->label = label;
  field->of = of;
  field->value = value;
  field->field.name = field->key;
  field->field.label = field->label;
  g_ptr_array_add (self->all, field);
  g_hash_table_replace (self->by_key, field->key, field);
  return field;
}

static void
add_computed (PalPeopleFields *self, const Computed *what)
{
  PalPeopleField *field = add (self, g_strdup (what->key), g_strdup (_(what->label)), what->of, g_strdup (what->value));

  field->field.kind = what->kind;
  field->field.target = what->target;
  field->field.flags = what->flags;
  field->column = what->column;
  field->shown = g_strdup (what->shown != NULL ? what->shown : what->value);
}

/* Where the heading does not tell, the label does: "Support · From". */
static char *
label_of (const PalField *field, PalPeopleTable of)
{
  if (of == PAL_OF_PERSON || of == PAL_OF_COURSE)
    return g_strdup (pal_field_label (field));
  return g_strdup_printf ("%s · %s", pal_people_table_label (of), pal_field_label (field));
}

static void
add_kind (PalPeopleFields *self, guint index)
{
  for (const PalField *field = tables[index].kind->fields; field->name != NULL; field++)
    {
      g_autofree char *wrapped = g_strdup_printf ("|%s|", field->name), *column = pal_field_column (field);
      PalPeopleTable of = tables[index].of;

      if (strstr (tables[index].without, wrapped) != NULL || (field->kind == PAL_REF && pal_kind_find (field->target) == NULL))
        continue;
      char *key = g_strconcat (tables[index].prefix, field->name, NULL);
      PalPeopleField *made =
        add (self, key, label_of (field, of), of, g_strdup_printf ("%s.%s", tables[index].alias, column));
      made->field.kind = field->kind;
      made->field.target = field->kind == PAL_THREE ? "three" : field->target;
      made->field.flags = field->flags;
      made->shown = field->kind == PAL_REF ? title_sql (field->target, made->value) : g_strdup (made->value);
      made->column = made->shown != NULL && (of == PAL_OF_PERSON || of == PAL_OF_COURSE)
                     && strcmp (made->key, "last-name") != 0 && strcmp (made->key, "first-name") != 0;
    }
}

/* Own fields ------------------------------------------------------------------------------------------------------------ */

static PalFieldKind
kind_of_own (const char *code)
{
  static const struct { const char *code; PalFieldKind kind; } kinds[] = {
    { "INT", PAL_INT }, { "DATE", PAL_DATE }, { "BOOL", PAL_BOOL }, { "CHOICE", PAL_CHOICE }, { "CHOICES", PAL_CHOICES },
    { "AMOUNT", PAL_AMOUNT }, { "NOTE", PAL_NOTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].code, code) == 0)
      return kinds[i].kind;
  return PAL_TEXT;
}

/* Fields of the same name in several programmes are one field. */
static char *
own_records (const char *table, const char *ids)
{
  if (strcmp (table, "participant") == 0)
    return g_strdup_printf ("SELECT v.value, v.record AS person FROM custom_value v WHERE v.custom_field IN (%s)", ids);
  return g_strdup_printf ("SELECT v.value, x.participant AS person FROM custom_value v JOIN %s x ON x.id = v.record "
                          "WHERE v.custom_field IN (%s)", table, ids);
}

static void
add_own (PalPeopleFields *self, const char *table, PalStatement *row)
{
  g_autofree char *ids = g_strdup (pal_statement_get_text (row, 4));
  const char *choices = pal_statement_get_text (row, 3);
  char *key = g_strconcat ("own.", pal_statement_get_text (row, 0), NULL);
  PalPeopleField *field = add (self, key, g_strdup (pal_statement_get_text (row, 1)), PAL_OF_OWN_FIELD, g_strdup ("v.value"));

  field->field.kind = kind_of_own (pal_statement_get_text (row, 2));
  field->field.flags = PAL_PERSONAL;
  field->choices = choices != NULL && *choices != '\0' ? g_strsplit (choices, "|", -1) : NULL;
  field->records = own_records (table, ids);
  field->shown = g_strdup_printf ("(SELECT w.value FROM (%s) w WHERE w.person = p.id ORDER BY w.value LIMIT 1)", field->records);
  field->column = TRUE;
}

static void
add_own_fields (PalPeopleFields *self)
{
  static const char *const own_tables[] = { "participant", "prescription", "enrolment" };

  for (guint i = 0; i < G_N_ELEMENTS (own_tables); i++)
    {
      g_autoptr (PalStatement) rows = pal_statement_new (
        self->store, "SELECT name, coalesce (nullif (trim (max (label)), ''), name), max (kind), max (choices), group_concat (id) "
        "FROM custom_field WHERE table_name = ?1 GROUP BY name ORDER BY min (id)", NULL);

      if (rows != NULL)
        pal_statement_bind_text (rows, 1, own_tables[i]);
      while (rows != NULL && pal_statement_step (rows, NULL))
        add_own (self, own_tables[i], rows);
    }
}

/* The catalogue of a file, in the order in which it is offered. It is made anew when own fields change. */
PalPeopleFields *
pal_people_fields_new (PalStore *store)
{
  PalPeopleFields *self = g_atomic_rc_box_new0 (PalPeopleFields);

  self->store = g_object_ref (store);
  self->all = g_ptr_array_new_with_free_func (field_free);
  self->by_key = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < G_N_ELEMENTS (computed); i++)
    add_computed (self, &computed[i]);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    add_kind (self, i);
  add_own_fields (self);
  return self;
}

PalPeopleFields *
pal_people_fields_ref (PalPeopleFields *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  PalPeopleFields *self = data;

  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->all);
  g_object_unref (self->store);
}

void
pal_people_fields_unref (PalPeopleFields *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

guint
pal_people_fields_get_n (PalPeopleFields *self)
{
  return self->all->len;
}

const PalPeopleField *
pal_people_fields_get (PalPeopleFields *self, guint index)
{
  return index < self->all->len ? g_ptr_array_index (self->all, index) : NULL;
}

/* NULL: there is no such field, or no more. */
const PalPeopleField *
pal_people_fields_find (PalPeopleFields *self, const char *key)
{
  return key != NULL ? g_hash_table_lookup (self->by_key, key) : NULL;
}

PalStore *
pal_people_fields_get_store (PalPeopleFields *self)
{
  return self->store;
}
