"""A process that is killed while it saves: no change without event, no event without change."""

import os
import random

import psycopg
import pytest
from django.conf import settings

from killed_saves import save_and_kill, what_is_left

KILLS = 4


@pytest.fixture
def environment(tmp_path):
    """A place of its own, for the processes that are killed."""
    own = os.environ | {"KANSRIJK_DATA": str(tmp_path)}
    if "KANSRIJK_POSTGRES_DB" not in own:
        yield own
        return
    default = settings.DATABASES["default"]
    where = {"host": default["HOST"], "user": default["USER"], "dbname": "postgres"}
    with psycopg.connect(**where, autocommit=True) as server:
        name = f"killed_{os.getpid()}"
        server.execute(f"CREATE DATABASE {name}")
        yield own | {"KANSRIJK_POSTGRES_DB": name}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def test_a_kill_loses_and_doubles_nothing(environment):
    chance, promised = random.Random(20261124), []
    for number in range(KILLS):
        promised += save_and_kill(environment, f"kill{number}", chance)
        left = what_is_left(environment, promised)
        assert left.wrong == []
    assert len(left.events) >= len(promised) >= KILLS
