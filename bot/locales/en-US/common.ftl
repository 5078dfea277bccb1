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
