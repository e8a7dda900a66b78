"""Keys and signatures. The library's own log messages name people, so they are kept out of ours."""

import logging

for _name in ("pyhanko", "pyhanko_certvalidator"):
    logging.getLogger(_name).setLevel(logging.CRITICAL + 1)
