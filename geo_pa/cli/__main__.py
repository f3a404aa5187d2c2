"""Run the command line as ``python -m geo_pa.cli``."""

import sys

from geo_pa.cli import main

sys.exit(main())
