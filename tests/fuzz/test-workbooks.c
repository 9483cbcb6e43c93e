/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "damage.h"
#include "reports/listing/pal-listing.h"
#include "rules/pal-core.h"
#include "sample-workbook.h"

/* Ten thousand damaged workbooks: in the archive itself, in the XML of their parts, which is packed anew so that it is
 * reached, or in values only, so that the XML stays sound. Whatever comes in, the answer is words or rows, and a trial leaves nothing in the file. The damage
 * follows from its number alone: a failure names it. */

#define WORKBOOKS 10000
#define APPLY_EVERY 10

static const char *const pieces[] = {
  "<", ">", "/>", "\"", "&#0;", "&#xD800;", "&amp;", "&none;", "<![CDATA[", "]]>", "<!DOCTYPE a [", "<?x ?>", "<!--", "-->",
  "<row>", "</row>", "<row r=\"1048576\">", "<row r=\"0\">", "<c>", "</c>", "<c r=\"XFD1048576\"><v>1</v></c>",
  "<c r=\"A0\">", "<c t=\"s\"><v>4294967295</v></c>", "<c t=\"s\"><v>-1</v></c>", "<v>", "<f>", "<t>", "<rPh>", "</rPh>",
  "<mergeCell ref=\"A1:XFD1048576\"/>", "<mergeCell ref=\"B2:B3\"/>", " t=\"e\"", " t=\"d\"", " s=\"99999999999\"", " s=\"-1\"",
  "1e308", "-1e308", "nan", "inf", "1E-400", "99999999999999999999", "_x0000_", "_xD800_", "xmlns:a=\"b\"", "a:", "\xEF\xBB\xBF",
  "\xFF\xFE", "\xC3", "é", "\x01", "../", "rId1", "/", "[h]", "[", "\\", "yyyy", NULL,
};

static const char *const values[] = {
  "", "0", "1", "-1", "3", "164", "14", "22", "46", "4294967295", "99999999999999999999", "1e308", "-1e308", "nan", "1E-400", "60", "0.5",
  "2958466", "A1", "XFD1048576", "A1:XFD1048576", "C4:C3", "ZZZZ9", "s", "str", "b", "e", "d", "n", "inlineStr", "[h]:mm", "jj/mm/aaaa",
  "\\", "[", "_x0000_", "_xD800_", "_x000A_", "é", "e\xCC\x81", "#N/A", "2022-09-16T00:00:00", "rId9", "../x", "&#10;", "&amp;",
};

static const char *const sheet = SAMPLE_SHEET (
  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row><row r=\"3\"><c r=\"A3\" t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"
  "<c t=\"s\"><v>3</v></c><c t=\"inlineStr\"><is><t>Quartier</t></is></c></row><row r=\"4\"><c t=\"s\"><v>4</v></c><c t=\"s\"><v>5</v></c>"
  "<c s=\"1\"><v>30388</v></c><c t=\"str\"><f>B1</f><v>Grésilles</v></c></row><row><c t=\"inlineStr\"><is><r><t>SOW</t></r></is></c>"
  "<c t=\"s\"><v>5</v></c><c><f>2+2</f></c></row></sheetData><mergeCells><mergeCell ref=\"A1:D1\"/><mergeCell ref=\"D4:D5\"/></mergeCells>");
static const char *const strings =
  "<si><t>Liste</t></si><si><t>Nom</t></si><si><t>Prénom</t></si><si><t>Né(e) le</t></si><si><r><t>DIA</t></r><r><t>LLO</t></r>"
  "<rPh sb=\"0\" eb=\"1\"><t>x</t></rPh></si><si><t>Awa_x000D_</t></si>";
static const char *const styles =
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-40C]dd/mm/yyyy;@\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>";

typedef struct {
  char     *path;
  PalStore *store;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  int file = g_file_open_tmp ("palier-workbooks-XXXXXX", &self->path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_remove (self->path);
  self->store = pal_store_create (self->path, NULL);
  g_assert_nonnull (self->store);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_true (pal_store_close (self->store, NULL));
  g_clear_object (&self->store);
  g_remove (self->path);
  g_free (self->path);
}

/* Puts other values in place of attributes and texts: the XML stays sound. Full transfer. */
static GBytes *
change_values (const char *text, GRand *rand)
{
  GString *out = g_string_new (text);

  for (gint32 n = g_rand_int_range (rand, 1, 7); n > 0; n--)
    {
      const char *value = values[g_rand_int_range (rand, 0, G_N_ELEMENTS (values))];
      gsize from = (gsize) g_rand_int_range (rand, 0, (gint32) out->len), length;
      gboolean inside;

      from += strcspn (out->str + from, "=>");
      inside = out->str[from] == '=';
      if (out->str[from] == '\0' || (inside && out->str[from + 1] != '"'))
        continue;
      from += inside ? 2 : 1;
      length = strcspn (out->str + from, inside ? "\"" : "<");
      g_string_erase (out, (gssize) from, (gssize) length);
      g_string_insert (out, (gssize) from, value);
    }
  return g_string_free_to_bytes (out);
}

/* Damages one of the three texts that a workbook is made of. */
static GBytes *
damaged_parts (gboolean soundly, GRand *rand)
{
  const char *texts[] = { sheet, strings, styles };
  guint which = (guint) g_rand_int_range (rand, 0, 6) % 4 % 3;
  g_autoptr (GBytes) bytes = soundly ? change_values (texts[which], rand)
                                     : fuzz_damage (texts[which], strlen (texts[which]), pieces, rand);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  texts[which] = text;
  return sample_workbook (texts[0], texts[1], texts[2], g_rand_int_range (rand, 0, 2));
}

static GBytes *
damaged_archive (GRand *rand)
{
  g_autoptr (GBytes) whole = sample_workbook (sheet, strings, styles, FALSE);
  gsize size;
  const char *data = g_bytes_get_data (whole, &size);

  return fuzz_damage (data, size, pieces, rand);
}

static void
assert_words (const GError *error)
{
  g_assert_true (error != NULL && error->message != NULL && *error->message != '\0');
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
look_at_cells (PalListing *listing)
{
  for (guint row = 0; row < MIN (pal_listing_get_n_rows (listing), 20); row++)
    for (guint column = 0; column < MIN (pal_listing_get_n_columns (listing), 20); column++)
      {
        g_autofree char *problem = NULL;
        g_autofree char *shown = pal_listing_show (listing, row, column, &problem);

        g_assert_true (g_utf8_validate (pal_listing_get_cell (listing, row, column), -1, NULL));
        g_assert_true (g_utf8_validate (shown, -1, NULL));
        g_assert_cmpuint (pal_listing_get_row_number (listing, row), >, 0);
      }
}

static void
try_workbook (Fixture *self, guint number, guint *good)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);
  g_autoptr (GBytes) bytes = number % 3 == 0 ? damaged_archive (rand) : damaged_parts (number % 3 == 1, rand);
  g_autoptr (GError) error = NULL;
  g_autoptr (PalListing) listing = pal_listing_new (bytes, "fuzz.xlsx", &error);
  g_autoptr (PalListingResult) result = NULL;
  PalListingTarget target = { 0 };

  if (listing == NULL)
    {
      assert_words (error);
      return;
    }
  *good += 1;
  look_at_cells (listing);
  if (number % APPLY_EVERY != 1)
    return;
  g_date_clear (&target.prescribed_on, 1);
  result = pal_listing_apply (self->store, listing, &target, FALSE, NULL, NULL, NULL, &error);
  if (result == NULL)
    assert_words (error);
  g_assert_cmpint (pal_store_ask_int (self->store, "SELECT count (*) FROM participant", -1), ==, 0);
}

static void
test_workbooks (Fixture *self, gconstpointer data)
{
  guint good = 0;

  for (guint i = 0; i < WORKBOOKS; i++)
    {
      g_test_message ("workbook %u", i);
      try_workbook (self, i, &good);
    }
  g_test_message ("%u were read", good);
  g_assert_cmpuint (good, >, WORKBOOKS / 5);
  g_assert_cmpuint (good, <, WORKBOOKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  pal_core_init ();
  g_test_add ("/fuzz/workbooks", Fixture, NULL, set_up, test_workbooks, tear_down);
  return g_test_run ();
}
