/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "pal-workbook-private.h"

/* The number in a cell, and the text that its format makes of it: a date in ISO, whatever the country; a postcode with
 * its zeros; else the number as one would type it. */

#define EPOCH_1900 693594    /* Julian day (GLib) of 1899-12-30: right from 1 March 1900 on */
#define EPOCH_1904 695056    /* 1904-01-01 */
#define FALSE_DAY  60        /* 29 February 1900, which Lotus invented and Excel kept */
#define MAX_DAY    2958465   /* 31 December 9999 */
#define SECONDS    86400

/* What a custom format shows, sign by sign. */
typedef struct {
  guint days, hours, zeros;   /* letters of each sort */
  guint months;               /* "m": months, or minutes beside hours */
  gboolean elapsed, other;
} Signs;

/* "[h]" counts hours beyond a day; "[$-40C]", "[Red]", "[>0]" are nothing of the kind. */
static const char *
skip_brackets (const char *code, Signs *signs)
{
  const char *end = strchr (code, ']');
  gsize length = end != NULL ? (gsize) (end - code - 1) : 0;

  if (end == NULL)
    return code + strlen (code);
  if (length > 0 && strspn (code + 1, "hHmMsS") == length)
    signs->elapsed = TRUE;
  return end + 1;
}

static const char *
skip_quoted (const char *code)
{
  const char *end = strchr (code + 1, '"');

  return end != NULL ? end + 1 : code + strlen (code);
}

static void
count_sign (char sign, Signs *signs)
{
  switch (g_ascii_tolower (sign))
    {
    case 'd': case 'y': case 'j':
      signs->days++;
      break;
    case 'h': case 's':
      signs->hours++;
      break;
    case 'm':
      signs->months++;
      break;
    case '0':
      signs->zeros++;
      break;
    case ' ': case '-': case '/': case ':': case ',': case '.':
      break;
    default:
      signs->other = TRUE;
      break;
    }
}

/* The first section of a code (that of positive numbers), without what is quoted or escaped. */
static Signs
read_signs (const char *code)
{
  Signs signs = { 0 };

  while (*code != '\0' && *code != ';')
    if (*code == '"')
      code = skip_quoted (code);
    else if (*code == '[')
      code = skip_brackets (code, &signs);
    else if ((*code == '\\' || *code == '_' || *code == '*') && code[1] != '\0')
      code += 2;
    else
      count_sign (*code++, &signs);
  return signs;
}

static PalCellFormat
read_code (const char *code)
{
  Signs signs;

  /* Programs that write their own language: "Standard" holds a "d". */
  if (g_ascii_strcasecmp (code, "General") == 0 || g_ascii_strcasecmp (code, "Standard") == 0)
    return (PalCellFormat) { PAL_CELL_PLAIN, 0 };
  signs = read_signs (code);
  if (signs.elapsed)
    return (PalCellFormat) { PAL_CELL_DURATION, 0 };
  if (signs.days > 0 || (signs.months > 0 && signs.hours == 0))
    return (PalCellFormat) { signs.hours > 0 ? PAL_CELL_MOMENT : PAL_CELL_DATE, 0 };
  if (signs.hours > 0)
    return (PalCellFormat) { PAL_CELL_TIME, 0 };
  if (signs.zeros >= 2 && strspn (code, "0") == strlen (code))
    return (PalCellFormat) { PAL_CELL_DIGITS, MIN (signs.zeros, 30) };
  return (PalCellFormat) { PAL_CELL_PLAIN, 0 };
}

/* How numbers of a format are read: by its code, or by its number where it has none. */
PalCellFormat
pal_workbook_read_format (gint64 id, const char *code)
{
  if (code != NULL)
    return read_code (code);
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return (PalCellFormat) { PAL_CELL_DATE, 0 };
  if (id == 22)
    return (PalCellFormat) { PAL_CELL_MOMENT, 0 };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return (PalCellFormat) { PAL_CELL_TIME, 0 };
  return (PalCellFormat) { id == 46 ? PAL_CELL_DURATION : PAL_CELL_PLAIN, 0 };
}

/* As one would type it: no exponent for a telephone, no 12.300000000000001. */
static char *
show_plain (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (number) < 1e15 && number == floor (number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, (gint64) number);
  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", number));
}

/* 0 is 1899-12-30 in Excel's words "0 January 1900": no day that a listing means. */
static char *
show_day (gint64 day, gboolean since_1904)
{
  GDate date;

  if (!since_1904 && day == FALSE_DAY)
    return g_strdup ("29/02/1900");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (since_1904 ? EPOCH_1904 + day : EPOCH_1900 + day + (day < FALSE_DAY)));
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
}

static char *
show_time (gint64 seconds)
{
  if (seconds % 60 != 0)
    return g_strdup_printf ("%02d:%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60));
  return g_strdup_printf ("%02d:%02d", (int) (seconds / 3600), (int) (seconds / 60 % 60));
}

static char *
show_date (double number, PalCellKind kind, gboolean since_1904)
{
  gint64 all = (gint64) llround (number * SECONDS), day = all / SECONDS, seconds = all % SECONDS;
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;

  if (kind == PAL_CELL_DURATION)
    return show_time (all);
  if (kind == PAL_CELL_TIME || (day == 0 && !since_1904 && seconds > 0))
    return show_time (seconds);
  if (day == 0 && !since_1904)
    return show_plain (number);
  date = show_day (day, since_1904);
  if (kind == PAL_CELL_DATE || seconds == 0)
    return g_steal_pointer (&date);
  time = show_time (seconds);
  return g_strconcat (date, " ", time, NULL);
}

static char *
show_digits (double number, guint width)
{
  g_autofree char *digits = show_plain (number);
  gsize length = strlen (digits);
  g_autofree char *zeros = NULL;

  if (length >= width || digits[strspn (digits, "0123456789")] != '\0')
    return g_steal_pointer (&digits);
  zeros = g_strnfill (width - length, '0');
  return g_strconcat (zeros, digits, NULL);
}

/* What a cell shows for a number as the file has it. A value that is no number is shown as it is. Full transfer. */
char *
pal_workbook_show_number (const char *value, PalCellFormat format, gboolean since_1904)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0' || !isfinite (number))
    return g_strdup (value);
  if (format.kind == PAL_CELL_DIGITS)
    return show_digits (number, format.width);
  if (format.kind == PAL_CELL_PLAIN || number < 0 || number > MAX_DAY)
    return show_plain (number);
  return show_date (number, format.kind, since_1904);
}
