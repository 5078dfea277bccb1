"""Records as other programs see them: the JSON objects of the command line. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.search import Found, Missed

if TYPE_CHECKING:
    from bot.browsing import TopicView
    from bot.ingest import Failed, Previewed, Stored
    from bot.model import Interview
    from bot.search import Hit, SearchResult
    from bot.search.verify import Verification
    from bot.store.records import CuratedRecord, Quotation, TurnRecord
    from bot.store.reports import ReportRecord

Shape = dict[str, Any]


def shape_interview(path: str, interview: Interview) -> Shape:
    return {
        "path": path,
        "title": interview.title,
        "series": interview.series,
        "language": interview.language,
        "date": interview.date,
        "source_url": interview.source_url,
        "participants": [
            {"name": p.name, "role": p.role, "bio": p.bio, "aliases": list(p.aliases)} for p in interview.participants
        ],
        "turns": [
            {
                "speaker": turn.speaker,
                "role": interview.role_of(turn.speaker),
                "text": turn.text,
                "line": turn.line,
                "start_ms": turn.start_ms,
            }
            for turn in interview.turns
        ],
        "skipped": [{"lines": [s.first, s.last], "why": s.why} for s in interview.skipped],
    }


def shape_stored(stored: Stored) -> Shape:
    return {
        "path": str(stored.path),
        "status": stored.status,
        "interviews": [
            {"id": i.id, "title": i.title, "turns": i.turns, "highlights": i.highlights} for i in stored.interviews
        ],
        "error": None,
    }


def shape_previewed(previewed: Previewed) -> Shape:
    return {
        "path": str(previewed.path),
        "status": previewed.status,
        "dry_run": True,
        "interviews": [
            {
                "title": interview.title,
                "turns": interview.turns,
                "unchanged": interview.unchanged,
                "changes": [
                    {
                        "kind": c.kind,
                        "speaker": c.speaker or c.speaker_before,
                        "speaker_before": c.speaker_before or None,
                        "before": c.before,
                        "after": c.after,
                    }
                    for c in interview.changes
                ],
            }
            for interview in previewed.interviews
        ],
        "error": None,
    }


def shape_failed(failed: Failed) -> Shape:
    return {"path": str(failed.path), "status": "failed", "interviews": [], "error": failed.error}


def shape_report(report: ReportRecord, turn: TurnRecord | None) -> Shape:
    return {
        "id": report.id,
        "kind": report.kind,
        "state": report.state,
        "said": report.said,
        "proposal": report.proposal,
        "note": report.note,
        "reason": report.reason,
        "reported_at": report.reported_at.isoformat(timespec="seconds"),
        "turn": report.turn_id,
        "speaker": turn and turn.speaker,
        "interview": turn and turn.interview.id,
    }


def shape_search(result: SearchResult, took_ms: float) -> Shape:
    asked: Shape = {"query": result.query.text, "took_ms": round(took_ms, 2)}
    match result:
        case Found(hits=hits, total=total):
            return {**asked, "total": total, "hits": [shape_hit(hit) for hit in hits], "suggestions": []}
        case Missed(suggestions=suggestions):
            return {**asked, "total": 0, "hits": [], "suggestions": list(suggestions)}


def shape_hit(hit: Hit) -> Shape:
    return {
        "score": hit.score,
        "interview": hit.turn.interview.id,
        "turn": hit.turn.id,
        "speaker": hit.turn.speaker,
        "text": hit.text,
        "match": list(hit.match),
        "why": list(hit.why),
    }


def shape_quotation(quotation: Quotation) -> Shape:
    turn = quotation.turn
    return {
        "text": quotation.text,
        "speaker": turn.speaker,
        "role": turn.role,
        "interview": turn.interview.id,
        "turn": turn.id,
        "score": round(quotation.score, 4),
        "source_url": turn.interview.source_url,
    }


def shape_highlight(quotation: Quotation) -> Shape:
    return {"id": quotation.id, **shape_quotation(quotation), "why": list(quotation.reasons)}


def shape_curated(curated: CuratedRecord) -> Shape:
    return {
        **shape_highlight(curated.quotation),
        "standing": curated.standing,
        "curated": curated.is_curated,
    }


def shape_topic(view: TopicView) -> Shape:
    return {
        "topic": view.topic.label,
        "turns": view.topic.turns,
        "speakers": [name for name, _ in view.speakers],
        "related": [topic.label for topic in view.related],
        "highlights": [shape_quotation(quotation) for quotation in view.quotations],
    }


def shape_verification(verification: Verification) -> Shape:
    turn = verification.turn
    hit = None
    if turn is not None:
        hit = {
            "interview": turn.interview.id,
            "turn": turn.id,
            "speaker": turn.speaker,
            "text": verification.text,
            "source_url": turn.interview.source_url,
            "further": None if verification.further is None else verification.further.id,
        }
    return {
        "verdict": verification.verdict,
        "similarity": verification.similarity,
        "hit": hit,
        "diff": [list(edit) for edit in verification.diff],
    }
