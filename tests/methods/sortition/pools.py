"""Small pools to test with, and all their panels by counting."""

from itertools import combinations

from hypothesis import strategies as st

from lemniscaat.methods.sortition import Person, Pool, Quota


def meets(pool: Pool, panel: tuple[str, ...]) -> bool:
    """Whether a panel obeys every rule, counted from the people alone."""
    chosen = [one for one in pool.people if one.id in panel]
    homes = [one.household for one in chosen if one.household is not None]
    return (
        len(chosen) == len(panel) == pool.size
        and len(set(homes)) == len(homes)
        and all(
            quota.minimum
            <= sum(one.features[quota.category] == quota.value for one in chosen)
            <= quota.maximum
            for quota in pool.quotas
        )
    )


def panels(pool: Pool) -> list[tuple[str, ...]]:
    """Every panel there is."""
    names = [one.id for one in pool.people]
    return [panel for panel in combinations(names, pool.size) if meets(pool, panel)]


@st.composite
def pools(draw: st.DrawFn) -> Pool:
    """Pools of a few people; some have no panel."""
    count, size = draw(st.integers(4, 8)), draw(st.integers(1, 3))
    quotas = []
    for category, values in (("age", "xy"), ("side", "ns")):
        for value in values:
            low = draw(st.integers(0, 2))
            quotas.append(Quota(category, value, low, low + draw(st.integers(0, 2))))
    people = [
        Person(
            f"p{number}",
            {"age": draw(st.sampled_from("xy")), "side": draw(st.sampled_from("ns"))},
            draw(st.sampled_from([None, "h1", "h2"])),
        )
        for number in range(count)
    ]
    return Pool(tuple(people), tuple(quotas), size)


def town(count: int = 24) -> Pool:
    """A pool in which chances differ, with some households of two."""
    people = [
        Person(
            f"p{n:02}",
            {"age": "old" if n % 4 else "young", "side": "nnes"[n * n % 7 % 4]},
            f"h{n // 2}" if n < 8 else None,
        )
        for n in range(count)
    ]
    sides = sorted({one.features["side"] for one in people})
    quotas = [Quota("age", "old", 2, 3), Quota("age", "young", 3, 4)]
    return Pool(tuple(people), (*quotas, *(Quota("side", s, 1, 4) for s in sides)), 6)
