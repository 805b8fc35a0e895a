"""What an uploaded file really is, told from its content; names and browsers are not believed.

Nothing is unpacked to disk and no picture is decoded: only what a file says about itself is read.
"""

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

import filetype
from django.utils.translation import gettext as _

from lemniscaat.core.errors import Invalid
from lemniscaat.core.text import clean_line

MEBIBYTE = 2**20
OFFICE = "application/vnd.openxmlformats-officedocument"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "txt": "text/plain",
}
SAME_KIND = {"jpeg": "jpg", "jpe": "jpg", "text": "txt"}
NAME_LENGTH = 100
LONGEST_SIDE = 20_000  # pixels; what no camera makes, but a bomb does
MOST_PIXELS = 120_000_000
MOST_PARTS = 2000  # in one document
MOST_UNPACKED = 100 * MEBIBYTE
MOST_GROWTH = 100  # how much larger a part may become than it was packed
# Frames that tell the size of a JPEG; C4, C8 and CC are tables, not frames.
JPEG_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
JPEG_MARK = 0xFF
PNG_HEAD = 24  # bytes up to and with the size
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in: the name that its owner gave it, and its bytes."""

    name: str
    content: bytes


class Known(NamedTuple):
    """A file that may stay: a clean name that ends as it should, and its media type."""

    name: str
    media_type: str


def recognise(upload: Upload, *, limit: int) -> Known:
    """What this file is; `Invalid` with the reason when we do not take it. `limit` in bytes."""
    name = _plain_name(upload.name)
    if not upload.content:
        raise Invalid(_("“%(name)s” is empty.") % {"name": name})
    if len(upload.content) > limit:
        raise Invalid(
            _("“%(name)s” is too big. A file may be %(limit)d MB.")
            % {"name": name, "limit": limit // MEBIBYTE}
        )
    kind = _kind_of(upload.content, name)
    stem, dot, ending = name.rpartition(".")
    ending = ending.lower()
    if dot and SAME_KIND.get(ending, ending) != kind:
        raise Invalid(
            _("“%(name)s” is not what its name says. Save it again and choose that file.")
            % {"name": name}
        )
    stem = (stem if dot else name)[: NAME_LENGTH - 6]
    return Known(f"{stem}.{kind}", MEDIA_TYPES[kind])


def _kind_of(content: bytes, name: str) -> str:
    guessed = filetype.guess(content[:8192])
    if content.startswith(b"PK\x03\x04"):
        return _document(content, name)
    if guessed is None and name.lower().endswith((".txt", ".text")) and _is_text(content):
        return "txt"
    if guessed is None or guessed.extension not in {"pdf", "jpg", "png"}:
        raise Invalid(
            _(
                "We cannot take “%(name)s”. You can send a photo (JPG or PNG), a PDF, "
                "a Word, Excel or ODT document, or plain text."
            )
            % {"name": name}
        )
    if guessed.extension in {"jpg", "png"}:
        _refuse_giant_picture(content, guessed.extension, name)
    return str(guessed.extension)


def _refuse_giant_picture(content: bytes, kind: str, name: str) -> None:
    width, height = _png_size(content) if kind == "png" else _jpeg_size(content)
    if not width or not height:
        raise Invalid(_("“%(name)s” is damaged: we cannot read it.") % {"name": name})
    if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
        raise Invalid(_("The picture “%(name)s” has too many pixels.") % {"name": name})


def _png_size(content: bytes) -> tuple[int, int]:
    if content[12:16] != b"IHDR" or len(content) < PNG_HEAD:
        return 0, 0
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg_size(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 <= len(content) and content[place] == JPEG_MARK:
        marker, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4])
        if marker in JPEG_FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 1 if marker == JPEG_MARK else 2 + length
    return 0, 0


def _document(content: bytes, name: str) -> str:
    """The kind of office document in this archive, after looking whether it is a safe one."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            _refuse_unsafe(archive, name)
            return _kind_of_archive(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, zlib.error) as error:
        raise Invalid(_("“%(name)s” is damaged: we cannot read it.") % {"name": name}) from error


def _kind_of_archive(archive: zipfile.ZipFile, name: str) -> str:
    names = set(archive.namelist())
    if (
        "mimetype" in names
        and archive.read("mimetype").decode("ascii", "replace").strip() == (MEDIA_TYPES["odt"])
    ):
        return "odt"
    if "[Content_Types].xml" in names:
        if b"macroEnabled" in archive.read("[Content_Types].xml"):
            _refuse_macros(name)
        for part, kind in (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx")):
            if part in names:
                return kind
    raise Invalid(
        _("“%(name)s” is a folder of packed files. Send the files in it one by one.")
        % {"name": name}
    )


def _refuse_unsafe(archive: zipfile.ZipFile, name: str) -> None:
    parts = archive.infolist()
    unpacked = 0
    for part in parts:
        if len(parts) > MOST_PARTS or _leaves_its_folder(part.filename):
            raise Invalid(_("“%(name)s” is damaged: we cannot read it.") % {"name": name})
        if part.flag_bits & 1:
            raise Invalid(
                _("“%(name)s” is locked with a password. Send it without.") % {"name": name}
            )
        if _runs(part.filename):
            _refuse_macros(name)
        unpacked += _really_unpacked(archive, part, MOST_UNPACKED - unpacked, name)


def _really_unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int, name: str) -> int:
    """How many bytes really come out: what the archive says about it can be a lie."""
    most = min(left, max(MEBIBYTE, MOST_GROWTH * part.compress_size))
    count = 0
    with archive.open(part) as opened:
        while block := opened.read(65536):
            count += len(block)
            if count > most:
                raise Invalid(_("“%(name)s” becomes far too big when opened.") % {"name": name})
    return count


def _leaves_its_folder(part: str) -> bool:
    return part.startswith(("/", "\\")) or ".." in part.replace("\\", "/").split("/")


def _runs(part: str) -> bool:
    """Whether this part of a document is a macro or something hidden in it."""
    low = part.lower()
    inside = ("/activex/", "/embeddings/", "/basic/", "/scripts/")
    return low.endswith("vbaproject.bin") or any(folder in f"/{low}" for folder in inside)


def _refuse_macros(name: str) -> None:
    raise Invalid(
        _("“%(name)s” has a macro or another file in it. Save it as PDF and send that.")
        % {"name": name}
    )


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    return not CONTROL.search(text) and "\ufffd" not in text


def _plain_name(name: str) -> str:
    """Without folders and without characters that mislead; never empty."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1][-NAME_LENGTH:]
    return clean_line(re.sub(r'[<>:"|?*]', "", bare), limit=NAME_LENGTH).strip(". ") or _("file")
