"""The shapes that go in and out: camelCase outside, and nothing in that we do not know."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictInt
from pydantic.alias_generators import to_camel

from lemniscaat.desk.models import Submission
from lemniscaat.people.models import Person

if TYPE_CHECKING:
    from lemniscaat.loop.models import Answer, Item, Publication


class In(BaseModel):
    """Something sent to us. Unknown words are refused, and only objects are objects."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid", from_attributes=False)


class Out(BaseModel):
    """Something that we send."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class GiverIn(In):
    """Who brings it in, and how to reach them."""

    name: str = Field("", max_length=120)
    descriptor: str = Field("", max_length=120)
    email: str = Field("", max_length=254)
    phone: str = Field("", max_length=40)
    reach: Person.Reach = Person.Reach.NONE


class SubmissionIn(In):
    """What is brought in. `since` may be vague: "sinds 2019"."""

    told: str = Field(min_length=1, max_length=8000)
    desk: str = Field("", description="The slug of the desk; needed when several are open.")
    title: str = Field("", max_length=120)
    nature: Submission.Nature = Submission.Nature.QUESTION
    for_whom: str = Field("", max_length=300)
    since: str = Field("", max_length=80)
    tried: list[Submission.Tried] = Field(default_factory=list, max_length=10)
    tried_told: str = Field("", max_length=4000)
    area: str = Field("", description="The slug of an area.")
    place: str = Field("", max_length=120)
    may_publish: StrictBool = False
    consent: str = Field("", max_length=300)
    giver: GiverIn = GiverIn.model_validate({})


class Ball(Out):
    """Who has it now, by name and role."""

    name: str
    role: str


class ReceiptOut(Out):
    """The tracking code is given this once."""

    public_id: str
    tracking_code: str
    ball_at: Ball
    first_word_before: date | None


class ItemOut(Out):
    """What every item has in common."""

    public_id: str
    kind: str
    title: str
    phase: str
    station: str
    area: str | None
    ball_at: Ball
    due: date | None
    created_at: datetime
    closed_at: datetime | None

    @classmethod
    def of(cls, item: Item, **more: object) -> Self:
        """An item, with what its own kind adds."""
        common = {
            name: getattr(item, name)
            for name in (
                "public_id", "kind", "title", "phase", "station", "due", "created_at", "closed_at",
            )
        }  # fmt: skip
        ball = Ball(name=str(item.holder), role=item.holder_role)
        area = item.area.slug if item.area else None
        return cls.model_validate({**common, "area": area, "ball_at": ball, **more})


class SubmissionOut(ItemOut):
    """A contribution, in the words as told."""

    told: str
    nature: str
    for_whom: str
    since: str | None
    place: str
    channel: str
    end: str


class CaseOut(ItemOut):
    """A case and where it stands in its approach."""

    number: str
    approach: str
    approach_version: int
    step: str
    outcome: str


class DecisionOut(ItemOut):
    """What a body decided, by which mandate and why. `decidedWhen` is EDTF: it may be vague."""

    body: str
    mandate: str
    option: str
    option_title: str
    reasons: str
    decided_by: str
    decided_when: str
    corrects: str | None


class AnswerIn(In):
    """An answer for who brought something in; `basedOn` is a decision or other item."""

    text: str = Field(min_length=1, max_length=8000)
    based_on: str = ""


class AnswerOut(Out):
    """What somebody heard back, and whether they feel heard."""

    text: str
    by: str
    sent_at: datetime
    reason: str
    based_on: str | None
    heard: str

    @classmethod
    def of(cls, answer: Answer) -> Self:
        """An answer as it goes out."""
        return cls(
            text=answer.text,
            by=str(answer.by),
            sent_at=answer.sent_at,
            reason=answer.reason,
            based_on=answer.based_on.public_id if answer.based_on else None,
            heard=answer.heard,
        )


class DecisionIn(In):
    """The decision of a body. `chosen` is the position of the option that it chose, if any."""

    option: str = Field(min_length=1, max_length=40)
    reasons: str = Field(min_length=1, max_length=8000)
    revisit: str = Field("", max_length=2000)
    revisit_on: date | None = None
    chosen: StrictInt | None = Field(None, ge=1, le=1000)


class OptionOut(Out):
    """One answer that a body can give."""

    key: str
    title: str


class PointOut(Out):
    """A question that lies before a body."""

    id: int
    body: str
    question: str
    scope: str
    due: date | None
    item: str
    options: list[OptionOut]


class LinkOut(Out):
    """What became of what."""

    source: str
    target: str
    verb: str


class TrailOut(Out):
    """The whole way of an item, as far as who asks may see it."""

    items: list[ItemOut]
    links: list[LinkOut]


class PublicationOut(Out):
    """What everyone may read."""

    public_id: str
    kind: str
    title: str
    summary: str
    area: str | None
    station: str
    phase: str
    published_at: datetime

    @classmethod
    def of(cls, publication: Publication) -> Self:
        """A publication as it goes out."""
        item = publication.item
        return cls(
            public_id=item.public_id,
            kind=item.kind,
            title=publication.title,
            summary=publication.summary,
            area=item.area.slug if item.area else None,
            station=item.station,
            phase=item.phase,
            published_at=publication.published_at,
        )
