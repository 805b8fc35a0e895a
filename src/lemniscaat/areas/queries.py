"""Reads of areas: what lies under what, and which schemes belong there."""

from __future__ import annotations

from collections import defaultdict

from lemniscaat.areas.models import Area


def areas_in_order() -> list[tuple[int, Area]]:
    """Every area with its depth in the tree, parents before their children, by name."""
    below: defaultdict[int | None, list[Area]] = defaultdict(list)
    for area in Area.objects.order_by("name", "pk"):
        below[area.parent_id].append(area)
    found: list[tuple[int, Area]] = []

    def walk(parent: int | None, depth: int) -> None:
        for area in below.pop(parent, ()):
            found.append((depth, area))
            walk(area.pk, depth + 1)

    walk(None, 0)
    return found


def with_below(area: Area) -> list[int]:
    """The keys of an area and of everything under it, at any depth."""
    below: defaultdict[int | None, list[int]] = defaultdict(list)
    for key, parent in Area.objects.values_list("pk", "parent_id"):
        below[parent].append(key)
    found, todo = [], [area.pk]
    while todo:
        key = todo.pop()
        found.append(key)
        todo += below.pop(key, ())
    return found


def path_to(area: Area) -> list[Area]:
    """The areas above this one, the widest first."""
    above: list[Area] = []
    seen, parent = {area.pk}, area.parent
    while parent is not None and parent.pk not in seen:
        above.append(parent)
        seen.add(parent.pk)
        parent = parent.parent
    return above[::-1]
