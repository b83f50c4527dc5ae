"""The description of the API (OpenAPI 3.1)."""

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from search_api.http.middleware import UNCACHED
from search_api.http.problems import MEDIA_TYPE
from search_api.http.schemas import schemas


class DescribedApi(FastAPI):
    """An application whose description tells what happens outside its routes too: errors and caching."""

    def openapi(self) -> dict[str, Any]:
        """The description; made when first asked for, then kept."""
        if self.openapi_schema is None:
            told = super().openapi()
            told.setdefault("components", {}).setdefault("schemas", {}).update(schemas())
            for path, operations in told["paths"].items():
                for method, operation in operations.items():
                    _complete(path, method, operation["responses"])
        assert self.openapi_schema is not None
        return self.openapi_schema


def _complete(path: str, method: str, responses: dict[str, dict[str, Any]]) -> None:
    """Every error is a problem document, whatever a route gives; a copy that is still good is not sent again."""
    for status, response in responses.items():
        if int(status) >= HTTPStatus.BAD_REQUEST:
            response["content"] = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    if method == "get" and "200" in responses and not path.startswith(UNCACHED):
        responses["304"] = {"description": HTTPStatus.NOT_MODIFIED.phrase}
