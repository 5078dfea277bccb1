### Help

help-description = What you can do here
help-command = One command, to see its options
help-title = What you can do here
help-more = Press a command to use it, or ask /help about one to see its options.
help-on-messages = In the menu of a message, under Apps: { $commands }
help-optional = { " " }(optional)
help-unknown = There is no command “{ $name }” that you could use here: /help lists those that you can.
about-description = What this bot is, and what it knows
about-what = Makes interviews quotable: look up what was said, check it, and share it. Everything it shows is verbatim, with who said it, where, and a way back to the source.
about-library = The library here has { $interviews ->
    [one] one interview
   *[other] { $interviews } interviews
} with { $turns ->
    [one] one turn
   *[other] { $turns } turns
} by { $speakers ->
    [one] one speaker
   *[other] { $speakers } speakers
}.
about-privacy-title = Privacy
about-privacy = It reads no messages. It keeps only what you save, follow, report or vote for, under your account's number, until you erase it.
about-version = Version { $version }
about-servers = { $servers ->
    [one] in one server
   *[other] in { $servers } servers
}
about-source = Source code
about-policy = Privacy policy
