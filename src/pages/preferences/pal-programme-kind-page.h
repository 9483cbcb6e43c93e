/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pal-kind-page.h"

G_BEGIN_DECLS

extern const PalKindPage pal_programme_kind_page;

G_END_DECLS
