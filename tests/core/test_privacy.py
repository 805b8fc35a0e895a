"""Personal traces: what gives a person away is found, what looks like it is left alone."""

from time import perf_counter

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lemniscaat.core.privacy import Trace, personal_traces

FOUND = {
    "phone": """
06-12345678 | 0612345678 | 06 12345678 | 06 12 34 56 78 | 06-12 34 56 78 | 06 1234 5678
06-123 456 78 | 06.12.34.56.78 | +31 6 1234 5678 | +31612345678 | +31 (0)6 12345678
0031 6 12345678 | 0031612345678 | +31-6-12345678 | 0570 123456 | 0570-123456 | (0570) 123456
0570 12 34 56 | 0570-12 34 56 | 038 123 45 67 | 038-1234567 | 010 1234567 | +31 570 123456
+31 38 499 88 99 | 06 - 12345678 | 074 - 123 4567
""",
    "bsn": "123456782 | 111222333 | 123.456.782 | 123 456 782 | 1234.56.782 | 1234 56 782",
    "iban": """
NL91ABNA0417164300 | NL91 ABNA 0417 1643 00 | nl91abna0417164300 | NL91-ABNA-0417-1643-00
DE89 3704 0044 0532 0130 00 | BE68539007547034 | GB29 NWBK 6016 1331 9268 19
""",
    "email": """
jan@voorbeeld.nl | Jan.de-Vries+regio@sub.voorbeeld.co.uk | j_1@a-b.eu | jan@münchen.de
""",
    "postcode": """
8111 AB 12 | 8111AB 12a | 8111ab 12 | 8111 AB, 12 | 8111 AB huisnummer 12
Dorpsstraat 12, 8111 AB | Jansenweg 12a, 8111 AB | Kerkplein 3 8111AB
Dorpsstraat 12-2, 8111 AB
""",
}
LEFT_ALONE = """
In 2024 waren er 1.250 koeien.
De periode 2023-2027 kost € 12.500.000.
Het bedrag is € 123.456.782 voor tien jaar.
Er ging 123.456.782 euro om.
Samen 123 456 782 m2 grond.
Een rekening van EUR 123.456.782,50.
Het gebied is 1234,56 hectare groot.
Zaaknummer 2024-012345 ligt bij de gemeente.
Zaaknummer: 123456782
Kenmerk 111222333 van de provincie.
RSIN 123456782 staat in het register.
Zie dossier Z2024-0612345678.
Kenmerk 2024-0612345678.
KvK 12345678 en vestiging 000012345678.
KvK-nummer 05123456.
Op 01-02-2024 10:00 uur.
Op 06-12-2024 10:30 uur.
Op 06-12-2024 10.30 uur.
Van 06-11-2024 tot 06-12-2024.
Van 2024-11-06 tot 2024-12-06.
Van 06.11.2024 tot 06.12.2024.
Het kenteken is AB-123-C of 12-ABC-3.
Kenteken 1-ABC-23 stond fout.
Volgens artikel 3.2.1 van de wet.
Artikel 2.12, eerste lid, onder a, 3°.
Artikelen 5.1.2.3.4.5.6.7.8 bestaan niet.
De postcode is 8111 AB.
In 8111 AB Raalte wonen wij.
Postcodes 8111 AB en 8112 CD.
Bel gratis 0800-1234567.
Bel 0900 1234567 (lokaal tarief).
Bel 112 bij nood en 14 038 voor de gemeente.
Een molen van 1500 MW 20 jaar lang.
In 2030 CO 2 arm en 1200 HA 4 keer bekeken.
In 2024 en 12 jaar later.
Perceel RTE01 K 1234 groot 12345 m².
Coördinaten 52.387654, 6.276543.
RD 214567 489012.
NAP +12,345 m en 0,570 123 m.
ISBN 978-90-123-4567-8.
ISBN 9789012345678.
Stb. 2023, 123 en ECLI:NL:RVS:2019:1603.
BTW NL001234567B01 op de factuur.
IBAN NL92ABNA0417164300 klopt niet.
Het getal 123456789 is geen burgerservicenummer.
Het getal 000000000 ook niet.
Twitter @jandeboer en 3 kg @ 2.50.
Besluit 2024.07.007 is vervallen.
Versie 1.2.3.4 op poort 8000.
UBN 1234567 en relatienummer 201234567.
Van 100 naar 200 dieren, 06 uur tot 18 uur.
Oplage 0570, jaargang 12.
"""
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2)


def _rows():
    return [
        (kind, shown.strip())
        for kind, lines in FOUND.items()
        for line in lines.strip().splitlines()
        for shown in line.split(" | ")
    ]


def _kinds(text):
    return {trace.kind for trace in personal_traces(text)}


@pytest.mark.parametrize(("kind", "shown"), _rows())
@pytest.mark.parametrize("sentence", ["{}", "Ik ben te vinden via {}.", "[{}] of later\n{}"])
def test_a_trace_is_found_as_it_was_written(kind, shown, sentence):
    found = personal_traces(sentence.replace("{}", shown))
    assert set(found) == {Trace(kind, shown)}


@pytest.mark.parametrize("sentence", LEFT_ALONE.strip().splitlines())
def test_what_only_looks_like_a_trace_is_left_alone(sentence):
    assert personal_traces(sentence) == ()


def test_a_number_that_is_called_a_citizen_service_number_is_found():
    labels = ["burgerservicenummer", "BSN-nummer:", "sofinummer", "mijn nummer", "bsn nr."]
    assert [_kinds(f"{label} 123456782") for label in labels] == [{"bsn"}] * 5


def test_there_are_forty_examples_of_both():
    assert len(_rows()) >= 40
    assert len(LEFT_ALONE.strip().splitlines()) >= 40


def test_traces_come_in_order_and_no_character_counts_twice():
    text = "Mail jan@voorbeeld.nl of 06-12345678; NL91 ABNA 0417 1643 00, bsn 123456782."
    assert personal_traces(text) == (
        Trace("email", "jan@voorbeeld.nl"),
        Trace("phone", "06-12345678"),
        Trace("iban", "NL91 ABNA 0417 1643 00"),
        Trace("bsn", "123456782"),
    )


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8), st.integers(0, 9))
def test_nine_digits_are_a_bsn_exactly_when_they_pass_the_eleven_test(digits, last):
    weighted = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True))
    passes = any([*digits, last]) and (weighted - last) % 11 == 0
    assert (_kinds("".join(map(str, [*digits, last]))) == {"bsn"}) == passes


@given(st.lists(st.integers(0, 9), min_size=8, max_size=8))
def test_every_number_that_passes_the_eleven_test_is_found(digits):
    check = sum(weight * digit for weight, digit in zip(WEIGHTS, digits, strict=True)) % 11
    assume(check < 10 and any(digits))
    assert _kinds("".join(map(str, [*digits, check]))) == {"bsn"}


@given(st.from_regex("[A-Z]{4}", fullmatch=True), st.integers(0, 10**10 - 1), st.integers(2, 98))
def test_an_account_number_is_found_exactly_when_its_remainder_is_one(bank, account, check):
    as_digits = "".join(str(ord(letter) - 55) for letter in f"{bank}")
    right = 98 - int(f"{as_digits}{account:010}232100") % 97
    iban = f"NL{check:02}{bank}{account:010}"
    assert (_kinds(iban) == {"iban"}) == (check == right)
    assert _kinds(f"NL{right:02}{bank}{account:010}") == {"iban"}


@pytest.mark.parametrize(
    "piece", ["a", "0 ", "a.", "06", "1234 AB ", "Straat ", "NL91 ", "1.", "@"]
)
def test_a_long_text_takes_no_long_time(piece):
    start = perf_counter()
    personal_traces(piece * 20_000)
    assert perf_counter() - start < 2
