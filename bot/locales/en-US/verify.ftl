### Verify

verify-menu = Was this said?
verify-description = Was this said? To the letter, nearly so, or not at all
verify-text = What somebody is said to have said
verify-exact = Yes: word for word
verify-close = Not quite: { $similarity } % the same
verify-said = What was said (what differs in bold)
verify-claimed = What is claimed (what differs struck out)
verify-replaced = “{ $said }” was said, not “{ $claimed }”.
verify-left-out = “{ $said }” was left out.
verify-added = “{ $claimed }” was added.
verify-more = { $count ->
    [one] One more difference.
   *[other] { $count } more differences.
}
verify-not-found = No: nothing in the library says this
verify-not-found-hint = It may have been said elsewhere, or in quite other words. /search looks for what is near to it.
verify-cut = The text is long: only its first 1,000 characters were compared.
verify-nothing = This message has no words that could be compared.
related-menu = Related highlights
related-title = Said in interviews about this
related-none = No highlight is near to this.
