"""Worlds to measure in: a small one by hand, and one of a million items by one statement."""

from __future__ import annotations

from django.core.management import call_command
from django.db import connection
from tests.cast import World, build_world

# Every database can count: a table of numbers that exists for one statement.
NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %s)"
ITEMS = """
INSERT INTO loop_item (public_id, kind, title, group_id, area_id, holder_id, holder_role, due,
    phase, station, created_at, answer_due_from, version)
{numbers} SELECT 'm' || i, CASE WHEN i %% 3 = 0 THEN 'case' ELSE 'submission' END,
    'Inbreng ' || i, %s, %s, %s, 'director',
    {day}, 'brought', 'bring', {now}, {now}, 0 FROM n
"""
PUBLICATIONS = """
INSERT INTO loop_publication (item_id, title, summary, published_at, by_id)
SELECT id, title, 'Een samenvatting van wat er speelt.', created_at, %s FROM loop_item
"""
# Clusters of ten items: each has eight links to a later one in its cluster, and some skip ahead.
LINKS = """
INSERT INTO loop_link (source_id, target_id, verb, created_at)
SELECT a.id, a.id + {step}, '{verb}', a.created_at FROM loop_item a
WHERE a.id %% 10 < %s AND a.id + {step} <= (SELECT MAX(id) FROM loop_item)
"""


def desk_world() -> World:
    """An empty database with the cast of the tests, and the table of the bare view."""
    call_command("migrate", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (told TEXT NOT NULL)")
    return build_world()


def fill(world: World, items: int) -> None:
    """So many items, all held by one director and all published, with twice as many links."""
    sqlite = connection.vendor == "sqlite"
    day = (
        "date('2026-11-20', '+' || (i %% 365) || ' days')"
        if sqlite
        else "DATE '2026-11-20' + i %% 365"
    )
    now = "'2026-11-20 09:00:00'" if sqlite else "TIMESTAMPTZ '2026-11-20 09:00:00+00'"
    with connection.cursor() as cursor:
        if sqlite:
            cursor.execute("PRAGMA synchronous=OFF")
        statement = ITEMS.format(numbers=NUMBERS, day=day, now=now)
        keys = [items, world.desk.group_id, world.overijssel.pk, world.director.pk]
        cursor.execute(statement, keys)
        cursor.execute(PUBLICATIONS, [world.director.pk])
        for step, verb in ((1, "led_to"), (2, "led_to"), (3, "discussed_in")):
            cursor.execute(LINKS.format(step=step, verb=verb), [10 - step])
        cursor.execute("ANALYZE")
