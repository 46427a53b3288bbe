#!/usr/bin/env python3
"""Speed of Tenor's entity stage beside pyahocorasick with the same names of companies, on the same articles, on one core, in one run.

    swift build -c release --product tenor && swift build -c release --product tenor-benchmark
    pip install pyahocorasick
    python3 Benchmarks/entities.py TEXTS.jsonl [--programs .build/release] [--megabytes 4]

TEXTS.jsonl has an article a line with `text`; what Tenor's line cleaning leaves of it is what both read. pyahocorasick finds the forms of
companies.tsv as they are spelled, at word borders; it tells no company from a word, inflects nothing, and looks for no person, place, date or
amount. Its figure is given for the search alone and with the check of borders.
"""
import argparse
import time

import articles


def forms(path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            cells = line.rstrip("\n").split("\t")
            yield cells[0], cells[1]
            for value in cells[5].split("|") if len(cells) > 5 else []:
                kind, _, form = value.rpartition("=")
                if form and form != "-" and kind not in ("ticker", "handle", "domain"):
                    yield cells[0], form


def is_border(text, i):
    return i == 0 or i == len(text) or not (text[i - 1].isalnum() and text[i].isalnum())


def rate(body, size):
    best = min(timed(body) for _ in range(3))
    return size / best / 1e6


def timed(body):
    start = time.process_time()
    body()
    return time.process_time() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    articles.add_arguments(parser)
    parser.add_argument("--companies", default="Lexicons/shared/companies.tsv")
    arguments = parser.parse_args()

    texts, size = articles.read(arguments)
    stage, both = articles.tenor_rates(arguments, texts, "entities")

    import ahocorasick

    automaton = ahocorasick.Automaton()
    count = 0
    for company, form in forms(arguments.companies):
        count += automaton.add_word(form, (company, len(form)))
    automaton.make_automaton()

    def search():
        for text in texts:
            for _ in automaton.iter(text):
                pass

    def search_words():
        for text in texts:
            for end, (company, length) in automaton.iter(text):
                is_border(text, end + 1) and is_border(text, end + 1 - length)

    plain, words = rate(search, size), rate(search_words, size)
    print(f"{size / 1e6:.1f} MB of article text, one core, {count} forms for pyahocorasick")
    print(f"Tenor, entities              {stage:8.1f} MB/s")
    print(f"Tenor, words and entities    {both:8.1f} MB/s")
    print(f"pyahocorasick, search        {plain:8.1f} MB/s")
    print(f"pyahocorasick, word borders  {words:8.1f} MB/s")


if __name__ == "__main__":
    main()
