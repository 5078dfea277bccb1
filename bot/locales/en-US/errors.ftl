### What went wrong

error-unexpected = Something went wrong on our side, and the operator's log says what. Please try again in a moment. ({ $code })
error-gone = This is no longer in the library: please look it up again.
error-unknown-speaker = The library knows no speaker called “{ $name }”.
error-unknown-interview = The library has no interview “{ $name }”.
error-near = Did you mean { $names }?
error-forbidden = You may not do this here.
error-no-font = This cannot be drawn here: the fonts on the bot's machine do not have these characters. Its operator can install “Noto CJK”.
error-unknown-saved = This is no longer among what you have saved.
error-too-fast = { $seconds ->
        [one] That was a lot at once. Please try again in a second.
       *[other] That was a lot at once. Please try again in { $seconds } seconds.
    }
error-store = The library cannot be used right now, and the operator’s log says why. Nothing was changed; please try again later.
