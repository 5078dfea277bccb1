"""Discord's own published description of its API, where the file is at hand, as a judge of what the bot sends."""

from __future__ import annotations

import functools
import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
from jsonschema_rs import ValidationErrorKind

from tests.discord.standin.rules import Complaint

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parents[4] / "shared" / "discord-openapi.json"
BASE = "urn:discord"
UNIONS = ("anyOf", "oneOf", "allOf")

# discord.py sends these with every command, edit and embed, and Discord takes them.
UNDESCRIBED = {"nsfw", "tts", "flags"}

# Discord takes an integer wherever it describes an id as text, and discord.py sends integers.
SNOWFLAKE = {"type": ["string", "integer"], "pattern": "^(0|[1-9][0-9]*)$"}


@functools.cache
def description() -> Description | None:
    """The description, read once a process; None where there is no such file."""
    return Description(json.loads(FILE.read_bytes())) if FILE.exists() else None


class Description:
    """Routes are named as in the stand-in: `POST /channels/{channel_id}/messages`."""

    def __init__(self, document: dict[str, Any]):
        document["components"]["schemas"]["SnowflakeType"] = SNOWFLAKE
        self._document = document
        self._registry = jsonschema_rs.Registry([(BASE, document)])
        self._unfolded: dict[int, list[_Member]] = {}
        self._validators: dict[str, jsonschema_rs.Validator] = {}

    def has(self, route: str) -> bool:
        method, path = route.split(" ")
        return method.lower() in self._document["paths"].get(path, {})

    def complaints(self, route: str, body: Any) -> Iterator[Complaint]:
        schema = self._schema_of(route)
        if schema is None or body is None:
            return
        for error in self._validator(route, schema).iter_errors(body):
            cause = _cause(error)
            yield Complaint(_dotted(cause.instance_path), _sentence(cause))
        for path in self._unknown_keys(body, [schema]):
            yield Complaint(_dotted(path), "no such key")

    def _schema_of(self, route: str) -> dict[str, Any] | None:
        method, path = route.split(" ")
        operation = self._document["paths"].get(path, {}).get(method.lower(), {})
        content = operation.get("requestBody", {}).get("content", {})
        return content.get("application/json", {}).get("schema")

    def _validator(self, route: str, schema: dict[str, Any]) -> jsonschema_rs.Validator:
        if route not in self._validators:
            absolute = json.loads(json.dumps(schema).replace('"#/', f'"{BASE}#/'))
            self._validators[route] = jsonschema_rs.Draft202012Validator(absolute, registry=self._registry)
        return self._validators[route]

    def _unknown_keys(self, body: Any, schemas: list[dict[str, Any]], path: tuple = ()) -> Iterator[tuple]:
        """The paths of keys that none of the schemas knows; a union's members are looked at together."""
        members = [member for schema in schemas for member in self._members(schema) if member.fits(body)]
        if isinstance(body, list):
            items = [member.items for member in members if member.items]
            for place, item in enumerate(body):
                yield from self._unknown_keys(item, items, (*path, place))
        if not isinstance(body, dict) or any(member.is_open for member in members):
            return
        for key, value in body.items():
            known = [member.properties[key] for member in members if key in member.properties]
            if known:
                yield from self._unknown_keys(value, known, (*path, key))
            elif key not in UNDESCRIBED:
                yield (*path, key)

    def _members(self, schema: dict[str, Any]) -> list[_Member]:
        """What the schema stands for, once references and unions are followed."""
        known = self._unfolded.get(id(schema))  # the document lives as long as we do, so do its ids
        if known is None:
            known = self._unfolded[id(schema)] = [self._member(flat) for flat in self._flat(schema)]
        return known

    def _member(self, schema: dict[str, Any]) -> _Member:
        properties = schema.get("properties", {})
        tags = frozenset(properties.get("type", {}).get("enum", ()))
        is_open = bool(schema.get("additionalProperties"))
        return _Member(properties, schema.get("items", {}), tags, is_open)

    def _flat(self, schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
        if "$ref" in schema:
            name = schema["$ref"].removeprefix("#/components/schemas/")
            schema = self._document["components"]["schemas"][name]
        yield schema
        for member in itertools.chain.from_iterable(schema.get(union, ()) for union in UNIONS):
            yield from self._flat(member)


@dataclass(frozen=True)
class _Member:
    """One of the schemas that a union offers; `tags` are the values of `type` that choose it."""

    properties: dict[str, Any]
    items: dict[str, Any]
    tags: frozenset[Any]
    is_open: bool

    def fits(self, body: Any) -> bool:
        return not self.tags or not isinstance(body, dict) or body.get("type") in {None, *self.tags}


def _cause(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """The fault itself, where a union only says that none of its members fits."""
    while isinstance(error.kind, ValidationErrorKind.AnyOf | ValidationErrorKind.OneOfNotValid):
        depth = len(error.instance_path)
        branch = min(error.kind.context, key=lambda errors: _misfit(errors, depth))
        error = max(branch, key=lambda inner: len(inner.instance_path))
    return error


def _misfit(errors: list[jsonschema_rs.ValidationError], depth: int) -> tuple[bool, int]:
    """Orders a union's members: those of another `type`, and null, are hardly what the sender meant."""
    of_another_type = any(error.instance_path[depth:] == ["type"] for error in errors)
    null = any(error.kind.name == "type" and len(error.instance_path) == depth for error in errors)
    return (of_another_type or null, len(errors))


def _sentence(error: jsonschema_rs.ValidationError) -> str:
    return f"{error.kind.name} {error.kind.value}"


def _dotted(path: Any) -> str:
    return ".".join(map(str, path)) or "body"
