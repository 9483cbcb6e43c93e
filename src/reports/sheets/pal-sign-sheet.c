/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-sign-sheet.h"

#include <glib/gi18n-lib.h>

#include "pal-sheet-session.h"
#include "rules/pal-landlord.h"
#include "rules/pal-logo.h"

/* The signature sheet of a session (INDICATORS, R15): who is convened signs for each half-day with the hours of arrival and
 * departure, and who runs it signs below. Lines stay empty for those who come without having been convened. */

#define LOGO_WIDTH   150.0
#define LOGO_HEIGHT  30.0
#define ROW_HEIGHT   22.0      /* points: a signature by hand */
#define SIGN_HEIGHT  34.0
#define EMPTY_LINES  3
#define PAGE_MOST    200       /* sessions at once: a year of a cohort */

typedef struct {
  char   *landlord;            /* NULL: nobody was named */
  GBytes *logo;                /* NULL: none */
} Head;

static void
head_clear (Head *head)
{
  g_free (head->landlord);
  g_clear_pointer (&head->logo, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static void
add_fact (PalPaperTable *table, const char *label, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  pal_paper_table_add_row (table, PAL_PAPER_ROW);
  pal_paper_table_add_text (table, PAL_PAPER_TEXT_DIM, label);
  pal_paper_table_add_text (table, PAL_PAPER_TEXT_STRONG, value);
}

/* What the sheet is for; what is not known is left to be written by hand. */
static void
add_facts (PalDocument *document, const PalSheetSession *session)
{
  PalPaperTable *table = pal_paper_table_new ();
  g_autofree char *day = pal_sheet_session_day (session), *hours = pal_sheet_session_hours (session);
  const char *by_hand = "…………………………………………";

  pal_paper_table_set_bare (table);
  pal_paper_table_add_column (table, NULL, PAL_PAPER_CODE | PAL_PAPER_NUMBER);
  pal_paper_table_add_column (table, NULL, PAL_PAPER_LONG);
  add_fact (table, _("Programme"), session->programme);
  add_fact (table, _("Funded by"), session->funder);
  add_fact (table, _("Cohort"), session->cohort);
  add_fact (table, _("Session"), session->name);
  add_fact (table, C_("signature sheet", "Date"), day != NULL ? day : by_hand);
  add_fact (table, C_("signature sheet", "Hours"), hours != NULL ? hours : by_hand);
  add_fact (table, C_("signature sheet", "Place"), session->place != NULL ? session->place : by_hand);
  add_fact (table, C_("column", "Run by"), session->staff != NULL ? session->staff : by_hand);
  pal_document_add_table (document, table);
  pal_document_add_space (document, 6);
}

/* "Arrival" "Departure" "Signature" of one half-day; @half: NULL where there is but one. */
static void
add_half_day (PalPaperTable *table, const char *half)
{
  static const struct { const char *label; PalPaperFlags flags; } columns[] = {
    { NC_("signature sheet", "Arrival"), PAL_PAPER_HAND | PAL_PAPER_CODE },
    { NC_("signature sheet", "Departure"), PAL_PAPER_HAND | PAL_PAPER_CODE },
    { NC_("signature sheet", "Signature"), PAL_PAPER_HAND },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const char *label = g_dpgettext2 (GETTEXT_PACKAGE, "signature sheet", columns[i].label);
      g_autofree char *both = half != NULL ? g_strdup_printf ("%s\n%s", label, half) : NULL;

      pal_paper_table_add_column (table, both != NULL ? both : label, columns[i].flags);
    }
}

static void
add_half_days (PalPaperTable *table, const PalSheetSession *session)
{
  gboolean both = pal_sheet_session_spans_lunch (session);

  add_half_day (table, both ? C_("half-day", "morning") : NULL);
  if (both)
    add_half_day (table, C_("half-day", "afternoon"));
}

/* Each of @texts, and nothing in the columns after them: they are written in by hand. */
static void
add_line (PalPaperTable *table, const char *first, const char *second)
{
  pal_paper_table_add_row (table, PAL_PAPER_ROW);
  pal_paper_table_add_text (table, PAL_PAPER_TEXT, first);
  pal_paper_table_add_text (table, PAL_PAPER_TEXT, second);
}

static gboolean
add_people (PalDocument *document, PalStore *store, const PalSheetSession *session, GHashTable *people, GError **error)
{
  g_autoptr (PalStatement) row = pal_statement_new (store, "SELECT p.last_name, p.first_name, p.id FROM session s CROSS JOIN convened v ON v.session = s.id "
                                                    "JOIN participant p ON p.id = v.participant LEFT JOIN sort_key k ON k.record = p.id "
                                                    "WHERE s.id = ?1 ORDER BY k.value, p.id", error);
  g_autoptr (PalPaperTable) table = pal_paper_table_new ();
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  pal_paper_table_set_ruled (table, ROW_HEIGHT);
  pal_paper_table_add_column (table, _("Last name"), PAL_PAPER_NAME);
  pal_paper_table_add_column (table, _("First name"), PAL_PAPER_NAME);
  add_half_days (table, session);
  pal_statement_bind_int (row, 1, session->id);
  while (pal_statement_step (row, &failure))
    {
      gint64 id = pal_statement_get_int (row, 2);

      add_line (table, pal_statement_get_text (row, 0), pal_statement_get_text (row, 1));
      g_hash_table_add (people, g_memdup2 (&id, sizeof id));
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  for (guint i = 0; i < EMPTY_LINES; i++)
    add_line (table, NULL, NULL);
  pal_document_add_table (document, g_steal_pointer (&table));
  return TRUE;
}

/* Who runs it signs too, and counts who came. */
static void
add_signatures (PalDocument *document, const PalSheetSession *session)
{
  g_auto (GStrv) staff = g_strsplit (session->staff != NULL ? session->staff : "", ", ", -1);
  PalPaperTable *table = pal_paper_table_new ();

  pal_paper_table_set_ruled (table, SIGN_HEIGHT);
  pal_paper_table_add_column (table, C_("column", "Run by"), PAL_PAPER_NAME);
  pal_paper_table_add_column (table, _("Number present"), PAL_PAPER_HAND | PAL_PAPER_CODE);
  if (pal_sheet_session_spans_lunch (session))
    {
      pal_paper_table_add_column (table, C_("signature sheet", "Signature, morning"), PAL_PAPER_HAND);
      pal_paper_table_add_column (table, C_("signature sheet", "Signature, afternoon"), PAL_PAPER_HAND);
    }
  else
    pal_paper_table_add_column (table, C_("signature sheet", "Signature"), PAL_PAPER_HAND);
  for (guint i = 0; staff[i] != NULL; i++)
    add_line (table, staff[i], NULL);
  if (staff[0] == NULL)
    add_line (table, NULL, NULL);
  pal_document_add_space (document, 10);
  pal_document_add_table (document, table);
}

static gboolean
add_sheet (PalDocument *document, PalStore *store, const PalSheetSession *session, const Head *head, GHashTable *people, GError **error)
{
  g_autofree char *day = pal_sheet_session_day (session), *hours = pal_sheet_session_hours (session);
  g_autofree char *left = g_strdup_printf ("%s · %s", session->cohort != NULL ? session->cohort : "", session->name);
  g_autofree char *right = g_strdup_printf ("%s%s%s", day != NULL ? day : "", hours != NULL ? " · " : "", hours != NULL ? hours : "");
  g_autofree char *part = g_strdup_printf ("%s %s", session->name, day != NULL ? day : "");

  pal_document_begin_part (document, part);
  pal_document_set_part_heads (document, left, right);
  if (head->logo != NULL)
    {
      pal_document_add_picture (document, head->logo, LOGO_WIDTH, LOGO_HEIGHT);
      pal_document_add_space (document, 6);
    }
  pal_document_add_paragraph (document, PAL_PARAGRAPH_SUBTITLE, head->landlord);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_TITLE, _("Signature sheet"));
  pal_document_add_space (document, 6);
  add_facts (document, session);
  if (!add_people (document, store, session, people, error))
    return FALSE;
  add_signatures (document, session);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_SMALL,
                              _("Each person signs in person, for each half-day. Who comes without having been convened writes their name "
                                "on an empty line."));
  return TRUE;
}

/**
 * pal_sign_sheets_new:
 * @sessions: each gets a part of the document, in this order
 * @n_people: (out) (optional): how many people they name
 * @error: that there is none, that one is not there any more, or why the file could not be read
 *
 * Returns: (transfer full): the sheets to sign, by who is convened today; NULL with @error set
 */
PalDocument *
pal_sign_sheets_new (PalStore *store, const gint64 *sessions, guint n_sessions, guint *n_people, GError **error)
{
  g_autoptr (GHashTable) people = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (PalDocument) document = pal_document_new (_("Signature sheet"));
  g_auto (Head) head = { pal_landlord_name (store), pal_logo_load (store) };

  if (n_sessions == 0 || n_sessions > PAGE_MOST)
    {
      g_set_error (error, PAL_STORE_ERROR, PAL_STORE_ERROR_MISSING,
                   n_sessions == 0 ? _("No session takes place then: there is nothing to sign. Choose other days.")
                                   : _("So many sheets at once would not be looked at. Choose fewer days."));
      return NULL;
    }
  pal_document_set_author (document, head.landlord);
  pal_document_set_foot (document, _("Names people: keep it with the papers of the programme."), FALSE);
  for (guint i = 0; i < n_sessions; i++)
    {
      g_autoptr (PalSheetSession) session = pal_sheet_session_load (store, sessions[i], error);

      if (session == NULL || !add_sheet (document, store, session, &head, people, error))
        return NULL;
    }
  if (n_people != NULL)
    *n_people = g_hash_table_size (people);
  return g_steal_pointer (&document);
}
