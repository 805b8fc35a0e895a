"""What was put in, what came out and with which seed, as short digests that anyone can check.

A digest does not say what the data were, so a record may be published while the data stay closed.
Numbers with decimals count to about nine digits: the last ones differ from machine to machine.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from lemniscaat.methods import __version__

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from lemniscaat.methods.chance import Seed

_MANTISSA = 2.0**30
_CALCULATORS = ("numpy", "scipy", "highspy")


@dataclass(frozen=True, slots=True)
class Record:
    """One run of a method, as it can be published and done again."""

    method: str
    version: str
    seed: str | None
    input_digest: str
    output_digest: str
    calculated_with: Mapping[str, str]

    def as_json(self) -> str:
        """The record as a text to keep."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False)


def record(method: str, given: object, outcome: object, seed: Seed | None = None) -> Record:
    """Write down one run: `given` and `outcome` are anything that `digest` can read."""
    return Record(
        method=f"lemniscaat.methods.{method}",
        version=__version__,
        seed=None if seed is None else str(seed),
        input_digest=digest(given),
        output_digest=digest(outcome),
        calculated_with={name: _version(name) for name in _CALCULATORS},
    )


@cache
def _version(package: str) -> str:
    return importlib.metadata.version(package)


def digest(value: object) -> str:
    """The SHA-256 of a value, the same on every machine and under every hash seed.

    Reads dataclasses (leaving out a field named `record`), mappings, sets, sequences, numpy arrays,
    texts, numbers and nothing at all. Many numbers are read fastest as one array.
    """
    plain = json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return f"sha256:{hashlib.sha256(plain.encode()).hexdigest()}"


def _plain(value: object) -> Any:
    if value is None or (isinstance(value, bool | int | str) and not isinstance(value, Enum)):
        return value
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, float | np.floating):
        return [f"{part}" for part in _rounded(np.array([float(value)])).ravel()]
    if isinstance(value, np.generic):
        return _plain(value.item())
    if isinstance(value, np.ndarray):
        return _plain_array(value)
    return _plain_group(value)


def _plain_group(value: object) -> Any:
    if is_dataclass(value):
        kept = [field.name for field in fields(value) if field.name != "record"]
        return {name: _plain(getattr(value, name)) for name in kept}
    if isinstance(value, Mapping):
        return sorted(([_plain(key), _plain(one)] for key, one in value.items()), key=json.dumps)
    if isinstance(value, AbstractSet):
        return sorted((_plain(one) for one in value), key=json.dumps)
    if isinstance(value, Sequence):
        return [_plain(one) for one in value]
    raise TypeError(f"a {type(value).__name__} has no digest")


def _plain_array(array: NDArray[Any]) -> Any:
    if array.dtype.kind in "OUS":
        return [_plain(one) for one in array.tolist()]
    whole = _rounded(array) if array.dtype.kind == "f" else array.astype("<i8")
    content = hashlib.sha256(np.ascontiguousarray(whole).tobytes()).hexdigest()
    return {"shape": list(array.shape), "kind": array.dtype.kind, "sha256": content}


def _rounded(array: NDArray[Any]) -> NDArray[np.int64]:
    """Each number as a mantissa of thirty bits and an exponent; what is no number as itself."""
    finite = np.isfinite(array)
    mantissa, exponent = np.frexp(np.where(finite, array, 0.0).astype(np.float64))
    whole = np.rint(mantissa * _MANTISSA).astype(np.int64)
    full = np.abs(whole) == int(_MANTISSA)
    whole, exponent = np.where(full, whole // 2, whole), np.where(full, exponent + 1, exponent)
    odd = np.where(np.isnan(array), 1, np.where(array > 0, 2, 3))
    return np.stack(
        [np.where(finite, whole, odd), np.where(finite, exponent, 2**20)], axis=-1
    ).astype("<i8")
