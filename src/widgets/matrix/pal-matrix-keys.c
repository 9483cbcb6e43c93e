/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-matrix-private.h"

/* What keys do in the matrix. A letter is said of the cell, and the cursor goes on to the next row that has one; digits typed
 * right after it still belong to the cell that was left. */

#define MOST_NUMBER 1440

static gboolean
is_blank (PalMatrix *self, guint row, guint column)
{
  return pal_matrix_table_cell (self->table, row, column)->look == PAL_MATRIX_BLANK;
}

/* The next row below that has something in the column; the same when there is none. */
static guint
next_row (PalMatrix *self)
{
  for (guint row = self->row + 1; row < self->table->rows->len; row++)
    if (!is_blank (self, row, self->column))
      return row;
  return self->row;
}

static gboolean
mark (PalMatrix *self, gunichar letter)
{
  guint row = self->row, column = self->column;

  g_signal_emit (self, pal_matrix_signals[MARKED], 0, row, column, (guint) letter);
  if (self->table == NULL || row >= self->table->rows->len || column >= self->table->columns->len)
    return TRUE;
  self->counting = TRUE;
  self->counted_row = row;
  self->counted_column = column;
  self->number = 0;
  pal_matrix_move (self, next_row (self), column, FALSE);
  return TRUE;
}

static gboolean
count (PalMatrix *self, guint digit)
{
  if (!self->counting || self->number * 10 + digit > MOST_NUMBER)
    return self->counting;
  self->number = self->number * 10 + digit;
  g_signal_emit (self, pal_matrix_signals[COUNTED], 0, self->counted_row, self->counted_column, self->number);
  return TRUE;
}

/* The digit that was meant, -1: none. On a French keyboard the digits of the upper row stand on the Shift level: what stands
 * below them is taken for them. */
int
pal_matrix_digit_of (guint keyval)
{
  static const gunichar french[] = { 0xe0, '&', 0xe9, '"', '\'', '(', '-', 0xe8, '_', 0xe7 };   /* 0 to 9 */
  gunichar letter = gdk_keyval_to_unicode (keyval);

  for (int digit = 0; digit < 10; digit++)
    if (letter == (gunichar) ('0' + digit) || letter == french[digit])
      return digit;
  return -1;
}

static gboolean
type (PalMatrix *self, guint keyval)
{
  gunichar letter = g_unichar_toupper (gdk_keyval_to_unicode (keyval));

  if (pal_matrix_digit_of (keyval) >= 0)
    return count (self, (guint) pal_matrix_digit_of (keyval));
  for (guint i = 0; i < self->n_letters; i++)
    if (letter != 0 && self->letters[i] == letter)
      return mark (self, letter);
  return FALSE;
}

/* The steps of a page down or up. */
static guint
page (PalMatrix *self)
{
  PalMatrixPlot plot;

  pal_matrix_plot (self, &plot);
  return (guint) MAX ((plot.bottom - plot.top) / plot.row - 1, 1);
}

static gboolean
walk (PalMatrix *self, guint keyval, gboolean far)
{
  guint row = self->row, column = self->column, last_row = self->table->rows->len - 1, last_column = self->table->columns->len - 1;

  switch (keyval)
    {
    case GDK_KEY_Left: case GDK_KEY_KP_Left:
      column = far ? 0 : column - (column > 0);
      break;
    case GDK_KEY_Right: case GDK_KEY_KP_Right:
      column = far ? last_column : MIN (column + 1, last_column);
      break;
    case GDK_KEY_Up: case GDK_KEY_KP_Up:
      row = far ? 0 : row - (row > 0);
      break;
    case GDK_KEY_Down: case GDK_KEY_KP_Down:
      row = far ? last_row : MIN (row + 1, last_row);
      break;
    case GDK_KEY_Home: case GDK_KEY_KP_Home:
      column = 0;
      row = far ? 0 : row;
      break;
    case GDK_KEY_End: case GDK_KEY_KP_End:
      column = last_column;
      row = far ? last_row : row;
      break;
    case GDK_KEY_Page_Up: case GDK_KEY_KP_Page_Up:
      row -= MIN (row, page (self));
      break;
    case GDK_KEY_Page_Down: case GDK_KEY_KP_Page_Down:
      row = MIN (row + page (self), last_row);
      break;
    default:
      return FALSE;
    }
  pal_matrix_move (self, row, column, TRUE);
  return TRUE;
}

static gboolean
say (PalMatrix *self, guint signal)
{
  pal_matrix_forget_number (self);
  g_signal_emit (self, pal_matrix_signals[signal], 0, self->row, self->column);
  return TRUE;
}

static gboolean
command (PalMatrix *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Delete: case GDK_KEY_KP_Delete: case GDK_KEY_BackSpace:
      return say (self, CLEARED);
    case GDK_KEY_Return: case GDK_KEY_KP_Enter:
      pal_matrix_forget_number (self);
      g_signal_emit (self, pal_matrix_signals[COLUMN_ACTIVATED], 0, self->column);
      return TRUE;
    case GDK_KEY_space:
      return say (self, PRESSED);
    default:
      return FALSE;
    }
}

/* Whether the key was the matrix's. */
gboolean
pal_matrix_key (PalMatrix *self, guint keyval, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0, shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->table == NULL || self->table->rows->len == 0 || self->table->columns->len == 0 || (state & GDK_ALT_MASK) != 0)
    return FALSE;
  if (control && (keyval == GDK_KEY_d || keyval == GDK_KEY_D))
    {
      if (!shift)
        return say (self, COPIED_DOWN);
      pal_matrix_forget_number (self);
      g_signal_emit (self, pal_matrix_signals[FILLED], 0, self->column);
      return TRUE;
    }
  if (walk (self, keyval, control))
    return TRUE;
  return !control && (command (self, keyval) || type (self, keyval));
}
