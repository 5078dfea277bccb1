### Search

search-description = Find what was said: words, half a sentence, a misquotation
search-query = What you remember of it
match-exact = word for word
match-words = all words, close together
match-close = nearly the same words
match-spelling = spelled otherwise
match-looks = looks alike
match-sound = sounds the same
match-pinyin = read so in pinyin
match-initials = by its initials
match-about = shares the words that matter
search-found = { $total ->
    [one] One passage for { $query }
   *[other] { $total } passages for { $query }
}
search-page = Page { $page } of { $pages }
search-missed = Nothing in the library says { $query }.
search-narrowed = You narrowed the search: leave out the speaker or the interview to look everywhere.
search-did-you-mean = Did you mean one of these?
search-hint = Fewer words, or just the rarest one, often help.
search-not-exact = Nobody said it word for word. Something like it may well have been said.
button-exact = Exact only
button-all = Show all
