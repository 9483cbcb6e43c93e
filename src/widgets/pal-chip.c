/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pal-chip.h"

#include "pal-swatch.h"

/* A state: a colour, a shape and always a word. */
struct _PalChip {
  GtkWidget   parent_instance;

  PalChipKind kind;
  char       *look;      /* style class of a cohort's colour, "c3" */
  GtkWidget  *icon;      /* NULL until a kind with an icon is shown: lists hold chips by the hundred */
  GtkWidget  *swatch;    /* NULL until a cohort is shown */
  GtkWidget  *label;
};

G_DEFINE_FINAL_TYPE (PalChip, pal_chip, GTK_TYPE_WIDGET)

static const struct {
  const char *name;
  const char *icon;
} kinds[] = {
  [PAL_CHIP_PLAIN] = { "plain", NULL },
  [PAL_CHIP_OK] = { "ok", "pal-done-symbolic" },
  [PAL_CHIP_NO] = { "no", "pal-no-symbolic" },
  [PAL_CHIP_WARN] = { "warn", "pal-warn-symbolic" },
  [PAL_CHIP_LATE] = { "late", "pal-late-symbolic" },
  [PAL_CHIP_UNKNOWN] = { "unknown", "pal-unknown-symbolic" },
  [PAL_CHIP_INFO] = { "info", "pal-running-symbolic" },
  [PAL_CHIP_COHORT] = { "cohort", NULL },
};

static void
pal_chip_dispose (GObject *object)
{
  PalChip *self = PAL_CHIP (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->swatch, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->look, g_free);
  G_OBJECT_CLASS (pal_chip_parent_class)->dispose (object);
}

static void
pal_chip_class_init (PalChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pal_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "palchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
pal_chip_init (PalChip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 4);
  gtk_widget_add_css_class (widget, "pal-chip");
  gtk_widget_add_css_class (widget, kinds[PAL_CHIP_PLAIN].name);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, widget);
}

GtkWidget *
pal_chip_new (PalChipKind kind, const char *words)
{
  PalChip *self = g_object_new (PAL_TYPE_CHIP, NULL);

  pal_chip_set (self, kind, words);
  return GTK_WIDGET (self);
}

static void
show_icon (PalChip *self, const char *name)
{
  if (self->icon == NULL && name != NULL)
    {
      self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_insert_before (self->icon, GTK_WIDGET (self), self->label);
    }
  if (self->icon == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), name);
  gtk_widget_set_visible (self->icon, name != NULL);
}

static void
show_swatch (PalChip *self, gboolean shown)
{
  if (self->swatch == NULL && shown)
    {
      self->swatch = pal_swatch_new (0);
      gtk_widget_insert_before (self->swatch, GTK_WIDGET (self), self->label);
    }
  if (self->swatch != NULL)
    gtk_widget_set_visible (self->swatch, shown);
}

static void
set_look (PalChip *self, PalChipKind kind, const char *look)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->kind != kind)
    {
      gtk_widget_remove_css_class (widget, kinds[self->kind].name);
      gtk_widget_add_css_class (widget, kinds[kind].name);
    }
  if (g_strcmp0 (self->look, look) != 0)
    {
      if (self->look != NULL)
        gtk_widget_remove_css_class (widget, self->look);
      if (look != NULL)
        gtk_widget_add_css_class (widget, look);
      g_free (self->look);
      self->look = g_strdup (look);
    }
  self->kind = kind;
  show_icon (self, kinds[kind].icon);
  show_swatch (self, kind == PAL_CHIP_COHORT);
}

void
pal_chip_set (PalChip *chip, PalChipKind kind, const char *words)
{
  g_return_if_fail (PAL_IS_CHIP (chip));
  g_return_if_fail (kind <= PAL_CHIP_COHORT);

  if (kind == PAL_CHIP_COHORT)
    {
      pal_chip_set_cohort (chip, 0, words);
      return;
    }
  set_look (chip, kind, NULL);
  gtk_label_set_text (GTK_LABEL (chip->label), words != NULL ? words : "");
}

/* @number: from 0; the cohorts of a file are numbered in the order of their ids, so that each keeps its look. */
void
pal_chip_set_cohort (PalChip *chip, guint number, const char *words)
{
  char look[4];

  g_return_if_fail (PAL_IS_CHIP (chip));

  g_snprintf (look, sizeof look, "c%u", number % 6 + 1);
  set_look (chip, PAL_CHIP_COHORT, look);
  pal_swatch_set_number (PAL_SWATCH (chip->swatch), number);
  gtk_label_set_text (GTK_LABEL (chip->label), words != NULL ? words : "");
}

/* @kind: "ok" "no" "warn" "late" "unknown" "info", or "cohort-3" for the fourth cohort; FALSE, and a plain chip, for
 * another. */
gboolean
pal_chip_set_named (PalChip *chip, const char *kind, const char *words)
{
  g_return_val_if_fail (PAL_IS_CHIP (chip), FALSE);

  if (kind != NULL && g_str_has_prefix (kind, "cohort-"))
    {
      pal_chip_set_cohort (chip, (guint) g_ascii_strtoull (kind + strlen ("cohort-"), NULL, 10), words);
      return TRUE;
    }
  for (PalChipKind i = PAL_CHIP_PLAIN; i < PAL_CHIP_COHORT; i++)
    if (g_strcmp0 (kinds[i].name, kind) == 0)
      {
        pal_chip_set (chip, i, words);
        return TRUE;
      }
  pal_chip_set (chip, PAL_CHIP_PLAIN, words);
  return FALSE;
}
