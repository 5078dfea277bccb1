-- The whole schema of a new database, to be read from top to bottom. Its version is VERSION in
-- migrations.py; an older database is given the shape that this makes (shape.py).
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

-- Lines of an interview's file that nobody says, and why we think so.
CREATE TABLE skipped (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    ordinal      INTEGER NOT NULL CHECK (ordinal >= 0),
    "first"      INTEGER NOT NULL CHECK ("first" >= 1),        -- lines of the file, both included
    "last"       INTEGER NOT NULL CHECK ("last" >= "first"),
    why          TEXT    NOT NULL CHECK (why <> ''),
    PRIMARY KEY (interview_id, ordinal)
) STRICT, WITHOUT ROWID;

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

-- A sentence-aligned window of a turn: what is searched and shown. Its id is its row in the indexes below, and says
-- which interview it is of and whether that is a server's own (bot/store/index.py).
CREATE TABLE passage (
    id       INTEGER PRIMARY KEY,
    turn_id  INTEGER NOT NULL REFERENCES turn (id) ON DELETE CASCADE,
    "start"  INTEGER NOT NULL CHECK ("start" >= 0),
    "end"    INTEGER NOT NULL CHECK ("end" > "start")
) STRICT;
CREATE INDEX passage_by_turn ON passage (turn_id);

-- The tokens of each passage's folded text (bot/text/tokens.py), separated by blanks; the text itself is not
-- stored twice, nor where in it a token stands: that is seen when a passage is read. The signs that tokens such as
-- c++ or open_source are made of are named, so that only blanks split.
CREATE VIRTUAL TABLE passage_words USING fts5 (
    tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '_+#.,:'''"
);

-- Every Latin word that a passage has or had, to correct those that are typed: by how it begins, how it ends, and how
-- it sounds (bot/text/phonetic.py).
CREATE TABLE spelling (
    word     TEXT PRIMARY KEY,
    reversed TEXT NOT NULL,
    sound    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX spelling_by_end ON spelling (reversed);
CREATE INDEX spelling_by_sound ON spelling (sound);

-- The same for how its Chinese sounds: pairs of syllables, each syllable one private character, and the initials of
-- three syllables (bot/text/pinyin.py).
CREATE VIRTUAL TABLE passage_sounds USING fts5 (
    tokens, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars ':'"
);

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

-- What people decided of a highlight, with the borders that they gave it. The operator's word (guild_id 0) holds in all
-- servers; a server's own holds in that server and goes before it, but what the operator hides stays hidden. A highlight
-- of origin 'curated' is seen only where somebody's word says so.
CREATE TABLE curation (
    highlight_id INTEGER NOT NULL REFERENCES highlight (id) ON DELETE CASCADE,
    guild_id     INTEGER NOT NULL DEFAULT 0,
    standing     TEXT    NOT NULL CHECK (standing IN ('pinned', 'shown', 'hidden')),
    "start"      INTEGER NOT NULL CHECK ("start" >= 0),
    "end"        INTEGER NOT NULL CHECK ("end" > "start"),
    PRIMARY KEY (highlight_id, guild_id)
) STRICT, WITHOUT ROWID;

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

-- What a member thinks of a highlight: one vote in each server, which counts in that server (0: in direct messages).
CREATE TABLE vote (
    highlight_id INTEGER NOT NULL REFERENCES highlight (id) ON DELETE CASCADE,
    guild_id     INTEGER NOT NULL CHECK (guild_id >= 0),
    user_id      INTEGER NOT NULL,
    value        INTEGER NOT NULL CHECK (value IN (-1, 1)),
    PRIMARY KEY (highlight_id, guild_id, user_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX vote_by_user ON vote (user_id);

-- What a member keeps: the words as they stood when they were saved, so that nothing is lost when the library changes.
-- What is from a server's own library (guild_id) is shown in that server alone; from the shared one (0), everywhere.
CREATE TABLE saved (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id      INTEGER NOT NULL,
    guild_id     INTEGER NOT NULL CHECK (guild_id >= 0),
    highlight_id INTEGER REFERENCES highlight (id) ON DELETE SET NULL,
    turn_id      INTEGER REFERENCES turn (id) ON DELETE SET NULL,
    text         TEXT    NOT NULL CHECK (text <> ''),
    speaker      TEXT    NOT NULL,
    title        TEXT    NOT NULL,                             -- of the interview
    date         TEXT,
    source_url   TEXT,
    start_ms     INTEGER,
    note         TEXT    NOT NULL DEFAULT '',                  -- the member's own
    saved_at     TEXT    NOT NULL,                             -- ISO 8601, UTC
    UNIQUE (user_id, guild_id, speaker, text)
) STRICT;
CREATE INDEX saved_by_user ON saved (user_id, id);
CREATE INDEX saved_by_highlight ON saved (highlight_id);       -- both for what the library loses
CREATE INDEX saved_by_turn ON saved (turn_id);

-- Where, when and from what a server wants its daily highlight. Times are ISO 8601 in UTC, but for `at`.
CREATE TABLE schedule (
    id            INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id      INTEGER NOT NULL CHECK (guild_id > 0),
    channel_id    INTEGER NOT NULL,                            -- a channel, a thread or a forum
    zone          TEXT    NOT NULL,                            -- IANA: Asia/Shanghai
    "at"          TEXT    NOT NULL CHECK ("at" GLOB '[0-2][0-9]:[0-5][0-9]'), -- local time
    weekdays      INTEGER NOT NULL CHECK (weekdays BETWEEN 1 AND 127), -- bits, Monday the lowest
    interview_id  INTEGER,                                     -- outlives the interview: then there is nothing to show
    speaker       TEXT,                                        -- a folded name
    topic         TEXT,
    language      TEXT    NOT NULL,
    created_by    INTEGER NOT NULL,                            -- a member's id
    look          TEXT    NOT NULL DEFAULT 'text' CHECK (look IN ('text', 'card')),
    role_id       INTEGER,                                     -- who is told of each post
    discuss       INTEGER NOT NULL DEFAULT 0 CHECK (discuss IN (0, 1)), -- a thread below each post
    publish       INTEGER NOT NULL DEFAULT 0 CHECK (publish IN (0, 1)), -- to the followers of an announcement channel
    title         TEXT,                                        -- of a forum post or a thread
    tag_id        INTEGER,                                     -- of a forum post
    anniversaries INTEGER NOT NULL DEFAULT 0 CHECK (anniversaries IN (0, 1)), -- prefers what was said on this day
    done_until    TEXT    NOT NULL,                            -- what was due up to then has a delivery
    next_due      TEXT,                                        -- when it is looked at next; NULL while it rests by hand
    paused        TEXT,                                        -- why; NULL while it runs
    failing_since TEXT,                                        -- the first failure since the last post
    told          INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)) -- somebody was told of that failure
) STRICT;
CREATE INDEX schedule_by_guild ON schedule (guild_id);
CREATE INDEX schedule_by_due ON schedule (next_due, id) WHERE next_due IS NOT NULL;

-- One schedule's highlight on one local date: there is never a second one.
CREATE TABLE delivery (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    schedule_id  INTEGER NOT NULL REFERENCES schedule (id) ON DELETE CASCADE,
    day          TEXT    NOT NULL CHECK (day IS date(day)),
    state        TEXT    NOT NULL CHECK (state IN ('claimed', 'posted', 'missed')),
    leased_until TEXT    NOT NULL,                             -- nobody else works on it before then
    attempts     INTEGER NOT NULL DEFAULT 1,                   -- also tells who holds the lease: the last to count
    highlight_id INTEGER REFERENCES highlight (id) ON DELETE SET NULL,
    round        INTEGER,                                      -- of the shuffle: in a round nothing comes twice
    channel_id   INTEGER,                                      -- where it may stand: set before it is posted
    message_id   INTEGER,
    reason       TEXT    NOT NULL DEFAULT '',                  -- why it isn't posted, not yet, or not quite as wished
    ended_at     TEXT,                                         -- when it was posted or given up
    UNIQUE (schedule_id, day)
) STRICT;
CREATE INDEX delivery_open ON delivery (schedule_id, day) WHERE state = 'claimed';
CREATE INDEX delivery_by_highlight ON delivery (highlight_id) WHERE highlight_id IS NOT NULL;

-- How a server wants to be answered; one without a row has the defaults.
CREATE TABLE server (
    guild_id       INTEGER PRIMARY KEY CHECK (guild_id > 0),
    language       TEXT,                                       -- of what everybody sees; NULL: the server's own on Discord
    is_private     INTEGER NOT NULL DEFAULT 0 CHECK (is_private IN (0, 1)), -- answers are for whoever asked alone
    import_role_id INTEGER                                     -- who may import, besides those who manage the server
) STRICT;

-- The channels in which everybody sees the answers; a server that names none means all.
CREATE TABLE public_channel (
    guild_id   INTEGER NOT NULL REFERENCES server (guild_id) ON DELETE CASCADE,
    channel_id INTEGER NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) STRICT, WITHOUT ROWID;
-- What was put right in a turn by hand. It is applied again whenever the file comes again, for as long as the file says
-- there what it said: a file that has been corrected itself wins. What a file says is kept as a hash, so that what was
-- taken down is nowhere.
CREATE TABLE correction (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    text_hash    TEXT    NOT NULL CHECK (length(text_hash) = 64), -- SHA-256 of the turn's text in the file, in hex
    occurrence   INTEGER NOT NULL CHECK (occurrence >= 0),     -- 0 is the first turn of the file that says the same
    turn_id      INTEGER UNIQUE REFERENCES turn (id) ON DELETE SET NULL, -- where it is applied
    text         TEXT    CHECK (trim(text) <> ''),             -- NULL: as in the file
    speaker_was  TEXT,                                         -- the name in the file
    speaker      TEXT    CHECK (trim(speaker) <> ''),          -- NULL: as in the file
    is_removed   INTEGER NOT NULL DEFAULT 0 CHECK (is_removed IN (0, 1)),
    UNIQUE (interview_id, text_hash, occurrence)
) STRICT;

-- What a member says is wrong, until somebody decides.
CREATE TABLE report (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id    INTEGER NOT NULL,                              -- who decides: the interview's server, 0 the operator
    turn_id     INTEGER REFERENCES turn (id) ON DELETE SET NULL,
    "start"     INTEGER NOT NULL CHECK ("start" >= 0),
    "end"       INTEGER NOT NULL CHECK ("end" > "start"),
    kind        TEXT    NOT NULL CHECK (kind IN ('speaker', 'typo', 'take-down')),
    said        TEXT    NOT NULL,                              -- the words in question; empty once they are taken down
    proposal    TEXT    NOT NULL DEFAULT '',                   -- the corrected words, or the right speaker
    note        TEXT    NOT NULL DEFAULT '',
    reporter_id INTEGER,                                       -- a member's id; NULL once that is erased
    language    TEXT    NOT NULL,                              -- of the reporter
    reported_at TEXT    NOT NULL,
    state       TEXT    NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'rejected')),
    decided_at  TEXT    CHECK ((decided_at IS NULL) = (state = 'open')),
    decided_by  INTEGER,                                       -- a member's id; NULL for the operator
    reason      TEXT    NOT NULL DEFAULT '',
    is_told     INTEGER NOT NULL DEFAULT 0 CHECK (is_told IN (0, 1)) -- whether the reporter has been told
) STRICT;
CREATE INDEX report_by_queue ON report (guild_id, state);
CREATE INDEX report_by_reporter ON report (reporter_id);
CREATE INDEX report_to_tell ON report (decided_at) WHERE state <> 'open' AND is_told = 0;

-- A quotation that stands in a channel for all to read, so that it can be put right there too.
CREATE TABLE post (
    message_id INTEGER PRIMARY KEY,
    channel_id INTEGER NOT NULL,
    guild_id   INTEGER NOT NULL CHECK (guild_id > 0),
    turn_id    INTEGER REFERENCES turn (id) ON DELETE SET NULL,
    "start"    INTEGER NOT NULL CHECK ("start" >= 0),
    "end"      INTEGER NOT NULL CHECK ("end" > "start"),
    screen     TEXT    NOT NULL CHECK (screen IN ('quotation', 'daily')), -- what renders it
    input      TEXT    NOT NULL CHECK (json_valid(input)),     -- what that needs beside the quotation
    shared_by  INTEGER,                                        -- a member's id, where one has shown it to the others
    posted_at  TEXT    NOT NULL,
    edit       TEXT    CHECK (edit IN ('correct', 'take-down')), -- what is still to be done with it
    attempts   INTEGER NOT NULL DEFAULT 0,
    again_at   TEXT    NOT NULL DEFAULT ''                     -- not before then
) STRICT;
CREATE INDEX post_by_turn ON post (turn_id);
CREATE INDEX post_to_edit ON post (again_at) WHERE edit IS NOT NULL;

-- What a member follows, in what a server sees (0: the shared library alone).
CREATE TABLE follow (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id  INTEGER NOT NULL,
    guild_id INTEGER NOT NULL CHECK (guild_id >= 0),
    kind     TEXT    NOT NULL CHECK (kind IN ('topic', 'speaker')),
    key      TEXT    NOT NULL CHECK (key <> ''),               -- folded: of the topic, or the speaker's name
    label    TEXT    NOT NULL CHECK (label <> ''),             -- as it is shown
    since    INTEGER NOT NULL,                                 -- highlights up to this id were there before
    UNIQUE (user_id, guild_id, kind, key)
) STRICT;

-- The weekly digest of a member who has agreed to one; who hasn't has no row.
CREATE TABLE digest (
    user_id   INTEGER PRIMARY KEY,
    zone      TEXT    NOT NULL,                                -- IANA
    weekday   INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6), -- 0 is Monday
    hour      INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
    language  TEXT    NOT NULL,
    agreed_at TEXT    NOT NULL,
    due_at    TEXT    NOT NULL,                                -- when it is looked at next
    seen      INTEGER NOT NULL,                                -- the last digest looked at highlights up to this id
    week      TEXT    NOT NULL DEFAULT '',                     -- the last ISO week that is done with: 2026-W48
    claimed   TEXT,                                            -- the week whose digest is under way
    attempts  INTEGER NOT NULL DEFAULT 0,
    until     INTEGER,                                         -- it looks at highlights up to this id
    paused    TEXT                                             -- why none is sent
) STRICT;
CREATE INDEX digest_by_due ON digest (due_at) WHERE paused IS NULL;

-- A server that we were removed from, and when: what is stored of it is kept for a while, and then erased.
CREATE TABLE departure (
    guild_id INTEGER PRIMARY KEY,
    left_at  TEXT NOT NULL                                     -- ISO 8601, UTC
) STRICT;

-- A transcript that was brought to a server: it waits to be confirmed, is being stored, or was; then its content goes.
CREATE TABLE upload (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id    INTEGER NOT NULL CHECK (guild_id > 0),
    name        TEXT    NOT NULL CHECK (name <> ''),
    content     BLOB    NOT NULL,
    state       TEXT    NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'confirmed', 'stored', 'failed')),
    is_beside   INTEGER NOT NULL DEFAULT 0 CHECK (is_beside IN (0, 1)), -- not in the place of a file of the same name
    document_id INTEGER REFERENCES document (id) ON DELETE SET NULL,    -- what it was stored as
    error       TEXT    NOT NULL DEFAULT '',                   -- why it wasn't
    expires_at  TEXT    NOT NULL                               -- ISO 8601, UTC
) STRICT;
CREATE INDEX upload_by_guild ON upload (guild_id);

-- What the program remembers of itself, such as the hash of the command tree that was synced last.
CREATE TABLE fact (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
