"""What the page for parents is made of."""

from collections.abc import Mapping

from kansrijk.web.support.finding.local import Local


def local_for_parents(code: str) -> Mapping[str, tuple[Local, ...]]:
    """What is known per offer in a municipality, as everyone may see it.

    Nothing is recorded anywhere yet: so everything is unknown, and nothing is absent.
    """
    return {}
