"""Every kind of page: one address of each, and the status it must answer."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageKind:
    """A kind of page with the address that stands for it."""

    name: str
    path: str
    status: int = 200


PAGE_KINDS = (
    PageKind("home", "/"),
    PageKind("figures home", "/cijfers/"),
    PageKind("monitor table", "/cijfers/monitor/"),
    PageKind("monitor table, English", "/en/cijfers/monitor/"),
    PageKind("indicator by group (big2)", "/cijfers/monitor/big2/"),
    PageKind("indicator that is counted (coalitie)", "/cijfers/monitor/coalitie/"),
    PageKind("indicator without value", "/cijfers/monitor/late_start_begeleiding/"),
    PageKind("revised set", "/cijfers/monitor/set-2024/"),
    PageKind("coalitions", "/cijfers/coalities/"),
    PageKind("money", "/cijfers/geld/"),
    PageKind("vulnerability", "/cijfers/kwetsbaar/"),
    PageKind("list of maps", "/cijfers/kaart/"),
    PageKind("map of a measure", "/cijfers/kaart/households_low_income_pct/"),
    PageKind("list of areas", "/cijfers/gebieden/"),
    PageKind("municipality (Haarlem)", "/cijfers/gebieden/GM0392/"),
    PageKind("merged municipality (Dijk en Waard)", "/cijfers/gebieden/GM1980/"),
    PageKind("GGD region", "/cijfers/gebieden/GG3109/"),
    PageKind("province", "/cijfers/gebieden/PV27/"),
    PageKind("invented country", "/voorbeeld/"),
    PageKind("invented indicator (big2)", "/voorbeeld/big2/"),
    PageKind("list of invented municipalities", "/voorbeeld/gemeenten/"),
    PageKind("an invented municipality", "/voorbeeld/gemeenten/VB0014/"),
    PageKind("invented municipalities, funnel", "/voorbeeld/big2/gemeenten/?gebied=VB0014"),
    PageKind("invented municipalities, map", "/voorbeeld/big2/kaart/"),
    PageKind("register of coalitions", "/coalities/"),
    PageKind("a municipality in the register", "/coalities/gemeenten/GM0392/"),
    PageKind("a coalition", "/coalities/kansrijke-start-zuid-limburg/"),
    PageKind("invented register of coalitions", "/voorbeeld/coalities/"),
    PageKind("finder", "/hulp/"),
    PageKind("catalogue of help", "/hulp/aanbod/"),
    PageKind("an offer of help", "/hulp/aanbod/voorzorg/"),
    PageKind("worries and strengths", "/hulp/factoren/"),
    PageKind("a worry", "/hulp/factoren/suicidaliteit/"),
    PageKind("rules of advice", "/hulp/regels/"),
    PageKind("who pays", "/hulp/wie-betaalt/"),
    PageKind("an answer to who pays", "/hulp/wie-betaalt/?q=wie+betaalt+kraamzorg"),
    PageKind("money per municipality", "/hulp/wie-betaalt/gemeenten/"),
    PageKind("money of a municipality", "/hulp/wie-betaalt/gemeenten/GM0392/"),
    PageKind("questions of a talk", "/hulp/signaleren/stress-en-somberheid/"),
    PageKind("help for parents", "/hulp/ouders/"),
    PageKind("help for parents in a municipality", "/hulp/ouders/GM0392/"),
    PageKind("help for parents on one sheet", "/hulp/ouders/GM0392/a4/"),
    PageKind("directory of help", "/hulp/kaart/"),
    PageKind("this is not right", "/hulp/klopt-niet/GM0392/voorzorg/"),
    PageKind("report what is missing", "/hulp/gat-melden/"),
    PageKind("what is suppressed", "/afgeschermd/"),
    PageKind("the proof of the releases", "/bewijs/"),
    PageKind("open data", "/open-data/"),
    PageKind("colophon", "/colofon/"),
    PageKind("who may do what", "/rollen/"),
    PageKind("text page", "/toegankelijkheid/"),
    PageKind("404 with suggestions", "/cijfers/gebieden/Harlem/", 404),
)
