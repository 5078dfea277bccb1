-- The whole schema of a new database, to be read from top to bottom. Its version is VERSION in
-- migrations.py; a change here comes with a file in migrations/ that leads an older database to it.
--
-- guild_id is the Discord server that an interview belongs to; 0 stands for the operator's shared
-- library, which every server sees. Offsets ("start", "end") count code points of turn.text.

-- A transcript file that was ingested.
CREATE TABLE document (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id     INTEGER NOT NULL DEFAULT 0,
    name         TEXT    NOT NULL CHECK (name <> ''),          -- the absolute path, or the name of an upload
    content_hash TEXT    NOT NULL CHECK (length(content_hash) = 64), -- SHA-256 of the file's bytes, in hex
    ingested_at  TEXT    NOT NULL,                             -- ISO 8601, UTC
    UNIQUE (guild_id, name),
    UNIQUE (guild_id, content_hash)
) STRICT;

-- One recorded conversation. AUTOINCREMENT: an id is never given to something else.
CREATE TABLE interview (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id  INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL CHECK (ordinal >= 0),        -- a file may hold several
    guild_id     INTEGER NOT NULL DEFAULT 0,
    title        TEXT    NOT NULL CHECK (title <> ''),
    series       TEXT,
    language     TEXT    NOT NULL,                             -- BCP 47
    date         TEXT    CHECK (date IS date(date)),           -- YYYY-MM-DD
    source_url   TEXT,
    folded_title TEXT    NOT NULL,                             -- to look it up by name
    pinyin_title TEXT    NOT NULL,
    UNIQUE (document_id, ordinal)
) STRICT;
CREATE INDEX interview_by_guild ON interview (guild_id);

-- A person in one interview. The same person in another one is found by folded_name.
CREATE TABLE participant (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    name         TEXT    NOT NULL CHECK (name <> ''),
    role         TEXT    NOT NULL CHECK (role IN ('host', 'guest', 'unknown')),
    bio          TEXT    NOT NULL DEFAULT '',
    folded_name  TEXT    NOT NULL,
    pinyin_name  TEXT    NOT NULL,
    UNIQUE (interview_id, name)
) STRICT;
CREATE INDEX participant_by_name ON participant (folded_name);

-- What one participant says before someone else speaks; verbatim.
CREATE TABLE turn (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id   INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    position       INTEGER NOT NULL,                           -- 0 is the first
    participant_id INTEGER NOT NULL REFERENCES participant (id),
    text           TEXT    NOT NULL CHECK (trim(text) <> ''),
    line           INTEGER NOT NULL CHECK (line >= 1),         -- of the file
    start_ms       INTEGER CHECK (start_ms >= 0),
    end_ms         INTEGER CHECK (end_ms >= start_ms),
    UNIQUE (interview_id, position)
) STRICT;
CREATE INDEX turn_by_participant ON turn (participant_id);

-- A sentence-aligned window of a turn: what is searched and shown. Its id is its row in the indexes below.
CREATE TABLE passage (
    id       INTEGER PRIMARY KEY,
    turn_id  INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    "start"  INTEGER NOT NULL CHECK ("start" >= 0),
    "end"    INTEGER NOT NULL CHECK ("end" > "start")
) STRICT;
CREATE INDEX passage_by_turn ON passage (turn_id);

-- The tokens of each passage's folded text (bot/text/tokens.py), separated by blanks; the text itself is not
-- stored twice. The signs that tokens such as c++ or guild:0 are made of are named, so that only blanks split.
CREATE VIRTUAL TABLE passage_words USING fts5 (
    tokens, content = '', columnsize = 0, tokenize = "ascii tokenchars '+#.,:'''"
);
CREATE VIRTUAL TABLE passage_words_vocabulary USING fts5vocab (passage_words, row);

-- The same for how its Chinese sounds: pairs of syllables, each syllable one private character, and those that people
-- confuse made the same (bot/text/pinyin.py).
CREATE VIRTUAL TABLE passage_sounds USING fts5 (
    tokens, content = '', columnsize = 0, tokenize = "ascii tokenchars ':'"
);
CREATE VIRTUAL TABLE passage_sounds_vocabulary USING fts5vocab (passage_sounds, row);

-- A span of a turn that stands alone as a quotation.
CREATE TABLE highlight (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    turn_id INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL CHECK ("start" >= 0),
    "end"   INTEGER NOT NULL CHECK ("end" > "start"),
    score   REAL    NOT NULL CHECK (score BETWEEN 0 AND 1),
    reasons TEXT    NOT NULL CHECK (json_valid(reasons)),      -- an array of short phrases
    origin  TEXT    NOT NULL CHECK (origin IN ('auto', 'curated')),
    UNIQUE (turn_id, "start", "end")
) STRICT;
CREATE INDEX highlight_by_score ON highlight (score DESC);

-- A subject that turns are about, known across interviews by its folded label.
CREATE TABLE topic (
    id     INTEGER PRIMARY KEY AUTOINCREMENT,
    key    TEXT NOT NULL UNIQUE CHECK (key <> ''),
    pinyin TEXT NOT NULL
) STRICT;

CREATE TABLE mention (
    topic_id INTEGER NOT NULL REFERENCES topic (id) ON DELETE CASCADE,
    turn_id  INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    label    TEXT    NOT NULL CHECK (label <> ''),             -- as this interview spells it
    weight   REAL    NOT NULL CHECK (weight > 0 AND weight <= 1),
    PRIMARY KEY (topic_id, turn_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_turn ON mention (turn_id);

-- What the program remembers of itself, such as the hash of the command tree that was synced last.
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
