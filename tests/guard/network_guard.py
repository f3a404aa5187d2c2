"""Cuts the network: a connection to another computer raises, in this process and in every Python it starts."""

import ipaddress
import os
import sys
from pathlib import Path

LOCAL_NAMES = {"", "localhost"}
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "ftp_proxy")


class NetworkBlockedError(RuntimeError):
    """A test tried to reach another computer."""


def install():
    """Watch every connection that Python makes from here on, by its audit events; this cannot be undone."""
    sys.addaudithook(_watch)


def spread_to_subprocesses():
    """Let every Python that is started from here load the guard first, and let no library go through a proxy."""
    here = str(Path(__file__).parent)
    os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    os.environ["PROJ_NETWORK"] = "OFF"
    for name in PROXIES:
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)


def _watch(event, arguments):
    if event in {"socket.connect", "socket.sendto", "socket.sendmsg"}:
        _require_local(arguments[1])
    elif event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        _require_local((arguments[0],))


def _require_local(address):
    """Refuse an address elsewhere; a unix socket has a path for an address, a connected one has none."""
    if not isinstance(address, tuple) or is_local(address[0]):
        return
    raise NetworkBlockedError(f"tests do not use the network: {address[0]}")


def is_local(host):
    """Tell whether a host is this computer."""
    name = host.decode() if isinstance(host, bytes) else host
    if name is None or name in LOCAL_NAMES:
        return True
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified
