"""Codes: one to follow your own contribution by, one for addresses, one for comparing secrets."""

import re
import secrets

from django.utils.crypto import salted_hmac

# Douglas Crockford's base 32: no I, L, O or U, so that nothing is misread aloud or on paper.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
RANDOM_LENGTH = 12  # 60 bits
MISREAD = str.maketrans("OIL", "011")
FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: the powers of x differ for 31 places


def new_tracking_code() -> str:
    """A random code of 60 bits with a check character, as XXXX-XXXX-XXXX-X."""
    data = _random_characters()
    return _grouped(data + _check_character(data))


def read_code(typed: str) -> str | None:
    """The tracking code as it was given out, or None when it cannot be one.

    Capitals, spaces and dashes do not matter; O is read as 0, I and L as 1. One wrong character
    and two swapped characters are always noticed.
    """
    code = re.sub(r"[\s\-–—]", "", typed).upper().translate(MISREAD)  # noqa: RUF001 - typed dashes
    if len(code) != RANDOM_LENGTH + 1 or not set(code) <= set(ALPHABET):
        return None
    return _grouped(code) if _check_character(code[:-1]) == code[-1] else None


def keyed_digest(purpose: str, value: str) -> str:
    """HMAC-SHA256 in hexadecimal with this site's secret key; each purpose has digests of its own.

    For finding or comparing a value that may not be stored itself.
    """
    return salted_hmac(purpose, value, algorithm="sha256").hexdigest()


def new_public_id() -> str:
    """Twelve random characters (60 bits) for an address that nobody can guess."""
    return _random_characters().lower()


def _random_characters() -> str:
    # 256 is a multiple of 32, so each character is as likely.
    return "".join(ALPHABET[byte % 32] for byte in secrets.token_bytes(RANDOM_LENGTH))


def _check_character(data: str) -> str:
    """The character that makes the code, as a polynomial over GF(32), zero at x.

    Each place has its own weight and the field has no zero divisors, so a changed character or a
    swap of any two different characters leaves a remainder.
    """
    remainder = 0
    for character in data:
        remainder = _times_x(remainder ^ ALPHABET.index(character))
    return ALPHABET[remainder]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ FIELD_POLYNOMIAL if doubled & 0b100000 else doubled


def _grouped(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
