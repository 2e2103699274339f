/* SPDX-License-Identifier: MIT */
#pragma once
/* The one table of settings: what loading, checking and the sample file walk. */
#include "settings/settings.h"

typedef enum {
    SETTING_TEXT,
    SETTING_PATH, /* made or looked for later */
    SETTING_FILE, /* must be there when the program starts */
    SETTING_BOOLEAN,
    SETTING_COUNT,
    SETTING_CHOICE, /* a word, kept as text */
    SETTING_TLS,
    SETTING_MAILBOX_URL,
    SETTING_SUBMISSION_URL,
    SETTING_ADDRESS,
    SETTING_ZONE,
    SETTING_HOST,
} SettingType;

typedef struct {
    const char *section, *key;
    SettingType type;
    size_t at; /* offset of its field in Settings */
    gboolean required;
    const char *fallback; /* as it would be written; NULL: none */
    const char *sample;   /* the live line of the sample file; NULL: the line stands as a comment */
    const char *example;  /* for a setting without a fallback, and in findings */
    const char *choices[3];
    guint least, most; /* SETTING_COUNT */
    const char *help;  /* lines, separated by \n */
} Setting;

extern const Setting SETTINGS[];
extern const guint SETTINGS_COUNT;

/* NULL if there is none. Borrowed. */
const Setting *setting_find(const char *section, const char *key);
gboolean setting_section_exists(const char *section);

/* The known section, or key of `section`, that `word` was probably meant to be; NULL if nothing
   comes near. Borrowed. */
const char *setting_nearest_section(const char *word);
const char *setting_nearest_key(const char *section, const char *word);

/* Where a text-like setting is kept. */
char **setting_text(Settings *settings, const Setting *setting);
