"""A query becomes hits: recalled from the index, ranked by likeness, and each with the reason why."""

from bot.search.engine import search
from bot.search.results import Found, Hit, Missed, Query, Reason, SearchResult

__all__ = ["Found", "Hit", "Missed", "Query", "Reason", "SearchResult", "search"]
