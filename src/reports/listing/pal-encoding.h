/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The alphabets in which spreadsheets write text files. */
typedef enum {
  PAL_ENCODING_UTF8,
  PAL_ENCODING_UTF16_LE,
  PAL_ENCODING_UTF16_BE,
  PAL_ENCODING_WINDOWS_1252,
  PAL_ENCODING_ISO_8859_15,
  PAL_ENCODING_MAC_ROMAN,
  PAL_N_ENCODINGS,
} PalEncoding;

PalEncoding    pal_encoding_guess (const void *bytes, gsize size);
const char    *pal_encoding_label (PalEncoding encoding);
char *pal_encoding_decode (const void *bytes, gsize size, PalEncoding encoding, gsize *length, guint *n_broken);

G_END_DECLS
