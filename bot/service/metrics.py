"""Metrics in the words of Prometheus. Imported only where they are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, Counter, Histogram, PlatformCollector, ProcessCollector
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.registry import Collector

from bot.errors import UnusableStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.service.vitals import Connection, Vitals
    from bot.store.tally import Tally

CONTENT_TYPE = CONTENT_TYPE_PLAIN_0_0_4

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)
"""Discord waits for 3."""


class Metrics:
    """Counts what is told to it as `Meters`, and reads the rest when it is asked."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "pullquote_interactions", "Interactions that came to an end.", ("kind", "name", "outcome"),
            registry=self._registry,
        )  # fmt: skip
        self._seconds = Histogram(
            "pullquote_interaction_seconds", "From an interaction's arrival to its end.", ("kind", "name"),
            buckets=_SECONDS, registry=self._registry,
        )  # fmt: skip
        self._searches = Histogram(
            "pullquote_search_seconds", "What a search takes.", buckets=_SECONDS, registry=self._registry
        )
        self._snapshot = _Snapshot()
        self._registry.register(self._snapshot)
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)

    def answered(self, kind: str, name: str, outcome: str, seconds: float) -> None:
        self._answers.labels(kind, name, outcome).inc()
        self._seconds.labels(kind, name).observe(seconds)

    def searched(self, seconds: float) -> None:
        self._searches.observe(seconds)

    async def render(self, vitals: Vitals) -> bytes:
        try:
            tally = await vitals.library.tally()
        except UnusableStore:
            tally = None
        self._snapshot.take(vitals.connection(), tally, vitals.library.waiting)
        return generate_latest(self._registry)


class _Snapshot(Collector):
    """What stands at the instant of asking."""

    def __init__(self) -> None:
        self._families: list[GaugeMetricFamily] = []

    def take(self, connection: Connection, tally: Tally | None, waiting: int) -> None:
        self._families = [
            _gauge("pullquote_ready", "1 if members are served.", int(connection.is_ready)),
            _gauge("pullquote_servers", "Servers that the bot is in.", connection.servers),
            _gauge("pullquote_database_up", "1 if the database answers.", int(tally is not None)),
            _gauge("pullquote_queue", "Look-ups that wait for a connection to the database.", waiting),
            _by_label(
                "pullquote_gateway_open", "1 if the connection to Discord's gateway stands.", ("shard",),
                {(str(s.number),): int(s.is_open) for s in connection.shards},
            ),
            _by_label(
                "pullquote_gateway_latency_seconds", "From a heartbeat to its answer.", ("shard",),
                {(str(s.number),): s.latency for s in connection.shards if s.latency is not None},
            ),
        ]  # fmt: skip
        if tally is not None:
            self._families += [
                _by_label(
                    "pullquote_library_rows", "What the library holds.", ("table",),
                    {(table,): number for table, number in tally.rows.items()},
                ),
                _by_label(
                    "pullquote_deliveries", "Daily highlights by what became of them.", ("state", "reason"),
                    {(state, reason): number for (state, reason), number in tally.deliveries.items()},
                ),
                _gauge("pullquote_database_bytes", "The database's size.", tally.size),
            ]  # fmt: skip

    def collect(self) -> Iterable[GaugeMetricFamily]:
        return self._families


def _gauge(name: str, help_: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(name, help_, value=value)


def _by_label(
    name: str, help_: str, labels: Sequence[str], values: Mapping[tuple[str, ...], float]
) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, help_, labels=labels)
    for label_values, value in values.items():
        family.add_metric(list(label_values), value)
    return family
