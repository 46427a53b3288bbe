#!/usr/bin/env python3
"""Quality gate: scores a build on the development sets and compares the figures with the pins.

    gate.py --tenor BINARY --evaluation FOLDER [--pin]

A figure below its pin fails. `--pin` raises pins to the figures reached (and never lowers one); a pin is lowered by hand, in a commit
that says why. Pins hold for the data they were measured on: its fingerprint stands beside them. On other data nothing is compared, which
the last line says, and `--pin` sets all pins anew.
"""
import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile

PINS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pins.json")
# Figures may differ in the last digit between machines; none does by more.
TOLERANCE = {"macro_f1": 0.05, "acc": 0.05, "acc2": 0.05}
DEFAULT_TOLERANCE = 0.0005


def fingerprint(folder):
    digest = hashlib.sha256()
    for path, folders, files in sorted(os.walk(folder)):
        folders.sort()
        if "robustness" in path:
            continue
        for name in sorted(files):
            if name.endswith((".jsonl", ".gz", ".html", ".txt", ".py")):
                digest.update(os.path.relpath(os.path.join(path, name), folder).encode())
                with open(os.path.join(path, name), "rb") as f:
                    digest.update(f.read())
    return digest.hexdigest()[:16]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tenor", required=True)
    parser.add_argument("--evaluation", required=True)
    parser.add_argument("--pin", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures_file = os.path.join(folder, "figures.json")
        status = subprocess.run(
            [sys.executable, os.path.join(options.evaluation, "evaluate.py"), "--tenor", options.tenor, "--json", figures_file]
        ).returncode
        if status != 0:
            sys.exit(f"quality gate: the evaluation ended with status {status}")
        with open(figures_file) as f:
            figures = json.load(f)
    with open(PINS) as f:
        pins = json.load(f)
    found = fingerprint(options.evaluation)
    same_data = found == pins["data"]
    below = []
    count = 0
    for name, measures in sorted(pins["pins"].items()):
        for measure, pin in sorted(measures.items()):
            figure = figures.get(name, {}).get(measure)
            count += 1
            if same_data and (figure is None or figure < pin - TOLERANCE.get(measure, DEFAULT_TOLERANCE)):
                below.append(f"{name} {measure}: {figure}, pinned {pin}")
            if options.pin and figure is not None and (figure > pin or not same_data):
                measures[measure] = figure
    if options.pin:
        pins["data"] = found
        with open(PINS, "w") as f:
            json.dump(pins, f, indent=1, sort_keys=True)
            f.write("\n")
    for line in below:
        print("below its pin: " + line)
    if not same_data:
        print(f"quality gate: NOTHING COMPARED, the data ({found}) is not what the {count} pins were measured on ({pins['data']})")
        return
    print(f"quality gate: {count - len(below)} passed, {len(below)} failed")
    sys.exit(1 if below else 0)


main()
