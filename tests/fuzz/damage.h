/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

GBytes        *fuzz_damage (const char *text, gsize size, const char *const *pieces, GRand *rand);
