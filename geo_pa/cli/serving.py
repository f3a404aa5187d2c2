"""Where the app listens, under which names, and who logs in; everything that is wrong with that at once."""

import socket
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from geo_pa.errors import InputError, Problem
from geo_pa.model import Reader
from geo_pa.workspace import Readers
from geo_pa.workspace.accounts import load_accounts

LOCAL = "127.0.0.1"
"""Streamlit would listen on all interfaces."""

OWN_NAMES = (LOCAL, "localhost")

FIRST_PORT, LAST_PORT = 8501, 8599
"""Where the app looks for a free port by itself."""

LOWEST_PORT, HIGHEST_PORT = 1024, 65_535
"""Below the first a port is the operating system's own; above the last there is none."""

REPOSITORY = Path(__file__).resolve().parents[2]

SECRETS = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
"""What streamlit needs to know of a login, in the block [auth]."""

CALLBACK = "/oauth2callback"
"""Where streamlit takes who has logged in; the last part of ``redirect_uri``."""

NEEDED = ("authlib", "httpx2")
"""Modules of the extra ``server``: streamlit logs in with Authlib, and that asks the service with httpx2."""

SHORTEST_SECRET = 32
"""Characters of the secret that signs who has logged in."""


@dataclass(frozen=True)
class Serving:
    """Where the app listens and under which names it answers, and the files of a login; as they were typed."""

    address: str = LOCAL
    port: int | None = None
    hosts: tuple[str, ...] = ()
    accounts: Path | None = None
    secrets: Path | None = None

    @property
    def everywhere(self) -> bool:
        """Whether it listens on every address of this computer."""
        return _is(self.address, "is_unspecified")

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which it answers, in lower case."""
        own = () if self.everywhere else (self.address,)
        return tuple(dict.fromkeys(name.lower() for name in (*OWN_NAMES, *own, *self.hosts)))

    @property
    def outward(self) -> bool:
        """Whether others than this computer can reach it."""
        return self.everywhere or not all(name == "localhost" or _is(name, "is_loopback") for name in self.names)

    @property
    def chosen_port(self) -> int:
        """The port that was asked for, else the first that is free."""
        free = (port for port in range(FIRST_PORT, LAST_PORT) if is_free(self.address, port))
        return next(free, LAST_PORT) if self.port is None else self.port


def faults(serving: Serving, viewer: Reader, readers: Readers) -> Iterator[Problem]:
    """Find everything that keeps the app from being served so."""
    yield from _unlocked(serving, viewer)
    if not is_free(serving.address, 0):
        what, expected = "Dit adres is niet van deze computer.", f"{LOCAL}, of een ander adres van deze computer"
        yield Problem("--address", what, serving.address, expected, "Verbeter het adres, of laat --address weg.")
    else:
        yield from _wrong_port(serving)
    if serving.everywhere and not serving.hosts:
        what, expected = "Onder welke naam anderen de app bereiken, ontbreekt.", "een naam zoals plannen.voorbeeld.nl"
        yield Problem("--host", what, "geen --host", expected, "Voeg toe: --host NAAM")
    yield from _wrong_hosts(serving)
    if serving.accounts is not None:
        yield from _wrong_login(serving, readers)
    elif serving.secrets is not None:
        what, action = "Een aanmelddienst zonder lijst met accounts laat niemand toe.", "Voeg toe: --accounts BESTAND"
        yield Problem("--secrets", what, "geen --accounts", "een lijst met accounts", action)


def is_free(address: str, port: int) -> bool:
    """Tell whether a port of an address of this computer is free; port 0 asks for any."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((address, port))
        except (OSError, UnicodeError):
            return False
    return True


def _is(address: str, kind: str) -> bool:
    """Tell whether an address is of a kind; a name is of none."""
    try:
        return bool(getattr(ip_address(address), kind))
    except ValueError:
        return False


def _unlocked(serving: Serving, viewer: Reader) -> Iterator[Problem]:
    """Find that others could choose to see everything."""
    if serving.outward and viewer.sees_everything and serving.accounts is None:
        reached = serving.address if serving.everywhere else next(reversed(serving.names))
        yield Problem(
            "--address en --host",
            "Anderen kunnen de app zo bereiken, en alles zien.",
            f"{reached}, zonder --viewer en zonder --accounts",
            "een lezer die niet meer ziet dan iedereen daar mag zien, of een aanmelding",
            "Voeg toe: --viewer openbaar (of een ander dan gemeente), of --accounts BESTAND en --secrets BESTAND. "
            f"Zonder --address en --host blijft de app op {LOCAL}, alleen voor deze computer.",
        )


def _wrong_port(serving: Serving) -> Iterator[Problem]:
    port = serving.chosen_port
    if not LOWEST_PORT <= port <= HIGHEST_PORT:
        expected = f"een heel getal van {LOWEST_PORT} tot en met {HIGHEST_PORT}"
        action = "Kies een ander getal, of laat --port weg."
        yield Problem("--port", "Dit getal kan geen poort zijn.", str(port), expected, action)
    elif not is_free(serving.address, port):
        action = "Kies een andere poort, of laat --port weg."
        yield Problem("--port", "Deze poort is niet vrij.", str(port), "een vrije poort, zoals 8502", action)


def _wrong_hosts(serving: Serving) -> Iterator[Problem]:
    for host in serving.hosts:
        if not host or urlsplit(f"//{host}").hostname != host.lower() or "," in host:
            expected = "alleen een naam, zoals plannen.voorbeeld.nl, zonder https:// en zonder poort"
            yield Problem("--host", "Dit is geen naam van een server.", f"'{host}'", expected, "Verbeter de naam.")


def _wrong_login(serving: Serving, readers: Readers) -> Iterator[Problem]:
    if not all(map(find_spec, NEEDED)):
        action, expected = "Installeer dat deel met: pip install -e '.[server]'", "geo_pa met het deel server"
        yield Problem("--accounts", "Aanmelden kan hier nog niet.", "geen Authlib", expected, action)
    try:
        load_accounts(serving.accounts or Path(), readers.known)
    except InputError as error:
        yield from error.problems
    if serving.secrets is None:
        what, expected = "Bij welke dienst men zich aanmeldt, ontbreekt.", "een bestand met het blok [auth]"
        yield Problem("--secrets", what, "geen --secrets", expected, "Voeg toe: --secrets BESTAND")
    else:
        yield from _wrong_secrets(serving.secrets, serving.names)


def _wrong_secrets(path: Path, names: tuple[str, ...]) -> Iterator[Problem]:
    """Find what is wrong with the secrets of a login; no message says what stands in the file."""
    if path.resolve().is_relative_to(REPOSITORY):
        what, expected = "Geheimen horen niet bij de broncode van geo_pa.", "een bestand buiten deze map"
        yield _secret(str(path), what, f"een bestand in {REPOSITORY}", expected)
        return
    auth = _auth(path)
    if auth is None:
        expected = "een leesbaar TOML-bestand op .toml met het blok [auth]"
        yield _secret(str(path), "De geheimen zijn niet te lezen.", "geen blok [auth]", expected)
        return
    texts = {key: str(auth.get(key, "")) for key in SECRETS}
    for key in (key for key, value in texts.items() if not value):
        yield _secret(f"{path}, auth.{key}", "Dit ontbreekt.", "niets", "tekst tussen aanhalingstekens")
    if 0 < len(texts["cookie_secret"]) < SHORTEST_SECRET:
        expected = f"minstens {SHORTEST_SECRET} willekeurige tekens"
        yield _secret(f"{path}, auth.cookie_secret", "Dit geheim is te raden.", "een kort geheim", expected)
    yield from _wrong_return(f"{path}, auth.redirect_uri", texts["redirect_uri"], names)


def _wrong_return(where: str, address: str, names: tuple[str, ...]) -> Iterator[Problem]:
    """Find that who has logged in would not come back to the app."""
    if address and not address.endswith(CALLBACK):
        yield _secret(
            where, "Hier komt men na het aanmelden niet terug in de app.", address, f"een adres op {CALLBACK}"
        )
    elif address and urlsplit(address.replace("{port}", "1")).hostname not in names:
        expected = f"een adres onder een van: {', '.join(names)}"
        yield _secret(where, "Onder deze naam antwoordt de app niet.", address, f"{expected}, of een --host erbij")


def _auth(path: Path) -> Mapping[str, Any] | None:
    """Read the block [auth]; None where there is none."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("auth")
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) and path.suffix == ".toml" else None


def _secret(where: str, what: str, found: str, expected: str) -> Problem:
    return Problem(where, what, found, expected, "Verbeter het bestand, of noem een ander met --secrets.")
