"""What is kept of help: the catalogue of offers."""

from kansrijk.web.support.models.catalogue import OfferVersion, Proposal

__all__ = ["OfferVersion", "Proposal"]
