"""Which account reads as whom on a server, and who may change anything: a TOML of the municipality's own."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Strict

from geo_pa.errors import InputError
from geo_pa.model import Reader
from geo_pa.terms import plural
from geo_pa.workspace import wording
from geo_pa.workspace.readers import named_reader
from geo_pa.workspace.toml_files import key_problem, load_toml, validate

KEYS = ("subject", "email", "domain")
"""What an account can be known by, the surest first: a login names a person by subject, and by e-mail address."""

Fault = tuple[str, str, str, str]
"""Key, what, found, expected."""


@dataclass(frozen=True)
class Account:
    """Who logs in, known by a subject, an e-mail address or its domain; as whom, and whether to change anything."""

    known_by: str
    value: str
    reader: Reader
    edit: bool = False


@dataclass(frozen=True)
class _Entry:
    """One [[account]] as it stands in the file."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    reader: str
    subject: str = ""
    email: str = ""
    domain: str = ""
    edit: Annotated[bool, Strict()] = False

    @property
    def names(self) -> dict[str, str]:
        """What it is known by; more than one is a fault."""
        return {key: value for key in KEYS if (value := _plain(key, getattr(self, key)))}


@dataclass(frozen=True)
class _File:
    """The file as it stands."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    account: tuple[_Entry, ...]


def load_accounts(path: Path, readers: Mapping[str, Reader]) -> tuple[Account, ...]:
    """Read which account reads as whom.

    Raises
    ------
    InputError
        Anything is wrong with the file; all its problems at once. Then nobody is let in.
    """
    entries = validate(_File, load_toml(path), path, {"account": _Entry}).account
    if problems := tuple(key_problem(path, *fault) for fault in _faults(entries, readers)):
        raise InputError(problems)
    return tuple(account for entry in entries for account in _accounts(entry, readers))


def account_of(accounts: tuple[Account, ...], claims: Mapping[str, object]) -> Account | None:
    """Return the account of who has logged in, by what the login says of the person; None where there is none.

    An e-mail address that the login says is not verified counts for nothing.
    """
    email = "" if claims.get("email_verified") is False else _plain("email", claims.get("email"))
    name, _at, domain = email.rpartition("@")
    said = {"subject": _plain("subject", claims.get("sub")), "email": email, "domain": domain if name else ""}
    found = {(one.known_by, one.value): one for one in accounts}
    return next((found[key, said[key]] for key in KEYS if said[key] and (key, said[key]) in found), None)


def _plain(key: str, value: object) -> str:
    """Write a name as it is compared: capitals count in a subject only."""
    text = value.strip() if isinstance(value, str) else ""
    return text if key == "subject" else text.casefold()


def _accounts(entry: _Entry, readers: Mapping[str, Reader]) -> Iterator[Account]:
    reader = named_reader(readers, entry.reader)
    if reader is not None:
        yield from (Account(key, value, reader, entry.edit) for key, value in entry.names.items())


def _faults(entries: tuple[_Entry, ...], readers: Mapping[str, Reader]) -> Iterator[Fault]:
    if not entries:
        yield "account", "Er staat niemand in.", "geen accounts", "een blok [[account]] voor elk account"
    for number, entry in enumerate(entries, 1):
        for key, *told in (*_own_faults(entry), *_reader_faults(entry, readers)):
            yield f"account {number}{key}", *told  # type: ignore[misc]  # a fault has four parts
    counts = Counter(name for entry in entries for name in entry.names.items())
    for (key, value), count in counts.items():
        if count > 1:
            yield key, "Dit account staat er vaker in.", f"'{value}', {plural(count, 'keer', 'keer')}", "één keer"


def _own_faults(entry: _Entry) -> Iterator[Fault]:
    if len(entry.names) != 1:
        what = "Een account is aan één gegeven te herkennen."
        yield "", what, wording.words(entry.names), f"een van: {wording.words(KEYS)}"
    if entry.names.get("email", "@").count("@") != 1:
        yield ".email", "Dit is geen e-mailadres.", f"'{entry.email}'", "een adres zoals j.jansen@voorbeeld.nl"
    if "@" in entry.domain or " " in entry.domain.strip():
        yield ".domain", "Dit is geen domein.", f"'{entry.domain}'", "wat achter de @ staat, zoals voorbeeld.nl"


def _reader_faults(entry: _Entry, readers: Mapping[str, Reader]) -> Iterator[Fault]:
    if named_reader(readers, entry.reader) is None:
        expected = f"een van: {wording.words(reader.title for reader in readers.values())}"
        yield ".reader", "Deze lezer bestaat niet.", f"'{entry.reader}'", expected
