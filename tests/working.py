"""``kansrijk work``, with the jobs of the tests, in a process of its own that someone kills.

    python tests/working.py --once
    python tests/working.py serve PORT  starts the site and its worker, without any figures
    python tests/working.py parent      starts a worker as the site does, and waits

Which database it is stands in the environment.
"""

import os
import subprocess
import sys
import time


def main() -> None:
    """Run the command; ``parent`` is the program that stands above a worker."""
    if sys.argv[1:] == ["parent"]:
        command = [sys.executable, __file__, "--parent", str(os.getpid())]
        subprocess.Popen(command, start_new_session=True)
        time.sleep(60)
        return
    os.environ["DJANGO_SETTINGS_MODULE"] = "kansrijk.web.settings"
    import django

    django.setup()
    from background_jobs import JOBS, without_recurring
    from kansrijk.cli import main as command_line

    for name in JOBS.keys() - without_recurring():
        del JOBS[name]
    if sys.argv[1:2] == ["serve"]:
        from kansrijk.cli import site
        from kansrijk.cli.beside import WorkerBeside

        with WorkerBeside():
            site._run(int(sys.argv[2]), 1)
        return
    sys.argv = ["kansrijk", "work", *sys.argv[1:]]
    command_line()


if __name__ == "__main__":
    main()
