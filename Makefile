# Two commands on a fresh machine: `make run` and `make test`. Both install what is missing first.

SHELL := /bin/bash
EVALUATION ?= ../shared/eval
CORPUS ?=
FUZZ_SECONDS ?= 600
TENOR := .build/release/tenor

FUZZ_TARGETS := html warc jsonl charset table feed mail

.PHONY: run test bench evaluate fuzz format lint setup build

run: build
	$(TENOR) run Corpus -o Output

# The compiled lexicons spare each command that the tests start half a minute: without optimization lists take long to read.
test: setup
	swift build --quiet --build-tests
	.build/debug/tenor lexicon pack
	swift test --quiet --skip-build

# Throughput and memory of every stage: `make bench CORPUS=folder`, or on Corpus/.
bench: setup
	swift build -c release --product tenor-benchmark
	.build/release/tenor-benchmark $(if $(CORPUS),$(CORPUS),Corpus)

# Scores on the development sets against the pins in .ci/pins.json.
evaluate: build
	python3 .ci/gate.py --tenor $(TENOR) --evaluation $(EVALUATION)

# libFuzzer with the address sanitizer on every target for FUZZ_SECONDS each; what it finds is kept in .build/fuzz.
fuzz: setup
	TENOR_FUZZ=build swift build -c debug --product tenor-fuzz --scratch-path .build/fuzz -Xswiftc -sanitize=fuzzer,address
	for target in $(FUZZ_TARGETS); do mkdir -p .build/fuzz/corpus/$$target; \
	  TENOR_FUZZ=$$target .build/fuzz/debug/tenor-fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=65536 -timeout=10 -rss_limit_mb=4096 \
	    -artifact_prefix=.build/fuzz/$$target- .build/fuzz/corpus/$$target Tests/Fuzz/Seeds/$$target || exit 1; done

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

build: setup
	swift build -c release --product tenor
	$(TENOR) lexicon pack

setup:
	@.ci/setup
