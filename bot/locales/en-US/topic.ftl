### Topic

topic-description = Who said what about a subject
topic-name = The subject; leave it out to see all
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
topic-turns = { $turns ->
    [one] one turn
   *[other] { $turns } turns
}
topic-plot = Where “{ $topic }” comes up, from the beginning of each interview to its end.
topic-plot-row = { $title }: { $turns } of { $total } turns ({ $places }).
topic-plot-beginning = beginning
topic-plot-end = end
topic-place-beginning = at the beginning
topic-place-middle = in the middle
topic-place-end = at the end
