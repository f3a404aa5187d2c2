"""Ports of this computer for what a test serves."""

import socket
from contextlib import closing


def free_port():
    """A port that nobody listens on."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
