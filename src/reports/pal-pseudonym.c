/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "records/pal-record.h"

#include "pal-pseudonym.h"

/* A person's code within a cohort must be the same in every report, also when others join later, and must not give
 * away the order in which people were recorded (often the alphabet, after an import). So people are numbered as they
 * were recorded, and the numbers of each run of 16 are shuffled, by a digest that needs the file's own id: it never
 * leaves the file. */
#define RUN 16

#define COHORT_PEOPLE \
  "SELECT participant FROM (SELECT participant, id FROM prescription WHERE cohort = ?1 " \
  "                         UNION ALL SELECT participant, id FROM enrolment WHERE cohort = ?1) " \
  "GROUP BY participant ORDER BY min (id)"

struct _PalPseudonyms {
  PalStore   *store;
  char       *secret;
  GHashTable *codes;        /* "cohort participant" → code */
  GHashTable *cohorts;      /* those whose people have their codes */
};

/* @store must outlive it. */
PalPseudonyms *
pal_pseudonyms_new (PalStore *store)
{
  PalPseudonyms *self = g_new0 (PalPseudonyms, 1);

  self->store = store;
  self->secret = pal_store_get_setting (store, "file-id");
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cohorts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return self;
}

void
pal_pseudonyms_free (PalPseudonyms *self)
{
  if (self == NULL)
    return;
  g_free (self->secret);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->cohorts);
  g_free (self);
}

/* ASCII letters, digits and hyphens; at most 40. */
static char *
plain (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && text->len < 40; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (text, *p);
    else if (text->len > 0 && text->str[text->len - 1] != '-')
      g_string_append_c (text, '-');
  if (text->len > 0 && text->str[text->len - 1] == '-')
    g_string_truncate (text, text->len - 1);
  return g_strdup (text->str);
}

/* A cohort's key in a bundle, else its name, as a file name can hold it: "C1". Owned by the caller. */
char *
pal_cohort_short_name (PalStore *store, gint64 cohort)
{
  g_autofree char *key = pal_outside_key_of (store, "bundle", "cohort", cohort);
  g_autofree char *name = pal_store_ask_text_of (store, "SELECT name FROM cohort WHERE id = ?1", cohort);

  return plain (key != NULL && *key != '\0' ? key : name != NULL ? name : "");
}

/* A few letters that tell one file from another in what is printed, without giving its id away. Owned by the caller. */
char *
pal_file_fingerprint (PalStore *store)
{
  g_autofree char *id = pal_store_get_setting (store, "file-id");
  g_autofree char *text = g_strconcat ("fingerprint ", id, NULL);
  char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  digest[12] = '\0';
  return digest;
}

typedef struct {
  char *digest;
  guint slot;
} Slot;

static int
compare_digests (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Slot *) a)->digest, ((const Slot *) b)->digest);
}

/* The number, from 1, of the person recorded at @position in the cohort. */
static guint
shuffled (PalPseudonyms *self, gint64 cohort, guint position)
{
  guint run = position / RUN, number = 0;
  Slot slots[RUN];

  for (guint i = 0; i < RUN; i++)
    {
      g_autofree char *text = g_strdup_printf ("%s %" G_GINT64_FORMAT " %u %u",
                                               self->secret != NULL ? self->secret : "", cohort, run, i);
      slots[i] = (Slot) { g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1), i };
    }
  qsort (slots, RUN, sizeof *slots, compare_digests);
  for (guint i = 0; i < RUN; i++)
    {
      if (slots[i].slot == position % RUN)
        number = run * RUN + i + 1;
      g_free (slots[i].digest);
    }
  return number;
}

static char *
key_of (gint64 cohort, gint64 participant)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, cohort, participant);
}

static void
number_cohort (PalPseudonyms *self, gint64 cohort)
{
  g_autoptr (PalStatement) statement = pal_statement_new (self->store, COHORT_PEOPLE, NULL);
  g_autofree char *prefix = pal_cohort_short_name (self->store, cohort);

  if (statement == NULL)
    return;
  pal_statement_bind_int (statement, 1, cohort);
  for (guint position = 0; pal_statement_step (statement, NULL); position++)
    g_hash_table_insert (self->codes, key_of (cohort, pal_statement_get_int (statement, 0)),
                         g_strdup_printf ("%s-%02u", prefix, shuffled (self, cohort, position)));
}

/* A person's code within a cohort; "" when the person has nothing to do with it. Owned by the pseudonyms. */
const char *
pal_pseudonyms_get (PalPseudonyms *self, gint64 cohort, gint64 participant)
{
  g_autofree char *key = key_of (cohort, participant);
  const char *code;

  if (!g_hash_table_contains (self->cohorts, &cohort))
    {
      g_hash_table_add (self->cohorts, g_memdup2 (&cohort, sizeof cohort));
      number_cohort (self, cohort);
    }
  code = g_hash_table_lookup (self->codes, key);
  return code != NULL ? code : "";
}
