"""Maps, charts and tables for a Dutch reader: folium lives here, streamlit does not.

Text from data never becomes markup: on a page it goes through :class:`markupsafe.Markup`, in a map's script through
:func:`geo_pa.present.script.safe_json`.
"""
