/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-field.h"

#include <glib/gi18n.h>
#include <string.h>

guint
pal_kind_n_fields (const PalKind *kind)
{
  guint n = 0;

  while (kind->fields[n].name != NULL)
    n++;
  return n;
}

static gboolean
same_name (const char *field, const char *name)
{
  for (; *field != '\0' && *name != '\0'; field++, name++)
    if (*field != *name && !(*field == '-' && *name == '_'))
      return FALSE;
  return *field == *name;
}

/* The place of a field, by the name of its property ("birth-on") or of its column ("birth_on"); -1 when there is none. */
int
pal_kind_index_of (const PalKind *kind, const char *name)
{
  for (guint i = 0; kind->fields[i].name != NULL; i++)
    if (same_name (kind->fields[i].name, name))
      return i;
  return -1;
}

const PalField *
pal_kind_get_field (const PalKind *kind, const char *name)
{
  int index = pal_kind_index_of (kind, name);

  return index >= 0 ? &kind->fields[index] : NULL;
}

/* The field's name as a column: "birth_on". Full transfer. */
char *
pal_field_column (const PalField *field)
{
  return g_strdelimit (g_strdup (field->name), "-", '_');
}

const char *
pal_field_label (const PalField *field)
{
  return field->flags & PAL_OWN ? field->label : _(field->label);
}
