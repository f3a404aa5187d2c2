"""One file per page: what it shows, in order; how is in the modules beside this folder."""
