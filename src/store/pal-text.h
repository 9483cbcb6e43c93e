/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char          *pal_text_fold (const char *text);
char          *pal_text_telephone (const char *text);
char          *pal_text_search_expression (const char *typed);

G_END_DECLS
