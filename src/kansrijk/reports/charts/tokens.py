"""The colours of the drawings, as the design tokens name them.

Drawings stand inside pages with a strict content security policy and in files of their own, so
they carry colours as presentation attributes instead of CSS. The values of the brand tokens
(``--kr-*``) that a municipality may change are not used for series, states or classes: figures
read the same everywhere.
"""

FONT = "Figtree, 'Segoe UI', system-ui, sans-serif"

INK = "#1c2b33"
INK_SOFT = "#4a5a63"
SURFACE = "#ffffff"
LINE = "#ddd6c8"
LINE_STRONG = "#75828a"
PETROL = "#0e4f5c"

#: Line, text and interval band per group.
VULNERABLE = ("#b4452c", "#953721", "#f3d9d0")
NOT_VULNERABLE = ("#0e6a75", "#0b5560", "#cfe4e6")
ALL = (PETROL, PETROL, "#d7e8e8")

#: Classes of the map, light to dark; the light ones need an edge to be seen on white.
CLASSES = ("#d7e8e8", "#a5cdd0", "#66a6ad", "#2b7a85", "#0e4f5c")
CLASS_EDGE = "#6b979c"

#: What cannot have a value.
NOT_APPLICABLE = "#d9dddf"
NOT_APPLICABLE_EDGE = "#b9c0c4"
