"""The searches that are measured side by side: each stores the same turns, and answers a query with the best ten.

Each is served as well as it can be: text is folded for it, and where it cannot cut Chinese, that is cut into pairs.
"""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from bot.search import Found, Query, search
from bot.store.database import Database
from bot.text.fold import fold
from bot.text.tokens import query_tokens, stored_words
from tests.benchmarks.shelves import shelve

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

HITS = 10
_TRIGRAM = 3


class Engine(Protocol):
    """A way to search, in a folder of its own. `opened` gives a function from a query to its number of hits."""

    def build(self, folder: Path, texts: Iterable[str]) -> None: ...

    def opened(self, folder: Path) -> AbstractContextManager[Callable[[str], int]]: ...


class Pullquote:
    """This search, through the database as the bot opens it."""

    def build(self, folder: Path, texts: Iterable[str]) -> None:
        async def build() -> None:
            async with Database.open(folder / "pullquote.db") as database:
                await shelve(database, texts)

        asyncio.run(build())

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Callable[[str], int]]:
        async def answer(query: str) -> int:
            result = await search(database, Query(query, limit=HITS))
            return len(result.hits) if isinstance(result, Found) else 0

        with asyncio.Runner() as runner:
            opening = Database.open(folder / "pullquote.db")
            database = runner.run(opening.__aenter__())
            try:
                yield lambda query: runner.run(answer(query))
            finally:
                runner.run(opening.__aexit__(None, None, None))


class Trigrams:
    """SQLite's own FTS5 with its trigram tokeniser: any of the query's trigrams, ranked; below three letters, LIKE."""

    def build(self, folder: Path, texts: Iterable[str]) -> None:
        with closing(sqlite3.connect(folder / "trigrams.db")) as connection, connection:
            connection.execute("CREATE VIRTUAL TABLE turn USING fts5 (text, tokenize = 'trigram')")
            connection.executemany("INSERT INTO turn VALUES (?)", ((fold(text),) for text in texts))

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Callable[[str], int]]:
        def answer(query: str) -> int:
            folded = fold(query)
            if len(folded) < _TRIGRAM:
                rows = connection.execute(f"SELECT rowid FROM turn WHERE text LIKE ? LIMIT {HITS}", (f"%{folded}%",))
                return len(rows.fetchall())
            quoted = folded.replace('"', " ")
            trigrams = dict.fromkeys(quoted[at : at + _TRIGRAM] for at in range(len(quoted) - _TRIGRAM + 1))
            wanted = " OR ".join(f'"{trigram}"' for trigram in trigrams)
            return len(
                connection.execute(
                    f"SELECT rowid FROM turn WHERE turn MATCH ? ORDER BY rank LIMIT {HITS}", (wanted,)
                ).fetchall()
            )

        with closing(sqlite3.connect(folder / "trigrams.db")) as connection:
            yield answer


class Tantivy:
    """tantivy, a search library in Rust, on this project's tokens: any of the query's, ranked by BM25."""

    def build(self, folder: Path, texts: Iterable[str]) -> None:
        writer = self._index(folder).writer(heap_size=200_000_000, num_threads=1)
        import tantivy

        for text in texts:
            writer.add_document(tantivy.Document(text=stored_words(fold(text))))
        writer.commit()
        writer.wait_merging_threads()

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Callable[[str], int]]:
        import tantivy

        index = self._index(folder)
        searcher = index.searcher()

        def answer(query: str) -> int:
            terms = [
                (tantivy.Occur.Should, tantivy.Query.term_query(index.schema, "text", token))
                for token in query_tokens(fold(query))
            ]
            return len(searcher.search(tantivy.Query.boolean_query(terms), HITS).hits)

        yield answer

    def _index(self, folder: Path) -> Any:
        import tantivy

        place = folder / "tantivy"
        place.mkdir(exist_ok=True)
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="whitespace", index_option="freq")
        return tantivy.Index(builder.build(), path=str(place))


class EveryTurn:
    """rapidfuzz's partial ratio with every turn, all of them in memory."""

    def build(self, folder: Path, texts: Iterable[str]) -> None:
        (folder / "turns.txt").write_text("\n".join(" ".join(fold(text).split()) for text in texts), encoding="utf-8")

    @contextmanager
    def opened(self, folder: Path) -> Iterator[Callable[[str], int]]:
        from rapidfuzz import fuzz, process

        turns = (folder / "turns.txt").read_text(encoding="utf-8").split("\n")
        yield lambda query: len(process.extract(fold(query), turns, scorer=fuzz.partial_ratio, limit=HITS))


ENGINES: dict[str, Engine] = {
    "pullquote": Pullquote(),
    "tantivy": Tantivy(),
    "FTS5 trigram": Trigrams(),
    "rapidfuzz on every turn": EveryTurn(),
}
