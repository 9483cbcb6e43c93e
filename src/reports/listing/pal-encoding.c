/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "pal-encoding.h"

#define REPLACEMENT 0xFFFD
#define UTF8_BOM "\xEF\xBB\xBF"

/* What the bytes 0x80 to 0x9F mean in Windows-1252; the rest is Latin-1. */
static const guint16 windows_1252[32] = {
  0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
  0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
  0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
};

/* What the bytes 0x80 to 0xFF mean on a Macintosh before Mac OS X; spreadsheets there still offer it. */
static const guint16 mac_roman[128] = {
  0x00C4, 0x00C5, 0x00C7, 0x00C9, 0x00D1, 0x00D6, 0x00DC, 0x00E1, 0x00E0, 0x00E2, 0x00E4, 0x00E3, 0x00E5,
  0x00E7, 0x00E9, 0x00E8, 0x00EA, 0x00EB, 0x00ED, 0x00EC, 0x00EE, 0x00EF, 0x00F1, 0x00F3, 0x00F2, 0x00F4,
  0x00F6, 0x00F5, 0x00FA, 0x00F9, 0x00FB, 0x00FC, 0x2020, 0x00B0, 0x00A2, 0x00A3, 0x00A7, 0x2022, 0x00B6,
  0x00DF, 0x00AE, 0x00A9, 0x2122, 0x00B4, 0x00A8, 0x2260, 0x00C6, 0x00D8, 0x221E, 0x00B1, 0x2264, 0x2265,
  0x00A5, 0x00B5, 0x2202, 0x2211, 0x220F, 0x03C0, 0x222B, 0x00AA, 0x00BA, 0x03A9, 0x00E6, 0x00F8, 0x00BF,
  0x00A1, 0x00AC, 0x221A, 0x0192, 0x2248, 0x2206, 0x00AB, 0x00BB, 0x2026, 0x00A0, 0x00C0, 0x00C3, 0x00D5,
  0x0152, 0x0153, 0x2013, 0x2014, 0x201C, 0x201D, 0x2018, 0x2019, 0x00F7, 0x25CA, 0x00FF, 0x0178, 0x2044,
  0x20AC, 0x2039, 0x203A, 0xFB01, 0xFB02, 0x2021, 0x00B7, 0x201A, 0x201E, 0x2030, 0x00C2, 0x00CA, 0x00C1,
  0x00CB, 0x00C8, 0x00CD, 0x00CE, 0x00CF, 0x00CC, 0x00D3, 0x00D4, 0xF8FF, 0x00D2, 0x00DA, 0x00DB, 0x00D9,
  0x0131, 0x02C6, 0x02DC, 0x00AF, 0x02D8, 0x02D9, 0x02DA, 0x00B8, 0x02DD, 0x02DB, 0x02C7,
};

/* The eight characters by which ISO-8859-15 differs from Latin-1. */
static gunichar
decode_8859_15 (guint8 byte)
{
  switch (byte)
    {
    case 0xA4: return 0x20AC;
    case 0xA6: return 0x0160;
    case 0xA8: return 0x0161;
    case 0xB4: return 0x017D;
    case 0xB8: return 0x017E;
    case 0xBC: return 0x0152;
    case 0xBD: return 0x0153;
    case 0xBE: return 0x0178;
    default: return byte;
    }
}

static gunichar
decode_byte (guint8 byte, PalEncoding encoding)
{
  if (byte == 0)
    return REPLACEMENT;
  if (byte < 0x80)
    return byte;
  if (encoding == PAL_ENCODING_MAC_ROMAN)
    return mac_roman[byte - 0x80];
  if (encoding == PAL_ENCODING_ISO_8859_15)
    return decode_8859_15 (byte);
  return byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

/* Length of the valid UTF-8 character at "at" (NUL included), or 0. */
static gsize
valid_character (const guint8 *at, gsize left)
{
  gunichar c;

  if (at[0] < 0x80)
    return 1;
  c = g_utf8_get_char_validated ((const char *) at, (gssize) left);
  if (c == (gunichar) -1 || c == (gunichar) -2)
    return 0;
  return (gsize) g_unichar_to_utf8 (c, NULL);
}

/* Text typed in one piece of the file may come from another program: mostly UTF-8 is UTF-8. */
static gboolean
is_mostly_utf8 (const guint8 *bytes, gsize size)
{
  gsize good = 0, bad = 0, length;

  for (gsize i = 0; i < size; i += length > 0 ? length : 1)
    {
      length = valid_character (bytes + i, size - i);
      if (length == 0)
        bad++;
      else if (length > 1)
        good++;
    }
  return bad == 0 || good >= 4 * bad;
}

/* UTF-16 without a mark: Latin text has a NUL in every second byte. */
static gboolean
looks_like_utf16 (const guint8 *bytes, gsize size, guint nul_at)
{
  gsize pairs = MIN (size, 4096) / 2, nuls = 0, others = 0;

  for (gsize i = 0; i < pairs; i++)
    {
      nuls += bytes[2 * i + nul_at] == 0;
      others += bytes[2 * i + 1 - nul_at] == 0;
    }
  return pairs >= 4 && nuls * 10 >= pairs * 7 && others * 20 <= pairs;
}

static gboolean
is_letter (guint8 byte)
{
  return g_ascii_isalpha (byte);
}

/* Which of the three single-byte alphabets: each writes the French letters é è à ê ç œ in places of its own. */
static PalEncoding
guess_single_byte (const guint8 *bytes, gsize size)
{
  static const guint8 mac[] = { 0x8E, 0x8F, 0x88, 0x90, 0x8D, 0x9D, 0x99, 0x94, 0x89, 0x9E, 0x83, 0 };
  static const guint8 latin[] = {
    0xE9, 0xE8, 0xE0, 0xEA, 0xE7, 0xF9, 0xF4, 0xEE, 0xE2, 0xFB, 0xEB, 0xEF, 0xC9, 0xC8, 0
  };
  static const guint8 nine[] = { 0xBC, 0xBD, 0xBE, 0 };
  gsize n_mac = 0, n_latin = 0, n_nine = 0, n_windows = 0;

  for (gsize i = 0; i < size; i++)
    {
      gboolean in_word = (i > 0 && is_letter (bytes[i - 1])) || (i + 1 < size && is_letter (bytes[i + 1]));

      if (bytes[i] < 0x80)
        continue;
      n_windows += bytes[i] < 0xA0;
      n_mac += in_word && strchr ((const char *) mac, bytes[i]) != NULL;
      n_latin += strchr ((const char *) latin, bytes[i]) != NULL;
      n_nine += in_word && strchr ((const char *) nine, bytes[i]) != NULL;
    }
  if (n_mac > n_latin)
    return PAL_ENCODING_MAC_ROMAN;
  return n_windows == 0 && n_nine > 0 ? PAL_ENCODING_ISO_8859_15 : PAL_ENCODING_WINDOWS_1252;
}

static char *
decode_utf16 (const guint8 *bytes, gsize size, guint high_at, gsize *length, guint *n_broken)
{
  GString *text = g_string_sized_new (size);

  for (gsize i = 0; i + 1 < size; i += 2)
    {
      gunichar c = (gunichar) bytes[i + high_at] << 8 | bytes[i + 1 - high_at];

      if (i == 0 && c == 0xFEFF)
        continue;
      if (c >= 0xD800 && c < 0xDC00 && i + 3 < size)
        {
          gunichar low = (gunichar) bytes[i + 2 + high_at] << 8 | bytes[i + 3 - high_at];

          if (low >= 0xDC00 && low < 0xE000)
            {
              c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
              i += 2;
            }
        }
      if (c == 0 || (c >= 0xD800 && c < 0xE000))
        {
          c = REPLACEMENT;
          (*n_broken)++;
        }
      g_string_append_unichar (text, c);
    }
  *n_broken += size % 2;
  *length = text->len;
  return g_string_free (text, FALSE);
}

/* A broken character of a UTF-8 file is read as Windows wrote it: that is where such pieces come from. */
static char *
decode_utf8 (const guint8 *bytes, gsize size, gsize *length, guint *n_broken)
{
  GString *text = g_string_sized_new (size + 1);
  gsize start = 0, one;

  if (size >= 3 && memcmp (bytes, UTF8_BOM, 3) == 0)
    start = 3;
  for (gsize i = start; i <= size; i += MAX (one, 1))
    {
      one = i < size ? valid_character (bytes + i, size - i) : 0;
      if (i < size && one > 0 && bytes[i] != 0)
        continue;
      g_string_append_len (text, (const char *) bytes + start, i - start);
      start = i + 1;
      if (i == size)
        break;
      g_string_append_unichar (text, decode_byte (bytes[i], PAL_ENCODING_WINDOWS_1252));
      (*n_broken)++;
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}

static char *
decode_single_byte (const guint8 *bytes, gsize size, PalEncoding encoding, gsize *length, guint *n_broken)
{
  GString *text = g_string_sized_new (size + size / 8 + 1);

  for (gsize i = 0; i < size; i++)
    {
      gunichar c = decode_byte (bytes[i], encoding);

      if (c < 0x80)
        g_string_append_c (text, (char) c);
      else
        g_string_append_unichar (text, c);
      *n_broken += c == REPLACEMENT;
    }
  *length = text->len;
  return g_string_free (text, FALSE);
}

/* Guesses the alphabet of a text of unknown origin: marks first, then what is valid, then where the French accents are.
 */
PalEncoding
pal_encoding_guess (const void *bytes, gsize size)
{
  const guint8 *at = bytes;

  if (size >= 3 && memcmp (at, UTF8_BOM, 3) == 0)
    return PAL_ENCODING_UTF8;
  if (size >= 2 && at[0] == 0xFF && at[1] == 0xFE)
    return PAL_ENCODING_UTF16_LE;
  if (size >= 2 && at[0] == 0xFE && at[1] == 0xFF)
    return PAL_ENCODING_UTF16_BE;
  if (looks_like_utf16 (at, size, 1))
    return PAL_ENCODING_UTF16_LE;
  if (looks_like_utf16 (at, size, 0))
    return PAL_ENCODING_UTF16_BE;
  if (is_mostly_utf8 (at, size))
    return PAL_ENCODING_UTF8;
  return guess_single_byte (at, size);
}

/* The name that people see where the guess is mended, translated. */
const char *
pal_encoding_label (PalEncoding encoding)
{
  static const char *const labels[PAL_N_ENCODINGS] = {
    N_("Unicode (UTF-8)"), N_("Unicode (UTF-16)"), N_("Unicode (UTF-16, big-endian)"),
    N_("Windows (Windows-1252)"), N_("Western Europe (ISO-8859-15)"), N_("Macintosh (Mac Roman)"),
  };

  g_return_val_if_fail ((guint) encoding < PAL_N_ENCODINGS, "");
  return _(labels[encoding]);
}

/* The bytes as valid UTF-8 text without a byte-order mark, owned by the caller. A NUL, and whatever has no meaning in
 * the encoding, becomes U+FFFD, a stray byte of a UTF-8 file what Windows-1252 makes of it; n_broken (may be NULL)
 * counts them. */
char *
pal_encoding_decode (const void *bytes, gsize size, PalEncoding encoding, gsize *length, guint *n_broken)
{
  gsize len = 0;
  guint broken = 0;
  char *text;

  if (encoding == PAL_ENCODING_UTF8)
    text = decode_utf8 (bytes, size, &len, &broken);
  else if (encoding == PAL_ENCODING_UTF16_LE || encoding == PAL_ENCODING_UTF16_BE)
    text = decode_utf16 (bytes, size, encoding == PAL_ENCODING_UTF16_LE ? 1 : 0, &len, &broken);
  else
    text = decode_single_byte (bytes, size, encoding, &len, &broken);
  if (length != NULL)
    *length = len;
  if (n_broken != NULL)
    *n_broken = broken;
  return text;
}
