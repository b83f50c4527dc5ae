"""Templates are compiled once, and yet each language says its own."""

from jinja2 import DictLoader, Template

from search_api.pages import Renderer
from search_api.pages.interface import interface
from tests.doubles.graph_alone import graph_of, services_over

CONSTANTS = "{{ 12345|count }} {{ '2018-06-28'|day }} {{ _('Practices') }}"


def test_a_template_is_compiled_once_and_speaks_each_language(tmp_path):
    services = services_over(graph_of(tmp_path / "graph", rows=1))

    def template(tag: str, source: str) -> Template:
        environment = Renderer(services, speaking=interface(tag)).environment("search_api.pages")
        environment.loader = DictLoader({"constants.html": source})
        return environment.get_template("constants.html")

    english, turkish, changed = template("en", CONSTANTS), template("tr", CONSTANTS), template("tr", "another")
    assert english.root_render_func.__code__ is turkish.root_render_func.__code__
    assert english.render().replace("\xa0", " ") == "12,345 28 June 2018 Practices"
    assert turkish.render().replace("\xa0", " ") == "12.345 28 Haziran 2018 Uygulamalar"
    assert changed.render() == "another"
