/* SPDX-License-Identifier: MIT */
#pragma once
/* What no value tells alone: settings that contradict each other. */
#include "settings/findings.h"
#include "settings/lines.h"
#include "settings/settings.h"

/* Adds a finding for each contradiction. Fields whose value was refused are NULL. */
void settings_check_consistency(const Settings *settings, const ConfigurationLines *lines,
                                Findings *findings);
