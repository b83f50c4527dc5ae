"""The command line on the snapshot that all tests share."""

import pytest
from click.testing import CliRunner, Result

from alinea.commands import cli


@pytest.fixture(scope="module")
def run(built):
    settings, _ = built

    def call(*words: str, code: int = 0, given: str | None = None) -> Result:
        result = CliRunner().invoke(cli, ["--home", str(settings.home), *words], input=given)
        assert result.exit_code == code, result.output
        return result

    return call
