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
import json
import os
import re
import subprocess
import tempfile
import time


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
    parser.add_argument("texts")
    parser.add_argument("--programs", default=".build/release", help="folder of tenor and tenor-benchmark")
    parser.add_argument("--companies", default="Lexicons/shared/companies.tsv")
    parser.add_argument("--megabytes", type=float, default=4, help="how much text is read")
    arguments = parser.parse_args()

    texts, size = [], 0
    command = [os.path.join(arguments.programs, "tenor"), "extract", "--quiet", arguments.texts]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as lines:
        for line in lines.stdout:
            text = json.loads(line).get("text") or ""
            texts.append(text)
            size += len(text.encode())
            if size >= arguments.megabytes * 1e6:
                lines.kill()
                break

    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "texts.jsonl"), "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
        command = [os.path.join(arguments.programs, "tenor-benchmark"), folder, "--rounds", "3", "--only", "tokens,entities"]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    stage, tokens = (float(re.search(rf"^{name} +\S+ +(\S+)", output, re.M).group(1)) for name in ("entities", "tokens and sentences"))
    both = 1 / (1 / stage + 1 / tokens)

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
