"""The figure of eight, drawn on the server as SVG: where all contributions are, or where one is.

Colours and sizes of text come from figures.css; what a figure shows stands in a table beside it.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lemniscaat.web.shared.lemniscate import Lemniscate, Spot

WIDE = Lemniscate(560, 225, 465, 1.12)
NARROW = Lemniscate(180, 300, 275, 1.5, upright=True)
SMALL = Lemniscate(150, 60, 135, 1.05)
OVER = (1.41, 1.59)  # the strand that passes over the other one, in half turns
ARROWS = (0.9, 1.1, 1.62, 1.9, 2.1, 2.38)
MOST_DOTS = 12  # at one station; more would run into the next
DOT_WORTHS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)
DOTS_BEGIN, DOT_STEP = 27, 7.5  # from the middle of the station, along the lane
ROWS = (-8, 8, 0)


class Place(NamedTuple):
    """Where a station stands: on the curve, on which side, and its name beside it."""

    turn: float
    line: str
    anchor: str
    dx: int
    dy: int
    dots: tuple[int, ...] = (1, -1)  # 1 beyond the station, -1 before it


# In the order of travel.
PLACES: Mapping[str, Place] = {
    "bring": Place(0.80, "practice", "middle", 0, 48),
    "explore": Place(1.00, "practice", "end", -30, 6),
    "try_out": Place(1.20, "practice", "middle", 0, -32),
    "make_sense": Place(1.405, "crossing", "start", 32, -20, dots=(-1,)),
    "weigh": Place(1.80, "policy", "middle", 0, 48),
    "decide": Place(2.00, "policy", "start", 30, 6),
    "arrange": Place(2.20, "policy", "middle", 0, -32),
    "answer": Place(2.595, "crossing", "start", 0, 54, dots=(1,)),
}
NAMES = {
    "bring": gettext_lazy("Bring in"),
    "explore": gettext_lazy("Explore"),
    "try_out": gettext_lazy("Try out"),
    "make_sense": gettext_lazy("Make sense"),
    "weigh": gettext_lazy("Weigh"),
    "decide": gettext_lazy("Decide"),
    "arrange": gettext_lazy("Arrange"),
    "answer": gettext_lazy("Answer"),
}


class Station(NamedTuple):
    """One of the eight stations with the contributions that are there now."""

    key: str
    label: str
    amount: int


class Count(NamedTuple):
    """A big number in a loop: what it counts, and a short remark under it."""

    number: int
    label: str
    note: str = ""


def stations(counts: Mapping[str, int]) -> tuple[Station, ...]:
    """All eight in the order of travel, named in the active language; 0 where nothing is given."""
    return tuple(Station(key, str(name), counts.get(key, 0)) for key, name in NAMES.items())


def dot_worth(shown: Sequence[Station]) -> int:
    """How many contributions one dot stands for, so that the fullest station fits."""
    most = max((station.amount for station in shown), default=0)
    fits = (worth for worth in DOT_WORTHS if most <= worth * MOST_DOTS)
    return next(fits, DOT_WORTHS[-1])


def figure_of_eight(
    shown: Sequence[Station], practice: Count, policy: Count, *, prefix: str
) -> SafeString:
    """The eight for wide screens, and for phones with its names in a list below.

    `prefix` makes the ids unique on the page.
    """
    told = _(
        "A figure of eight. On the left practice: %(practice)s. On the right policy: %(policy)s. "
        "In the middle the loops cross. The table has the same numbers."
    ) % {"practice": _said(practice), "policy": _said(policy)}
    return format_html(
        "{}{}{}",
        _wide(shown, (practice, policy), f"{prefix}-wide", told),
        _narrow((practice, policy), f"{prefix}-narrow", told),
        _key(shown),
    )


def small_eight(station_key: str, label: str) -> SafeString:
    """Where one item is now: a dot at its station; `label` says so in a sentence."""
    x, y = SMALL.at(PLACES[station_key].turn)
    return format_html(
        '<svg class="eight eight-small" viewBox="0 -6 300 132" role="img" aria-label="{label}">'
        "<title>{label}</title>{left}{right}{gap}{over_left}{over_right}"
        '<text class="station-name" x="80" y="65">{practice}</text>'
        '<text class="station-name" x="220" y="65">{policy}</text>'
        '<circle class="here-halo" cx="{x}" cy="{y}" r="15"/>'
        '<circle class="here" cx="{x}" cy="{y}" r="10"/></svg>',
        label=label,
        left=_stretch("lane-thin line-practice", SMALL.path(0.5, 1.5)),
        right=_stretch("lane-thin line-policy", SMALL.path(1.5, 2.5)),
        gap=_stretch("lane-gap", SMALL.path(*OVER)),
        over_left=_stretch("lane-thin line-practice", SMALL.path(OVER[0], 1.5)),
        over_right=_stretch("lane-thin line-policy", SMALL.path(1.5, OVER[1])),
        practice=_("practice"),
        policy=_("policy"),
        x=f"{x:.1f}",
        y=f"{y:.1f}",
    )


def _said(count: Count) -> str:
    return f"{count.number} {count.label}"


def _wide(shown: Sequence[Station], loops: tuple[Count, Count], name: str, told: str) -> SafeString:
    practice, policy = loops
    return format_html(
        "{}{}{}{}{}{}{}</svg>",
        _opening("eight-wide", "-45 -12 1210 478", name, told),
        _lanes(WIDE, name, (470, 0, 650, 0)),
        _dots(shown),
        _arrows(),
        format_html_join("", "{}", ((_wide_station(i, s),) for i, s in enumerate(shown, 1))),
        _number((318, 228), practice, "practice"),
        _number((802, 228), policy, "policy"),
    )


def _narrow(loops: tuple[Count, Count], name: str, told: str) -> SafeString:
    practice, policy = loops
    marks = ((_mark(NARROW, i, key, 14),) for i, key in enumerate(PLACES, 1))
    return format_html(
        "{}{}{}{}{}</svg>",
        _opening("eight-narrow", "0 0 360 600", name, told),
        _lanes(NARROW, name, (0, 235, 0, 365)),
        format_html_join("", "{}", marks),
        _number((180, 138), practice, "practice"),
        _number((180, 452), policy, "policy"),
    )


def _key(shown: Sequence[Station]) -> SafeString:
    rows = ((station.label, station.amount) for station in shown)
    return format_html(
        '<ol class="eight-key">{}</ol>', format_html_join("", "<li>{} <b>{}</b></li>", rows)
    )


def _opening(variant: str, view: str, name: str, told: str) -> SafeString:
    return format_html(
        '<svg class="eight {}" viewBox="{}" role="img" aria-labelledby="{name}-t"'
        ' aria-describedby="{name}-d"><title id="{name}-t">{}</title><desc id="{name}-d">{}</desc>',
        variant,
        view,
        _("The loop from practice to policy and back"),
        told,
        name=name,
    )


def _lanes(curve: Lemniscate, name: str, fade: tuple[int, int, int, int]) -> SafeString:
    """Both loops, fading through gold at the crossing, where one strand goes over the other."""
    x1, y1, x2, y2 = fade
    return format_html(
        '<defs><linearGradient id="{name}-g" gradientUnits="userSpaceOnUse"'
        ' x1="{}" y1="{}" x2="{}" y2="{}"><stop class="stop-practice" offset="0"/>'
        '<stop class="stop-crossing" offset=".5"/><stop class="stop-policy" offset="1"/>'
        "</linearGradient></defs>"
        '<path class="lane" fill="none" stroke="url(#{name}-g)" d="{whole}Z"/>'
        '{gap}<path class="lane" fill="none" stroke="url(#{name}-g)" d="{over}"/>',
        x1,
        y1,
        x2,
        y2,
        name=name,
        whole=curve.path(0, 2, steps=240),
        gap=_stretch("lane-gap", curve.path(*OVER)),
        over=curve.path(*OVER),
    )


def _stretch(classes: str, path: str) -> SafeString:
    return format_html('<path class="{}" fill="none" d="{}"/>', classes, path)


def _dots(shown: Sequence[Station]) -> SafeString:
    worth = dot_worth(shown)
    spots = (spot for station in shown for spot in _dot_spots(station, worth))
    circles = ((f"{x:.1f}", f"{y:.1f}") for x, y in spots)
    return format_html_join("", '<circle class="dot" cx="{}" cy="{}" r="3.7"/>', circles)


def _dot_spots(station: Station, worth: int) -> Iterator[Spot]:
    """One spot beside the station for each dot, in three rows, the nearest first."""
    if not station.amount:
        return
    place = PLACES[station.key]
    for number in range(max(1, round(station.amount / worth))):
        further, side = divmod(number, len(place.dots))
        ahead = place.dots[side] * (DOTS_BEGIN + DOT_STEP * further)
        yield WIDE.beside(place.turn, ahead=ahead, aside=ROWS[number % len(ROWS)])


def _arrows() -> SafeString:
    places = ((*WIDE.at(turn), WIDE.heading(turn)) for turn in ARROWS)
    return format_html_join(
        "",
        '<path class="arrow" d="M-5-7L5 0L-5 7" transform="translate({} {}) rotate({})"/>',
        ((f"{x:.1f}", f"{y:.1f}", f"{heading:.0f}") for x, y, heading in places),
    )


def _wide_station(number: int, station: Station) -> SafeString:
    place = PLACES[station.key]
    x, y = WIDE.at(place.turn)
    return format_html(
        '{}<text class="station-name" x="{}" y="{}" text-anchor="{}">{}</text>',
        _mark(WIDE, number, station.key, 18),
        f"{x + place.dx:.0f}",
        f"{y + place.dy:.0f}",
        place.anchor,
        station.label,
    )


def _mark(curve: Lemniscate, number: int, key: str, radius: int) -> SafeString:
    x, y = curve.at(PLACES[key].turn)
    return format_html(
        '<circle class="station line-{}" cx="{x}" cy="{}" r="{}"/>'
        '<text class="station-number" x="{x}" y="{}">{}</text>',
        PLACES[key].line,
        f"{y:.0f}",
        radius,
        f"{y + radius * 0.36:.0f}",
        number,
        x=f"{x:.0f}",
    )


def _number(spot: Spot, count: Count, loop: str) -> SafeString:
    x, y = spot
    return format_html(
        '<text class="big-number ink-{}" x="{x}" y="{}">{}</text>'
        '<text class="big-label" x="{x}" y="{}">{}</text>'
        '<text class="big-note" x="{x}" y="{}">{}</text>',
        loop,
        y,
        count.number,
        y + 30,
        count.label,
        y + 57,
        count.note,
        x=x,
    )
