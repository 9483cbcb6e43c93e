/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What was typed after a command's name. Each command reads what its options name; the rest is NULL or FALSE. */
typedef struct {
  char     **arguments;      /* those without a dash, never NULL; names of files in the system's encoding */
  char     **programmes;
  char      *cohort;
  char     **cohorts;        /* where several may be given */
  char      *coach, *room;
  char      *sender, *sheet;
  char      *from, *to, *as_of;
  char      *variant;
  char     **params;         /* NAME=VALUE */
  char      *output;
  int        seed;
  double     limit;          /* seconds; 0: not given */
  gboolean   csv;
  gboolean   demo;
  gboolean   dry_run;
} PalRequest;

/* A command does its work and prints its result on standard output. FALSE with an error of G_OPTION_ERROR: misused. */
typedef gboolean (*PalCommandFunc) (const PalRequest *request, GError **error);

gboolean       pal_command_new (const PalRequest *request, GError **error);
gboolean       pal_command_import (const PalRequest *request, GError **error);
gboolean       pal_command_export (const PalRequest *request, GError **error);
gboolean       pal_command_report (const PalRequest *request, GError **error);
gboolean       pal_command_indicators (const PalRequest *request, GError **error);
gboolean       pal_command_plan (const PalRequest *request, GError **error);
gboolean       pal_command_calendar (const PalRequest *request, GError **error);
gboolean       pal_command_check (const PalRequest *request, GError **error);
gboolean       pal_command_backup (const PalRequest *request, GError **error);

/* What several commands read alike. */
gboolean       pal_command_read_date (const char *typed, GDate *date, GError **error);
gboolean       pal_command_read_period (const PalRequest *request, GDate *from, GDate *to, GError **error);

G_END_DECLS
