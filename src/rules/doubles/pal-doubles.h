/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-double-person.h"
#include "store/pal-edit.h"

G_BEGIN_DECLS

/* Points from which two are worth a look, likely one, and almost certainly one. */
#define PAL_DOUBLE_POSSIBLE 60
#define PAL_DOUBLE_LIKELY   80
#define PAL_DOUBLE_CERTAIN  100
/* While somebody is being typed less is known, and less is asked. */
#define PAL_DOUBLE_TYPED    44

/* Two people of the file who may be one, or somebody of the file whom a typed person may be ("one" is 0 then). */
typedef struct {
  gint64 one, other;
  int    points;
  guint  reasons;   /* PalDoubleReason */
} PalDouble;

const char    *pal_double_strength (int points);               /* "Almost certain" */
char          *pal_double_describe (PalStore *store, gint64 participant);   /* "Lina Benali, 12/03/1988, C1" */

typedef void (*PalDoublesProgress) (double fraction, gpointer data);

/* All doubles of the file, the surest first, without those that people told apart. Elements PalDouble. */
GArray        *pal_doubles_find_all (PalStore *store, PalDoublesProgress progress, gpointer data, GCancellable *cancellable,
                                     GError **error);

/* Who is like whom, kept in memory to answer while somebody types, or for each row of an import: made once with
 * pal_doubles_new() (a reader in another thread will do), it then answers for whatever is in the file, edits since included.
 * To propose doubles of an imported row:
 *
 *   PalDoublePerson *person = pal_double_person_new (0, &facts);
 *   GArray *doubles = pal_doubles_propose (index, store, person, 3, &error);
 */
typedef struct _PalDoubles PalDoubles;

PalDoubles    *pal_doubles_new (PalStore *store, GCancellable *cancellable, GError **error);
void           pal_doubles_free (PalDoubles *doubles);
gboolean       pal_doubles_is_worn (PalDoubles *doubles, PalStore *store);   /* so much changed that it should be made again */
GArray        *pal_doubles_propose (PalDoubles *doubles, PalStore *store, PalDoublePerson *person, guint most, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalDoubles, pal_doubles_free)

/* Two people whom somebody looked at and told apart: never proposed again. */
gboolean       pal_doubles_tell_apart (PalEdit *edit, gint64 one, gint64 other, GError **error);
gboolean       pal_doubles_are_apart (PalStore *store, gint64 one, gint64 other);

G_END_DECLS
