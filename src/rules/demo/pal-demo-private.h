/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/programmes/pal-sections.h"

G_BEGIN_DECLS

/* The demonstration while it is being made. */
typedef struct {
  PalEdit     *edit;
  PalSections *sections;
  GKeyFile    *filling;   /* words to fill in records with */
  GHashTable  *families;  /* cohort's slug → group of the filling */
  GDate        today;     /* the day that the data call 17 March 2026 */
  int          shift;     /* days from there */
} PalDemo;

/* One step of making it; FALSE with @error, and nothing is kept. */
typedef gboolean (*PalDemoStep) (PalDemo *demo, GError **error);

/* A generator of one's own, so that the same name gives the same person everywhere. */
typedef struct {
  guint64 state;
} PalDice;

PalDice        pal_dice_for (const char *name);
guint          pal_dice_roll (PalDice *dice, guint sides);
gboolean       pal_dice_chance (PalDice *dice, guint percent);
char          *pal_dice_pick (PalDice *dice, GKeyFile *words, const char *group, const char *key);

gboolean       pal_demo_send_lists (PalDemo *demo, GError **error);
gboolean       pal_demo_add_origins (PalDemo *demo, GError **error);
gboolean       pal_demo_add_doubles (PalDemo *demo, GError **error);
gboolean       pal_demo_read_roster (PalDemo *demo, const char *csv, GError **error);

/* What the roster leaves out, from the words of the family of cohorts. */
void           pal_demo_fill_participant (PalDemo *demo, const char *family, PalDice *dice, PalRecord *person,
                                          PalRecord *prescription);
void           pal_demo_fill_prescription (PalDemo *demo, const char *family, PalDice *dice, PalRecord *prescription,
                                           const char *decided);
void           pal_demo_fill_enrolment (PalDemo *demo, const char *family, PalDice *dice, PalRecord *enrolment,
                                        PalRecord *person);
void           pal_demo_fill_situation (PalDemo *demo, const char *family, PalDice *dice, PalRecord *situation);
gboolean       pal_demo_add_barriers (PalDemo *demo, PalDice *dice, const char *listed, PalRecord *prescription,
                                      PalRecord *enrolment, GError **error);
gboolean       pal_demo_add_traces (PalDemo *demo, const char *family, PalDice *dice, PalRecord *prescription,
                                    PalRecord *enrolment, GError **error);

/* A section of data/demo/sessions.demo while its sessions are made. */
typedef struct {
  PalDemo    *demo;
  GKeyFile   *file;
  const char *group;
  gboolean    individual;
  gint64      cohort;
  int         every;      /* days; 0: no series */
  guint       n_made;
} PalDemoSeries;

gboolean       pal_demo_add_sessions (PalDemo *demo, GKeyFile *file, GError **error);
gboolean       pal_demo_take_attendance (const PalDemoSeries *series, PalRecord *session, GError **error);
gboolean       pal_demo_plan_back (PalDemo *demo, GError **error);

G_END_DECLS
