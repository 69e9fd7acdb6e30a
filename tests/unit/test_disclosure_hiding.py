"""What hiding says when a cell cannot be protected at all."""

from types import SimpleNamespace

import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.disclosure import hiding
from kansrijk.monitor.disclosure.shield import UnprotectableError


def test_a_cell_that_nothing_protects_is_named():
    page = SimpleNamespace(areas=("GM0001", "GM0002"), groups=("all", "no_label"))
    sheet = SimpleNamespace(pages=[page], periods=(2023, 2024))

    def run():
        raise UnprotectableError(5)

    with pytest.raises(UserError, match="GM0002 2023 no_label is niet te beschermen"):
        hiding._shielded(SimpleNamespace(run=run), sheet)
