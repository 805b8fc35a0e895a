"""Whether groups of people want different things, without showing what a few of them chose."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.special import chdtrc

from lemniscaat.methods.records import Record, record
from lemniscaat.methods.valuation.design import for_record
from lemniscaat.methods.valuation.estimate import Valuation, estimate_choices, read
from lemniscaat.methods.words import Refused, Sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lemniscaat.methods.valuation.choices import Choices
    from lemniscaat.methods.valuation.design import Answer, Design

# Fewer people than this are never shown as a group.
LEAST = 10


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """Groups side by side.

    `groups`: an estimate for each group that is shown. `unclear`: groups that are large enough, but
    whose answers do not settle the weights, each with the reason. `hidden`: how many people are in
    no such group: theirs is too small, or would give a small one away.
    `statistic` is twice the gain in log-likelihood of weights per group over weights for all shown
    groups together, `freedom` the number of weights more, `probability` the chance of at least
    this gain if the groups want the same (nothing when fewer than two groups are shown).
    """

    least: int
    groups: Mapping[str, Valuation]
    unclear: Mapping[str, Sentence]
    hidden: int
    statistic: float | None
    freedom: int | None
    probability: float | None
    record: Record


def compare(design: Design, answers: Sequence[Answer], *, least: int = LEAST) -> Comparison:
    """Estimate weights per group and test whether they differ (likelihood ratio; Wilks 1938).

    A group with fewer than `least` people who chose is hidden. If those who are hidden together
    could be worked out by subtraction, the smallest group that would be shown is hidden too.
    """
    if least < 2:
        raise Refused(
            nl="Een groep van één mag nooit zichtbaar zijn: kies een drempel van 2 of meer.",
            en="A group of one may never be shown: choose a threshold of 2 or more.",
        )
    made = read(design, answers)
    groups: dict[str, Valuation] = {}
    unclear: dict[str, Sentence] = {}
    shown = _shown(made, least)
    for name in shown:
        try:
            groups[name] = estimate_choices(design, made.of([name]))
        except Refused as refusal:
            unclear[name] = refusal.sentence
    statistic = freedom = probability = None
    if len(groups) > 1:
        pooled = estimate_choices(design, made.of(groups))
        gain = sum(one.likelihood for one in groups.values()) - pooled.likelihood
        statistic, freedom = 2 * max(gain, 0.0), (len(groups) - 1) * len(pooled.weights)
        probability = float(chdtrc(freedom, statistic))
    hidden = int((~np.isin(made.group, shown)).sum())
    given = (
        for_record(design),
        least,
        {name: one.record.input_digest for name, one in groups.items()},
    )
    outcome = (
        {name: one.record.output_digest for name, one in groups.items()},
        None if probability is None else round(probability, 6),
    )
    kept = record("valuation.compare", given, outcome)
    return Comparison(least, groups, unclear, hidden, statistic, freedom, probability, kept)


def _shown(made: Choices, least: int) -> tuple[str, ...]:
    """The groups to show, in the order of their names."""
    counts = Counter(made.group.tolist())
    counts.pop("", None)
    large = sorted(counts, key=lambda name: (counts[name], name))
    large = [name for name in large if counts[name] >= least]
    hidden = len(made.group) - sum(counts[name] for name in large)
    while large and 0 < hidden < least:
        hidden += counts[large.pop(0)]
    return tuple(sorted(large))
