"""What the register of coalitions knows of a person: the evidence that he recorded."""

from collections.abc import Iterator

from kansrijk.web.accounts.models import Person
from kansrijk.web.accounts.taking_along import Facts, own_data
from kansrijk.web.audit.own_events import keys_of
from kansrijk.web.coalitions.models import MunicipalityStatus


@own_data("bewijs in het register van coalities", "coalitions.municipalitystatus")
def recorded_evidence(person: Person) -> Iterator[Facts]:
    """What he recorded of municipalities."""
    rows = MunicipalityStatus.objects.filter(recorded_by__in=keys_of(person.public_id))
    for row in rows.order_by("pk"):
        yield {
            "gemeente": row.municipality,
            "status": row.status,
            "bron": row.source_title,
            "opmerking": row.remark or None,
            "vastgelegd op": str(row.recorded_on),
            "in de rol": row.recorded_role or None,
        }
