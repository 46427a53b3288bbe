#!/usr/bin/env python3
"""Set the rates of Tenor's language identification beside CLD2's, on the same texts in one run.

    language_rates.py FILE [--benchmark .build/release/tenor-benchmark] [--rounds 5]

FILE holds short texts, one a line; joined to pieces of 6,000 bytes they are the articles. Needs CLD2 (`pip install pycld2`), which is
called from Python here: the call itself, about 1 µs, counts for it. The programs take turns, one thread each; the best round counts.
Exit status 1 when Tenor is slower than CLD2 on either kind, or a bar of the project is missed on this machine.
"""
import argparse
import json
import subprocess
import sys
import time

import pycld2

ARTICLE_BYTES = 6000
# The bars of the project, for one core of a present-day machine.
SHORT_TEXTS_PER_SECOND = 500_000
ARTICLE_MEGABYTES_PER_SECOND = 100


def joined(lines, least):
    """The lines, joined to texts of at least so many bytes, as the benchmark does it."""
    texts, under = [], b""
    for line in lines:
        under = under + b" " + line if under else line
        if len(under) >= least:
            texts.append(under)
            under = b""
    return texts


def cld2(texts):
    """Seconds for one round of CLD2, and how many texts it gave a language."""
    told, start = 0, time.perf_counter()
    for text in texts:
        try:
            told += pycld2.detect(text.decode(errors="replace"), bestEffort=True)[2][0][1] != "un"
        except pycld2.error:
            pass  # It refuses texts with control characters.
    return time.perf_counter() - start, told


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--benchmark", default=".build/release/tenor-benchmark")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    with open(options.file, "rb") as file:
        lines = [line for line in file.read().split(b"\n") if line]
    missed = []
    print(f"{'texts':28}{'':>10}{'Tenor':>14}{'CLD2':>14}")
    for kind, least in (("short", 0), ("articles", ARTICLE_BYTES)):
        texts = joined(lines, least)
        size = sum(map(len, texts))
        tenor, seconds, told = None, float("inf"), 0
        for _ in range(options.rounds):
            out = subprocess.run([options.benchmark, "language", options.file, "--joined", str(least), "--rounds", "1"],
                                 check=True, capture_output=True).stdout
            row = json.loads(out)
            tenor = row if tenor is None or row["texts_per_second"] > tenor["texts_per_second"] else tenor
            took, told = cld2(texts)
            seconds = min(seconds, took)
        if tenor["texts"] != len(texts):
            sys.exit(f"{options.file}: {tenor['texts']} texts for Tenor, {len(texts)} for CLD2")
        other = {"texts_per_second": len(texts) / seconds, "megabytes_per_second": size / seconds / 1e6}
        name = f"{kind}, {size // len(texts)} bytes each"
        print(f"{name:28}{'texts/s':>10}{tenor['texts_per_second']:14,.0f}{other['texts_per_second']:14,.0f}")
        print(f"{'':28}{'MB/s':>10}{tenor['megabytes_per_second']:14.1f}{other['megabytes_per_second']:14.1f}")
        answered = sum(n for code, n in tenor["answers"].items() if code != "und")
        print(f"{'':28}{'told':>10}{answered / len(texts):14.3f}{told / len(texts):14.3f}")
        if tenor["texts_per_second"] < other["texts_per_second"]:
            missed.append(f"{kind}: slower than CLD2")
        if kind == "short" and tenor["texts_per_second"] < SHORT_TEXTS_PER_SECOND:
            missed.append(f"short: below {SHORT_TEXTS_PER_SECOND:,} texts/s")
        if kind == "articles" and tenor["megabytes_per_second"] < ARTICLE_MEGABYTES_PER_SECOND:
            missed.append(f"articles: below {ARTICLE_MEGABYTES_PER_SECOND} MB/s")
    print(f"{'model':28}{'load ms':>10}{tenor['load_milliseconds']:14.1f}")
    for text in missed:
        print("missed: " + text)
    sys.exit(1 if missed else 0)


main()
