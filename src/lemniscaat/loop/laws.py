"""Laws that the database keeps itself, against every road: page, API, shell and raw SQL.

Events are never changed or deleted, and nothing closes while somebody waits for an answer.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

OWES = """
    (NEW.brought_by_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM loop_answer a
        WHERE a.item_id = NEW.id AND a.sent_at >= NEW.answer_due_from))
    OR EXISTS (
        SELECT 1 FROM loop_link l JOIN loop_item s ON s.id = l.source_id
        WHERE l.target_id = NEW.id AND l.verb IN ('taken_up_as', 'bundled_in')
        AND s.brought_by_id IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM loop_answer a
            WHERE a.item_id = s.id AND a.sent_at >= s.answer_due_from))
"""

SQLITE = {
    "event_never_changes": """
        CREATE TRIGGER event_never_changes BEFORE UPDATE ON loop_event
        BEGIN SELECT RAISE(ABORT, 'an event is never changed'); END""",
    "event_never_goes": """
        CREATE TRIGGER event_never_goes BEFORE DELETE ON loop_event
        BEGIN SELECT RAISE(ABORT, 'an event is never deleted'); END""",
    "close_needs_answer": f"""
        CREATE TRIGGER close_needs_answer BEFORE UPDATE ON loop_item
        WHEN NEW.phase = 'closed' AND OLD.phase <> 'closed'
        BEGIN SELECT RAISE(ABORT, 'closing needs an answer') WHERE {OWES}; END""",
    "born_closed_needs_answer": """
        CREATE TRIGGER born_closed_needs_answer BEFORE INSERT ON loop_item
        WHEN NEW.phase = 'closed' AND NEW.brought_by_id IS NOT NULL
        BEGIN SELECT RAISE(ABORT, 'closing needs an answer'); END""",
}

POSTGRESQL = [
    """CREATE OR REPLACE FUNCTION loop_event_stays() RETURNS trigger AS $$
    BEGIN RAISE EXCEPTION 'an event is never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation'; END $$ LANGUAGE plpgsql""",
    f"""CREATE OR REPLACE FUNCTION loop_close_needs_answer() RETURNS trigger AS $$
    BEGIN
        IF {OWES} THEN
            RAISE EXCEPTION 'closing needs an answer'
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
    END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER event_never_changes BEFORE UPDATE OR DELETE ON loop_event
    FOR EACH ROW EXECUTE FUNCTION loop_event_stays()""",
    """CREATE TRIGGER close_needs_answer BEFORE INSERT OR UPDATE ON loop_item
    FOR EACH ROW WHEN (NEW.phase = 'closed') EXECUTE FUNCTION loop_close_needs_answer()""",
]


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the laws into the database."""
    statements = list(SQLITE.values()) if connection.vendor == "sqlite" else POSTGRESQL
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take the laws out: when a migration is undone, or a test empties its tables."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in SQLITE:
                cursor.execute(f"DROP TRIGGER {name}")
            return
        cursor.execute("DROP FUNCTION loop_event_stays CASCADE")
        cursor.execute("DROP FUNCTION loop_close_needs_answer CASCADE")
