# The commands that the README names. Each works on a fresh clone.
SHELL := /bin/bash
SWIFT_FLAGS ?=
CONFIGURATION ?= debug
BUILD_DIR = .build/$(CONFIGURATION)
LEVEE = $(BUILD_DIR)/levee
PREFIX ?= /usr/local
INSTALLED = $(DESTDIR)$(PREFIX)
FEED_SCHEMA = data/schema/border-feed-1.xsd

.PHONY: help soak browser-test api-test setup build demo demo-check test differential feed-differential faults hostile fuzz fuzz-keep lint format docs bench \
  bench-import bench-large bench-night bench-web profile-memory install install-files clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## install the system libraries that are missing
	@scripts/setup

build: setup
	swift build -c $(CONFIGURATION) --product levee $(SWIFT_FLAGS)

demo: build ## the main job on the sample county: tables, feeds, tonight's irregular holdings
	@scripts/demo $(LEVEE)

demo-check: build ## the demo and the sample's findings, compared with what is committed
	@scripts/demo-check $(LEVEE)

test: setup ## every test
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build $(SWIFT_FLAGS)
	python3 -m unittest discover -s Tests/Oracle -p 'test_*.py'
	python3 Tests/Oracle/differential.py .build/debug/levee --seeds 1-4
	python3 Tests/Oracle/feed_differential.py .build/debug/levee --files 150 --seed 2 --schema $(FEED_SCHEMA)
	python3 Tests/Faults/faults.py .build/debug/levee --sample 25 --seed 1
	python3 Tests/Faults/night_faults.py .build/debug/levee --sample 15 --seed 1
	python3 Tests/Faults/hostile.py .build/debug/levee --sample 40 --seed 1
	@scripts/browser-test .build/debug/levee
	@scripts/api-test .build/debug/levee 20

differential: build ## more random worlds held against the second reading of the rules: make differential SEEDS=1-60
	python3 Tests/Oracle/differential.py $(LEVEE) --seeds $(or $(SEEDS),1-40)

feed-differential: build ## spoilt feeds held against a second reader and the schema: make feed-differential FILES=10000 SEED=1
	python3 Tests/Oracle/feed_differential.py $(LEVEE) --files $(or $(FILES),10000) --seed $(or $(SEED),1) \
	  --schema $(FEED_SCHEMA)

browser-test: build ## the workspace in headless Chromium: stories, accessibility of every page
	@scripts/browser-test $(LEVEE)

api-test: build ## the interface for machines, asked all that its description allows and more: make api-test EXAMPLES=200
	@scripts/api-test $(LEVEE) $(or $(EXAMPLES),200)

faults: build ## an import and a night killed, its disk full or broken, at every durable call
	python3 Tests/Faults/faults.py $(LEVEE)
	python3 Tests/Faults/night_faults.py $(LEVEE)

soak: ## random worlds through random nights, each held against the full pass: make soak MINUTES=60
	swift build --build-tests $(SWIFT_FLAGS)
	LEVEE_SOAK_MINUTES=$(or $(MINUTES),60) swift test --skip-build --filter NightPropertyTests

hostile: build ## every file made to harm: FACTOR times 2 s of CPU time each (10 for a debug build)
	python3 Tests/Faults/hostile.py $(LEVEE) --all --factor $(or $(FACTOR),$(if $(filter release,$(CONFIGURATION)),1,10))

fuzz: setup ## random bytes at everything that reads what strangers wrote, two jobs: make fuzz MINUTES=10 TARGETS="gate import"
	@scripts/fuzz $(or $(MINUTES),10) $(TARGETS)

fuzz-keep: setup ## put what the fuzzer found worth keeping into Tests/Fuzz/Corpus, the smallest set
	@scripts/fuzz keep $(TARGETS)

lint: ## the format check
	swift format lint --strict --recursive Package.swift Sources Tests

format: ## put the sources into the house's format
	swift format --in-place --recursive Package.swift Sources Tests

docs: build ## write docs/rules.md from the rulebook
	$(LEVEE) rules --markdown > docs/rules.md

bench: setup ## load, import, night over 5,000 and 20,000 people; checks a second; a check over 100,000; a big feed
	@scripts/bench

bench-import: setup ## a big feed beside a plain C importer and a script: make bench-import RECORDS=1000000
	@scripts/bench-import --records $(or $(RECORDS),1000000)

bench-large: setup ## two gigabytes through a pipe: memory; and 1,000 records into ten million
	swift build -c release --product levee
	python3 Benchmarks/large_import.py .build/release/levee

bench-web: setup ## the workspace over 100,000 people under load, beside a plain "hello" of its library: make bench-web PEOPLE=100000
	@scripts/bench-web --people $(or $(PEOPLE),100000)

bench-night: setup ## the night over a million people beside DuckDB and SQLite: make bench-night PEOPLE=1000000
	swift build -c release --product levee
	python3 -c 'import duckdb' 2>/dev/null || python3 -m pip install --quiet duckdb
	python3 Benchmarks/night_bench.py .build/release/levee --people $(or $(PEOPLE),1000000)

profile-memory: build ## memory of a translated feed: 100 MiB through a pipe (MEGABYTES=)
	@scripts/profile-memory $(LEVEE) $(or $(MEGABYTES),100) 64

install: ## the release build, its shell completions and its units under PREFIX (default /usr/local)
	$(MAKE) build CONFIGURATION=release
	$(MAKE) install-files CONFIGURATION=release

# For packagers: nothing is built or fetched, and nothing is written outside DESTDIR.
install-files: ## the same as it was built, building nothing: make install-files CONFIGURATION=release DESTDIR=/tmp/package PREFIX=/usr
	@test -x $(LEVEE) || { echo "there is no $(LEVEE); run make build CONFIGURATION=$(CONFIGURATION) first" >&2; exit 1; }
	install -Dm755 $(LEVEE) $(INSTALLED)/bin/levee
	install -d $(INSTALLED)/share/bash-completion/completions $(INSTALLED)/share/zsh/site-functions \
	  $(INSTALLED)/share/fish/vendor_completions.d $(INSTALLED)/lib/systemd/system
	$(LEVEE) --generate-completion-script bash > $(INSTALLED)/share/bash-completion/completions/levee
	$(LEVEE) --generate-completion-script zsh > $(INSTALLED)/share/zsh/site-functions/_levee
	$(LEVEE) --generate-completion-script fish > $(INSTALLED)/share/fish/vendor_completions.d/levee.fish
	for unit in service timer; do \
	  sed "s#@PREFIX@#$(PREFIX)#" dist/systemd/levee-nightly.$$unit > $(INSTALLED)/lib/systemd/system/levee-nightly.$$unit || exit 1; done
	chmod 644 $(INSTALLED)/share/bash-completion/completions/levee $(INSTALLED)/share/zsh/site-functions/_levee \
	  $(INSTALLED)/share/fish/vendor_completions.d/levee.fish $(INSTALLED)/lib/systemd/system/levee-nightly.service \
	  $(INSTALLED)/lib/systemd/system/levee-nightly.timer
	install -Dm644 dist/systemd/levee.sysusers $(INSTALLED)/lib/sysusers.d/levee.conf

clean:
	rm -rf .build
