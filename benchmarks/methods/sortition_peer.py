"""One run of sortition-algorithms, in a process of its own that can be stopped (see sortition.py).

It reads the pool as JSON and writes the chance of each person and the seconds it took.
"""

from __future__ import annotations

import importlib
import json
import logging
import sys

from benchmarks.methods.rows import timed


def main() -> None:
    """Read the question, ask the peer, write its answer."""
    logging.disable(logging.CRITICAL)
    asked = json.load(sys.stdin)
    name = "sortition_algorithms"
    features = importlib.import_module(f"{name}.features").read_in_features(
        ["feature", "value", "min", "max"], asked["quotas"]
    )[0]
    settings = importlib.import_module(f"{name}.settings").Settings(
        id_column="id",
        columns_to_keep=["street", "number"],
        check_same_address=False,
        check_same_address_columns=[],
    )
    people = importlib.import_module(f"{name}.people").read_in_people(
        list(asked["people"][0]), asked["people"], features, settings
    )[0]
    committees = importlib.import_module(f"{name}.committee_generation")
    find = getattr(committees, f"find_distribution_{asked['goal']}")
    columns = ["street", "number"] if asked["households"] else []
    (panels, weights, _), seconds = timed(lambda: find(features, people, asked["size"], columns))
    chances = {one["id"]: 0.0 for one in asked["people"]}
    used = 0
    for panel, weight in zip(panels, weights, strict=True):
        used += int(weight > 1e-9)  # a number of numpy cannot be written as JSON
        for person in panel:
            chances[person] += float(weight)
    print(json.dumps({"chances": list(chances.values()), "panels": used, "seconds": seconds}))


main()
