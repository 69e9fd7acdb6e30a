"""The progress of work in stages: every stage has its own bar, and none goes back."""

from kansrijk.cli.stages import Stages


def bars(stages):
    return [(task.description, task.completed, task.total) for task in stages._progress.tasks]


def test_a_stage_stands_under_the_one_before_it_that_stays():
    with Stages() as stages:
        for told in (("tellen", 0, 2), ("tellen", 1, 2), ("tellen", 2, 2), ("rekenen", 0, 5)):
            stages.say(*told)
        assert bars(stages) == [("tellen", 2, 2), ("rekenen", 0, 5)]


def test_a_stage_that_is_done_again_is_a_new_one():
    with Stages() as stages:
        for told in (("tellen", 0, 2), ("tellen", 2, 2), ("tellen", 0, 1), ("tellen", 1, 1)):
            stages.say(*told)
        assert bars(stages) == [("tellen", 2, 2), ("tellen", 1, 1)]


def test_it_is_on_the_screen_in_dutch(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    with Stages() as stages:
        stages.say("Aantallen verbergen", 3, 12)
    shown = capsys.readouterr()
    assert "Aantallen verbergen" in shown.err
    assert "3 van 12" in shown.err
    assert shown.out == ""
