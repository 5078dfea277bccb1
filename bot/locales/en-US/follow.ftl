### Follow

follow-description = Follow topics and speakers
follow-topic-description = Follow a topic
follow-topic-name = Which topic
follow-speaker-description = Follow somebody who speaks in interviews
follow-speaker-name = Whom
follow-list-description = What you follow, and the digest you get of it
follow-remove-description = Follow something no more
follow-which = What you follow no more
follow-digest-description = Get a weekly digest by direct message, or get it at another time
follow-stop-description = Get no digest any more
digest-day = On which day
digest-hour = At which hour, 0 to 23
follow-topic-label = { $name } (topic)
follow-speaker-label = { $name } (speaker)
follow-new = You follow { $what } now.
follow-known = You follow { $what } already.
follow-too-many = You follow 25 things, and that is the most: let one go with /follow remove.
follow-none = You follow nothing yet: /follow topic and /follow speaker change that.
follow-title = What you follow
follow-stop = Unfollow { $label }
follow-removed = You follow { $name } no more.
digest-question = Shall I send you what is new in what you follow, by direct message once a week: { $day }, { $hour } ({ $zone })? Until you agree, I send nothing. For another time: /follow digest.
digest-agree = Yes, once a week
digest-on = What is new comes by direct message once a week: { $day }, { $hour } ({ $zone }). Where nothing is new, nothing comes. Another time: /follow digest.
digest-paused = Your digest rests: I couldn't send you a direct message. Allow direct messages from this server's members, then ask for it again with /follow digest.
digest-stop = Stop the digest
digest-stopped = You get no digest any more. What you follow stays: /follow list.
digest-title = New in what you follow
digest-more = { $count ->
    [one] And one more: look with /quote.
   *[other] And { $count } more: look with /quote.
}
digest-why = You get this because you asked for a weekly digest.
error-unknown-follow = You don't follow that.
