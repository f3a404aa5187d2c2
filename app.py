"""The app: the list of its pages, and the one place where a foreseen error becomes a Dutch message."""

import logging
from pathlib import Path

import streamlit as st

from geo_pa.errors import GeoPaError
from geo_pa.present.files import install
from geo_pa.ui import address, cache, fields, login, menu, messages, shell, sidebar

log = logging.getLogger("geo_pa.app")

shell.set_up()
cache.look()
login.let_in()
pages = {name: place.page for name, place in menu.places().items()}
page = st.navigation(list(pages.values()), position="hidden")
address.arrive()
fields.begin()
menu.show(pages)
told = st.container()
try:
    install(Path(__file__).with_name("static"))
    sidebar.show()
    page.run()
except GeoPaError as error:
    messages.show_problems(error.problems)
except Exception:
    log.exception("the page could not be shown")
    messages.show_unforeseen()
address.leave(told)
