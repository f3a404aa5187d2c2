"""The web server of the app: streamlit's own, behind a door that knows only this computer.

A page elsewhere can make a reader's browser ask this server for plans: under a foreign name that points to this
computer (DNS rebinding), or from its own script. The first is told by the Host of a request, the second by its Origin.
"""

import webbrowser
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from geo_pa.present.maps import BASEMAPS

APP = Path(__file__).resolve().parents[2] / "app.py"

HOSTS = "server.allowedHosts"
"""Streamlit's setting with the names of this server: it guards the websocket with it, we guard everything."""

REFUSED = "Deze pagina is alleen te bereiken op deze computer."


def app() -> st.App:
    """Make the app as a web server; :meth:`streamlit.App.run` starts it with the settings of streamlit."""
    return st.App(APP, middleware=[Middleware(OwnNames), Middleware(Hardened)], lifespan=_opening)


class OwnNames:
    """Answer only what is asked under a name of this server (in lower case), by nobody or by a page of this server."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str] | None = None) -> None:
        self.inner = app
        self.hosts = None if hosts is None else frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "lifespan" or self._knows(Headers(scope=scope)):
            await self.inner(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": REFUSED})
        else:
            await PlainTextResponse(REFUSED, status_code=403)(scope, receive, send)

    def _knows(self, headers: Headers) -> bool:
        hosts = frozenset(config.get_option(HOSTS)) if self.hosts is None else self.hosts
        asked, origin = headers.getlist("host"), headers.getlist("origin")
        if len(asked) != 1 or len(origin) > 1 or host_name(f"//{asked[0]}") not in hosts:
            return False
        return not origin or urlsplit(origin[0]).netloc.lower() == asked[0].lower()


def outward() -> bool:
    """Tell whether the server can be reached under another name or address than those of this computer alone."""
    names = (config.get_option("server.address") or "", *config.get_option(HOSTS))
    return not all(is_local(name) for name in names)


def is_local(name: str) -> bool:
    """Tell whether a name or address is one that only this computer itself can reach."""
    with suppress(ValueError):
        return ip_address(name).is_loopback
    return name == "localhost"


def host_name(address: str) -> str:
    """Return the name in an address, in lower case; empty where there is none that can be read."""
    try:
        return (urlsplit(address).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


class Hardened:
    """Add the headers that keep a page to itself: what it loads, who may frame it, what it tells another site."""

    def __init__(self, app: ASGIApp) -> None:
        self.inner = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; its answer gets the headers that it has not itself."""

        async def answer(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.inner(scope, receive, answer)


def _tiles() -> str:
    """Return where the optional backgrounds of the map come from."""
    sites = (urlsplit(basemap.url) for basemap in BASEMAPS.values() if basemap.url)
    return " ".join(dict.fromkeys(f"{site.scheme}://{site.netloc}" for site in sites))


HEADERS = {
    # Streamlit and folium write styles and scripts into their pages, and read templates with eval.
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'self' data: blob: 'unsafe-inline' 'unsafe-eval'",
            f"img-src 'self' data: blob: {_tiles()}",
            "connect-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""Only the optional background of the map comes from elsewhere, and no page elsewhere may show or read this one."""


@asynccontextmanager
async def _opening(_app: Any) -> AsyncIterator[dict[str, Any]]:
    """Open the browser: streamlit does so only for an app that brings no server of its own."""
    if not config.get_option("server.headless"):
        webbrowser.open(f"http://{config.get_option('server.address')}:{config.get_option('server.port')}")
    yield {}
