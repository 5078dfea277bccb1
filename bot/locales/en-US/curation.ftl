### Curation

curation-title = Highlights of { $title }
curation-hint = What you decide holds in this server alone. Pinned ones come first, hidden ones never.
curation-none = This interview has no highlights.
curation-pinned = pinned
curation-hidden = hidden
curation-edit-title = Which words
curation-edit-label = The highlight
curation-edit-hint = Words of this turn, without a change. They may be more or fewer.
button-pin = Pin
button-unpin = Unpin
button-hide = Hide
button-show = Show again
button-edit = Edit borders
error-not-verbatim = The turn does not say this. Copy the words from it without a change.
why-says-much-about-the-subject-of-the-interview = close to the subject
why-an-idea = an idea
why-sets-one-thing-against-another = sets one thing against another
why-says-what-something-is-or-is-like = says what something is or is like
why-speaks-without-reserve = speaks without reserve
why-an-opinion = an opinion
why-advice-or-a-principle = advice or a principle
why-gives-a-reason = gives a reason
why-compares = compares
why-an-image = an image
why-worded-like-what-people-quote = worded like what people quote
why-chosen-by-hand = chosen by hand
