/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "reports/pdf/pal-document.h"

G_BEGIN_DECLS

GFile         *pal_letter_files_propose (const char *name);
gboolean       pal_letter_files_write_each (PalDocument *letters, const char *name, const char *folder, GError **error);

G_END_DECLS
