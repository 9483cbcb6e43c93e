/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-address.h"

/**
 * pal_address_parse:
 * @text: (nullable): an address; what is missing or makes no sense is left out of the result
 *
 * Returns: (transfer full): its parts: page is "" when there is none, record 0, tab NULL; a place without a record may
 *   leave it out: "preferences/staff"
 */
PalAddress *
pal_address_parse (const char *text)
{
  PalAddress *address = g_new0 (PalAddress, 1);
  g_auto (GStrv) parts = g_strsplit (text ? text : "", "/", 3);
  guint n = g_strv_length (parts);

  address->page = g_strdup (n > 0 ? parts[0] : "");
  if (n > 1 && g_ascii_isalpha (parts[1][0]))
    {
      address->tab = g_strjoinv ("/", parts + 1);
      return address;
    }
  if (n > 1)
    g_ascii_string_to_signed (parts[1], 10, 0, G_MAXINT64, &address->record, NULL);
  if (n > 2 && parts[2][0] != '\0')
    address->tab = g_strdup (parts[2]);
  return address;
}

/**
 * pal_address_format:
 * @page: the page's name
 * @record: the record's id; 0: none
 * @tab: (nullable): the rest; a page is free to keep what it needs in it
 *
 * Returns: (transfer full): the address, without the parts at the end that are missing
 */
char *
pal_address_format (const char *page,
                    gint64      record,
                    const char *tab)
{
  gboolean has_tab = tab != NULL && tab[0] != '\0';

  g_return_val_if_fail (page != NULL, NULL);

  if (has_tab)
    return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%s", page, record, tab);
  if (record != 0)
    return g_strdup_printf ("%s/%" G_GINT64_FORMAT, page, record);
  return g_strdup (page);
}

/**
 * pal_address_free:
 * @address: (nullable) (transfer full): what to free
 */
void
pal_address_free (PalAddress *address)
{
  if (address == NULL)
    return;

  g_free (address->page);
  g_free (address->tab);
  g_free (address);
}
