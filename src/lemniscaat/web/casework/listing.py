"""Cases in a list: what may be asked of it, in which order, and a place to go on from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from urllib.parse import urlencode

from django import forms
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce, Lower
from django.utils.translation import gettext_lazy as _

from lemniscaat.areas.models import Area
from lemniscaat.areas.queries import areas_in_order, with_below
from lemniscaat.casework.queries import cases_for
from lemniscaat.loop.models import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.http import QueryDict
    from django_stubs_ext import StrOrPromise

    from lemniscaat.casework.models import Case
    from lemniscaat.loop.models import ItemQuerySet
    from lemniscaat.people.models import Person

MINE = "mijn"
KEPT = ("wie", "gebied", "kolom", "stand", "sorteer")


class Column(NamedTuple):
    """One column of the board: a stretch of the figure of eight."""

    key: str
    title: StrOrPromise
    line: str
    stations: tuple[str, ...]


COLUMNS = (
    Column("inbrengen", _("Bring in"), "practice", ("bring",)),
    Column("verkennen", _("Explore"), "practice", ("explore",)),
    Column("wegen", _("Test and weigh"), "crossing", ("make_sense", "weigh")),
    Column("uitproberen", _("Case team"), "policy", ("try_out",)),
    Column("besluiten", _("Decide"), "policy", ("decide", "arrange")),
    Column("terugkoppelen", _("Answer"), "crossing", ("answer",)),
)


class Order(NamedTuple):
    """One way to sort: by an expression, and then by the newest."""

    title: StrOrPromise
    by: Any
    down: bool = False


ORDERS: Mapping[str, Order] = {
    "nieuw": Order(_("Newest first"), F("pk"), down=True),
    "nummer": Order(_("Number"), F("number")),
    "titel": Order(_("Title"), Lower("title")),
    "houder": Order(_("Now at"), Lower("holder__name")),
    # What has no term comes last.
    "termijn": Order(_("Due"), Coalesce(F("due"), Value(date.max))),
}


class FilterForm(forms.Form):
    """What the reader wants to see."""

    use_required_attribute = False

    wie = forms.ChoiceField(
        label=_("Whose"),
        required=False,
        choices=[("", _("Everyone")), (MINE, _("My cases"))],
    )
    gebied = forms.ModelChoiceField(
        label=_("Area"),
        required=False,
        queryset=Area.objects.none(),
        to_field_name="slug",
        empty_label=_("All areas"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[Area]", self.fields["gebied"])
        field.queryset = Area.objects.order_by("name")
        tree = [(area.slug, f"{'– ' * depth}{area.name}") for depth, area in areas_in_order()]  # noqa: RUF001
        field.choices = [("", _("All areas")), *tree]


class TableForm(FilterForm):
    """The same, with where on the eight, and open or closed."""

    kolom = forms.ChoiceField(
        label=_("Step"),
        required=False,
        choices=[("", _("All steps")), *((column.key, column.title) for column in COLUMNS)],
    )
    stand = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Open")), ("dicht", _("Closed")), ("alle", _("All cases"))],
    )


def asked_for(form: FilterForm, person: Person) -> ItemQuerySet[Case]:
    """The cases that this form asks for; what it does not understand it leaves out."""
    form.is_valid()
    asked = form.cleaned_data
    found = cases_for(person)
    if asked.get("wie") == MINE:
        found = found.filter(Q(holder=person) | Q(director=person))
    if area := asked.get("gebied"):
        found = found.filter(area__in=with_below(area))
    for column in COLUMNS:
        if column.key == asked.get("kolom"):
            found = found.filter(station__in=column.stations)
    if asked.get("stand") == "dicht":
        return found.filter(phase=Phase.CLOSED)
    return found if asked.get("stand") == "alle" else found.open()


def in_order(found: ItemQuerySet[Case], order: Order) -> ItemQuerySet[Case]:
    """These cases in this order; `place` is the value to go on from."""
    by = F("place").desc() if order.down else F("place").asc()
    return found.alias(place=order.by).order_by(by, "-pk")


def after(found: ItemQuerySet[Case], order: Order, person: Person, last: str) -> ItemQuerySet[Case]:
    """What comes after the case with this key in this order; everything without such a case."""
    asked = cases_for(person).filter(public_id=last).values_list("pk", order.by)
    if not last or not (known := asked.first()):
        return found
    key, place = known
    further = Q(place__lt=place) if order.down else Q(place__gt=place)
    return found.alias(place=order.by).filter(further | Q(place=place, pk__lt=key))


def address(asked: QueryDict, **changed: str) -> str:
    """The same question with something changed; what is empty is left out."""
    kept = {key: asked[key] for key in KEPT if key in asked}
    return "?" + urlencode({key: value for key, value in {**kept, **changed}.items() if value})
