### What several screens share

option-speaker = Only what this person said
option-interview = Only in this interview
turn-place = turn { $number }
button-earlier = Earlier
button-later = Later
button-context = Context
button-another = Another
button-next = Next page
button-previous = Previous page
option-private = Only you see the answer
role-host = host
role-guest = guest
button-save = ★ Save
button-vote-for = 👍 Like
button-vote-against = 👎 Dislike
button-card = Card
button-card-light = Light
button-card-dark = Dark
button-share = Share
button-source = Source
button-before = ← Earlier
button-after = Later →
button-open = Open
button-note = Note
button-remove = Remove
button-saved = My saved quotations
