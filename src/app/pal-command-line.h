/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean       pal_command_line_takes (int argc, char **argv);
int            pal_command_line_run (int argc, char **argv);
char          *pal_command_line_describe (void);

G_END_DECLS
