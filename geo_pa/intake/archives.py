"""What is taken out of a zip file: known entries only, each held against bounds while it is unpacked."""

import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath, PureWindowsPath

from geo_pa import terms
from geo_pa.errors import InputError
from geo_pa.intake.kinds import Given, refusal
from geo_pa.workspace.admission import DAMAGED, MB

MOST_ENTRIES = 2_000
"""A worksheet with many pictures has some hundreds."""

MOST_UNPACKED_MB = 500

MOST_TIMES = 200
"""So many times as large may an entry of more than :data:`SMALL_MB` become: a table of blanks and zeros does 60."""

SMALL_MB = 5

ENCRYPTED = 0x1
"""The bit of an entry that is locked with a password."""

PACKED = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")
"""How files begin that hold other files."""

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@dataclass(frozen=True)
class Entry:
    """One file in a zip, by its whole name there."""

    name: str
    content: bytes

    @property
    def ending(self) -> str:
        """How its name ends."""
        return PurePosixPath(self.name).suffix.lower()


def entries(given: Given, wanted: Callable[[str], bool]) -> tuple[Entry, ...]:
    """Unpack the wanted entries of a zip file in memory.

    Raises
    ------
    InputError
        Any entry, wanted or not, leads out of the file, is a link, locked or there twice; or together they are too
        many or too large.
    """
    with _opened(given) as archive:
        infos = archive.infolist()
        for what, found, expected in _faults(infos):
            raise InputError(refusal(given.name, what, found, expected))
        return tuple(
            Entry(info.filename, archive.read(info)) for info in infos if wanted(info.filename) and not info.is_dir()
        )


@contextmanager
def _opened(given: Given) -> Iterator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
            yield archive
    except BROKEN as error:
        raise InputError(refusal(given.name, DAMAGED, "een zip die niet klopt", given.kind.title)) from error


def _faults(infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, str, str]]:
    """Find what no honest zip file has: what, found, expected."""
    if len(infos) > MOST_ENTRIES:
        what = "Er zitten te veel bestanden in."
        yield what, f"{terms.number(len(infos))} bestanden", f"hoogstens {terms.number(MOST_ENTRIES)} bestanden"
    total = sum(info.file_size for info in infos)
    if total > MOST_UNPACKED_MB * MB:
        found = f"{terms.number(total / MB, 0)} MB uitgepakt"
        yield "Uitgepakt is het bestand te groot.", found, f"hoogstens {MOST_UNPACKED_MB} MB"
    for mark, (what, expected) in WORDS.items():
        if bad := [info.filename for info in infos if MARKS[mark](info)]:
            yield what, _shown(bad[0]), expected
    doubles = Counter(info.filename.casefold() for info in infos)
    if twice := [name for name, count in doubles.items() if count > 1]:
        yield "Een naam komt in de zip meer dan één keer voor.", _shown(twice[0]), "elke naam één keer"


def _leads_out(info: zipfile.ZipInfo) -> bool:
    name = info.orig_filename
    parts = PureWindowsPath(name)
    return bool(parts.anchor) or name.startswith("/") or ".." in parts.parts or not name.isprintable()


def _is_link(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind not in {0, stat.S_IFREG, stat.S_IFDIR}


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > SMALL_MB * MB and info.file_size > MOST_TIMES * max(info.compress_size, 1)


MARKS: Mapping[str, Callable[[zipfile.ZipInfo], bool]] = {
    "out": _leads_out,
    "link": _is_link,
    "locked": lambda info: bool(info.flag_bits & ENCRYPTED),
    "bomb": _is_bomb,
}

WORDS = {
    "out": ("Een naam in de zip leidt naar een andere plek.", "namen zonder .. en zonder schijf"),
    "link": ("In de zip zit een verwijzing of een apparaat.", "gewone bestanden"),
    "locked": ("De zip is met een wachtwoord beveiligd.", "een zip zonder wachtwoord"),
    "bomb": (
        "Een deel van het bestand wordt bij het uitpakken veel te groot.",
        f"hoogstens {MOST_TIMES} keer zo groot als ingepakt",
    ),
}
"""By mark: what is wrong, and what was expected."""


def is_packed(content: bytes) -> bool:
    """Tell whether a file holds other files."""
    return content.startswith(PACKED)


def _shown(name: str) -> str:
    return f"'{''.join(letter if letter.isprintable() else '?' for letter in name)[:80]}'"
