"""Opening a table that a user made: whatever is wrong with the file itself becomes a fault."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kansrijk.errors import Fault, TableError

#: A list of municipalities has some hundreds of rows; a file this large is another file.
LARGEST_FILE_BYTES = 5_000_000


@contextmanager
def outside_file(path: Path) -> Iterator[None]:
    """Read ``path`` within this block. Raises TableError when it cannot be read as CSV text."""
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise TableError([Fault(path.name, "het bestand is te groot", allowed="5 MB")])
        yield
    except OSError:
        fault = Fault(path.name, "het bestand bestaat niet of is niet te lezen")
        raise TableError([fault]) from None
    except UnicodeDecodeError:
        fault = Fault(path.name, "dit is geen tekst in UTF-8", allowed="een CSV in UTF-8")
        raise TableError([fault]) from None
    except csv.Error as error:
        raise TableError([Fault(path.name, f"dit is geen CSV-bestand ({error})")]) from None
