# SPDX-License-Identifier: MIT
# mentord: plain GNU make, one file, everything that is made goes below $(BUILD).
#
#   make          the program, build/mentord
#   make check    installs what is missing, builds, runs every test
#   make demo     plays the main job on Maildirs before your eyes
#   make help     the rest

VERSION := 0.1.0
SANITIZE ?=
BUILD ?= $(if $(SANITIZE),build/sanitize,build)
export BUILD
PREFIX ?= /usr/local
SYSCONFDIR ?= /etc
CC ?= cc
CFLAGS ?= -O2 -g
PKG_CONFIG ?= pkg-config

STRICT := -std=c11 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
  -Wpointer-arith -Wwrite-strings -Wundef -Wformat=2 -Wno-unused-parameter \
  $(if $(or $(CI),$(WERROR)),-Werror)
HARDEN := -D_FORTIFY_SOURCE=2 -fstack-protector-strong -fPIE
ifneq ($(SANITIZE),)
HARDEN := -fPIE -fsanitize=address,undefined -fno-sanitize-recover=undefined \
  -fno-omit-frame-pointer
LDFLAGS_SANITIZE := -fsanitize=address,undefined
endif
# How `make fuzz` calls itself for the targets.
ifneq ($(FUZZ),)
override CC := clang
override CFLAGS := -O1 -g
HARDEN := -fPIE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined \
  -fno-omit-frame-pointer
LDFLAGS_SANITIZE := -fsanitize=address,undefined
endif
DEFINES := -D_GNU_SOURCE -DMENTORD_VERSION='"$(VERSION)"' -DG_LOG_DOMAIN='"mentord"' \
  -DSOURCE_FOLDER='"$(CURDIR)"' -DCONFIG_FILE='"$(SYSCONFDIR)/mentord/mentord.conf"'

# The house: which folder may see which (lint-arrows checks the #includes, the unit tests link no
# more than this), and the one folder that knows each foreign library.
FOLDERS := base settings mailbox submission message programme intake letters store agent cli
SEES_base :=
SEES_settings := base
SEES_mailbox := base
SEES_submission := base
SEES_message := base
SEES_programme := base
SEES_intake := base message programme
SEES_letters := base message programme
SEES_store := base programme
SEES_agent := base settings mailbox submission message programme intake letters store
SEES_cli := $(SEES_agent) agent
LIBRARIES_settings := libical
LIBRARIES_mailbox := libcurl
LIBRARIES_submission := libcurl
LIBRARIES_message := gmime-3.0 libxml-2.0 libseccomp libcrypto
LIBRARIES_letters := template-glib-1.0 libcmark
LIBRARIES_store := sqlite3
LIBRARIES_cli := json-glib-1.0
LIBRARIES := glib-2.0 gio-2.0 $(sort $(foreach f,$(FOLDERS),$(LIBRARIES_$(f))))

# Asked once, and only when something is to be compiled.
GLIB_FLAGS = $(eval GLIB_FLAGS := $$(shell $(PKG_CONFIG) --cflags glib-2.0 gio-2.0))$(GLIB_FLAGS)
folder_flags = $(if $(LIBRARIES_$(1)),$(shell $(PKG_CONFIG) --cflags $(LIBRARIES_$(1))))
define flags_of
FLAGS_$(1) = $$(eval FLAGS_$(1) := $$$$(call folder_flags,$(1)))$$(FLAGS_$(1))
endef
LIBRARIES_tests := gmime-3.0
$(foreach f,$(FOLDERS) tests,$(eval $(call flags_of,$(f))))
libraries_of = $(shell $(PKG_CONFIG) --libs glib-2.0 gio-2.0 \
  $(sort $(foreach f,$(1),$(LIBRARIES_$(f))))) \
  $(if $(filter mailbox,$(1)),-letpan) $(if $(filter store,$(1)),-lcsv) $(if $(filter store intake,$(1)),-lm)

SOURCES := $(wildcard src/*/*.c)
objects_of = $(foreach f,$(1),$(patsubst %.c,$(BUILD)/%.o,$(filter-out src/cli/main.c,$(wildcard src/$(f)/*.c)))) \
  $(if $(filter letters store,$(1)),$(BUILD)/resources.o)
PROGRAM := $(BUILD)/mentord

# V=1 shows the whole commands.
SAY := $(if $(V),,@)
define said
@$(if $(V),:,echo "  $(1) $@")
endef

.PHONY: all help check demo wild years lint format install clean deps unit scenarios corpus integration fuzz fuzz-found bench
.DELETE_ON_ERROR:
all: $(PROGRAM) $(BUILD)/play-scenario

help:
	@sed -n 's/^#   //p' Makefile
	@echo 'make unit | unit-FOLDER | scenarios | corpus | fuzz-found | integration   one kind of test'
	@echo 'make lint | format      the house rules; clang-format in place'
	@echo 'make bench [BENCH=--json]   speed, each row beside its peer'
	@echo 'make SANITIZE=1 check   everything again with ASan and UBSan, in build/sanitize'
	@echo 'make fuzz SECONDS=n      every fuzz target for n seconds; TARGETS="html dsn" for some'
	@echo 'make install DESTDIR= PREFIX='

deps:
	@contrib/install-deps

$(PROGRAM): $(call objects_of,$(FOLDERS)) $(BUILD)/src/cli/main.o
	$(call said,LINK)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS_SANITIZE) $(LDFLAGS) -pie -Wl,-z,relro,-z,now -o $@ $^ $(call libraries_of,$(FOLDERS))

$(BUILD)/play-scenario: $(call objects_of,$(FOLDERS)) $(patsubst %.c,$(BUILD)/%.o,$(wildcard tests/player/*.c))
	$(call said,LINK)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS_SANITIZE) $(LDFLAGS) -pie -o $@ $^ $(call libraries_of,$(FOLDERS))

folder_in = $(word 1,$(subst /, ,$(patsubst src/%,%,$(patsubst tests/unit/%,%,$(1)))))
$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(call said,CC)
	$(SAY)$(CC) $(DEFINES) $(STRICT) $(HARDEN) $(CFLAGS) $(GLIB_FLAGS) $(FLAGS_$(call folder_in,$<)) -Isrc -I. -MMD -MP -c -o $@ $<

# Letters and migrations are part of the program.
EMBEDDED := $(wildcard templates/*.md src/store/migrations/*.sql)
$(BUILD)/resources.xml: $(EMBEDDED) Makefile
	@mkdir -p $(@D)
	@{ echo '<gresources><gresource prefix="/mentord">'; \
	  for f in $(EMBEDDED); do echo "<file alias=\"$$(basename $$(dirname $$f))/$$(basename $$f)\">$$f</file>"; done; \
	  echo '</gresource></gresources>'; } > $@
$(BUILD)/resources.c: $(BUILD)/resources.xml
	$(call said,GEN)
	$(SAY)glib-compile-resources --generate-source --sourcedir=. --c-name=mentord --target=$@ $<
$(BUILD)/resources.o: $(BUILD)/resources.c
	$(call said,CC)
	$(SAY)$(CC) $(HARDEN) $(CFLAGS) $(GLIB_FLAGS) -c -o $@ $<

# Unit tests: tests/unit/FOLDER/NAME.c is one program that links the folder and what it may see.
UNIT_SOURCES := $(wildcard tests/unit/*/*.c)
UNIT_PROGRAMS := $(patsubst %.c,$(BUILD)/%,$(UNIT_SOURCES))
define unit_rule
$(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/$(1)/*.c)): %: %.o $(call objects_of,$(SEES_$(1)) $(1))
	$$(call said,LINK)
	$$(SAY)$$(CC) $$(CFLAGS) $$(LDFLAGS_SANITIZE) $$(LDFLAGS) -pie -o $$@ $$^ $$(call libraries_of,$(SEES_$(1)) $(1))
.PHONY: unit-$(1)
unit-$(1): $(patsubst %.c,$(BUILD)/%,$(wildcard tests/unit/$(1)/*.c))
	@tests/run unit $$^
endef
$(foreach f,$(FOLDERS),$(eval $(call unit_rule,$(f))))

unit: $(UNIT_PROGRAMS)
	@tests/run unit $^
scenarios: $(BUILD)/play-scenario
	@tests/run scenarios $(BUILD)/play-scenario
# EVENTS=n SEED=n
wild: $(BUILD)/play-scenario
	@EVENTS=$(EVENTS) SEED=$(SEED) tests/run wild
years: $(BUILD)/play-scenario
	@tests/run years
corpus: $(PROGRAM)
	@tests/run corpus $(PROGRAM)
fuzz-found: deps
	@tests/run fuzz
integration: $(PROGRAM) $(BUILD)/play-scenario
	@tests/run integration $(PROGRAM)

check: deps
	@$(MAKE) --no-print-directory -j$$(nproc) all $(UNIT_PROGRAMS)
	@BUILD=$(BUILD) tests/run all $(UNIT_PROGRAMS)

# Fuzzing: tests/fuzz/NAME.c is one libFuzzer target, build/fuzz/NAME (clang, ASan, UBSan).
SECONDS ?= 60
FUZZ_TARGETS := $(patsubst tests/fuzz/%.c,$(BUILD)/%,$(filter-out tests/fuzz/seed-%,$(wildcard tests/fuzz/*.c)))
ifneq ($(FUZZ),)
$(FUZZ_TARGETS): $(BUILD)/%: $(BUILD)/tests/fuzz/%.o $(call objects_of,$(FOLDERS))
	$(call said,LINK)
	$(SAY)$(CC) $(CFLAGS) -fsanitize=fuzzer $(LDFLAGS_SANITIZE) $(LDFLAGS) -pie -o $@ $^ $(call libraries_of,$(FOLDERS))
$(BUILD)/seed-wire: $(BUILD)/tests/fuzz/seed-wire.o $(call objects_of,$(SEES_message) message)
	$(call said,LINK)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS_SANITIZE) $(LDFLAGS) -pie -o $@ $^ $(call libraries_of,$(SEES_message) message)
.PHONY: fuzz-targets
fuzz-targets: $(FUZZ_TARGETS) $(BUILD)/seed-wire
endif
fuzz: deps
	@$(MAKE) --no-print-directory -j$$(nproc) FUZZ=1 BUILD=build/fuzz fuzz-targets
	@tests/fuzz/run build/fuzz $(SECONDS) $(TARGETS)

demo:
	@contrib/install-deps build
	@$(MAKE) --no-print-directory -j$$(nproc) all
	@contrib/demo $(PROGRAM)

bench: deps
	@$(MAKE) --no-print-directory --quiet all $(BUILD)/bare-gmime
	@tests/bench/run $(PROGRAM) $(BENCH)
	@[ "$(BENCH)" ] || echo
	@tests/bench/reading $(PROGRAM) $(BUILD)/bare-gmime $(BENCH)

# What reading is measured against.
$(BUILD)/bare-gmime: $(BUILD)/tests/bench/bare-gmime.o
	$(call said,LINK)
	$(SAY)$(CC) $(CFLAGS) $(LDFLAGS_SANITIZE) $(LDFLAGS) -pie -o $@ $^ $(shell $(PKG_CONFIG) --libs gmime-3.0)

lint:
	@contrib/lint

format:
	clang-format -i $(wildcard src/*/*.[ch] tests/*/*.[ch] tests/unit/*/*.[ch])

install: $(PROGRAM)
	install -D -m 0755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/mentord
	install -D -m 0644 config/us-federal.ics $(DESTDIR)$(SYSCONFDIR)/mentord/us-federal.ics
	install -D -m 0644 config/mentord.conf $(DESTDIR)$(SYSCONFDIR)/mentord/mentord.conf.sample

clean:
	rm -rf build

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)
