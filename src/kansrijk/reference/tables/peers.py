"""By which published measures municipalities are called alike."""

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from kansrijk.reference.rows import Row


class PeerMeasure(Row):
    """A measure of context/measures.csv, of one year, by which peers are found.

    ``per`` divides it by another measure of that year, times 1,000: only shares and densities say
    something of small and large alike. ``scale`` log makes twice as many always the same step.
    ``weight`` is how much it counts in the distance. ``basis`` says who chose it; what others
    published has a ``source``.
    """

    table: ClassVar[str] = "context/peer_measures"
    key: ClassVar[tuple[str, ...]] = ("measure",)

    measure: str
    per: str | None = None
    year: int
    scale: Literal["linear", "log"]
    weight: float = Field(gt=0, le=1)
    basis: Literal["own_choice", "published"]
    source: str | None = None
    why_nl: str
    why_en: str

    @model_validator(mode="after")
    def _published_has_a_source(self) -> Self:
        if (self.basis == "published") != (self.source is not None):
            raise ValueError("een bron staat er precies als de keuze ergens is gepubliceerd")
        return self


class InventedPeerMeasure(PeerMeasure):
    """The same for the GGDs of an invented country, found by what its records hold."""

    table: ClassVar[str] = "synthetic/peer_measures"
