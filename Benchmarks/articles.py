"""What the benchmarks of single stages share: the articles, and Tenor's rates on them."""
import json
import os
import re
import subprocess
import tempfile


def add_arguments(parser):
    parser.add_argument("texts")
    parser.add_argument("--programs", default=".build/release", help="folder of tenor and tenor-benchmark")
    parser.add_argument("--megabytes", type=float, default=4, help="how much text is read")


def read(arguments):
    """The texts that Tenor's line cleaning leaves of TEXTS.jsonl, and their size in bytes."""
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
    return texts, size


def tenor_rates(arguments, texts, stage):
    """Megabytes a second of a stage of Tenor's, by itself and with the splitting into words before it."""
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "texts.jsonl"), "w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": str(number), "text": text}, ensure_ascii=False) + "\n")
        command = [os.path.join(arguments.programs, "tenor-benchmark"), folder, "--rounds", "3", "--only", f"tokens,{stage}"]
        output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    alone, words = (float(re.search(rf"^{name} +\S+ +(\S+)", output, re.M).group(1)) for name in (stage, "tokens and sentences"))
    return alone, 1 / (1 / alone + 1 / words)
