/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A part of an archive. */
typedef struct {
  const char *name;
  const char *text;
} SamplePart;

#define SAMPLE_MAIN_NS  "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define SAMPLE_REL_NS   "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define SAMPLE_PACKAGE  "http://schemas.openxmlformats.org/package/2006/relationships"
#define SAMPLE_SHEET(inside) "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"" SAMPLE_MAIN_NS "\">" inside "</worksheet>"

GBytes        *sample_archive (const SamplePart *parts, guint n_parts, gboolean packed);
GBytes        *sample_workbook (const char *sheet, const char *strings, const char *styles, gboolean since_1904);

G_END_DECLS
