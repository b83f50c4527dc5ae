"""Acts as Akoma Ntoso 3.0 (OASIS LegalDocML, 2018): one document of the graph, one XML file."""

from graph.akoma_ntoso.act import Act, documents_of, read_act
from graph.akoma_ntoso.document import akoma_ntoso

__all__ = ["Act", "akoma_ntoso", "documents_of", "read_act"]
