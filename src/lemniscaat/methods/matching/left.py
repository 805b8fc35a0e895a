"""Why somebody has no partner, in words, and the smallest change that would help."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.matching.groups import third
from lemniscaat.methods.matching.result import Unmatched
from lemniscaat.methods.matching.scores import TENTHS, between, couples
from lemniscaat.methods.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lemniscaat.methods.matching.groups import Group, Hall
    from lemniscaat.methods.matching.problem import Person, Problem
    from lemniscaat.methods.matching.scores import Truth, Whole


@dataclass(frozen=True, slots=True)
class _View:
    """The other world as one person sees it: for each of the others what holds.

    `open` is whom this person may meet if it were not for distance and time, `near` and `in_time`
    who of those is near enough or has a time in common; `again` who would be possible if earlier
    partners were allowed; `free` who has no partner.
    """

    person: Person
    others: tuple[Person, ...]
    reach: int
    reaches: Whole
    hectometres: Whole
    open: Truth
    near: Truth
    in_time: Truth
    again: Truth
    free: Truth


def unmatched(problem: Problem, hall: Hall, groups: Sequence[Group]) -> tuple[Unmatched, ...]:
    """Everybody who is in no group, by id."""
    left = hall.free(groups)
    apart, earlier = (couples(ids, hall.crowd.place) for ids in (problem.apart, problem.earlier))
    told = []
    for mine, others, free in zip(left, hall.worlds[::-1], left[::-1], strict=True):
        tables = (hall.crowd.cells(chosen, mine, others) for chosen in (apart, earlier))
        joins = _could_join(problem, hall, groups, mine)
        for person, place, *excluded in zip(mine.tolist(), joins, *tables, strict=True):
            view = _view(hall, person, others, np.isin(others, free), *excluded)
            told.append(_told(view, could_join=bool(place)))
    return tuple(sorted(told, key=lambda one: one.id))


def _could_join(problem: Problem, hall: Hall, groups: Sequence[Group], left: Whole) -> Truth:
    """Who would find a couple to join, were that allowed."""
    if problem.triples:
        return np.zeros(len(left), dtype=np.bool_)
    pairs = np.array([group for group in groups if len(group) == 2], dtype=np.int64)
    could = third(hall, left, *pairs.reshape(-1, 2).T).allowed.any(axis=1)
    return np.asarray(could, dtype=np.bool_)


def _view(
    hall: Hall, person: int, others: Whole, free: Truth, apart: Truth, earlier: Truth
) -> _View:
    crowd = hall.crowd
    own, theirs = crowd.traits.take(np.array([person])), crowd.traits.take(others)
    held = between(own, theirs)
    allowed = ~(held.colleagues[0] | apart)
    return _View(
        person=crowd.people[person],
        others=tuple(crowd.people[other] for other in others.tolist()),
        reach=int(own.reach[0]),
        reaches=theirs.reach,
        hectometres=held.hectometres[0],
        open=allowed & ~earlier,
        near=allowed & ~earlier & held.near[0],
        in_time=allowed & ~earlier & held.in_time[0],
        again=allowed & earlier & held.near[0] & held.in_time[0],
        free=free,
    )


def _told(view: _View, *, could_join: bool) -> Unmatched:
    if not view.open.any():
        reason, helps = _EXCLUDED, _without_exclusions(view)
    elif (view.near & view.in_time).any():
        reason, helps = _taken(view), _more_places(view, could_join=could_join)
    else:
        reason, helps = _impossible(view), _change(view, view.open)
    return Unmatched(view.person.id, reason, helps)


_EXCLUDED = Sentence(
    nl="Iedereen uit de andere wereld is voor deze persoon uitgesloten: op verzoek, door dezelfde "
    "werkgever of omdat ze elkaar al eerder ontmoetten.",
    en="Everyone from the other world is excluded for this person: on request, by the same "
    "employer or because they met before.",
)


def _taken(view: _View) -> Sentence:
    there = _there(int((view.near & view.in_time).sum()))
    return Sentence(
        nl=f"Er zijn meer mensen dan plaatsen. Wel {there.nl}, maar daar is al iemand anders bij.",
        en=f"There are more people than places. There {there.en}, but somebody else is with them.",
    )


def _impossible(view: _View) -> Sentence:
    """Neither near and in time; which of the two fails for all?"""
    if view.near.any() and view.in_time.any():
        return Sentence(
            nl="Wie dichtbij is, kan niet op dezelfde tijd. Wie wel op dezelfde tijd kan, is te "
            "ver weg.",
            en="Who is near has no time in common. Who does have a time in common is too far away.",
        )
    if view.in_time.any():
        return Sentence(
            nl="Niemand woont dichtbij genoeg voor hoe ver beide mensen willen reizen.",
            en="Nobody lives near enough for how far both people want to travel.",
        )
    if view.near.any():
        return Sentence(
            nl="Niemand kan op dezelfde tijd.", en="Nobody has a time in common with this person."
        )
    return Sentence(
        nl="Niemand woont dichtbij genoeg en niemand kan op dezelfde tijd.",
        en="Nobody lives near enough and nobody has a time in common.",
    )


def _change(view: _View, among: Truth) -> Sentence:
    """The smallest change in distance or in times that gives a partner out of these."""
    far, late = among & view.in_time & ~view.near, among & view.near & ~view.in_time
    ways = []
    if far.any():
        farther, who = _farther(view, far)
        ways.append(_then(farther, int(who.sum())))
    if late.any():
        ways.append(_then(*_another_time(view, late)))
    if not ways:
        farther, who = _farther(view, among)
        time, count = _another_time(view, who)
        ways.append(_then(_and(farther, time), count))
    return Sentence(nl=" Of: ".join(way.nl for way in ways), en=" Or: ".join(w.en for w in ways))


def _and(farther: Sentence, time: Sentence) -> Sentence:
    return Sentence(
        nl=f"{farther.nl}, en {time.nl[0].lower()}{time.nl[1:]},",
        en=f"{farther.en}, and {time.en[0].lower()}{time.en[1:]},",
    )


def _then(change: Sentence, count: int) -> Sentence:
    there = _there(count)
    return Sentence(nl=f"{change.nl} {there.nl}.", en=f"{change.en} there {there.en}.")


def _farther(view: _View, among: Truth) -> tuple[Sentence, Truth]:
    """How much farther this person must travel, or both, and who is then near enough."""
    apart = view.hectometres
    short, willing = apart - view.reach, among & (apart <= view.reaches)
    if willing.any():
        more = _whole_km(short[willing].min())
        change = Sentence(nl=f"Met {more} km meer", en=f"With {more} km more")
        return change, willing & (short <= TENTHS * more)
    short = np.maximum(short, apart - view.reaches)
    more = _whole_km(short[among].min())
    change = Sentence(
        nl=f"Met {more} km meer voor deze persoon en voor de ander",
        en=f"With {more} km more for this person and for the other",
    )
    return change, among & (short <= TENTHS * more)


def _another_time(view: _View, among: Truth) -> tuple[Sentence, int]:
    """The time that most of these have, and how many that are."""
    times = Counter(slot for place in np.flatnonzero(among) for slot in view.others[place].slots)
    slot = min(times, key=lambda name: (-times[name], name))
    change = Sentence(nl=f"Met het tijdstip {slot} erbij", en=f"With the time {slot} added")
    return change, times[slot]


def _more_places(view: _View, *, could_join: bool) -> Sentence:
    if could_join:
        return Sentence(
            nl="Toestaan dat iemand bij een paar aansluit; er is een paar waar dat kan.",
            en="Allowing that somebody joins a couple; there is one where that could be.",
        )
    if (view.open & view.free).any():
        return _change(view, view.open & view.free)
    world = view.others[0].world
    return Sentence(
        nl=f"Nog iemand uit de wereld {world}, dichtbij en op dezelfde tijd.",
        en=f"One more person from the world {world}, near and at the same time.",
    )


def _without_exclusions(view: _View) -> Sentence:
    if view.again.any():
        there = _there(int(view.again.sum()))
        return Sentence(
            nl=f"Als een eerdere partner weer mag, {there.nl}.",
            en=f"If an earlier partner is allowed again, there {there.en}.",
        )
    world = view.others[0].world
    return Sentence(
        nl=f"Iemand nieuws uit de wereld {world}, of een uitsluiting minder.",
        en=f"Somebody new from the world {world}, or one exclusion less.",
    )


def _there(count: int) -> Sentence:
    """To go after "there" in English, and after a condition or "er" in Dutch."""
    if count == 1:
        return Sentence(nl="is er één mogelijke partner", en="is one possible partner")
    return Sentence(nl=f"zijn er {count} mogelijke partners", en=f"are {count} possible partners")


def _whole_km(hectometres: int) -> int:
    return -(-int(hectometres) // TENTHS)
