"""What is kept of help: the catalogue of offers, where they are, and what is missing."""

from kansrijk.web.support.models.catalogue import OfferVersion, Proposal
from kansrijk.web.support.models.local import Gap, LocalOffer, Remark

__all__ = ["Gap", "LocalOffer", "OfferVersion", "Proposal", "Remark"]
