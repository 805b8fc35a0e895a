"""A contribution in the eyes of one person on one day: what every act asks before it is offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lemniscaat.desk.models import Submission

if TYPE_CHECKING:
    from datetime import date

    from lemniscaat.people.models import Person


@dataclass(frozen=True, slots=True)
class Situation:
    """The contribution, who looks at it, and what this person is at its desk."""

    submission: Submission
    person: Person
    day: date
    works: bool
    directs: bool

    @property
    def untouched(self) -> bool:
        """Whether nobody handled it yet."""
        return not self.submission.is_closed and not self.submission.end

    @property
    def can_be_asked(self) -> bool:
        """Whether somebody brought it in, who is not busy with a question of ours already."""
        submission = self.submission
        return submission.brought_by is not None and submission.holder_role != "contributor"

    @property
    def under_way(self) -> bool:
        """Whether a referral has not arrived yet."""
        return self.submission.referrals.filter(arrived_at__isnull=True).exists()

    @property
    def waits_for_closing(self) -> bool:
        """Whether it was referred and answered, and nobody closed it."""
        submission = self.submission
        return not submission.is_closed and submission.end == Submission.End.REFERRED
