/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A place in the window: "participants", "participants/123", "participants/123/identity", "preferences/staff". */
typedef struct {
  char   *page;
  gint64  record;
  char   *tab;
} PalAddress;

PalAddress    *pal_address_parse (const char *text);
char          *pal_address_format (const char *page, gint64 record, const char *tab);
void           pal_address_free (PalAddress *address);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PalAddress, pal_address_free)

G_END_DECLS
