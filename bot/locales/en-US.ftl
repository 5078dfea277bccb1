## Commands, as Discord lists them

quote-description = A quotation worth reading, by chance or about something
quote-about = What it should be about
topic-description = Who said what about a subject
topic-name = The subject; leave it out to see all
search-description = Find what was said: words, half a sentence, a misquotation
search-query = What you remember of it
option-speaker = Only what this person said
option-interview = Only in this interview

## Who and where

turn-place = turn { $number }
match-exact = word for word
match-words = all words, close together
match-close = nearly the same words
match-sound = sounds the same
match-about = shares the words that matter

## Search

search-found = { $total ->
    [one] One passage for { $query }
   *[other] { $total } passages for { $query }
}
search-page = Page { $page } of { $pages }
search-missed = Nothing in the library says { $query }.
search-narrowed = You narrowed the search: leave out the speaker or the interview to look everywhere.
search-did-you-mean = Did you mean one of these?
search-hint = Fewer words, or just the rarest one, often help.

## Quote

quote-none = There is no quotation to show yet.
quote-none-about = No quotation is about { $about }.
quote-none-hint = The library has no interviews, or none that fit. An operator adds them with “python -m bot ingest”.
quote-try-topics = These subjects have some:

## Topic

topics-title = What the library talks about
topics-none = The library has no topics yet.
topics-hint = Pick one to see who said what about it.
topic-presence = { $turns ->
    [one] One turn
   *[other] { $turns } turns
} in { $interviews ->
    [one] one interview
   *[other] { $interviews } interviews
}
topic-speakers = Who speaks about it: { $speakers }
topic-speaker = { $name } ({ $turns })
topic-related = Walk on to
topic-unknown = The library has no topic “{ $name }”.
topic-no-highlight = No sentence about it stands alone well enough to be quoted: search for it instead.

## Buttons

button-earlier = Earlier
button-later = Later
button-context = Context
button-another = Another
button-next = Next page
button-previous = Previous page

## What went wrong

error-unexpected = Something went wrong on our side, and the operator's log says what. Please try again in a moment. ({ $code })
error-gone = This is no longer in the library: please look it up again.
error-unknown-speaker = The library knows no speaker called “{ $name }”.
error-unknown-interview = The library has no interview “{ $name }”.
error-near = Did you mean { $names }?
error-forbidden = You may not do this here.
