/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/pal-edit.h"

G_BEGIN_DECLS

/* What is done with a session as a whole: from its sheet, and by dragging it in a calendar. Moves are warned of, never forbidden. */
gboolean       pal_session_move (PalEdit *edit, gint64 session, const GDate *day, int minute, GError **error);
gboolean       pal_session_lengthen (PalEdit *edit, gint64 session, int minutes, GError **error);
gboolean       pal_session_set_status (PalEdit *edit, gint64 session, const char *status, GError **error);
gboolean       pal_session_remove (PalEdit *edit, gint64 session, gboolean *cancelled, GError **error);
gboolean       pal_session_is_settled (PalStore *store, gint64 session);

/* With whom, of an individual session. Full transfer; NULL: nobody, or it is not individual. */
char          *pal_session_who (PalStore *store, gint64 session);

/* Where it is: ISO, local. Full transfer; NULL: it has no day, or is not there. */
char          *pal_session_start (PalStore *store, gint64 session);

/* What is worth knowing of it, in words. Full transfer. */
char          *pal_session_label (PalStore *store, gint64 session);           /* "Numérique 1, Tue 07/04/2026 09:00" */
char          *pal_session_length_words (int minutes);                        /* NULL: nothing strange about it */
char          *pal_session_end_words (const char *start_at, int minutes);     /* "until 11:00"; "" */

G_END_DECLS
