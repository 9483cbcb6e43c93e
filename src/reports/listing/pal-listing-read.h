/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Reading what people write in the cells of a listing. Each of these returns FALSE and sets *problem, in words, when
 * the text has no meaning; an empty text is no problem: it is unknown (NULL, 0, a cleared date). */

typedef enum {
  PAL_DATE_OF_BIRTH    = 0,
  PAL_DATE_OF_FACT     = 1 << 0,
  PAL_DATE_MONTH_FIRST = 1 << 1,   /* 03/13/1983 */
} PalDateSense;

gboolean pal_listing_read_date (const char *text, PalDateSense sense, const GDate *today, GDate *date, char **problem);
gboolean       pal_listing_read_phone (const char *text, char **phone, gboolean *more, char **problem);
gboolean       pal_listing_read_email (const char *text, char **email, char **problem);
void           pal_listing_read_postcode (const char *text, char **postcode);
gboolean       pal_listing_read_three (const char *text, const char **three, char **problem);
gboolean       pal_listing_read_gender (const char *text, const char **gender, char **problem);
gboolean       pal_listing_read_level (const char *text, int *level, char **problem);
gboolean       pal_listing_read_number (const char *text, int max, int *number, char **problem);

char          *pal_listing_case_name (const char *text);
char          *pal_listing_case_city (const char *text);
void pal_listing_split_name (const char *text, gboolean first_name_first, char **last_name, char **first_name);
char          *pal_listing_strip (const char *text);
gboolean       pal_listing_is_unknown (const char *text);
gboolean       pal_listing_is_error (const char *text);
char          *pal_listing_why_not_calculated (const char *text);

/* A barrier in free words: its theme, and the words where they say more than the theme does. */
typedef struct {
  const char *theme;
  char       *detail;
} PalListingBarrier;

GArray        *pal_listing_read_barriers (const char *text);

G_END_DECLS
