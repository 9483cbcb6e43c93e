/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "sample-workbook.h"

/* Workbooks made of pieces of XML, so that tests say what stands in them. */

static la_ssize_t
written_cb (struct archive *archive, void *data, const void *bytes, size_t size)
{
  g_byte_array_append (data, bytes, (guint) size);
  return (la_ssize_t) size;
}

static void
write_part (struct archive *archive, const SamplePart *part)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length = strlen (part->text);

  archive_entry_set_pathname (entry, part->name);
  archive_entry_set_size (entry, (la_int64_t) length);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, part->text, length), ==, (la_ssize_t) length);
  archive_entry_free (entry);
}

/* An archive of these parts, packed or as they are. Full transfer. */
GBytes *
sample_archive (const SamplePart *parts, guint n_parts, gboolean packed)
{
  struct archive *archive = archive_write_new ();
  GByteArray *bytes = g_byte_array_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (packed ? archive_write_zip_set_compression_deflate (archive)
                          : archive_write_zip_set_compression_store (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_bytes_in_last_block (archive, 1), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open (archive, bytes, NULL, written_cb, NULL), ==, ARCHIVE_OK);
  for (guint i = 0; i < n_parts; i++)
    write_part (archive, &parts[i]);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return g_byte_array_free_to_bytes (bytes);
}

/* A workbook of one sheet; strings and styles (may be NULL) are what stands inside <sst> and <styleSheet>. */
GBytes *
sample_workbook (const char *sheet, const char *strings, const char *styles, gboolean since_1904)
{
  g_autofree char *workbook = g_strdup_printf (
    "<workbook xmlns=\"" SAMPLE_MAIN_NS "\" xmlns:r=\"" SAMPLE_REL_NS "\"><workbookPr date1904=\"%d\"/><sheets>"
    "<sheet name=\"Liste\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>", since_1904);
  g_autofree char *sst = g_strdup_printf ("<sst xmlns=\"" SAMPLE_MAIN_NS "\">%s</sst>", strings != NULL ? strings : "");
  g_autofree char *style = g_strdup_printf ("<styleSheet xmlns=\"" SAMPLE_MAIN_NS "\">%s</styleSheet>",
                                            styles != NULL ? styles : "");
  const SamplePart parts[] = {
    { "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>" },
    { "_rels/.rels", "<Relationships xmlns=\"" SAMPLE_PACKAGE "\"><Relationship Id=\"rId1\" Type=\"" SAMPLE_REL_NS
                     "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
    { "xl/workbook.xml", workbook },
    { "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" SAMPLE_PACKAGE "\">"
      "<Relationship Id=\"rId1\" Type=\"" SAMPLE_REL_NS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
      "<Relationship Id=\"rId2\" Type=\"" SAMPLE_REL_NS "/sharedStrings\" Target=\"sharedStrings.xml\"/>"
      "<Relationship Id=\"rId3\" Type=\"" SAMPLE_REL_NS "/styles\" Target=\"styles.xml\"/></Relationships>" },
    { "xl/worksheets/sheet1.xml", sheet },
    { "xl/sharedStrings.xml", sst },
    { "xl/styles.xml", style },
  };

  return sample_archive (parts, G_N_ELEMENTS (parts), TRUE);
}
