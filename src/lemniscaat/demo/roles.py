"""The people as whom anyone may look around in a demonstration, and where each of them begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from lemniscaat.demo.documents import entries
from lemniscaat.desk.models import Submission
from lemniscaat.people.models import Person

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True, slots=True)
class Role:
    """One press in the bar at the top; `start` is the name of the page where it leads."""

    label: _StrPromise
    start: str


# The keys are the `demo_role` of a person in content/people.toml.
ROLES: dict[str, Role] = {
    "melkveehouder": Role(_("dairy farmer"), "my_contribution"),
    "doorverwijzer": Role(_("somebody who forwards a question"), "forward"),
    "procesregisseur": Role(_("process director"), "worklist"),
    "tweede-procesregisseur": Role(_("second process director"), "worklist"),
    "adviseur": Role(_("adviser"), "worklist"),
    "maatwerk": Role(_("process director for custom work"), "worklist"),
    "casusteamlid": Role(_("member of a case team"), "worklist"),
    "voorzitter-mt": Role(_("chair of the MT"), "decisions"),
    "mt-lid": Role(_("member of the MT"), "decisions"),
    "voorzitter-ob-tafel": Role(_("chair of the OB-tafel"), "decisions"),
    "lid-ob-tafel": Role(_("member of the OB-tafel"), "decisions"),
    "beheerder": Role(_("administrator"), "administration"),
    "lezer": Role(_("reader"), "cases"),
}


def account_of(role: str) -> Person | None:
    """The person with an account who has this role; None for a role without one."""
    email = _told(role).get("email")
    return Person.objects.filter(email=email, is_active=True).first() if email else None


def contribution_of(role: str) -> Submission | None:
    """What the contributor with this role brought in last, one that is still open first."""
    brought = Submission.objects.as_system().filter(
        brought_by__name=_told(role)["name"], brought_by__email=None, codes__revoked_at=None
    )
    open_first = F("closed_at").desc(nulls_first=True)
    found: Submission | None = brought.order_by(open_first, "-pk").first()
    return found


def _told(role: str) -> dict[str, str]:
    return next(one for one in entries("people", "person") if one.get("demo_role") == role)
