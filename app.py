"""The app: the list of its pages, and the one place where a foreseen error becomes a Dutch message."""

import logging
from pathlib import Path

import streamlit as st

from geo_pa.errors import GeoPaError
from geo_pa.present.files import install
from geo_pa.ui import PAGES, address, cache, fields, messages, shell, sidebar

log = logging.getLogger("geo_pa.app")

shell.set_up()
pages = [st.Page(path, title=title, url_path=url, default=not url) for path, title, url in PAGES]
page = st.navigation(pages, position="hidden")
address.arrive()
fields.begin()
sidebar.menu(pages)
told = st.container()
try:
    cache.look()
    install(Path(__file__).with_name("static"))
    sidebar.show()
    page.run()
except GeoPaError as error:
    messages.show_problems(error.problems)
except Exception:
    log.exception("the page could not be shown")
    messages.show_unforeseen()
address.leave(told)
