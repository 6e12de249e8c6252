# dossier: a static site generator for document-led stories.
#
#   make deps site      installs what is needed, builds, publishes to output/
#   make deps check     installs what the tests need too, and runs them
#   make help           lists the rest
#
# CC, CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS are the caller's and come after
# ours. BUILD is the folder that everything made goes to. LINK=shared has the
# program load its libraries when it starts, as packagers want it.
# WERROR=-Werror, as .ci/run has it, stops at a warning: a compiler newer than
# ours may know more of them, and is no reason not to get a site.
# ROOMS="base source" limits program, tests and checks to some rooms while
# others are unfinished.

BUILD ?= build
CONFIG ?= plain
LINK ?= static
PREFIX ?= /usr/local
DESTDIR ?=
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
WERROR ?=

MAKEFLAGS += --no-builtin-rules
.SUFFIXES:
.DELETE_ON_ERROR:
.PHONY: FORCE
FORCE:

ifneq ($(filter deps,$(MAKECMDGOALS)),)
# What was asked for besides `deps` begins when deps is done, in one make of
# its own: only then do compiler and pkg-config say what is there.
after := $(filter-out deps,$(MAKECMDGOALS))
.PHONY: deps $(after)

deps:
	@.ci/deps site $(if $(filter check%,$(after)),check)
	@$(if $(filter check-hosts,$(after)),.ci/deps hosts)
	@$(if $(filter reproducible,$(after)),.ci/deps reproducible)
	@$(if $(filter check-browser,$(after)),.ci/deps browser $(BUILD))

ifneq ($(after),)
$(firstword $(after)): deps
	+@$(MAKE) --no-print-directory $(after)

$(wordlist 2,$(words $(after)),$(after)): $(firstword $(after))
	@:
endif

else # without deps

ifneq ($(filter clean,$(MAKECMDGOALS)),)
.NOTPARALLEL:
endif

# --- What the program is made of -------------------------------------------

ROOMS ?= $(patsubst generator/%/,%,$(sort $(wildcard generator/*/)))

sources := $(sort $(wildcard $(foreach room,$(ROOMS),generator/$(room)/*.c \
	generator/$(room)/*/*.c)))
ifeq ($(origin ROOMS),file)
sources += $(filter-out generator/embed.c,$(sort $(wildcard generator/*.c)))
endif
headers := $(sort $(wildcard generator/*.h generator/*/*.h generator/*/*/*.h))
main := generator/cli/main.c

test_sources := $(sort $(wildcard $(ROOMS:%=tests/%/test_*.c)))
ifeq ($(origin ROOMS),file)
test_sources := $(sort $(wildcard tests/*/test_*.c))
endif
test_helpers := $(sort $(wildcard tests/*.c))
bench_sources := $(sort $(wildcard tests/bench/*.c))

# --- Configurations --------------------------------------------------------

ifeq ($(CONFIG),plain)
out := $(BUILD)
config_flags :=
CFLAGS ?= -O2 -g
else ifeq ($(CONFIG),asan)
out := $(BUILD)/asan
config_flags := -DARENA_MALLOC -fsanitize=address,undefined \
	-fno-sanitize-recover=all -fno-omit-frame-pointer
CFLAGS ?= -O1 -g
else ifeq ($(CONFIG),tsan)
out := $(BUILD)/tsan
config_flags := -fsanitize=thread
CFLAGS ?= -O1 -g
else ifeq ($(CONFIG),coverage)
out := $(BUILD)/coverage
config_flags := --coverage
CFLAGS ?= -O0 -g
else ifeq ($(CONFIG),clang)
out := $(BUILD)/clang
config_flags :=
CFLAGS ?= -O2 -g
else
$(error CONFIG is one of plain, asan, tsan, coverage, clang)
endif

# --- Libraries -------------------------------------------------------------

# Lua's name for pkg-config differs from system to system.
lua_names := lua5.4 lua-5.4 lua54 lua

building := $(filter-out clean uninstall help check-format bench-deps,\
	$(or $(MAKECMDGOALS),all))
ifneq ($(building),)
PKG_CONFIG ?= pkg-config
lua := $(firstword $(shell for name in $(lua_names); do \
	$(PKG_CONFIG) --exists "$$name >= 5.4" 2>/dev/null && echo $$name; done))
packages := libcmark $(or $(lua),lua5.4) yaml-0.1 jansson libutf8proc \
	nettle libseccomp libmicrohttpd
missing := $(shell for name in $(packages); do \
	$(PKG_CONFIG) --exists $$name 2>/dev/null || echo $$name; done)
package_cflags := $(shell $(PKG_CONFIG) --cflags $(packages) 2>/dev/null)
# What serves pages is loaded by serve/library.c alone.
package_libs := $(filter-out -lmicrohttpd,\
	$(shell $(PKG_CONFIG) --libs $(packages) 2>/dev/null))
# -lNAME, or the archive of that library where there is one: the program starts
# faster for it.
archive = $(if $(findstring /,\
	$(shell $(CC) -print-file-name=lib$(1:-l%=%).a)),-l:lib$(1:-l%=%).a,$(1))
ifeq ($(LINK),static)
program_libs := $(foreach lib,$(package_libs),$(call archive,$(lib)))
else ifeq ($(LINK),shared)
program_libs := $(package_libs)
else
$(error LINK is static or shared)
endif
cmocka_cflags := $(shell $(PKG_CONFIG) --cflags cmocka 2>/dev/null)
cmocka_libs := $(shell $(PKG_CONFIG) --libs cmocka 2>/dev/null)
endif

# --- Flags -----------------------------------------------------------------

warnings := -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wwrite-strings -Wconversion \
	-Wno-sign-conversion $(WERROR)
own_cflags := -std=c17 -D_GNU_SOURCE -Igenerator $(package_cflags) \
	$(warnings) -pthread $(config_flags)
test_cflags := -I. -Itests $(cmocka_cflags)

# V=1 shows the commands whole.
ifneq ($(V),)
say = @:
quiet :=
else
say = @echo '  $(1)'
quiet := @
endif

compile = $(quiet)$(CC) $(own_cflags) $(1) $(CPPFLAGS) $(CFLAGS)
link = $(quiet)$(CC) $(own_cflags) $(CFLAGS) $(LDFLAGS)
libraries := $(package_libs) -lm $(LDLIBS)
program_libraries := $(program_libs) -lm $(LDLIBS)

# --- Building --------------------------------------------------------------

program := $(out)/dossier
library := $(out)/libdossier.a
embedded := $(out)/embedded
reload := $(out)/reload
new := $(out)/new
manual := $(out)/manual
objects := $(patsubst generator/%.c,$(out)/obj/%.o,$(sources))
main_object := $(patsubst generator/%.c,$(out)/obj/%.o,$(main))
library_objects := $(filter-out $(main_object),$(objects)) \
	$(if $(filter theme,$(ROOMS)),$(embedded).o) \
	$(if $(filter cli,$(ROOMS)),$(manual).o $(new).o) \
	$(if $(filter serve,$(ROOMS)),$(reload).o)
test_programs := $(test_sources:%.c=$(out)/%)
helper_objects := $(test_helpers:%.c=$(out)/%.o)
bench_programs := $(bench_sources:%.c=$(out)/%)

.PHONY: all site programs tests
.SECONDARY:
.DEFAULT_GOAL := all

all: $(program)

site: $(program)
	$(program) build

tests: $(test_programs)

# Holds what objects were made with; changes only when that does.
export flags_now = $(CC) $(own_cflags) $(test_cflags) $(CPPFLAGS) $(CFLAGS) \
	$(LDFLAGS) $(program_libraries) $(cmocka_libs)
export objects_now = $(library_objects)

$(out)/flags: FORCE
	@if [ -n "$(missing)" ]; then \
		echo "make: not found by $(PKG_CONFIG): $(missing)" >&2; \
		echo "make: run 'make deps' first" >&2; exit 1; fi
	@mkdir -p $(@D)
	@printf '%s\n' "$$flags_now" | cmp -s - $@ || \
		printf '%s\n' "$$flags_now" >$@

$(out)/objects: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$objects_now" | cmp -s - $@ || \
		printf '%s\n' "$$objects_now" >$@

$(out)/obj/%.o: generator/%.c $(out)/flags
	@mkdir -p $(@D)
	$(call say,CC    $<)
	$(call compile) -MMD -MP -c -o $@ $<

# The themes and what explains messages, as C. The generator leaves its
# output alone when nothing changed, so it may look each time.
$(out)/embed: generator/embed.c $(out)/flags
	@mkdir -p $(@D)
	$(call say,LINK  $@)
	$(link) -o $@ $<

$(embedded).c: $(out)/embed FORCE
	@$(out)/embed themes $@ theme/embedded.h embedded

$(manual).c: $(out)/embed FORCE
	@$(out)/embed content/manual/messages.md $@ cli/manual.h manual

$(reload).c: $(out)/embed FORCE
	@$(out)/embed generator/serve/reload.js $@ serve/reload_script.h reload

$(new).c: $(out)/embed FORCE
	@$(out)/embed generator/new $@ cli/new_files.h new

$(embedded).o $(manual).o $(reload).o $(new).o: %.o: %.c $(out)/flags
	$(call say,CC    $<)
	$(call compile) -MMD -MP -c -o $@ $<

$(library): $(library_objects) $(out)/objects
	@rm -f $@
	@$(AR) rcs $@ $(library_objects)

$(program): $(main_object) $(library)
	$(call say,LINK  $@)
	$(link) -o $@ $(main_object) $(library) $(program_libraries)

# A test may ask for link flags in a line such as /* LINK: -Wl,--wrap=open */.
$(out)/tests/%.o: tests/%.c $(out)/flags
	@mkdir -p $(@D)
	$(call say,CC    $<)
	$(call compile,$(test_cflags)) -MMD -MP -c -o $@ $<

$(test_programs): $(out)/tests/%: $(out)/tests/%.o $(helper_objects) $(library)
	$(call say,LINK  $@)
	$(link) -o $@ $< $(helper_objects) \
		$$(sed -n 's|^/\* LINK: \(.*\) \*/$$|\1|p' $(<:$(out)/%.o=%.c)) \
		$(library) $(cmocka_libs) $(libraries)

$(bench_programs): $(out)/%: $(out)/%.o $(library)
	$(call say,LINK  $@)
	$(link) -o $@ $< \
		$$(sed -n 's|^/\* LINK: \(.*\) \*/$$|\1|p' $(<:$(out)/%.o=%.c)) \
		$(library) $(program_libraries)

-include $(objects:.o=.d) $(embedded).d $(manual).d $(reload).d $(new).d $(test_programs:=.d) \
	$(helper_objects:.o=.d) $(bench_programs:=.d)

# --- Checking --------------------------------------------------------------

.PHONY: check check-sanitize check-threads check-clang check-tidy \
	check-format check-all check-browser check-hosts reproducible

# Scripts that run the program name it as $DOSSIER; the others look at the
# source, once.
scripts := $(filter-out tests/run.sh tests/lib.sh tests/screens.sh,$(sort $(wildcard tests/*.sh)))
ifneq ($(CONFIG),plain)
scripts := $(shell grep -l DOSSIER $(scripts) /dev/null)
endif
ifneq ($(origin ROOMS),file)
scripts :=
endif

export DOSSIER = $(program)
export HEADER_CC = $(CC) $(own_cflags)

check: $(test_programs) $(if $(scripts),$(program) $(bench_programs))
	@tests/run.sh $(out)/results $(test_programs) $(scripts)

.PHONY: screens
screens: $(program)
	@tests/screens.sh

check-sanitize:
	@$(MAKE) --no-print-directory CONFIG=asan check

check-threads:
	@$(MAKE) --no-print-directory CONFIG=tsan check

check-clang:
	@$(MAKE) --no-print-directory CONFIG=clang CC=clang check-compiles

.PHONY: check-compiles
check-compiles: $(program) $(test_programs) $(bench_programs)

# nproc is not everywhere; two at a time is never wrong.
jobs := $(shell nproc 2>/dev/null || echo 2)
linted := $(sources) generator/embed.c $(test_sources) $(test_helpers) \
	$(bench_sources)

check-tidy:
	@printf '%s\n' $(wildcard $(linted)) | xargs -P $(jobs) -n 4 sh -c \
		'clang-tidy --quiet "$$@" -- $(own_cflags) $(test_cflags) 2>&1 | \
		{ ! grep -Ev "warnings? generated"; }' clang-tidy

check-format:
	@clang-format --dry-run -Werror $(wildcard $(headers) $(linted) \
		tests/*.h tests/*/*.h)

# Where .ci/deps puts what the browser tests need.
check-browser: $(program)
	@tests/browser/run.sh $(out)

# The manual's recipes on nginx, Apache, git, rclone and rsync, on this machine.
check-hosts: $(program)
	@tests/hosts/recipes.sh

# Program and sites, built as others would.
reproducible: $(program)
	@tests/reproducible/run.sh

check-all: check check-sanitize check-clang check-format check-tidy

# --- Measuring -------------------------------------------------------------

.PHONY: bench bench-records bench-preview bench-timeline bench-search bench-deps

bench: bench-records bench-preview bench-timeline
	@tests/bench/run.sh $(out)

bench-records: $(program) $(bench_programs)
	@tests/bench/records.sh $(out)

bench-preview: $(program) $(bench_programs)
	@tests/bench/preview.sh $(out)

bench-timeline: $(program)
	@tests/bench/timeline.sh $(out)

bench-search: $(program) $(bench_programs)
	@tests/bench/search.sh $(out)

bench-deps:
	@.ci/deps site bench

# --- Installing ------------------------------------------------------------

.PHONY: install uninstall clean help

manuals := $(sort $(wildcard generator/man/*.[157]))
# A shell, and where it looks for completions.
completions := bash:$(PREFIX)/share/bash-completion/completions/dossier \
	zsh:$(PREFIX)/share/zsh/site-functions/_dossier \
	fish:$(PREFIX)/share/fish/vendor_completions.d/dossier.fish
manual_path = $(MANDIR)/man$(subst .,,$(suffix $(1)))/$(notdir $(1))

install: $(program)
	install -d $(DESTDIR)$(BINDIR)
	install -m 755 $(program) $(DESTDIR)$(BINDIR)/dossier
	$(foreach page,$(manuals),\
	install -D -m 644 $(page) $(DESTDIR)$(call manual_path,$(page));)
	for item in $(completions); do \
		install -d "$(DESTDIR)$$(dirname "$${item#*:}")" && \
		$(program) completions "$${item%%:*}" \
			>"$(DESTDIR)$${item#*:}" || exit 1; \
	done

uninstall:
	rm -f $(DESTDIR)$(BINDIR)/dossier
	$(foreach page,$(manuals),rm -f $(DESTDIR)$(call manual_path,$(page));)
	for item in $(completions); do rm -f "$(DESTDIR)$${item#*:}"; done

clean:
	rm -rf $(BUILD)

help:
	@echo 'make deps            install what the site needs'
	@echo 'make deps check      ... and what the tests need, and run them'
	@echo 'make all             build $(BUILD)/dossier'
	@echo 'make site            build the site of this folder into output/'
	@echo 'make check           all tests and structure checks'
	@echo 'make check-sanitize  the tests under ASan and UBSan'
	@echo 'make check-threads   the tests under TSan'
	@echo 'make check-clang     compile everything with clang'
	@echo 'make check-browser   pages in a browser (make deps check-browser)'
	@echo 'make check-hosts     recipes of the manual on servers of this machine'
	@echo 'make reproducible    the same bytes under other paths, users, clocks ...'
	@echo 'make check-format    clang-format agrees with every file'
	@echo 'make check-tidy      clang-tidy, function sizes included'
	@echo 'make screens         pictures of both themes, with chromium'
	@echo 'make bench           measure against Hugo (make bench-deps)'
	@echo 'make bench-records   measure 2 million turns alone (needs 8 GB of disk)'
	@echo 'make bench-preview   from a saved document to its page in a browser'
	@echo 'make bench-search    measure the search on 10,000 pages'
	@echo 'make install         to DESTDIR, PREFIX (default /usr/local)'
	@echo 'make uninstall       take that away again'
	@echo 'make LINK=shared     with libraries that are loaded at the start'
	@echo 'make clean           remove $(BUILD)'

endif
