#!/usr/bin/env python3
"""Speed of Tenor's sentiment stage beside VADER's, on the same English articles, on one core, in one run.

    swift build -c release --product tenor && swift build -c release --product tenor-benchmark
    pip install vaderSentiment
    python3 Benchmarks/sentiment.py TEXTS.jsonl [--programs .build/release] [--megabytes 4]

TEXTS.jsonl has an article a line with `text`; what Tenor's line cleaning leaves of it is what both judge. VADER (`pip install vaderSentiment`) judges paragraphs, as its authors advise to judge
pieces of a long text one by one; Tenor judges articles, and its figure is given without and with splitting them into words.
"""
import argparse
import json
import os
import re
import subprocess
import tempfile
import time


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts")
    parser.add_argument("--programs", default=".build/release", help="folder of tenor and tenor-benchmark")
    parser.add_argument("--megabytes", type=float, default=4, help="how much text is judged")
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
        command = [os.path.join(arguments.programs, "tenor-benchmark"), folder, "--rounds", "3"]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rates = {name: float(re.search(rf"^{name} +\S+ +(\S+)", output, re.M).group(1)) for name in ("tokens and sentences", "sentiment of the article")}
    stage = rates["sentiment of the article"]
    both = 1 / (1 / stage + 1 / rates["tokens and sentences"])

    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyzer = SentimentIntensityAnalyzer()
    sample, judged = [], 0
    for text in texts:
        sample += [line for line in text.split("\n") if line.strip()]
        judged += len(text.encode())
        if judged >= 1e6:
            break
    start = time.perf_counter()
    for line in sample:
        analyzer.polarity_scores(line)
    vader = judged / (time.perf_counter() - start) / 1e6

    print(f"{size / 1e6:.1f} MB of article text, one core")
    print(f"Tenor, sentiment             {stage:8.1f} MB/s")
    print(f"Tenor, words and sentiment   {both:8.1f} MB/s")
    print(f"VADER                        {vader:8.2f} MB/s  (Tenor ×{stage / vader:.0f}, with words ×{both / vader:.0f})")


if __name__ == "__main__":
    main()
