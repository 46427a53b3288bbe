#!/usr/bin/env python3
"""Speed of Tenor's sentiment stage beside VADER's, on the same English articles, on one core, in one run.

    swift build -c release --product tenor && swift build -c release --product tenor-benchmark
    pip install vaderSentiment
    python3 Benchmarks/sentiment.py TEXTS.jsonl [--programs .build/release] [--megabytes 4]

TEXTS.jsonl has an article a line with `text`; what Tenor's line cleaning leaves of it is what both judge. VADER (`pip install vaderSentiment`) judges paragraphs, as its authors advise to judge
pieces of a long text one by one; Tenor judges articles, and its figure is given without and with splitting them into words.
"""
import argparse
import time

import articles


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    articles.add_arguments(parser)
    arguments = parser.parse_args()

    texts, size = articles.read(arguments)
    stage, both = articles.tenor_rates(arguments, texts, "sentiment of the article")

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
