"""The app in the browser: streamlit lives here, and only here."""
