"""Questions for the tests: by hand, and by hypothesis; and the rule written down a second time."""

from fractions import Fraction

from hypothesis import strategies as st

from lemniscaat.methods.priority import Area, Criterion, Problem

ENTRANCES = ("van onderop", "medeoverheden", "urgentie")


def criteria(*names: str, highest: float = 4) -> tuple[Criterion, ...]:
    """One criterion for each entrance, from nought, with the name of the entrance."""
    return tuple(Criterion(name, name, 0, highest) for name in names or ENTRANCES)


def area(name: str, *values: float | None, takes: float = 1) -> Area:
    return Area(name, dict(zip(ENTRANCES, values, strict=False)), takes)


def question(*areas: Area, capacity: float = 1, **more: object) -> Problem:
    names = ENTRANCES[: len(areas[0].values)]
    return Problem(criteria(*names), areas, capacity, **more)


# Nobody is most urgent everywhere; F has an unknown value; D and G are the same.
MIXED = question(
    area("A", 4, 3, 3),
    area("B", 3, 1, 4),
    area("C", 0, 4, 2),
    area("D", 1, 1, 1),
    area("E", 2, 2, 3),
    area("F", 3, None, 1),
    area("G", 1, 1, 1),
    capacity=3,
)


ONE_EACH = st.just(1)


@st.composite
def problems(draw, *, entrances=3, unknown=True, takes=ONE_EACH, largest=6) -> Problem:
    steps = st.integers(min_value=0, max_value=4)
    value = st.none() | steps if unknown else steps
    count = draw(st.integers(min_value=1, max_value=largest))
    areas = [
        area(f"area {place}", *(draw(value) for _ in range(entrances)), takes=draw(takes))
        for place in range(count)
    ]
    return question(*areas, capacity=draw(st.integers(min_value=1, max_value=count + 1)))


def fits(problem: Problem, weights: tuple[Fraction, ...], name: str, *, best: bool) -> bool:
    """The rule in its plainest form, with fractions: it fits with all that are as urgent."""
    small = [one for one in problem.areas if one.takes <= problem.capacity]
    own = next(one for one in problem.areas if one.name == name)
    if own not in small:
        return False

    def urgency(one: Area, unknown: int) -> Fraction:
        values = [one.values[each.name] for each in problem.criteria]
        return sum(
            weight * Fraction(unknown if value is None else value)
            for weight, value in zip(weights, values, strict=True)
        )

    if best:
        above = [o for o in small if o is not own and urgency(o, 0) > urgency(own, 4)]
    else:
        above = [o for o in small if o is not own and urgency(o, 4) >= urgency(own, 0)]
    return own.takes + sum(one.takes for one in above) <= problem.capacity
