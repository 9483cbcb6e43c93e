/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pal-letter.h"
#include "records/pal-dates.h"
#include "rules/pal-landlord.h"
#include "rules/pal-logo.h"

/* A letter on paper: the sender at the top, the address where a window envelope shows it (NF Z 11-001), place and day,
 * subject, text. */

#define LOGO_WIDTH    170.0
#define LOGO_HEIGHT   34.0       /* so that the sender ends above the address */
#define ADDRESS_PLACE 156.0      /* 55 mm below the edge of the page */

typedef struct {
  char   *name, *lines, *city, *foot;
  GBytes *logo;                  /* NULL: none */
} Letterhead;

static void
letterhead_clear (Letterhead *head)
{
  g_free (head->name);
  g_free (head->lines);
  g_free (head->city);
  g_free (head->foot);
  g_clear_pointer (&head->logo, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Letterhead, letterhead_clear)

static void
add_line (GString *lines, const char *between, const char *text)
{
  if (text != NULL && *text != '\0')
    g_string_append_printf (lines, "%s%s", lines->len > 0 ? between : "", text);
}

static void
letterhead_load (Letterhead *head, PalStore *store)
{
  g_autoptr (PalStatement) row =
    pal_statement_new (store, "SELECT name, address, postcode, city, phone, email, website "
                              "FROM organisation WHERE id = ?1", NULL);
  g_autoptr (GString) lines = g_string_new (NULL), town = g_string_new (NULL), foot = g_string_new (NULL);

  head->logo = pal_logo_load (store);
  if (row == NULL)
    return;
  pal_statement_bind_int (row, 1, pal_landlord_find (store));
  if (!pal_statement_step (row, NULL))
    return;
  head->name = g_strdup (pal_statement_get_text (row, 0));
  head->city = g_strdup (pal_statement_get_text (row, 3));
  add_line (town, " ", pal_statement_get_text (row, 2));
  add_line (town, " ", pal_statement_get_text (row, 3));
  add_line (lines, "\n", pal_statement_get_text (row, 0));
  add_line (lines, "\n", pal_statement_get_text (row, 1));
  add_line (lines, "\n", town->str);
  add_line (lines, "\n", pal_statement_get_text (row, 4));
  add_line (lines, "\n", pal_statement_get_text (row, 5));
  head->lines = g_strdup (lines->str);
  for (int column = 0; column < 7; column++)
    if (column != 2 && column != 3)
      add_line (foot, " · ", pal_statement_get_text (row, column));
  head->foot = g_strdup (foot->str);
}

/* Lines that begin with a dash are a list; an empty line ends a paragraph. */
static void
add_body (PalDocument *document, const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (char **line = lines;; line++)
    {
      gboolean item = *line != NULL && (g_str_has_prefix (*line, "- ") || g_str_has_prefix (*line, "• "));

      if (*line == NULL || **line == '\0' || item)
        {
          pal_document_add_paragraph (document, PAL_PARAGRAPH_LETTER, paragraph->str);
          g_string_truncate (paragraph, 0);
        }
      if (*line == NULL)
        break;
      if (item)
        pal_document_add_paragraph (document, PAL_PARAGRAPH_ITEM, strchr (*line, ' ') + 1);
      else
        add_line (paragraph, "\n", *line);
    }
}

static void
add_letter (PalDocument *document, const PalLetter *letter, const Letterhead *head)
{
  g_autofree char *today = NULL, *place = NULL, *subject = NULL;
  GDate date;

  pal_today (&date);
  today = pal_letter_day (&date, FALSE);
  /* Translators: where and on which day a letter is written. */
  place = head->city != NULL ? g_strdup_printf (C_("a letter", "%s, %s"), head->city, today) : g_strdup (today);
  subject = letter->subject != NULL && *letter->subject != '\0' ? g_strdup_printf (_("Subject: %s"), letter->subject) : NULL;
  pal_document_begin_part (document, letter->person);
  if (head->logo != NULL)
    pal_document_add_picture (document, head->logo, LOGO_WIDTH, LOGO_HEIGHT);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_SENDER, head->lines);
  pal_document_move_to (document, ADDRESS_PLACE);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_ADDRESS, letter->address);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_PLACE, place);
  pal_document_add_paragraph (document, PAL_PARAGRAPH_SUBJECT, subject);
  add_body (document, letter->body != NULL ? letter->body : "");
}

/* A part for each letter (element type PalLetter), in order. Full transfer. */
PalDocument *
pal_letters_to_document (PalStore *store, GPtrArray *letters, const char *title)
{
  PalDocument *document = pal_document_new (title);
  g_auto (Letterhead) head = { NULL };

  letterhead_load (&head, store);
  pal_document_set_author (document, head.name);
  pal_document_set_foot (document, head.foot, FALSE);
  for (guint i = 0; i < letters->len; i++)
    add_letter (document, g_ptr_array_index (letters, i), &head);
  return document;
}
