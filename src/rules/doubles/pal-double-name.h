/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How one name is like another, the surest last. */
typedef enum {
  PAL_NAMES_UNKNOWN,     /* one of them is not known */
  PAL_NAMES_DIFFERENT,
  PAL_NAMES_INITIAL,     /* "L." for Lina */
  PAL_NAMES_PART,        /* Jean for Jean-Marc, Benali for Benali-Martin */
  PAL_NAMES_TYPO,        /* a letter or two */
  PAL_NAMES_SOUND,       /* Lefèvre, Lefebvre */
  PAL_NAMES_SHORT,       /* Fred for Frédéric */
  PAL_NAMES_SPELLING,    /* Mohamed, Mouhamed */
  PAL_NAMES_LOST,        /* Petrovi? for Petrović: a program on the way did not know the letter */
  PAL_NAMES_SAME,        /* but for accents, capitals, hyphens and particles */
} PalNameLikeness;

/* A name, ready to be compared. Empty when it is not known. */
typedef struct {
  char         *words;      /* folded, particles left out: "jean marc" */
  char         *joined;     /* all of it in one: "delafontaine" */
  char         *bare;       /* its words in one: "fontaine" */
  char         *sound;      /* as it is heard in French */
  char         *skeleton;   /* the consonants of that */
  const GArray *circles;    /* of names that are one person's (guint); NULL: none. Not owned */
} PalName;

void            pal_name_init (PalName *name, const char *text);
void            pal_name_clear (PalName *name);
gboolean        pal_name_is_known (const PalName *name);
PalNameLikeness pal_name_compare (const PalName *a, const PalName *b);
char           *pal_name_sound (const char *bare);
char           *pal_name_skeleton (const char *sound);
const char     *pal_name_circle_skeleton (guint circle);
guint           pal_text_distance (const char *a, const char *b, guint most);

G_END_DECLS
