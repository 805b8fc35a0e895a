"""Personal traces: numbers and addresses in a text by which one person can be found."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["phone", "bsn", "iban", "email", "postcode"]


class Trace(NamedTuple):
    """What was found, as the writer wrote it."""

    kind: Kind
    shown: str


def _grouped(*shapes: str) -> str:
    """A pattern of digits in groups: "44" is four digits, a separator and four digits."""
    return "|".join(r"[ .\-]".join(rf"[0-9]{{{size}}}" for size in shape) for shape in shapes)


# Not inside a longer word or number, such as the serial in 2024-0612345678.
ALONE = r"(?<![\w+])(?<![0-9][.,/\-])"
ENDS = r"(?!\w)(?![.,/\-][0-9])"
GAP = r"\)?(?: ?[\-–./] ?| )?"  # noqa: RUF001 - typed dashes
# The Dutch numbering plan, without 0800, 088 and 090x: those are never one person's.
# Groups are listed, because "06-12-2024 10.30" has ten digits as well.
PHONE = re.compile(
    ALONE + r"(?:(?:\+|00) ?31[ .\-]?(?:\(0\) ?)?|\(?0)(?:"
    rf"6{GAP}(?=[1-58])(?:{_grouped('8', '44', '2222', '233', '332', '323', '35', '26', '422')})|"
    rf"(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7[0-9]|8[457]){GAP}"
    rf"(?:{_grouped('7', '34', '322', '223', '232', '25', '43')})|"
    rf"(?:1[1678]|2[259]|3[124]|4[1789]|5[124679])[0-9]{GAP}"
    rf"(?:{_grouped('6', '33', '222', '24', '42')})"
    r")" + ENDS
)
EMAIL = re.compile(
    r"(?<![\w.+\-])[\w.+\-]{1,64}@(?:[\w\-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![\w\-])",
)
BSN = re.compile(rf"{ALONE}(?<![€$])(?:{_grouped('9', '333', '423')}){ENDS}")
LABEL_LENGTH = 40
# Directly before or after nine digits these say that it is a number of something else.
OTHER_NUMBER = re.compile(
    r"(?:€|\$|\beuro?|\brsin|\bzaak|\bdossier|\border|\bproject|\bkenmerk"
    r"|\b(?!burgerservice|sofi|bsn)\w{2,}(?:nummer|nr\.?))[:\s#]{0,3}$",
    re.IGNORECASE,
)
AMOUNT = re.compile(
    r",-|,[0-9]|\s?(?:%|euro?\b|ha\b|hectare|m2\b|m²|m3\b|m³|kg\b|kilo|ton\b|km\b|kwh\b|liter|kuub"
    r"|stuks|inwoners|meter|mensen|dieren)",
    re.IGNORECASE,
)
YEAR_AND_MONTH = re.compile(r"(?:19|20)[0-9]{2}[ .\-](?:0[1-9]|1[0-2])[ .\-]")
IBAN_START = re.compile(r"(?<!\w)([A-Za-z]{2})[0-9]{2}")
# By the IBAN registry (ISO 13616), for Europe.
COUNTRIES_BY_LENGTH = {
    15: "NO",
    16: "BE",
    18: "DK FI NL",
    19: "SI",
    20: "AT EE LT LU",
    21: "CH HR LV",
    22: "BG DE GB IE",
    24: "CZ ES RO SE SK",
    25: "PT",
    27: "FR GR IT",
    28: "CY HU PL",
    31: "MT",
}
IBAN_LENGTHS = {
    country: length
    for length, countries in COUNTRIES_BY_LENGTH.items()
    for country in countries.split()
}
# Four digits and two letters too, but a quantity, a year or a reference.
NO_POSTCODE = r"(?!(?:HA|KM|KG|MW|KW|GW|CM|MM|ML|PK|EU|PV|CO|NR|SA|SD|SS)\b)"
POSTCODE = rf"[1-9][0-9]{{3}}(?: ?(?-i:{NO_POSTCODE}[A-Z]{{2}})|{NO_POSTCODE}[A-Z]{{2}})\b"
ADDRESS = re.compile(
    # Street and number before the postcode: Dorpsstraat 12a, 8111 AB
    r"\b(?-i:[A-Z])[\w'’.\-]{2,40} [0-9]{1,4} ?[a-z]{0,2}(?:[\-/][0-9a-z]{1,4})?[,\s]{1,3}"  # noqa: RUF001
    rf"{POSTCODE}|"
    # The number after the postcode: 8111 AB 12, 8111AB huisnummer 12
    rf"{ALONE}{POSTCODE}[,\s]{{1,3}}(?:huisnummer |nummer |nr\.? ?)?"
    r"(?!(?:19|20)[0-9]{2})[1-9][0-9]{0,3}[a-z]?(?!\w)(?![.,][0-9])(?!\s?(?:%|ha\b|km\b|m2\b))",
    re.IGNORECASE,
)


def personal_traces(text: str) -> tuple[Trace, ...]:
    """Telephone numbers, citizen service numbers, bank accounts, e-mail addresses and addresses.

    In order of appearance; no character counts twice. It warns a writer; it is no proof that a
    text is anonymous.
    """
    taken = bytearray(len(text))
    found: list[tuple[int, Trace]] = []
    for kind, start, end in _candidates(text):
        if not any(taken[start:end]):
            taken[start:end] = b"x" * (end - start)
            found.append((start, Trace(kind, text[start:end])))
    return tuple(trace for _start, trace in sorted(found))


def _candidates(text: str) -> Iterator[tuple[Kind, int, int]]:
    """The surest kinds first."""
    for match in IBAN_START.finditer(text):
        if end := _end_of_iban(text, match):
            yield "iban", match.start(), end
    yield from (("email", *match.span()) for match in EMAIL.finditer(text))
    yield from (("phone", *match.span()) for match in PHONE.finditer(text))
    yield from (("bsn", *match.span()) for match in BSN.finditer(text) if _is_bsn(match))
    yield from (("postcode", *match.span()) for match in ADDRESS.finditer(text))


def _is_bsn(match: re.Match[str]) -> bool:
    """The eleven test of the citizen service number, on a number that is not called otherwise."""
    digits = [int(character) for character in match.group() if character.isdigit()]
    weighted = sum(
        weight * digit for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), digits, strict=True)
    )
    return (
        any(digits)
        and weighted % 11 == 0
        and not YEAR_AND_MONTH.match(match.group())
        and not AMOUNT.match(match.string, match.end())
        and not OTHER_NUMBER.search(
            match.string[max(0, match.start() - LABEL_LENGTH) : match.start()]
        )
    )


def _end_of_iban(text: str, match: re.Match[str]) -> int | None:
    """Where the account number that begins here ends; None when its check (ISO 7064) fails."""
    length = IBAN_LENGTHS.get(match.group(1).upper())
    if not length:
        return None
    shape = (
        re.compile(rf"(?:[A-Za-z0-9][ .\-]?){{{length - 1}}}[A-Za-z0-9](?!\w)") if length else None
    )
    whole = shape.match(text, match.start()) if shape else None
    if not whole:
        return None
    characters = re.sub(r"[ .\-]", "", whole.group()).upper()
    number = "".join(str(int(character, 36)) for character in characters[4:] + characters[:4])
    return whole.end() if int(number) % 97 == 1 else None
