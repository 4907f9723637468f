"""One bit a row: planes of 64-bit words, row 0 in the lowest bit of word 0, as Arrow's bitmaps have it.

The bits behind the last row of a plane mean nothing.
"""

from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Plane: TypeAlias = npt.NDArray[np.uint64]
Mask: TypeAlias = npt.NDArray[np.bool_]


def words_for(rows: int) -> int:
    """How many words hold so many rows; at least one."""
    return max(1, -(-rows // 64))


def packed(mask: Mask, words: int) -> Plane:
    """The plane of a mask of one byte a row."""
    return _as_words(np.packbits(mask, bitorder="little"), words)


def plane_of_bitmap(bitmap: Any, offset: int, rows: int, words: int) -> Plane:
    """The plane of an Arrow bitmap, from its row `offset` on."""
    octets = np.frombuffer(bitmap, np.uint8)
    if offset % 8:
        bits = np.unpackbits(octets[offset // 8 : (offset + rows) // 8 + 1], bitorder="little")
        return packed(bits[offset % 8 :][:rows].view(np.bool_), words)
    return _as_words(octets[offset // 8 : (offset + rows + 7) // 8], words)


def unpacked(plane: Plane, rows: int) -> npt.NDArray[np.uint8]:
    """One byte a row: 1 where the bit is set, else 0."""
    return np.unpackbits(plane.view(np.uint8), count=rows, bitorder="little")


def plane_of_rows(rows: npt.NDArray[np.int64], words: int) -> Plane:
    """The plane in which the bits of these rows are set."""
    mask = np.zeros(words * 64, np.bool_)
    mask[rows] = True
    return packed(mask, words)


def rows_of(plane: Plane, rows: int) -> npt.NDArray[np.int64]:
    """The rows, of so many, whose bits are set."""
    return np.flatnonzero(unpacked(plane, rows))


def gathered(planes: npt.NDArray[np.uint64], chosen: npt.NDArray[np.int64]) -> npt.NDArray[np.uint64]:
    """Of each plane the bits of these rows alone, one after the other."""
    octets, words = chosen >> 3, words_for(len(chosen))
    bits = np.left_shift(1, chosen & 7, dtype=np.uint8, casting="unsafe")
    found = np.zeros((len(planes), words), np.uint64)
    for own, plane in zip(found.view(np.uint8), planes.view(np.uint8), strict=True):
        packed_bits = np.packbits(plane.take(octets) & bits, bitorder="little")
        own[: packed_bits.size] = packed_bits
    return found


def _as_words(octets: npt.NDArray[np.uint8], words: int) -> Plane:
    if octets.nbytes == words * 8 and octets.ctypes.data % 8 == 0:
        return octets.view(np.uint64)
    whole = np.zeros(words * 8, np.uint8)
    whole[: octets.nbytes] = octets
    return whole.view(np.uint64)
