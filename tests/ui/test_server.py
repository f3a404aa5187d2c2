"""The server of the app answers under its own names only, and asks nothing from outside to find that out."""

import pytest
import requests
from loops import finished
from streamlit import net_util
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from geo_pa.ui import server
from geo_pa.ui.__main__ import settings
from geo_pa.ui.server import HEADERS, HOSTS, Hardened, OwnNames

OWN = "127.0.0.1:8501"
FOREIGN = (
    {"host": "plannen.voorbeeld.example"},
    {"host": "127.0.0.1.voorbeeld.example:8501"},
    {"host": "127.0.0.1@voorbeeld.example"},
    {"host": ""},
    {"host": "[voorbeeld"},
    {"host": OWN, "origin": "http://voorbeeld.example"},
    {"host": OWN, "origin": "http://127.0.0.1:9999"},
    {"host": OWN, "origin": "null"},
    {"host": OWN, "origin": ""},
)
OWN_WAYS = (
    {"host": OWN},
    {"host": "LOCALHOST:8501"},
    {"host": OWN, "origin": f"http://{OWN}"},
    {"host": "localhost", "origin": "http://localhost"},
)


async def secret(_scope, _receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-frame-options", b"DENY")]})
    await send({"type": "http.response.body", "body": b"geheim plan"})


def answered(kind, headers):
    """What the server sends on a request of a kind, by its type."""
    sent = {}

    async def send(message):
        sent[message["type"]] = message

    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    server = OwnNames(Hardened(secret), hosts=("127.0.0.1", "localhost"))
    finished(server({"type": kind, "headers": raw, "path": "/"}, None, send))
    return sent


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_page_asked_under_a_foreign_name_or_by_a_foreign_page_is_refused(headers):
    sent = answered("http", headers)
    assert sent["http.response.start"]["status"] == 403
    assert b"geheim" not in sent["http.response.body"]["body"]


@pytest.mark.parametrize("headers", FOREIGN)
def test_so_is_the_line_over_which_the_pages_come(headers):
    assert answered("websocket", headers).keys() == {"websocket.close"}


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("headers", OWN_WAYS)
def test_this_computer_is_answered(kind, headers):
    assert answered(kind, headers)["http.response.body"]["body"] == b"geheim plan"


def test_an_answer_says_that_no_other_site_may_show_it_read_it_or_be_told_of_it():
    start = answered("http", {"host": OWN})["http.response.start"]
    headers = {name.decode(): value.decode() for name, value in start["headers"]}
    assert headers == {name.lower(): value for name, value in HEADERS.items()} | {"x-frame-options": "DENY"}


def test_a_setting_on_the_command_line_gets_the_type_that_it_needs():
    flags = ["--server.port=8600", "--server.headless=true", "--server.address=127.0.0.1"]
    assert settings(flags) == {"server.port": 8600, "server.headless": True, "server.address": "127.0.0.1"}


def test_a_setting_with_more_than_one_value_has_commas_between_them():
    assert settings(["--server.allowedHosts=localhost,plannen.nl"]) == {
        "server.allowedHosts": ["localhost", "plannen.nl"]
    }


@pytest.mark.parametrize(
    ("listens", "names", "outward"),
    [
        ("127.0.0.1", ["127.0.0.1", "localhost"], False),
        ("127.0.0.1", ["localhost", "plannen.voorbeeld.nl"], True),
        ("10.0.0.5", ["localhost"], True),
        (None, ["localhost"], True),
    ],
)
def test_the_server_knows_whether_others_can_reach_it(monkeypatch, listens, names, outward):
    options = {"server.address": listens, HOSTS: names}
    monkeypatch.setattr(server.config, "get_option", options.__getitem__)
    assert server.outward() == outward


@pytest.fixture(scope="module")
def address(serve, repository):
    return serve(repository)


@pytest.mark.parametrize("headers", [{"Host": "voorbeeld.example"}, {"Origin": "http://voorbeeld.example"}])
def test_the_app_itself_is_behind_that_door(address, headers):
    assert requests.get(f"{address}/_stcore/health", timeout=20).status_code == 200
    assert requests.get(f"{address}/_stcore/health", headers=headers, timeout=20).status_code == 403


@pytest.mark.parametrize("origin", ["http://voorbeeld.example", "null"])
def test_a_page_of_another_site_gets_no_line_to_the_app(address, origin):
    line = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    with connect(line, subprotocols=["streamlit"], origin=address):
        pass
    with pytest.raises(InvalidStatus), connect(line, subprotocols=["streamlit"], origin=origin):
        pass


def test_a_foreign_page_is_refused_without_asking_a_service_for_our_own_address(monkeypatch):
    asked = []
    monkeypatch.setattr(net_util, "get_external_ip", lambda: asked.append("outside"))
    answered("websocket", {"host": OWN, "origin": "http://voorbeeld.example"})
    assert not asked
