"""Non-negative factors: each text as a sum of a few themes, each theme as a sum of words.

Lee and Seung (1999) gave the idea; the start is that of Boutsidis and Gallopoulos (2008), which
needs no chance, and the steps are those of Cichocki and Phan (2009), one theme at a time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from lemniscaat.methods.narrative.axes import leading

if TYPE_CHECKING:
    import scipy.sparse as sp
    from numpy.typing import NDArray

_ROUNDS = 50
_TINY = 1e-12


def factors(weights: sp.csr_array, count: int) -> NDArray[np.float64]:
    """How much of each of `count` themes (columns) is in each text (rows).

    All themes count as equally large: the words of each are a row of length one.
    """
    texts, words = _start(weights, count)
    turned = weights.T.tocsr()
    for _ in range(_ROUNDS):
        _improve(texts, weights @ words, words.T @ words)
        _improve(words, turned @ texts, texts.T @ texts)
    return np.asarray(texts * np.sqrt((words**2).sum(axis=0)), dtype=np.float64)


def _improve(
    part: NDArray[np.float64], towards: NDArray[np.float64], gram: NDArray[np.float64]
) -> None:
    """Set each column in turn to its best value with the others as they are."""
    for theme in range(part.shape[1]):
        # Not `@`: so small a product is slower when it is shared among threads.
        now = np.einsum("ij,j->i", part, gram[:, theme])
        step = (towards[:, theme] - now) / max(gram[theme, theme], _TINY)
        part[:, theme] = np.maximum(0.0, part[:, theme] + step)


def _start(weights: sp.csr_array, count: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of each pair of singular vectors the larger of its positive and its negative half."""
    left, values, right = leading(weights, count)
    average = weights.sum() / (weights.shape[0] * weights.shape[1])
    texts, words = np.empty((len(left), count)), np.empty((right.shape[1], count))
    for theme in range(count):
        halves = [
            (np.maximum(0, sign * left[:, theme]), np.maximum(0, sign * right[theme]))
            for sign in (1, -1)
        ]
        norms = [float(np.linalg.norm(one) * np.linalg.norm(other)) for one, other in halves]
        best = int(round(norms[1], 9) > round(norms[0], 9))
        for part, half in zip((texts, words), halves[best], strict=True):
            scale = np.sqrt(values[theme] * norms[best]) / max(float(np.linalg.norm(half)), _TINY)
            part[:, theme] = half * scale
    # A nought would stay nought in no step of ours, but the average is a better start.
    return np.where(texts == 0, average, texts), np.where(words == 0, average, words)
