### Library

library-description = The interviews that this server sees
library-list-description = All interviews, this server's own and the shared ones
library-add-description = Bring a transcript: see what was read, then confirm
library-info-description = Who took part in an interview, where it comes from, what was left out
library-remove-description = Remove one of this server's own interviews
library-highlights-description = Pin, hide or edit the highlights of an interview
library-file = A transcript: text, Markdown, subtitles, JSON, a web page, Word and more
library-interview = Which interview
library-title = The library
library-counts = { $own ->
    [one] One of this server's own
   *[other] { $own } of this server's own
}, { $shared } shared by the operator
library-empty = The library has no interviews yet: bring one with /library add.
library-own = this server's own
library-shared = shared
library-turns = { $turns ->
    [one] one turn
   *[other] { $turns } turns
}
library-details = { $turns ->
    [one] One turn
   *[other] { $turns } turns
}, { $highlights ->
    [one] one highlight
   *[other] { $highlights } highlights
}, { $topics ->
    [one] one topic
   *[other] { $topics } topics
}
library-stored = { $turns ->
    [one] one turn
   *[other] { $turns } turns
}, { $highlights ->
    [one] one highlight
   *[other] { $highlights } highlights
}
library-added = added on { $day }
library-pick = Open an interview
library-open = Open it
library-list = All interviews
library-more = and { $count } more
library-skipped = { $count ->
    [one] Nobody says one part of the file, so it was left out:
   *[other] Nobody says { $count } parts of the file, so they were left out:
}
library-person = { $name } ({ $role }, { $turns })
library-left-out = { $lines }: { $why }
library-line = line { $line }
library-lines = lines { $first } to { $last }
library-highlights = Highlights
library-remove = Remove…
library-remove-really = Remove { $title } with its { $turns ->
    [one] one turn
   *[other] { $turns } turns
}? It can't be quoted or found any more. To have it back, bring the file again.
library-remove-yes = Remove it
library-keep = Keep it
library-removed = { $title } is removed.
library-not-yours = { $title } is shared with all servers: only the bot's operator can remove it.
role-unknown = role unknown
language-en = English
language-zh-hans = simplified Chinese
language-zh-hant = traditional Chinese

# A file that was brought
upload-title = This is what was read
upload-nothing-yet = From { $name }. Nothing is stored before you confirm.
upload-begins = It begins:
upload-said = { $name }: { $text }
upload-others = The file has more interviews:
upload-known = This very file is in the library already:
upload-replaces = A file of this name is in the library already. Here { $changed } of { $turns } turns differ from it or are new.
upload-confirm = Add to the library
upload-replace = Put it in its place
upload-beside = Keep both
upload-cancel = Cancel
upload-cancelled = Cancelled: nothing was stored.
upload-waiting = { $name } waits to be confirmed.
upload-queued = { $name } is next in line…
upload-reading = Step 1 of 2: reading { $name }…
upload-storing = Step 2 of 2: storing { $name }…
upload-go-on = You can go on meanwhile.
upload-look = How far is it?
upload-stored = In the library now, for this server alone:
upload-failed = { $name } can't be read. Each turn should begin with a name and a colon; README lists the kinds of files that work.
upload-too-large = A transcript has { $megabytes } MB at most: split the file, or choose another.
error-unknown-upload = This file isn't waiting any more: bring it again with /library add.
error-too-many-uploads = Several files wait to be confirmed here already: confirm or cancel some of them first.

# Why a part of a file was left out
skipped-advertisement = an advertisement
skipped-after-the-conversation = comes after the conversation
skipped-biography = a biography
skipped-boilerplate = boilerplate
skipped-caption = a caption
skipped-credits = credits
skipped-editor-residue = left over from an editor's page
skipped-front-matter = facts about the file
skipped-heading = a heading
skipped-image = an image
skipped-introduction = an introduction
skipped-label-without-words = a name without words
skipped-lead-in = a lead-in
skipped-link = a link
skipped-link-definition = the address of a link
skipped-markup = markup
skipped-narrative = told, not said
skipped-note = a note
skipped-note-by-the-editor = a note by the editor
skipped-outside-of-the-transcript = outside of the transcript
skipped-page-number = a page number
skipped-pulled-quotation = a sentence set large that is said anyway
skipped-repeated-by-the-speech-recognition = repeated by the speech recognition
skipped-rule = a line between sections
skipped-sound = a sound
skipped-stage-direction = a stage direction
skipped-style = how the subtitles look
skipped-time-mark = a time
