"""Reports: what is wrong with a span of a turn, and the queue in which that is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from bot.store.reports import Fault


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """Something that may be wrong, and with which words: `report|turn|start|end`."""

    turn_id: int
    start: int
    end: int

    TEMPLATE: ClassVar = r"report\|(?P<turn>\d{1,15})\|(?P<start>\d{1,9})\|(?P<end>\d{1,9})"

    def pack(self) -> str:
        return f"report|{self.turn_id}|{self.start}|{self.end}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> ReportPlace:
        return cls(int(parts["turn"]), int(parts["start"]), int(parts["end"]))


@dataclass(frozen=True, slots=True)
class ReportFault:
    """What is wrong with these words: `report-kind|turn|start|end`."""

    kind: Fault
    place: ReportPlace

    TEMPLATE: ClassVar = rf"report-(?P<kind>{'|'.join(Fault)})" + ReportPlace.TEMPLATE.removeprefix("report")

    def pack(self) -> str:
        return f"report-{self.kind}{self.place.pack().removeprefix('report')}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> ReportFault:
        return cls(Fault(parts["kind"]), ReportPlace.unpack(parts))


class FaultForm(ReportFault):
    """The form in which that is told: `form-report-kind|turn|start|end`."""

    TEMPLATE: ClassVar = f"form-{ReportFault.TEMPLATE}"

    def pack(self) -> str:
        return f"form-{super().pack()}"


@dataclass(frozen=True, slots=True)
class QueuePage:
    """A place in a server's queue of reports: `reports|at`."""

    at: int

    TEMPLATE: ClassVar = r"reports\|(?P<at>\d{1,6})"

    def pack(self) -> str:
        return f"reports|{self.at}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> QueuePage:
        return cls(int(parts["at"]))


@dataclass(frozen=True, slots=True)
class ReportDecision:
    """What is decided about a report, and where in the queue it stood: `approve|id|at`, `reject|id|at`."""

    verb: str
    report_id: int
    at: int

    TEMPLATE: ClassVar = r"(?P<verb>approve|reject)\|(?P<report>\d{1,15})\|(?P<at>\d{1,6})"

    def pack(self) -> str:
        return f"{self.verb}|{self.report_id}|{self.at}"

    @classmethod
    def unpack(cls, parts: dict[str, str]) -> ReportDecision:
        return cls(parts["verb"], int(parts["report"]), int(parts["at"]))


class ReasonForm(ReportDecision):
    """The form in which a reason is given: `form-reject|id|at`."""

    TEMPLATE: ClassVar = f"form-{ReportDecision.TEMPLATE}"

    def pack(self) -> str:
        return f"form-{super().pack()}"
