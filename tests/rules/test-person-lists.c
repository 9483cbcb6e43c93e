/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rules/people/pal-person-lists.h"

#include "rules/pal-core.h"
#include "test-file.h"

typedef struct {
  PalStore *store;
  gint64    person, other;
} World;

static char *
key (gint64 id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static void
fill (World *world, PalEdit *edit)
{
  world->person = SAVE (edit, "participant", "last-name", "Benali");
  world->other = SAVE (edit, "participant", "last-name", "Camara");
  gint64 programme = SAVE (edit, "programme", "code", "L1", "name", "Parcours"), plie, mission, contact, cohort, enrolment;
  g_autofree char *of = key (programme), *person = key (world->person), *other = key (world->other);
  cohort = SAVE (edit, "cohort", "programme", of, "name", "L1");
  g_autofree char *in = key (cohort);
  enrolment = SAVE (edit, "enrolment", "participant", person, "cohort", in, "entry-on", "2025-10-06");
  g_autofree char *course = key (enrolment);
  SAVE (edit, "suspension", "enrolment", course, "start-on", "2025-12-22", "end-on", "2026-01-04");
  SAVE (edit, "suspension", "enrolment", course, "start-on", "2026-03-10", "reason", "Santé");
  plie = SAVE (edit, "organisation", "name", "PLIE", "phone", "03 53 01 20 10", "email", "accueil@plie.example");
  mission = SAVE (edit, "organisation", "name", "Mission locale");
  g_autofree char *at_plie = key (plie), *at_mission = key (mission);
  contact = SAVE (edit, "contact", "organisation", at_plie, "last-name", "Toumi", "first-name", "Amel", "phone", "03 53 01 20 14");
  g_autofree char *toumi = key (contact);
  SAVE (edit, "support", "participant", person, "organisation", at_mission, "start-on", "2026-01-05", "end-on", "2026-03-16");
  SAVE (edit, "support", "participant", person, "organisation", at_plie, "contact", toumi, "start-on", "2025-01-06");
  SAVE (edit, "support", "participant", person, "kind", "Assistante sociale");
  SAVE (edit, "support", "participant", other, "organisation", at_plie);
  SAVE (edit, "outside_key", "source", "PLIE", "key", "12", "table-name", "participant", "record", person);
  SAVE (edit, "outside_key", "source", "bundle", "key", "p1", "table-name", "participant", "record", person);
  gint64 later = SAVE (edit, "tag", "name", "permis"), first = SAVE (edit, "tag", "name", "Parent isolé");
  g_autofree char *permis = key (later), *parent = key (first);
  SAVE (edit, "tagged", "tag", permis, "record", person);
  SAVE (edit, "tagged", "tag", parent, "record", person);
}

static void
set_up (World *world, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = NULL;

  world->store = test_file_make ();
  edit = pal_edit_begin (world->store, "test", &error);
  fill (world, edit);
  g_assert_true (pal_edit_commit (edit, &error));
}

static void
tear_down (World *world, gconstpointer data)
{
  test_file_remove (world->store);
}

static void
assert_texts (PalQuery *list, guint column, const char *const *texts)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, g_strv_length ((char **) texts));
  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (PalRow) row = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_assert_cmpstr (pal_row_get_text (row, column), ==, texts[i]);
    }
}

#define ASSERT_TEXTS(list, column, ...) assert_texts (list, column, (const char *const[]) { __VA_ARGS__, NULL })

/* Who follows now comes first; a contact is reached by what is known of the contact, else of the organisation. */
static void
test_supports (World *world, gconstpointer data)
{
  g_autoptr (PalQuery) list = pal_support_list_new (world->store);

  g_assert_true (pal_support_list_show (list, world->person, NULL));
  ASSERT_TEXTS (list, PAL_SUPPORTS_ORGANISATION, "PLIE", "", "Mission locale");
  ASSERT_TEXTS (list, PAL_SUPPORTS_NOW, "1", "1", "0");
  ASSERT_TEXTS (list, PAL_SUPPORTS_CONTACT, "Amel Toumi", "", "");
  ASSERT_TEXTS (list, PAL_SUPPORTS_PHONE, "03 53 01 20 14", "", "");
  ASSERT_TEXTS (list, PAL_SUPPORTS_EMAIL, "accueil@plie.example", "", "");
}

static void
test_suspensions (World *world, gconstpointer data)
{
  g_autoptr (PalQuery) list = pal_suspension_list_new (world->store);

  g_assert_true (pal_suspension_list_show (list, world->person, NULL));
  ASSERT_TEXTS (list, PAL_SUSPENSIONS_START_ON, "2026-03-10", "2025-12-22");
  ASSERT_TEXTS (list, PAL_SUSPENSIONS_NOW, "1", "0");
  ASSERT_TEXTS (list, PAL_SUSPENSIONS_COHORT, "L1", "L1");
  g_assert_true (pal_suspension_list_show (list, world->other, NULL));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

static void
test_numbers_and_tags (World *world, gconstpointer data)
{
  g_autoptr (PalQuery) numbers = pal_number_list_new (world->store), tags = pal_tagged_list_new (world->store);

  g_assert_true (pal_number_list_show (numbers, world->person, NULL));
  ASSERT_TEXTS (numbers, PAL_NUMBERS_KEY, "12");   /* the key of a bundle is no number that somebody gave */
  g_assert_true (pal_tagged_list_show (tags, world->person, NULL));
  ASSERT_TEXTS (tags, PAL_TAGGED_NAME, "Parent isolé", "permis");
}

#define ADD(name, test) g_test_add ("/person-lists/" name, World, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  ADD ("supports", test_supports);
  ADD ("suspensions", test_suspensions);
  ADD ("numbers-and-tags", test_numbers_and_tags);
  return g_test_run ();
}
