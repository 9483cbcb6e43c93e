/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-landlord.h"

#include "records/pal-record.h"

/* Whose file it is: the first organisation in the role of landlord that was written into it. Partners of the same kind
 * came later, and ids sort by age. */

/**
 * pal_landlord_find:
 *
 * Returns: the id of the organisation whose file it is; 0 when none is named
 */
gint64
pal_landlord_find (PalStore *store)
{
  g_return_val_if_fail (PAL_IS_STORE (store), 0);

  return pal_store_ask_int (store, "SELECT id FROM organisation WHERE instr ('|' || roles || '|', '|LANDLORD|') > 0 "
                            "ORDER BY id LIMIT 1", 0);
}

/**
 * pal_landlord_name:
 *
 * Returns: (nullable) (transfer full): the name of the organisation whose file it is; NULL when none is named
 */
char *
pal_landlord_name (PalStore *store)
{
  gint64 landlord = pal_landlord_find (store);

  return landlord != 0 ? pal_store_ask_text_of (store, "SELECT name FROM organisation WHERE id = ?1", landlord) : NULL;
}

/**
 * pal_landlord_set:
 * @name: the landlord's name
 * @error: why the name cannot be kept
 *
 * Names the organisation whose file it is; it is added when there is none.
 *
 * Returns: its id; 0 with @error set
 */
gint64
pal_landlord_set (PalEdit     *edit,
                  const char  *name,
                  GError     **error)
{
  const PalKind *kind = pal_kind_find ("organisation");
  PalStore *store = pal_edit_get_store (edit);
  gint64 id = pal_landlord_find (store);
  g_autoptr (PalRecord) record = id != 0 ? pal_record_load (store, kind, id, error) : pal_record_new (kind);

  if (record == NULL)
    return 0;

  if (id == 0)
    pal_record_set_text (record, "roles", "LANDLORD");
  if (!pal_record_read (record, "name", name, error) || !pal_record_save (record, edit, error))
    return 0;
  return pal_record_get_id (record);
}
