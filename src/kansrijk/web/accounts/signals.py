"""What other rooms must know at once, within the same transaction.

``access_ended``: someone can do less than before (``person``); end what he has open.
``person_erased``: someone is forgotten (``person``); erase what you keep of him.
``person_made``: someone new has no password yet (``person``, ``by``); invite him.
"""

from django.dispatch import Signal

access_ended = Signal()
person_erased = Signal()
person_made = Signal()
