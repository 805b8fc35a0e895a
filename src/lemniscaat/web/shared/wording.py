"""Short words on working screens: how long something may still wait, and in which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lemniscaat.people.models import Role

if TYPE_CHECKING:
    from datetime import date

ROLES = {
    **dict(Role.Function.choices),
    "contributor": gettext_lazy("Who brought it in"),
    "case_team": gettext_lazy("Case team"),
}


def role_name(key: str) -> str:
    """What a role is called; a role that we have no word for gets none."""
    return str(ROLES.get(key, ""))


def due_words(due: date | None, today: date) -> str:
    """How late, or by when; nothing without a date."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return ngettext("%(count)d day late", "%(count)d days late", -days) % {"count": -days}
    if days == 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return _("by %(day)s") % {"day": day_words(due, today)}


def day_words(day: date, today: date) -> str:
    """A day as people say it: with the year only when it is another year."""
    return date_format(day, "j F" if day.year == today.year else "j F Y")
