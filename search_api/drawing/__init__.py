"""Pictures as SVG: the map of the jurisdictions, small figures of their values, who took part in what.

Pure functions from plain values to text. They know neither HTTP nor templates, and write classes alone: ``map.css``
and ``alinea.css`` give the colours, and a content security policy without inline styles is kept. ``chart`` and
``card`` are files of their own, with their colours in them.
"""

from search_api.drawing.card import CARD_SIZE, Card, CardCell, card
from search_api.drawing.chart import Figure, chart
from search_api.drawing.map import Area, LegendEntry, drawn_map, legend
from search_api.drawing.multiples import Amount, Row, small_multiples
from search_api.drawing.network import Knot, drawn_network
from search_api.drawing.raster import png

__all__ = [
    "CARD_SIZE",
    "Amount",
    "Area",
    "Card",
    "CardCell",
    "Figure",
    "Knot",
    "LegendEntry",
    "Row",
    "card",
    "chart",
    "drawn_map",
    "drawn_network",
    "legend",
    "png",
    "small_multiples",
]
