"""Run every check on the code, also after one that fails, and end with a table.

Use it through `python3 start.py check`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent

CHECKS = {
    "stijl": ("ruff", "check"),
    "opmaak": ("ruff", "format", "--check"),
    "typen": ("mypy",),
    "deuren": ("lint-imports",),
    "migraties": ("django-admin", "makemigrations", "--check", "--dry-run"),
    "vertalingen": ("python", "tools/translations.py", "check"),
}


def main() -> int:
    """0 when all checks are well."""
    outcomes = {name: is_well(name, command) for name, command in CHECKS.items()}
    print(f"\n{'controle':<14}uitkomst")
    for name, well in outcomes.items():
        print(f"{name:<14}{'goed' if well else 'FOUT'}")
    return 0 if all(outcomes.values()) else 1


def is_well(name: str, command: tuple[str, ...]) -> bool:
    """Run one check; what it says is shown only when it fails."""
    program, *arguments = command
    with tempfile.TemporaryDirectory() as folder:
        django = {"DJANGO_SETTINGS_MODULE": "kansrijk.web.settings", "KANSRIJK_DATA": folder}
        done = subprocess.run(
            [BIN / program, *arguments],
            cwd=ROOT,
            env=os.environ | django,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    print(f"{name} ... {'goed' if done.returncode == 0 else f'FOUT{os.linesep}{done.stdout}'}")
    sys.stdout.flush()
    return done.returncode == 0


if __name__ == "__main__":
    sys.exit(main())
