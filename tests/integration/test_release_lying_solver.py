"""A solver that stops early, lies or sees no way: no release is written that fails its check."""

from functools import partial

import highspy
import pytest

from kansrijk.errors import UserError
from kansrijk.monitor.counted.build import Choices, build_figures
from kansrijk.monitor.disclosure import build as building
from kansrijk.monitor.disclosure import proving, publish
from kansrijk.monitor.disclosure.checking import verify_release
from kansrijk.monitor.disclosure.proving import reach
from kansrijk.monitor.disclosure.publish import Order, build_release
from kansrijk.monitor.sources.synthetic import Order as Country
from kansrijk.monitor.sources.synthetic import synthesize

COUNTRY = Country(births=1_500, first_year=2024, last_year=2024, seed=3, municipalities=40)
#: Hiding, as the progress names it; the attacker's first tables, his sweeps, how near he comes.
PEOPLE, COUNTS, FIRST, SWEEP, REACH = "mensen", "aantallen", "aanvallen", "sweep", "reach"


@pytest.fixture(scope="module")
def figures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lying")
    synthesize(COUNTRY, folder / "delivery")
    build_figures(folder / "delivery", folder / "figures.parquet", Choices())
    return folder / "figures.parquet"


class Liar:
    """HiGHS, honest but in one stage of the build: there every so many answers is a lie."""

    def __init__(self, monkeypatch, stage, every):
        self._patch, self._stage, self._every = monkeypatch, stage, every
        self._now, self._answers, self.lies = "", 0, 0
        monkeypatch.setattr(building, "each", self._in_this_process)
        monkeypatch.setattr(proving.Attack, "sweep", self._entering(SWEEP, proving.Attack.sweep))
        # A builder who is lied to looks long before he gives up: here he is told to do so sooner.
        monkeypatch.setattr(building, "reach", self._entering(REACH, partial(reach, rounds=3)))
        monkeypatch.setattr(publish, "_TRIES", 2)

    def _in_this_process(self, work, jobs, what, say):
        return [self._entering(what, work)(job) for job in jobs]

    def _entering(self, stage, step):
        def watched(*given, **more):
            before, self._now = self._now, REACH if self._now == REACH else stage
            try:
                return step(*given, **more)
            finally:
                self._now = before

        return watched

    def instead(self, name, lie):
        """Lie in a function of HiGHS; ``lie`` gets the true answer."""
        true = getattr(highspy.Highs, name)

        def told(highs, *given):
            if self._now != self._stage:
                return true(highs, *given)
            self._answers += 1
            if self._answers % self._every:
                return true(highs, *given)
            self.lies += 1
            return lie(true, highs, *given)

        self._patch.setattr(highspy.Highs, name, told)


def stops_early(liar):
    liar.instead("getModelStatus", lambda *_: highspy.HighsModelStatus.kTimeLimit)


def sees_no_way(liar):
    liar.instead("getModelStatus", lambda *_: highspy.HighsModelStatus.kInfeasible)


def answers_wrongly(liar):
    """Optimal, it says, of an answer that keeps no equation."""

    def sevens(true, highs):
        solution = true(highs)
        solution.col_value = [7.0] * len(solution.col_value)
        return solution

    liar.instead("getSolution", sevens)


def answers_another_question(liar):
    """All rows and bounds are kept, but it is not the best: the cost was not heard."""
    liar.instead("changeColsCost", lambda *_: None)


@pytest.mark.parametrize(
    ("stage", "every"), [(PEOPLE, 5), (COUNTS, 1), (FIRST, 1), (SWEEP, 5), (REACH, 1)]
)
@pytest.mark.parametrize(
    "lie", [stops_early, sees_no_way, answers_wrongly, answers_another_question]
)
def test_nothing_wrong_is_written(figures, tmp_path, monkeypatch, lie, stage, every):
    """Refused, or written and right: a poor answer may cost more figures than needed."""
    liar = Liar(monkeypatch, stage, every)
    lie(liar)
    order = Order(figures=figures, indicators=frozenset({"late_start_begeleiding"}))
    try:
        release = build_release(order, tmp_path, "release", lambda *_: None)
    except UserError:
        assert list(tmp_path.iterdir()) == []
    else:
        monkeypatch.undo()
        assert verify_release(release).checked is not None
    assert liar.lies
