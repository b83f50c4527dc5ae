"""Pictures as inline SVG: the map of the jurisdictions, small figures of their values, who took part in what.

Pure functions from plain values to text. They know neither HTTP nor templates, and write classes alone: ``map.css``
and ``alinea.css`` give the colours, and a content security policy without inline styles is kept.
"""

from search_api.maps.drawing import Area, LegendEntry, drawn_map, legend
from search_api.maps.multiples import Amount, Row, small_multiples
from search_api.maps.network import Knot, drawn_network

__all__ = ["Amount", "Area", "Knot", "LegendEntry", "Row", "drawn_map", "drawn_network", "legend", "small_multiples"]
