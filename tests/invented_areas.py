"""A tiny invented country for tests: five municipalities, three years, every kind of change.

- 2021-01-01 Cromsluis is divided: 0.6 to Aardam, 0.4 to Dorpe.
- 2021-05-01 Eiland joins Dorpe, in the middle of the year.
- 2022-01-01 Aardam and Beekdorp become Nieuwstad.
"""

from pathlib import Path

INFO = """
id = "verzonnen"
country_code = "ZZ01"
country_name_nl = "Verzonnenland"
country_name_en = "Madeupland"
synthetic = true
borders_known_from = 2018
"""

NAMES = {
    "GM9001": "Aardam",
    "GM9002": "Beekdorp",
    "GM9003": "Cromsluis",
    "GM9004": "Dorpe (Z.)",
    "GM9005": "Eiland",
    "GM9010": "Nieuwstad",
}
CODES = {
    2020: ("GM9001", "GM9002", "GM9003", "GM9004", "GM9005"),
    2021: ("GM9001", "GM9002", "GM9004", "GM9005"),
    2022: ("GM9004", "GM9010"),
}
SOUTH = ("GM9003", "GM9004", "GM9005")
NOW = {"GM9001": "GM9010", "GM9002": "GM9010", "GM9003": "GM9010", "GM9005": "GM9004"}

MERGERS = """from_code,from_name,to_code,to_name,date,kind,share,note,source
GM9003,Cromsluis,GM9001,Aardam,2021-01-01,split,0.6,,test
GM9003,Cromsluis,GM9004,Dorpe (Z.),2021-01-01,split,0.4,,test
GM9005,Eiland,GM9004,Dorpe (Z.),2021-05-01,whole,1,,test
GM9001,Aardam,GM9010,Nieuwstad,2022-01-01,whole,1,,test
GM9002,Beekdorp,GM9010,Nieuwstad,2022-01-01,whole,1,,test
"""

BORDER_CHANGES = """code,name,date,received,source
GM9002,Beekdorp,2019-01-01,Beekhuizen,test
GM9004,Dorpe (Z.),2019-01-01,Dorpereind,test
"""

REGIONS = """year,code,name,scheme,region_code,region_name,source
2020,GM9001,Aardam,zorgkantoorregio,ZK91,Zorgkantoor Noord,test
2020,GM9002,Beekdorp,zorgkantoorregio,ZK91,Zorgkantoor Noord,test
2020,GM9003,Cromsluis,zorgkantoorregio,ZK92,Zorgkantoor Zuid,test
2020,GM9004,Dorpe (Z.),zorgkantoorregio,ZK92,Zorgkantoor Zuid,test
2020,GM9005,Eiland,zorgkantoorregio,ZK93,Zorgkantoor Zee,test
"""

SIZE_CLASSES = """number,from_inhabitants,name_nl,name_en,source
1,1000,klein,small,test
2,5000,groot,large,test
"""

TILES = """code,name,lon,lat,col,row,source
GM9010,Nieuwstad,5.0,52.0,0,0,test
GM9004,Dorpe (Z.),5.0,51.0,0,1,test
"""

NAME_ALIASES = """code,alias,source
ZZ01,Fantasia,test
"""

INHABITANTS = {
    2020: {"GM9001": 6000, "GM9002": 2000, "GM9003": 1000, "GM9004": 3600, "GM9005": 500},
    2021: {"GM9001": 6600, "GM9002": 2200, "GM9004": 4000, "GM9005": 500},
}


def municipalities(
    codes_of: dict[int, tuple[str, ...]] = CODES, now_of: dict[str, str] = NOW
) -> str:
    """municipalities.csv: the north is GGD Noord, the south GGD Zuid, each in its province."""
    lines = [
        "year,code,name,name_short,province_code,province,ggd_code,ggd_region,"
        "vr_code,vr_region,current_code,source"
    ]
    for year, codes in codes_of.items():
        for code in codes:
            name, now = NAMES[code], now_of.get(code, code)
            side, digit = ("Zuid", 2) if code in SOUTH else ("Noord", 1)
            lines.append(
                f"{year},{code},{name},{name.removesuffix(' (Z.)')},PV9{digit},{side},"
                f"GG9{digit},GGD {side},VR9{digit},Veiligheidsregio {side},{now},test"
            )
    return "\n".join(lines) + "\n"


def write_area_set(folder: Path, **changed: str) -> Path:
    """Write the files; ``changed`` replaces the text of a file, named without its ending."""
    texts = {
        "municipalities": municipalities(),
        "mergers": MERGERS,
        "border_changes": BORDER_CHANGES,
        "regions": REGIONS,
        "size_classes": SIZE_CLASSES,
        "tilemap": TILES,
        "name_aliases": NAME_ALIASES,
    }
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "area_set.toml").write_text(INFO, encoding="utf-8")
    for name, text in (texts | changed).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder
