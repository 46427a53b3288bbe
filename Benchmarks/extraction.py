#!/usr/bin/env python3
"""Extraction side by side: Tenor, libxml2's parse alone, and Resiliparse, on the same pages, one core, in turn.

    swift build -c release --product tenor-benchmark
    pip install resiliparse
    python3 Benchmarks/extraction.py FOLDER [--rounds 5]

FOLDER holds pages (.html, or .html.gz). All of them are decompressed and decoded to UTF-8 once, into a temporary folder, so that every program
reads the same bytes. Resiliparse does what its users do: parse_from_bytes, then extract_plain_text(main_content=True); it looks for no author
and no date. Every round runs all programs once, one core each, and takes their processor time; the best round of each counts. Prints pages a
second and what share of libxml2's DOM rate that is.
"""
import argparse, glob, gzip, os, re, subprocess, sys, tempfile, time


def pages(folder):
    for path in sorted(glob.glob(os.path.join(folder, "*.html")) + glob.glob(os.path.join(folder, "*.html.gz"))):
        raw = (gzip.open if path.endswith(".gz") else open)(path, "rb").read()
        name = os.path.basename(path).removesuffix(".gz")
        try:
            yield name, raw.decode()
        except UnicodeDecodeError:
            label = re.search(rb"charset=[\"']?\s*([\w-]+)", raw[:4096], re.I)
            try:
                yield name, raw.decode(label[1].decode() if label else "windows-1252", "replace")
            except LookupError:
                yield name, raw.decode("windows-1252", "replace")


def resiliparse(pages):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    start = time.process_time()
    for page in pages:
        extract_plain_text(HTMLTree.parse_from_bytes(page, "utf-8"), main_content=True)
    return time.process_time() - start


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--benchmark", default=".build/release/tenor-benchmark")
    options = options.parse_args()
    best = {}
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for name, text in pages(options.folder):
            # The character set is known now; what the page says of it is no matter.
            with open(os.path.join(folder, name), "w", encoding="utf-8", newline="") as f:
                f.write(text)
            texts.append(text.encode())
        if not texts:
            sys.exit(f"{options.folder}: no .html or .html.gz in it")
        for _ in range(options.rounds):
            ran = subprocess.run(
                [options.benchmark, folder, "--only", "libxml2,extraction", "--rounds", "1", "--documents", "1"], capture_output=True, text=True, check=True)
            for name, rate in re.findall(r"^(libxml2 DOM|libxml2 SAX|extraction).*?\s{2,}(\d+)\s", ran.stdout, re.M):
                best[name] = max(best.get(name, 0), float(rate))
            best["Resiliparse"] = max(best.get("Resiliparse", 0), len(texts) / resiliparse(texts))
    print(f"{len(texts)} pages, {sum(map(len, texts)) / len(texts) / 1000:.0f} thousand bytes each; best of {options.rounds} rounds")
    for name in sorted(best, key=best.get):
        label = "Tenor, extraction" if name == "extraction" else name
        print(f"{label:20} {best[name]:7.0f} pages/s  {best[name] / best['libxml2 DOM']:5.2f} of libxml2's DOM")
    print(f"Tenor : Resiliparse  {best['extraction'] / best['Resiliparse']:.2f}")


if __name__ == "__main__":
    main()
