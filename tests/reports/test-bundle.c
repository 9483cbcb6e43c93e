/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "records/pal-record.h"
#include "reports/bundle/pal-bundle.h"
#include "rules/pal-core.h"
#include "store/pal-journal.h"

typedef struct {
  char     *folder;
  char     *bundle;
  PalStore *store;
} Fixture;

static PalStore *
new_store (Fixture *self, const char *name)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->folder = g_dir_make_tmp ("palier-bundle-XXXXXX", NULL);
  self->bundle = g_build_filename (self->folder, "bundle", NULL);
  g_assert_cmpint (g_mkdir (self->bundle, 0700), ==, 0);
  self->store = new_store (self, "one.palier");
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      remove_tree (child);
    }
  g_remove (path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (pal_store_close (self->store, NULL));
  g_clear_object (&self->store);
  remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->bundle);
}

static void
put (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->bundle, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static char *
get (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

static PalBundleResult *
import (Fixture *self, PalStore *store, gboolean keep)
{
  g_autoptr (GError) error = NULL;
  PalBundleResult *result = pal_bundle_import (store, self->bundle, keep, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static gint64
ask (PalStore *store, const char *sql)
{
  return pal_store_ask_int (store, sql, -1);
}

static void
assert_text (PalStore *store, const char *sql, const char *expected)
{
  g_autofree char *text = pal_store_ask_text (store, sql);

  g_assert_cmpstr (text, ==, expected);
}

static gint64
add (PalEdit *edit, const char *table, ...)
{
  g_autoptr (PalRecord) record = pal_record_new (pal_kind_find (table));
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list values;

  va_start (values, table);
  while ((field = va_arg (values, const char *)) != NULL)
    {
      g_assert_true (pal_record_set_raw (record, field, va_arg (values, const char *), &error));
      g_assert_no_error (error);
    }
  va_end (values);
  g_assert_true (pal_record_save (record, edit, &error));
  g_assert_no_error (error);
  return pal_record_get_id (record);
}

/* An id as text, good for a few more calls. */
static const char *
show (gint64 id)
{
  static char numbers[8][24];
  static guint at;
  char *number = numbers[at++ % G_N_ELEMENTS (numbers)];

  g_snprintf (number, sizeof numbers[0], "%" G_GINT64_FORMAT, id);
  return number;
}

/* Something of every shape: references, a reference to a later row of the same kind, several values, line breaks,
 * quotes, own fields, tags, numbers that others gave, a record with two keys. */
static void
fill (PalStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalEdit) edit = pal_edit_begin (store, "fill", &error);
  gint64 landlord = add (edit, "organisation", "name", "Bailleur, \"le\" nôtre", "roles", "LANDLORD|FUNDER", "note",
                         "deux\nlignes", NULL);
  gint64 coach = add (edit, "contact", "organisation", show (landlord), "last-name", " Roy ", "staff", "1", "active",
                      "0", NULL);
  gint64 site = add (edit, "site", "name", "Grésilles", "kind", "QPV", NULL);
  gint64 programme = add (edit, "programme", "code", "S1", "name", "Parcours", "funder", show (landlord),
                          "continuous-entry", "1", NULL);
  gint64 cohort = add (edit, "cohort", "programme", show (programme), "name", "P1", "start-on", "2025-09-01",
                       "referent", show (coach), NULL);
  gint64 person = add (edit, "participant", "last-name", "N'Guessan", "first-name", "=Zoé", "site", show (site), "qpv",
                       "YES", "education-level", "3", "birth-on", "1983-03-13", "phone", "06 45 55 48 22", NULL);
  gint64 second = add (edit, "prescription", "participant", show (person), "cohort", show (cohort), "prescribed-on",
                       "2025-08-01", NULL);
  gint64 third = add (edit, "prescription", "participant", show (person), "prescribed-on", "2025-08-02", "replaces",
                      show (second), NULL);
  gint64 committee = add (edit, "committee", "name", "Commission", "kind", "ENTRY", "programme", show (programme), NULL);
  gint64 meeting = add (edit, "meeting", "committee", show (committee), "held-at", "2025-08-20T09:00", NULL);
  gint64 order = add (edit, "purchase_order", "programme", show (programme), "number", "BC 1", "places", "2", "meeting", show (meeting), NULL);
  add (edit, "decision", "meeting", show (meeting), "participant", show (person), "prescription", show (second), "text", "À revoir", NULL);
  add (edit, "report_sent", "report", "R04", "meeting", show (meeting), "purchase-order", show (order), NULL);
  g_autoptr (PalRecord) early = pal_record_load (store, pal_kind_find ("prescription"), second, &error);
  gint64 field = add (edit, "custom_field", "table-name", "participant", "name", "taille", "kind", "TEXT", NULL);
  gint64 tag = add (edit, "tag", "name", "à suivre", NULL);

  /* The earlier row refers to the later one. */
  pal_record_set_int (early, "replaces", third);
  pal_record_set_int (early, "meeting", meeting);
  pal_record_set_int (early, "purchase-order", order);
  g_assert_true (pal_record_save (early, edit, &error));
  add (edit, "barrier", "participant", show (person), "prescription", show (second), "theme", "MOBILITE", "phase",
       "COURSE", NULL);
  add (edit, "custom_value", "custom-field", show (field), "record", show (person), "value", "M", NULL);
  add (edit, "tagged", "tag", show (tag), "record", show (person), NULL);
  add (edit, "tagged", "tag", show (tag), "record", show (cohort), NULL);
  gint64 session = add (edit, "session", "cohort", show (cohort), "kind", "WORKSHOP", "start-at", "2025-09-02T09:00", "minutes", "120", NULL);
  gint64 course = add (edit, "enrolment", "participant", show (person), "cohort", show (cohort), "entry-on", "2025-09-01", NULL);
  add (edit, "session_staff", "session", show (session), "contact", show (coach), NULL);
  add (edit, "attendance", "session", show (session), "enrolment", show (course), "status", "LATE", "minutes", "90", NULL);
  add (edit, "unavailability", "contact", show (coach), "start-at", "2025-09-03T08:00", "end-at", "2025-09-03T12:00", NULL);
  add (edit, "plan_wish", "cohort", show (cohort), "kind", "WEEKDAYS", "value", "2|4", NULL);
  g_assert_true (pal_outside_key_set (edit, "bundle", "participant", "P1", person, &error));
  g_assert_true (pal_outside_key_set (edit, "bundle", "participant", "P1bis", person, &error));
  g_assert_true (pal_outside_key_set (edit, "PLIE", "participant", "00417", person, &error));
  g_assert_true (pal_edit_commit (edit, &error));
  g_assert_no_error (error);
}

static void
assert_same_folders (const char *one, const char *two)
{
  g_autoptr (GDir) dir = g_dir_open (one, 0, NULL);
  const char *name;
  guint n = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *a = get (one, name);
      g_autofree char *b = get (two, name);

      g_assert_cmpstr (a, ==, b);
      n++;
    }
  g_assert_cmpuint (n, >, 30);
}

static void
test_round_trip (Fixture *self, gconstpointer data)
{
  g_autoptr (PalStore) other = new_store (self, "two.palier");
  g_autofree char *again = g_build_filename (self->folder, "again", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalBundleResult) result = NULL;
  g_autofree char *people = NULL;
  gint64 ops;

  fill (self->store);
  ops = ask (self->store, "SELECT count (*) FROM op");
  g_assert_true (pal_bundle_export (self->store, self->bundle, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM op"), ==, ops);
  people = get (self->bundle, "participant.csv");
  g_assert_nonnull (strstr (people, "\nP1,N'Guessan,,=Zoé,,1983-03-13,"));

  result = import (self, other, TRUE);
  g_assert_cmpuint (result->warnings->len, ==, 0);
  g_assert_cmpuint (result->updated + result->unchanged, ==, 0);
  g_assert_cmpint (ask (other, "SELECT count (*) FROM prescription p JOIN prescription l ON l.id = p.replaces WHERE "
                               "p.prescribed_on <> l.prescribed_on"),
                   ==, 2);
  g_assert_cmpint (ask (other, "SELECT count (*) FROM decision d JOIN prescription p ON p.id = d.prescription AND p.meeting = d.meeting "
                               "JOIN purchase_order o ON o.id = p.purchase_order AND o.meeting = d.meeting JOIN meeting m ON m.id = d.meeting "
                               "JOIN committee k ON k.id = m.committee AND k.programme = o.programme "
                               "JOIN report_sent s ON s.meeting = m.id AND s.purchase_order = o.id"),
                   ==, 1);
  assert_text (other, "SELECT name || note FROM organisation", "Bailleur, \"le\" nôtredeux\nlignes");
  assert_text (other, "SELECT '[' || last_name || ']' FROM contact", "[ Roy ]");
  g_assert_cmpint (ask (other, "SELECT count (*) FROM tagged t JOIN cohort c ON c.id = t.record"), ==, 1);
  g_assert_cmpint (ask (other, "SELECT count (*) FROM custom_value v JOIN participant p ON p.id = v.record"), ==, 1);
  g_assert_cmpint (
    ask (other, "SELECT count (*) FROM outside_key k JOIN participant p ON p.id = k.record WHERE k.source = 'PLIE'"),
    ==, 1);

  g_assert_true (pal_bundle_export (other, again, &error));
  g_assert_no_error (error);
  assert_same_folders (self->bundle, again);
  g_assert_true (pal_store_close (other, NULL));
}

/* The same bundle again changes nothing; into the file that it comes from it finds every record, also those without a
 * key. */
static void
test_again (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PalBundleResult) result = NULL;
  g_autoptr (PalBundleResult) changed = NULL;
  gint64 ops;

  fill (self->store);
  ops = ask (self->store, "SELECT count (*) FROM op");
  g_assert_true (pal_bundle_export (self->store, self->bundle, &error));
  result = import (self, self->store, TRUE);
  g_assert_cmpuint (result->added, ==, 0);
  g_assert_cmpuint (result->updated, ==, 0);
  g_assert_cmpuint (result->unchanged, >, 10);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM op"), ==, ops);

  remove_tree (self->bundle);
  g_assert_cmpint (g_mkdir (self->bundle, 0700), ==, 0);
  put (self, "participant.csv", "key,city\nP1,Dijon\n");
  changed = import (self, self->store, TRUE);
  g_assert_cmpuint (changed->updated, ==, 1);
  assert_text (self->store, "SELECT last_name || city FROM participant", "N'GuessanDijon");
}

static void
put_small_bundle (Fixture *self)
{
  put (self, "programme.csv", "\xEF\xBB\xBFkey,code,name,continuous_entry,target_min\r\nPR,S1,Parcours,YES,50.0\r\n");
  put (self, "cohort.csv", "name;programme;key;start_on;end_on;places\nPromotion 1;PR;C1;2025-09-01;2026-02-28;12\n");
  put (self, "participant.csv",
       "qpv,first_name,KEY,last_name,birth_on,education_level,gender\n1,Awa,P1,Diallo,1990-02-01,3,F\n"
       "YES,Issa,P2,Sow,,,M\n\nno,\"Jean\nMarc\",P3,\"N'Guessan\",1983-03-13T00:00:00,\n");
  put (self, "Prescription.CSV",
       "key,participant,cohort,prescribed_on,replaces\nX1,P1,C1,2025-08-01,X2\nX2,P2,C1,2025-08-02,\n");
  put (self, "enrolment.csv", "key,prescription,participant,cohort,entry_on\nE1,X2,P2,C1,2025-09-01\n");
  put (self, "situation.csv", "enrolment,code,start_on\nE1,CDI,2026-01-05\n");
}

/* Written by hand or by another program: files that are missing, columns in any order, a byte-order mark, CRLF,
 * semicolons, other words for yes, a row that stops early. */
static void
test_generous (Fixture *self, gconstpointer data)
{
  g_autoptr (PalBundleResult) result = NULL;

  put_small_bundle (self);
  put (self, "readme.txt", "hello");
  put (self, "zones.csv", "key\nS1\n");
  put (self, "tag.csv", "key,name,colour\nT,suivi,red\n");
  put (self, "tagged.csv", "tag,record\nT,P3\n");
  result = import (self, self->store, TRUE);
  g_assert_cmpuint (result->added, ==, 11);
  g_assert_cmpuint (result->warnings->len, ==, 3);
  g_assert_nonnull (strstr (g_ptr_array_index (result->warnings, 0), "readme.txt"));
  g_assert_nonnull (strstr (g_ptr_array_index (result->warnings, 1), "zones.csv"));
  g_assert_nonnull (strstr (g_ptr_array_index (result->warnings, 2), "colour"));
  g_assert_cmpint (ask (self->store, "SELECT continuous_entry FROM programme"), ==, 1);
  g_assert_cmpint (ask (self->store, "SELECT target_min FROM programme"), ==, 50);
  g_assert_cmpint (ask (self->store, "SELECT places FROM cohort WHERE end_on = '2026-02-28'"), ==, 12);
  assert_text (self->store, "SELECT group_concat (qpv) FROM (SELECT * FROM participant ORDER BY last_name)",
               "YES,NO,YES");
  assert_text (self->store, "SELECT first_name || birth_on FROM participant WHERE last_name LIKE 'N%'",
               "Jean\nMarc1983-03-13");
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM prescription a JOIN prescription b ON a.replaces = b.id"),
                   ==, 1);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM situation s JOIN enrolment e ON e.id = s.enrolment"), ==,
                   1);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM tagged t JOIN participant p ON p.id = t.record"), ==, 1);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM found WHERE found MATCH 'diallo'"), ==, 1);
}

static void
test_trial_and_undo (Fixture *self, gconstpointer data)
{
  g_autoptr (PalBundleResult) tried = NULL;
  g_autoptr (PalBundleResult) result = NULL;
  g_autoptr (GError) error = NULL;

  put_small_bundle (self);
  tried = import (self, self->store, FALSE);
  g_assert_false (tried->kept);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM participant"), ==, 0);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM op"), ==, 0);
  result = import (self, self->store, TRUE);
  g_assert_cmpuint (tried->added, ==, result->added);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM op"), ==, 1);
  g_assert_true (pal_journal_undo (self->store, ask (self->store, "SELECT id FROM op"), &error));
  g_assert_cmpint (
    ask (self->store, "SELECT (SELECT count (*) FROM participant) + (SELECT count (*) FROM outside_key)"), ==, 0);
}

/* One thing wrong refuses the whole, and says where. */
static void
test_refusals (Fixture *self, gconstpointer data)
{
  static const struct { const char *file, *text, *where; PalBundleError code;
  } wrong[] = {
    { "participant.csv", "key,last_name,birth_on\nP1,Diallo,1990-02-01\nP2,Sow,31/02/1988\n",
      "row 3, column “birth_on”", PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,last_name,qpv\nP1,Diallo,perhaps\n", "row 2, column “qpv”", PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,last_name,children\nP1,Diallo,two\n", "column “children”", PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,last_name,children\nP1,Diallo,99999999999999999999\n", "column “children”",
      PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,last_name,gender\nP1,Diallo,Z\n", "column “gender”", PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,first_name\nP1,Awa\n", "row 2, column “last_name”", PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,last_name\nP1,Diallo\nP1,Sow\n", "row 3, column “key”", PAL_BUNDLE_ERROR_KEY },
    { "participant.csv", "key,last_name,site\nP1,Diallo,NOWHERE\n", "row 2, column “site”",
      PAL_BUNDLE_ERROR_REFERENCE },
    { "participant.csv", "key,last_name\nP1,Diallo,x\n", "row 2", PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,last_name\nP1,Diall\xE9\n", "row 2", PAL_BUNDLE_ERROR_UNREADABLE },
    { "participant.csv", "key,last_name,city\nP1,Diallo,Dijon\nP2,\"Sow\n", "row 3", PAL_BUNDLE_ERROR_UNREADABLE },
    { "participant.csv", "key,last_name,city\nP1,Diallo,Dijon\nP2,Sow", "row 3", PAL_BUNDLE_ERROR_UNREADABLE },
    { "participant.csv", "key,last_name,last_name\nP1,Diallo,x\n", "“last_name”", PAL_BUNDLE_ERROR_VALUE },
    { "participant.csv", "key,last_name,created_at\nP1,Diallo,yesterday\n", "“created_at”", PAL_BUNDLE_ERROR_VALUE },
    { "prescription.csv", "key,participant\nX1,NOBODY\n", "prescription.csv, row 2, column “participant”",
      PAL_BUNDLE_ERROR_REFERENCE },
    { "outside_key.csv", "source,key,table_name,record\nPLIE,7,participant,NOBODY\n", "column “record”",
      PAL_BUNDLE_ERROR_REFERENCE },
    { "outside_key.csv", "source,key,table_name,record\nPLIE,7,elephant,NOBODY\n", "column “table_name”",
      PAL_BUNDLE_ERROR_REFERENCE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      remove_tree (self->bundle);
      g_assert_cmpint (g_mkdir (self->bundle, 0700), ==, 0);
      put (self, "organisation.csv", "key,name\nO1,Bailleur\n");
      put (self, wrong[i].file, wrong[i].text);
      g_assert_null (pal_bundle_import (self->store, self->bundle, TRUE, NULL, NULL, NULL, &error));
      g_assert_true (error != NULL);
      g_test_message ("%s", error->message);
      g_assert_error (error, PAL_BUNDLE_ERROR, (int) wrong[i].code);
      g_assert_nonnull (strstr (error->message, wrong[i].where));
      g_assert_cmpint (
        ask (self->store, "SELECT (SELECT count (*) FROM organisation) + (SELECT count (*) FROM participant)"), ==, 0);
    }
}

/* A reference that was left open for a later row, and never came. */
static void
test_open_reference (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  put_small_bundle (self);
  put (self, "Prescription.CSV", "key,participant,replaces\nX1,P1,X9\nX2,P2,\n");
  g_assert_null (pal_bundle_import (self->store, self->bundle, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_REFERENCE);
  g_assert_nonnull (strstr (error->message, "Prescription.CSV, row 2, column “replaces”"));
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM participant"), ==, 0);
}

static void
test_moved_key (Fixture *self, gconstpointer data)
{
  g_autoptr (PalBundleResult) result = NULL;
  g_autoptr (GError) error = NULL;

  put_small_bundle (self);
  result = import (self, self->store, TRUE);
  put (self, "outside_key.csv", "source,key,table_name,record\nbundle,P1,participant,P2\n");
  g_assert_null (pal_bundle_import (self->store, self->bundle, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_KEY);
}

static void
test_folders (Fixture *self, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (self->folder, "nowhere", NULL);
  g_autofree char *taken = g_build_filename (self->folder, "taken", NULL);
  g_autofree char *below = g_build_filename (taken, "below", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (pal_bundle_import (self->store, nowhere, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_FOLDER);
  g_clear_error (&error);
  g_assert_null (pal_bundle_import (self->store, self->bundle, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_FOLDER);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (taken, "x", -1, NULL));
  g_assert_false (pal_bundle_export (self->store, below, &error));
  g_assert_error (error, PAL_BUNDLE_ERROR, PAL_BUNDLE_ERROR_WRITE);
  g_clear_error (&error);

  put_small_bundle (self);
  g_cancellable_cancel (cancellable);
  g_assert_null (pal_bundle_import (self->store, self->bundle, TRUE, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (ask (self->store, "SELECT count (*) FROM programme"), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add ("/bundle/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  g_test_add ("/bundle/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/bundle/generous", Fixture, NULL, set_up, test_generous, tear_down);
  g_test_add ("/bundle/trial-and-undo", Fixture, NULL, set_up, test_trial_and_undo, tear_down);
  g_test_add ("/bundle/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/bundle/open-reference", Fixture, NULL, set_up, test_open_reference, tear_down);
  g_test_add ("/bundle/moved-key", Fixture, NULL, set_up, test_moved_key, tear_down);
  g_test_add ("/bundle/folders", Fixture, NULL, set_up, test_folders, tear_down);
  return g_test_run ();
}
