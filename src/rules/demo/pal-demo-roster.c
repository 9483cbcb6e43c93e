/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "pal-demo-private.h"

/* Reads the roster: a line is a prescription, with the course and the first situation it led to. A person's first line
 * carries the identity, later ones are new courses of the same person. Columns are called "table.column" and go to that
 * record's field. */

typedef struct {
  PalDemo *demo;
  char **names; /* of the columns */
  char **cells;
  char *course; /* "lina-benali/l1": names the records of this line */
  const char *family;
  PalDice dice;
  gboolean is_new;
  PalRecord *participant, *prescription, *enrolment, *situation;
} Line;

static void
line_clear (Line *self)
{
  g_strfreev (self->cells);
  g_free (self->course);
  g_clear_object (&self->participant);
  g_clear_object (&self->prescription);
  g_clear_object (&self->enrolment);
  g_clear_object (&self->situation);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, line_clear)

/* "" when the line has no such cell. */
static const char *
cell (const Line *self, const char *name)
{
  for (int i = 0; self->names[i] != NULL && self->cells[i] != NULL; i++)
    if (g_str_equal (self->names[i], name))
      return self->cells[i];
  return "";
}

static gboolean
set_fields (Line *self, const char *table, PalRecord *record, GError **error)
{
  g_autofree char *prefix = g_strconcat (table, ".", NULL);

  for (int i = 0; self->names[i] != NULL && self->cells[i] != NULL; i++)
    if (g_str_has_prefix (self->names[i], prefix) && *self->cells[i] != '\0' &&
        !pal_sections_set_field (self->demo->sections, record, self->names[i] + strlen (prefix), self->cells[i], error))
      {
        g_prefix_error (error, "%s: ", self->course);
        return FALSE;
      }
  return TRUE;
}

static gboolean
keep (Line *self, const char *table, const char *slug, PalRecord *record, GError **error)
{
  if (!pal_record_save (record, self->demo->edit, error))
    {
      g_prefix_error (error, "%s: ", self->course);
      return FALSE;
    }
  pal_sections_name (self->demo->sections, table, slug, pal_record_get_id (record));
  return TRUE;
}

static void
refer (PalRecord *from, const char *field, PalRecord *to)
{
  pal_record_set_int (from, field, pal_record_get_id (to));
}

static gboolean
read_participant (Line *self, GError **error)
{
  PalStore *store = pal_edit_get_store (self->demo->edit);
  gint64 id = pal_sections_find (self->demo->sections, "participant", cell (self, "key"));
  const char *site = cell (self, "site");

  self->is_new = id == 0;
  self->participant = id != 0 ? pal_record_load (store, pal_kind_find ("participant"), id, error)
                              : pal_record_new (pal_kind_find ("participant"));
  if (self->participant == NULL || !set_fields (self, "participant", self->participant, error))
    return FALSE;
  if (!self->is_new)
    return TRUE;
  if (*site != '\0' && !pal_sections_set_field (self->demo->sections, self->participant, "site", site, error))
    return FALSE;
  pal_demo_fill_participant (self->demo, self->family, &self->dice, self->participant, self->prescription);
  return keep (self, "participant", cell (self, "key"), self->participant, error);
}

static gboolean
read_prescription (Line *self, GError **error)
{
  PalSections *sections = self->demo->sections;
  const char *replaces = cell (self, "replaces");

  refer (self->prescription, "participant", self->participant);
  if (!pal_sections_set_field (sections, self->prescription, "cohort", cell (self, "cohort"), error) ||
      (*replaces != '\0' && !pal_sections_set_field (sections, self->prescription, "replaces", replaces, error)))
    return FALSE;
  if (*cell (self, "enrolment.duration_months") != '\0' &&
      !pal_sections_set_field (sections, self->prescription, "duration_months",
                               cell (self, "enrolment.duration_months"), error))
    return FALSE;
  pal_demo_fill_prescription (self->demo, self->family, &self->dice, self->prescription,
                              cell (self, "prescription.decision_on"));
  return keep (self, "prescription", self->course, self->prescription, error);
}

static gboolean
read_enrolment (Line *self, GError **error)
{
  if (*cell (self, "enrolment.entry_on") == '\0')
    return TRUE;
  self->enrolment = pal_record_new (pal_kind_find ("enrolment"));
  refer (self->enrolment, "prescription", self->prescription);
  refer (self->enrolment, "participant", self->participant);
  if (!set_fields (self, "enrolment", self->enrolment, error) ||
      !pal_sections_set_field (self->demo->sections, self->enrolment, "cohort", cell (self, "cohort"), error))
    return FALSE;
  pal_demo_fill_enrolment (self->demo, self->family, &self->dice, self->enrolment, self->participant);
  return keep (self, "enrolment", self->course, self->enrolment, error);
}

static gboolean
read_situation (Line *self, GError **error)
{
  if (self->enrolment == NULL || *cell (self, "situation.code") == '\0')
    return TRUE;
  self->situation = pal_record_new (pal_kind_find ("situation"));
  refer (self->situation, "enrolment", self->enrolment);
  if (!set_fields (self, "situation", self->situation, error))
    return FALSE;
  pal_demo_fill_situation (self->demo, self->family, &self->dice, self->situation);
  return keep (self, "situation", self->course, self->situation, error);
}

/* "lina-benali/l1"; the second course of the same person in the same cohort is "…/2". Full transfer. */
static char *
name_course (Line *self)
{
  char *name = g_strdup_printf ("%s/%s", cell (self, "key"), cell (self, "cohort"));

  for (int n = 2; pal_sections_find (self->demo->sections, "prescription", name) != 0; n++)
    {
      g_free (name);
      name = g_strdup_printf ("%s/%s/%d", cell (self, "key"), cell (self, "cohort"), n);
    }
  return name;
}

static gboolean
read_line (PalDemo *demo, char **names, const char *text, GError **error)
{
  g_auto (Line) line = { .demo = demo, .names = names, .cells = g_strsplit (text, ";", -1) };

  line.course = name_course (&line);
  line.family = g_hash_table_lookup (demo->families, cell (&line, "cohort"));
  line.dice = pal_dice_for (line.course);
  line.prescription = pal_record_new (pal_kind_find ("prescription"));
  return set_fields (&line, "prescription", line.prescription, error) && read_participant (&line, error) &&
         read_prescription (&line, error) && read_enrolment (&line, error) && read_situation (&line, error) &&
         pal_demo_add_barriers (demo, &line.dice, cell (&line, "barriers"), line.prescription, line.enrolment, error) &&
         pal_demo_add_traces (demo, line.family, &line.dice, line.prescription, line.enrolment, error);
}

gboolean
pal_demo_read_roster (PalDemo *demo, const char *csv, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (csv, "\n", -1);
  g_auto (GStrv) names = g_strsplit (lines[0], ";", -1);

  for (int i = 1; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_line (demo, names, lines[i], error))
      return FALSE;
  return TRUE;
}
