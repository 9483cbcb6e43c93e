/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pal-gui.h"

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <gdk/x11/gdkx.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "rules/pal-core.h"
#include "widgets/pal-theme.h"

/* What the tests of the window share: real keys and clicks through the X server's test extension, pictures without a
 * window manager, widgets found by id or words. */

static Display *keyboard;
static char *folder;          /* of the test's files, removed at the end */
static GtkWindow *attended;   /* weak: the window that was given the keyboard last */

/* Time ------------------------------------------------------------------------------------------------------------- */

static gboolean
stop_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
pal_gui_wait (guint milliseconds)
{
  gboolean stop = FALSE;

  g_timeout_add (milliseconds, stop_cb, &stop);
  while (!stop)
    g_main_context_iteration (NULL, TRUE);
}

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

/* Until the windows have drawn themselves once more, at most half a second. */
static void
wait_for_frame (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GdkFrameClock *clock = gtk_widget_get_mapped (window) ? gtk_widget_get_frame_clock (window) : NULL;
      gint64 deadline = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
      gboolean painted = FALSE;
      gulong handler;

      if (clock == NULL)
        continue;
      g_object_ref (clock);
      handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      while (!painted && g_get_monotonic_time () < deadline)
        if (!g_main_context_iteration (NULL, FALSE))
          g_usleep (1000);
      g_signal_handler_disconnect (clock, handler);
      g_object_unref (clock);
    }
}

static void
do_what_is_due (void)
{
  if (gdk_display_get_default () != NULL)
    gdk_display_sync (gdk_display_get_default ());
  for (guint i = 0; i < 1000 && g_main_context_pending (NULL); i++)
    g_main_context_iteration (NULL, FALSE);
}

/* Until what was asked for, by a key or by the program, has been done and drawn. */
void
pal_gui_settle (void)
{
  do_what_is_due ();
  wait_for_frame ();
  do_what_is_due ();
  wait_for_frame ();
}

/* Keys ------------------------------------------------------------------------------------------------------------- */

/* Signs of French that the server's keyboard lacks get a key of their own, before GTK reads the keyboard. */
static void
add_keys (void)
{
  static const char *const signs = "éèêëàâçùûîïôœÉÈÀÇ’«»–—…€·°\u00a0";
  int first, last, per_key;
  KeySym *map;

  XDisplayKeycodes (keyboard, &first, &last);
  map = XGetKeyboardMapping (keyboard, first, last - first + 1, &per_key);
  for (const char *sign = signs; *sign != '\0'; sign = g_utf8_next_char (sign))
    {
      KeySym symbol = gdk_unicode_to_keyval (g_utf8_get_char (sign));
      gboolean placed = XKeysymToKeycode (keyboard, symbol) != 0;

      for (int code = last; code >= first && !placed; code--)
        {
          KeySym *key = map + (code - first) * per_key;

          if (key[0] != NoSymbol && (key[0] & 0x1008FF00) != 0x1008FF00)   /* nobody here plays music */
            continue;
          key[0] = key[1] = symbol;
          XChangeKeyboardMapping (keyboard, code, 2, key, 1);
          placed = TRUE;
        }
      g_assert_true (placed);
    }
  XFree (map);
  XSync (keyboard, False);
}

static void
press (KeyCode code, gboolean down)
{
  XTestFakeKeyEvent (keyboard, code, down, CurrentTime);
}

/* A window that closes may take the keyboard with it. */
static void
regain_keyboard (void)
{
  Window focus;
  int revert;

  XGetInputFocus (keyboard, &focus, &revert);
  if ((focus == None || focus == PointerRoot || focus == DefaultRootWindow (keyboard)) && attended != NULL
      && gtk_widget_get_mapped (GTK_WIDGET (attended)))
    pal_gui_attend (attended);
}

/* Presses and releases the key of @symbol, with Shift when it stands above the key. */
static void
strike (KeySym symbol, guint modifiers)
{
  static const struct {
    guint  modifier;
    KeySym symbol;
  } holders[] = { { ControlMask, XK_Control_L }, { Mod1Mask, XK_Alt_L }, { ShiftMask, XK_Shift_L } };
  KeyCode code = XKeysymToKeycode (keyboard, symbol);
  KeySym *map;
  int per_key;

  if (code == 0)
    g_error ("no key for the sign %lx", symbol);
  regain_keyboard ();
  map = XGetKeyboardMapping (keyboard, code, 1, &per_key);
  if (per_key > 1 && map[0] != symbol && map[1] == symbol)
    modifiers |= ShiftMask;
  XFree (map);
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if (modifiers & holders[i].modifier)
      press (XKeysymToKeycode (keyboard, holders[i].symbol), TRUE);
  press (code, TRUE);
  press (code, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    if (modifiers & holders[i].modifier)
      press (XKeysymToKeycode (keyboard, holders[i].symbol), FALSE);
  XSync (keyboard, False);
}

/* A key with its modifiers, in GTK's notation: "Tab", "<Control>z", "<Shift>Tab". */
void
pal_gui_key (const char *keys)
{
  guint keyval, modifiers = 0;
  GdkModifierType state;

  if (!gtk_accelerator_parse (keys, &keyval, &state))
    g_error ("no key is called %s", keys);
  modifiers |= state & GDK_CONTROL_MASK ? ControlMask : 0;
  modifiers |= state & GDK_ALT_MASK ? Mod1Mask : 0;
  modifiers |= state & GDK_SHIFT_MASK ? ShiftMask : 0;
  strike (keyval, modifiers);
  pal_gui_settle ();
}

/* Types a text key by key into whatever has the focus; "\n" is Enter. */
void
pal_gui_type (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar sign = g_utf8_get_char (text);

      strike (sign == '\n' ? XK_Return : gdk_unicode_to_keyval (sign), 0);
      do_what_is_due ();
      wait_for_frame ();
    }
  pal_gui_settle ();
}

/* Moves the pointer to a place in a widget. */
void
pal_gui_point (GtkWidget *widget, double x, double y)
{
  GtkNative *native = gtk_widget_get_native (widget);
  Window window = gdk_x11_surface_get_xid (gtk_native_get_surface (native)), child;
  graphene_point_t point;
  double dx, dy;
  int root_x, root_y;

  gtk_native_get_surface_transform (native, &dx, &dy);
  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (native), &GRAPHENE_POINT_INIT ((float) x, (float) y), &point));
  XTranslateCoordinates (keyboard, window, DefaultRootWindow (keyboard), (int) (point.x + dx), (int) (point.y + dy), &root_x, &root_y, &child);
  XTestFakeMotionEvent (keyboard, -1, root_x, root_y, CurrentTime);
  XSync (keyboard, False);
  pal_gui_settle ();
}

/* Presses or lets go of the first button. */
void
pal_gui_button (gboolean down)
{
  XTestFakeButtonEvent (keyboard, 1, down, CurrentTime);
  XSync (keyboard, False);
  pal_gui_settle ();
}

/* From one place in a widget to another with the button down, over the middle between them. */
void
pal_gui_drag (GtkWidget *widget, double x1, double y1, double x2, double y2)
{
  pal_gui_point (widget, x1, y1);
  pal_gui_button (TRUE);
  pal_gui_point (widget, (x1 + x2) / 2, (y1 + y2) / 2);
  pal_gui_point (widget, x2, y2);
  pal_gui_button (FALSE);
}

/* A click of the first button in the middle of a widget. */
void
pal_gui_click (GtkWidget *widget)
{
  pal_gui_point (widget, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  XTestFakeButtonEvent (keyboard, 1, True, CurrentTime);
  XTestFakeButtonEvent (keyboard, 1, False, CurrentTime);
  XSync (keyboard, False);
  pal_gui_settle ();
}

/* Windows ---------------------------------------------------------------------------------------------------------- */

/* Without a window manager nobody else gives a window the keyboard. */
void
pal_gui_attend (GtkWindow *window)
{
  Window surface = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window)));

  g_set_weak_pointer (&attended, window);
  for (guint i = 0; i < 250 && !gtk_window_is_active (window); i++)
    {
      if (i % 25 == 0)
        XSetInputFocus (keyboard, surface, RevertToParent, CurrentTime);
      XSync (keyboard, False);
      pal_gui_wait (20);
    }
  g_assert_true (gtk_window_is_active (window));
}

/* A window with the stylesheet around a widget, drawn and with the keyboard. */
GtkWindow *
pal_gui_show (GtkWidget *child, int width, int height)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());

  gtk_widget_add_css_class (GTK_WIDGET (window), "palier");
  gtk_window_set_decorated (window, FALSE);
  gtk_window_set_default_size (window, width, height);
  gtk_window_set_child (window, child);
  gtk_window_present (window);
  for (guint i = 0; i < 100 && !gtk_widget_get_mapped (GTK_WIDGET (window)); i++)
    pal_gui_wait (20);
  pal_gui_attend (window);
  pal_gui_settle ();
  return window;
}

void
pal_gui_hide (GtkWindow *window)
{
  gtk_window_destroy (window);
  pal_gui_settle ();
}

/* Widgets ---------------------------------------------------------------------------------------------------------- */

typedef struct {
  const char *id;
  const char *words;
  GType       type;
} Wanted;

static const char *
words_of (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_CHECK_BUTTON (widget))
    return gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *words = words_of (child);

      if (words != NULL && words[0] != '\0')
        return words;
    }
  return NULL;
}

static gboolean
is_wanted (GtkWidget *widget, const Wanted *wanted)
{
  if (wanted->id != NULL && g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), wanted->id) != 0)
    return FALSE;
  if (wanted->type != 0 && !g_type_is_a (G_OBJECT_TYPE (widget), wanted->type))
    return FALSE;
  return wanted->words == NULL || g_strcmp0 (words_of (widget), wanted->words) == 0;
}

static GtkWidget *
find (GtkWidget *widget, const Wanted *wanted)
{
  if (is_wanted (widget, wanted))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, wanted);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* By the id in the .ui; NULL when there is none. */
GtkWidget *
pal_gui_find (GtkWidget *root, const char *id)
{
  return find (root, &(Wanted) { .id = id });
}

GtkWidget *
pal_gui_find_type (GtkWidget *root, GType type)
{
  return find (root, &(Wanted) { .type = type });
}

/* By class and by the words one reads on it. */
GtkWidget *
pal_gui_find_words (GtkWidget *root, GType type, const char *words)
{
  return find (root, &(Wanted) { .type = type, .words = words });
}

/* Accessible names ------------------------------------------------------------------------------------------------- */

static gboolean
needs_name (GtkWidget *widget)
{
  switch (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)))
    {
    case GTK_ACCESSIBLE_ROLE_BUTTON:
    case GTK_ACCESSIBLE_ROLE_CHECKBOX:
    case GTK_ACCESSIBLE_ROLE_COMBO_BOX:
    case GTK_ACCESSIBLE_ROLE_GRID:
    case GTK_ACCESSIBLE_ROLE_IMG:
    case GTK_ACCESSIBLE_ROLE_LINK:
    case GTK_ACCESSIBLE_ROLE_LIST:
    case GTK_ACCESSIBLE_ROLE_LIST_BOX:
    case GTK_ACCESSIBLE_ROLE_METER:
    case GTK_ACCESSIBLE_ROLE_PROGRESS_BAR:
    case GTK_ACCESSIBLE_ROLE_RADIO:
    case GTK_ACCESSIBLE_ROLE_RADIO_GROUP:
    case GTK_ACCESSIBLE_ROLE_SEARCH_BOX:
    case GTK_ACCESSIBLE_ROLE_SLIDER:
    case GTK_ACCESSIBLE_ROLE_SPIN_BUTTON:
    case GTK_ACCESSIBLE_ROLE_SWITCH:
    case GTK_ACCESSIBLE_ROLE_TAB:
    case GTK_ACCESSIBLE_ROLE_TEXT_BOX:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Parts of GTK's own controls are read out with the control. */
static gboolean
is_part (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);

  return parent != NULL &&
         (GTK_IS_IMAGE (widget) || GTK_IS_SCROLLBAR (parent) || GTK_IS_ENTRY (parent) || GTK_IS_MENU_BUTTON (parent) ||
          GTK_IS_CALENDAR (parent) || gtk_widget_get_ancestor (parent, GTK_TYPE_CALENDAR) != NULL ||
          GTK_IS_SPIN_BUTTON (parent) || GTK_IS_WINDOW_CONTROLS (parent) || GTK_IS_TEXT (widget));
}

static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL)
    || gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

static char *
describe (GtkWidget *widget)
{
  GString *path = g_string_new (NULL);

  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

      g_string_append_printf (path, "%s%s%s%s", path->len > 0 ? " in " : "", G_OBJECT_TYPE_NAME (widget),
                              id != NULL ? " " : "", id != NULL ? id : "");
    }
  return g_string_free (path, FALSE);
}

/* How many controls below @root have no name; each is printed. */
guint
pal_gui_check_names (GtkWidget *root)
{
  guint nameless = 0;

  if (!gtk_widget_get_visible (root))
    return 0;
  if (needs_name (root) && !is_part (root) && !has_name (root))
    {
      g_autofree char *path = describe (root);

      g_test_message ("no accessible name: %s", path);
      nameless++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    nameless += pal_gui_check_names (child);
  return nameless;
}

/* Looks ------------------------------------------------------------------------------------------------------------ */

void
pal_gui_theme (gboolean dark, gboolean contrast)
{
  pal_theme_choose (dark ? PAL_THEME_DARK : PAL_THEME_LIGHT);
  pal_theme_set_contrast (contrast);
  pal_gui_settle ();
}

/* 1 is 100 %. */
void
pal_gui_text_scale (double scale)
{
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * scale), NULL);
  pal_gui_settle ();
}

/* What a widget looks like; NULL while it waits to be drawn. */
static GskRenderNode *
snapshot_of (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  return gtk_snapshot_free_to_node (snapshot);
}

/* Writes what a widget looks like to NAME.png in PALIER_PICTURES, or in the folder "pictures" where the tests run. */
void
pal_gui_picture (GtkWidget *widget, const char *name)
{
  const char *wanted = g_getenv ("PALIER_PICTURES");
  g_autofree char *pictures =
    wanted != NULL ? g_strdup (wanted) : g_test_build_filename (G_TEST_BUILT, "pictures", NULL);
  g_autofree char *file = g_strconcat (name, ".png", NULL), *path = g_build_filename (pictures, file, NULL);
  g_autoptr (GdkTexture) texture = NULL;
  GskRenderNode *node = snapshot_of (widget);

  g_assert_cmpint (g_mkdir_with_parents (pictures, 0700), ==, 0);
  for (guint i = 0; i < 200 && node == NULL; i++)   /* on a busy machine a frame takes its time */
    {
      pal_gui_wait (20);
      node = snapshot_of (widget);
    }
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (
    gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
    &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget)));
  g_assert_true (gdk_texture_save_to_png (texture, path));
  gsk_render_node_unref (node);
  g_test_message ("%s", path);
}

/* Files ------------------------------------------------------------------------------------------------------------ */

/* A folder and what is in it. */
void
pal_gui_remove (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR))
        pal_gui_remove (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

static void
clean_up (void)
{
  pal_gui_remove (folder);
}

/* A new, empty file. */
PalStore *
pal_gui_store (void)
{
  static guint n;
  g_autofree char *name = g_strdup_printf ("test-%u.palier", ++n), *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  PalStore *store = pal_store_create (path, &error);

  g_assert_no_error (error);
  return store;
}

/* Not gtk_test_init(), which forces a locale that may be missing. */
void
pal_gui_init (int *argc, char ***argv)
{
  g_autofree char *locale = NULL;

  g_test_init (argc, argv, NULL);
  setlocale (LC_ALL, "");
  locale = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain (GETTEXT_PACKAGE, locale);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  folder = g_dir_make_tmp ("palier-gui-XXXXXX", NULL);
  g_assert_nonnull (folder);
  atexit (clean_up);

  keyboard = XOpenDisplay (NULL);
  if (keyboard == NULL)
    g_error ("The tests of the window need an X display (xvfb-run)");
  add_keys ();
  XAutoRepeatOff (keyboard);   /* a slow machine does not press twice */
  gtk_disable_setlocale ();
  gtk_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, "gtk-cursor-blink", FALSE,
                "gtk-font-name", "Inter 9.75", "gtk-xft-dpi", 96 * 1024, NULL);
  pal_theme_start (gdk_display_get_default ());
  pal_core_init ();
}
