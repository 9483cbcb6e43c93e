/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-value.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "pal-dates.h"
#include "pal-record.h"
#include "store/pal-text.h"

/* Lists that a file may add to: the user's own situations are rules of an outcome set. */
static gboolean
list_is_open (const char *list)
{
  return g_strcmp0 (list, "situation_code") == 0;
}

gboolean
pal_field_is_number (const PalField *field)
{
  switch (field->kind)
    {
    case PAL_INT: case PAL_AMOUNT: case PAL_BOOL: case PAL_DATE: case PAL_LEVEL: case PAL_REF:
      return TRUE;
    default:
      return FALSE;
    }
}

void
pal_value_clear (PalValue *value)
{
  value->known = FALSE;
  value->number = 0;
  g_clear_pointer (&value->text, g_free);
}

void
pal_value_copy (PalValue *to, const PalValue *from)
{
  char *text = g_strdup (from->text);

  pal_value_clear (to);
  to->known = from->known;
  to->number = from->number;
  to->text = text;
}

gboolean
pal_value_equal (const PalValue *a, const PalValue *b)
{
  return a->known == b->known && a->number == b->number && g_strcmp0 (a->text, b->text) == 0;
}

/* Empty text is unknown. */
void
pal_value_set_text (PalValue *value, const char *text)
{
  char *copy = text != NULL && *text != '\0' ? g_strdup (text) : NULL;

  pal_value_clear (value);
  value->known = copy != NULL;
  value->text = copy;
}

void
pal_value_set_number (PalValue *value, gint64 number)
{
  pal_value_clear (value);
  value->known = TRUE;
  value->number = number;
}

static void
set_date (PalValue *value, const GDate *date)
{
  pal_value_set_number (value, g_date_get_julian (date));
}

/* As the file keeps it: ISO dates, codes, whole numbers; NULL when unknown. Full transfer. */
char *
pal_value_to_raw (const PalField *field, const PalValue *value)
{
  if (!value->known)
    return NULL;
  if (field->kind == PAL_DATE)
    {
      GDate date;
      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) value->number);
      return pal_date_to_iso (&date);
    }
  if (pal_field_is_number (field))
    return g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
  return g_strdup (value->text);
}

static gboolean invalid (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
invalid (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_autofree char *message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
bool_from (const char *text, gint64 *number)
{
  g_autofree char *folded = pal_text_fold (text);
  static const char *const yes[] = { "1", "yes", "true", "oui", "o", "x", "vrai", NULL };
  static const char *const no[] = { "0", "no", "false", "non", "n", "faux", NULL };

  *number = g_strv_contains (yes, folded);
  return *number || g_strv_contains (no, folded);
}

/* Indicators: a programme may aim at one that another version computes. */
static gboolean
is_given (const char *list)
{
  return g_strcmp0 (list, "indicator") == 0;
}

/* What people type must be in the list; what is kept stays, also when the list that people made has lost it since. */
static const char *
code_from (const PalField *field, const char *text, gboolean typed)
{
  const char *code = pal_choice_find (field->kind == PAL_THREE ? "three" : field->target, text);
  gboolean open = list_is_open (field->target) || (!typed && ((field->flags & PAL_OWN) || is_given (field->target)));

  return code == NULL && open ? text : code;
}

static gboolean
choices_from (const PalField *field, const char *text, gboolean typed, PalValue *value, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  g_autoptr (GString) codes = g_string_new (NULL);

  for (int i = 0; parts[i] != NULL; i++)
    {
      const char *code = code_from (field, parts[i], typed);
      if (*parts[i] == '\0')
        continue;
      if (code == NULL)
        return invalid (error, _("“%s” is not in the list."), parts[i]);
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? "|" : "", code);
    }
  pal_value_set_text (value, codes->str);
  return TRUE;
}

static gboolean
choice_from (const PalField *field, const char *text, gboolean typed, PalValue *value, GError **error)
{
  const char *code = code_from (field, text, typed);
  gint64 yes;

  if (code == NULL && field->kind == PAL_THREE && bool_from (text, &yes))
    code = yes ? "YES" : "NO";
  if (code == NULL)
    return invalid (error, _("“%s” is not in the list."), text);
  if (field->kind == PAL_LEVEL)
    pal_value_set_number (value, g_ascii_strtoll (code, NULL, 10));
  else
    pal_value_set_text (value, code);
  return TRUE;
}

static gboolean
whole_number (const char *text, PalValue *value, GError **error)
{
  char *end = NULL;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (end == text || *end != '\0')
    return invalid (error, _("“%s” is not a whole number."), text);
  pal_value_set_number (value, number);
  return TRUE;
}

/* "2026-03-17", "2026-03-17T10:30" or with seconds, the T may be a space. */
static gboolean
moment_from_iso (const char *text, PalValue *value, GError **error)
{
  g_autofree char *day = g_strndup (text, 10);
  GDate date;
  int hour = 0, minute = 0, second = 0, used = 0;

  if (!pal_date_from_iso (day, &date))
    return invalid (error, _("“%s” is not a date and time."), text);
  if (text[10] != '\0'
      && (sscanf (text + 11, "%2d:%2d%n", &hour, &minute, &used) != 2 || hour > 23 || minute > 59
          || (text[11 + used] == ':' && sscanf (text + 11 + used + 1, "%2d", &second) != 1)))
    return invalid (error, _("“%s” is not a date and time."), text);

  g_autofree char *iso = g_strdup (text);
  if (iso[10] == ' ')
    iso[10] = 'T';
  pal_value_set_text (value, iso);
  return TRUE;
}

static gboolean
value_from (const PalField *field, const char *raw, gboolean typed, PalValue *value, GError **error)
{
  GDate date;
  gint64 yes;

  if (raw == NULL || *raw == '\0')
    {
      pal_value_clear (value);
      return TRUE;
    }
  switch (field->kind)
    {
    case PAL_INT: case PAL_AMOUNT: case PAL_REF:
      return whole_number (raw, value, error);
    case PAL_BOOL:
      if (!bool_from (raw, &yes))
        return invalid (error, _("“%s” is neither yes nor no."), raw);
      pal_value_set_number (value, yes);
      return TRUE;
    case PAL_DATE:
      if (!pal_date_from_iso (raw, &date))
        return invalid (error, _("“%s” is not a date of the form 2025-02-03."), raw);
      set_date (value, &date);
      return TRUE;
    case PAL_MOMENT:
      return moment_from_iso (raw, value, error);
    case PAL_CHOICE: case PAL_THREE: case PAL_LEVEL:
      return choice_from (field, raw, typed, value, error);
    case PAL_CHOICES:
      return choices_from (field, raw, typed, value, error);
    default:
      pal_value_set_text (value, raw);
      return TRUE;
    }
}

/* Reads what the file or a bundle keeps; NULL and "" are unknown. FALSE with @error in words, @value untouched. */
gboolean
pal_value_from_raw (const PalField *field, const char *raw, PalValue *value, GError **error)
{
  return value_from (field, raw, FALSE, value, error);
}

static char *
show_amount (gint64 cents)
{
  g_autofree char *whole = g_strdup_printf ("%" G_GINT64_FORMAT, ABS (cents) / 100);
  g_autoptr (GString) grouped = g_string_new (cents < 0 ? "−" : "");
  gsize length = strlen (whole);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append (grouped, "\u202f");
      g_string_append_c (grouped, whole[i]);
    }
  if (cents % 100 != 0)
    g_string_append_printf (grouped, ",%02d", (int) (ABS (cents) % 100));
  return g_strdup (grouped->str);
}

static char *
show_choices (const PalField *field, const char *text)
{
  g_auto (GStrv) codes = g_strsplit (text, "|", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; codes[i] != NULL; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", pal_choice_label (field->target, codes[i]));
  return g_strdup (words->str);
}

static char *
show_moment (const char *iso)
{
  g_autofree char *day = g_strndup (iso, 10);
  GDate date;

  if (!pal_date_from_iso (day, &date))
    return g_strdup (iso);
  g_autofree char *shown = pal_date_show (&date);
  return strlen (iso) >= 16 ? g_strdup_printf ("%s %.5s", shown, iso + 11) : g_steal_pointer (&shown);
}

/* As people read it; "" when unknown. A reference shows its number: its title needs the file. Full transfer. */
char *
pal_value_show (const PalField *field, const PalValue *value)
{
  GDate date;

  if (!value->known)
    return g_strdup ("");
  switch (field->kind)
    {
    case PAL_DATE:
      g_date_clear (&date, 1);
      g_date_set_julian (&date, (guint32) value->number);
      return pal_date_show (&date);
    case PAL_BOOL:
      return g_strdup (value->number ? _("Yes") : _("No"));
    case PAL_AMOUNT:
      return show_amount (value->number);
    case PAL_THREE:
      return g_strdup (pal_choice_label ("three", value->text));
    case PAL_CHOICE:
      return g_strdup (pal_choice_label (field->target, value->text));
    case PAL_CHOICES:
      return show_choices (field, value->text);
    case PAL_MOMENT:
      return show_moment (value->text);
    case PAL_LEVEL:
      {
        g_autofree char *code = g_strdup_printf ("%" G_GINT64_FORMAT, value->number);
        return g_strdup (pal_choice_label (field->target, code));
      }
    default:
      return pal_value_to_raw (field, value);
    }
}

static gboolean
read_amount (const char *typed, PalValue *value, GError **error)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  gboolean negative = FALSE;
  int decimals = -1;

  for (const char *p = typed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (g_ascii_isdigit (*p))
        {
          g_string_append_c (digits, *p);
          decimals += decimals >= 0;
        }
      else if ((c == ',' || c == '.') && decimals < 0)
        decimals = 0;
      else if ((c == '-' || c == 0x2212) && digits->len == 0)
        negative = TRUE;
      else if (!g_unichar_isspace (c) && c != 0x202f && c != 0x20ac)
        return invalid (error, _("“%s” is not an amount."), typed);
    }
  if (digits->len == 0 || digits->len > 15 || decimals > 2)
    return invalid (error, _("“%s” is not an amount."), typed);
  for (int i = MAX (decimals, 0); i < 2; i++)
    g_string_append_c (digits, '0');
  gint64 cents = g_ascii_strtoll (digits->str, NULL, 10);
  pal_value_set_number (value, negative ? -cents : cents);
  return TRUE;
}

/* "17/3/2026 10:30", "17/3 10h30". */
static gboolean
read_moment (const char *typed, PalValue *value, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  char *space = strrchr (text, ' ');
  int hour = 0, minute = 0;
  gboolean timed = FALSE;
  GDate date, today;

  if (space != NULL && (sscanf (space + 1, "%2d:%2d", &hour, &minute) == 2 || sscanf (space + 1, "%2dh%2d", &hour, &minute) == 2
                        || (strchr (space + 1, 'h') != NULL && sscanf (space + 1, "%2dh", &hour) == 1)))
    {
      timed = TRUE;
      *space = '\0';
    }
  pal_today (&today);
  if (hour > 23 || minute > 59)
    return invalid (error, _("“%s” is not a date and time."), typed);
  if (!pal_date_read (text, &today, &date, error))
    return FALSE;

  g_autofree char *day = pal_date_to_iso (&date);
  g_autofree char *iso = timed ? g_strdup_printf ("%sT%02d:%02d", day, hour, minute) : g_strdup (day);
  pal_value_set_text (value, iso);
  return TRUE;
}

/* Reads what a person typed. FALSE with @error in words, @value untouched. References are chosen, not typed. */
gboolean
pal_value_read (const PalField *field, const char *typed, PalValue *value, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (typed != NULL ? typed : "", -1);
  g_autofree char *text = field->kind == PAL_NOTE ? g_strdup (valid) : g_strstrip (g_strdup (valid));
  GDate date, today;

  if (*text == '\0')
    {
      pal_value_clear (value);
      return TRUE;
    }
  switch (field->kind)
    {
    case PAL_DATE:
      pal_today (&today);
      if (!pal_date_read (text, &today, &date, error))
        return FALSE;
      set_date (value, &date);
      return TRUE;
    case PAL_AMOUNT:
      return read_amount (text, value, error);
    case PAL_MOMENT:
      return read_moment (text, value, error);
    default:
      return value_from (field, text, TRUE, value, error);
    }
}

/* The bounds of a field, in words. */
gboolean
pal_value_check (const PalField *field, const PalValue *value, GError **error)
{
  if (!value->known)
    {
      if (!(field->flags & PAL_REQUIRED))
        return TRUE;
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_REQUIRED, _("%s is needed."), pal_field_label (field));
      return FALSE;
    }
  if (value->text != NULL && field->max > 0 && g_utf8_strlen (value->text, -1) > field->max)
    {
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID,
                   _("%s: at most %d characters fit here."), pal_field_label (field), (int) field->max);
      return FALSE;
    }
  if (pal_field_is_number (field) && (field->min != 0 || field->max != 0) && (value->number < field->min || value->number > field->max))
    {
      g_set_error (error, PAL_RECORD_ERROR, PAL_RECORD_ERROR_INVALID, _("%s: a number from %d to %d is expected."),
                   pal_field_label (field), (int) field->min, (int) field->max);
      return FALSE;
    }
  return TRUE;
}
