# Two commands on a fresh machine: `make run` and `make test`. Both install what is missing first.

SHELL := /bin/bash
EVALUATION ?= ../shared/eval
CORPUS ?=
TENOR := .build/release/tenor

.PHONY: run test bench evaluate format lint setup build

run: build
	$(TENOR) run Corpus -o Output

test: setup
	swift test --quiet

# Throughput and memory of every stage: `make bench CORPUS=folder`, or on Corpus/.
bench: setup
	swift build -c release --product tenor-benchmark
	.build/release/tenor-benchmark $(if $(CORPUS),$(CORPUS),Corpus)

# Scores on the development sets against the pins in .ci/pins.json.
evaluate: build
	python3 .ci/gate.py --tenor $(TENOR) --evaluation $(EVALUATION)

format:
	swift format --in-place --recursive Package.swift Sources Tests

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

build: setup
	swift build -c release --product tenor
	$(TENOR) lexicon pack

setup:
	@.ci/setup
