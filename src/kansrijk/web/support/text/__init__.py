"""Free text: from what someone types to factors and a moment to confirm, and forgotten after it.

Nothing here stores, logs or sends anything; no function knows who asks.
"""

from kansrijk.web.support.text.personal import PersonalData, personal_data
from kansrijk.web.support.text.reading import Reading, read

__all__ = ["PersonalData", "Reading", "personal_data", "read"]
