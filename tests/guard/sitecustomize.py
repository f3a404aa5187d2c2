"""Loaded by every Python that a test starts, because conftest.py puts this folder on PYTHONPATH."""

import network_guard

network_guard.install()
