"""Pictures of a comparison: the map of the jurisdictions and small figures of their values, as inline SVG.

Pure functions from plain values to text. They know neither HTTP nor templates, and write classes alone: ``map.css``
gives the colours, and a content security policy without inline styles is kept.
"""

from search_api.maps.drawing import Area, LegendEntry, drawn_map, legend
from search_api.maps.multiples import Amount, Row, small_multiples

__all__ = ["Amount", "Area", "LegendEntry", "Row", "drawn_map", "legend", "small_multiples"]
