"""Tests never use the internet: the guard of conftest.py proves it."""

import socket
import subprocess
import sys
from urllib.request import urlopen

import pytest
from network_guard import NetworkBlockedError

DOCUMENTATION_ADDRESS = "192.0.2.1"  # RFC 5737: never in use, so nothing is reached should the guard fail


def test_a_connection_to_another_computer_is_refused():
    with socket.socket() as attempt, pytest.raises(NetworkBlockedError, match=DOCUMENTATION_ADDRESS):
        attempt.connect((DOCUMENTATION_ADDRESS, 80))


def test_a_connection_that_reports_errors_as_a_code_is_refused_as_well():
    with socket.socket() as attempt, pytest.raises(NetworkBlockedError):
        attempt.connect_ex((DOCUMENTATION_ADDRESS, 80))


def test_a_single_packet_to_another_computer_is_refused():
    with socket.socket(type=socket.SOCK_DGRAM) as attempt, pytest.raises(NetworkBlockedError):
        attempt.sendto(b"?", (DOCUMENTATION_ADDRESS, 53))


def test_the_name_of_another_computer_is_not_looked_up():
    with pytest.raises(NetworkBlockedError, match=r"example\.org"):
        urlopen("http://example.org", timeout=1)


def test_a_python_that_a_test_starts_is_cut_off_too():
    code = f"import socket; socket.create_connection(('{DOCUMENTATION_ADDRESS}', 80), timeout=1)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "NetworkBlockedError" in done.stderr


def test_this_computer_can_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as client:
        assert client.getpeername() == server.getsockname()
