# The verbs of this project; `make` alone lists them. What they do stands in scripts/ and CMakePresets.json.
.DEFAULT_GOAL := help
.PHONY: help setup build demo serve test bench lint format asan tsan fuzz mutants quality chaos conformance clean

help:  ## list the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup:  ## install what is missing: Debian packages, npm packages
	@sh scripts/setup.sh

build: setup  ## build build/release/insight
	@sh scripts/build.sh release insight

demo: build  ## analyse a real project through a real server; DIR=… takes your own
	@sh scripts/demo.sh $(if $(DIR),"$(DIR)")

serve: build  ## start the server on 127.0.0.1:8080, data in data/
	@exec build/release/insight serve --data data

test: setup  ## every test; ends with ctest's summary
	@sh scripts/test.sh dev

bench: setup  ## ratios against peers, same machine, same run
	@sh scripts/bench.sh

lint: setup  ## formatting and clang-tidy; SINCE=main takes only changed sources
	@sh scripts/lint.sh

format:  ## format every source file
	@git ls-files '*.cpp' '*.h' ':!tests/conformance' ':!rules' | xargs clang-format-19 -i

asan: setup  ## the tests under the address and undefined-behaviour sanitizers
	@sh scripts/test.sh asan

tsan: setup  ## the tests under the thread sanitizer
	@sh scripts/test.sh tsan

fuzz: setup  ## every fuzzer, a million runs each; RUNS=, SECONDS_EACH= for less
	@sh scripts/fuzz.sh

mutants: setup  ## a million damaged files through the engine under the sanitizers; COUNT=, goes on where it stopped
	@sh scripts/mutants.sh

quality: setup  ## findings of our rules in well-known packages, into docs/rule-quality.md
	@bash scripts/rule_quality.sh

conformance: setup  ## the annotated examples by language and operator; PATTERNS=, LANGUAGES= for those compared with Semgrep
	@sh scripts/conformance.sh

chaos: setup  ## kill everything at random and count what is lost; KILLS=, SEEDS=, SEED=
	@sh scripts/chaos.sh

prisma: setup  ## write prisma/schema.prisma anew, after a migration
	@sh scripts/prisma.sh

clean:  ## remove what was built
	rm -rf build
