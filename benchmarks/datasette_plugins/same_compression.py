"""Let datasette compress as Django does: by itself it does not, and its plugin uses level 9."""

from typing import Any

from asgi_gzip import GZipMiddleware
from datasette import hookimpl

#: The level of django.utils.text.compress_sequence and gzip's own middle way.
LEVEL = 6


@hookimpl(trylast=True)
def asgi_wrapper() -> Any:
    """What stands around datasette's application."""
    return lambda application: GZipMiddleware(application, compresslevel=LEVEL)
