### Saved

saved-description = What you have saved, for you alone: with your notes, and as a file
saved-title = { $count ->
    [one] One quotation saved
   *[other] { $count } quotations saved
}
saved-none = You have saved nothing yet: press “★ Save” below a quotation.
saved-elsewhere = { $count ->
    [one] One more is from a server's own library, and is shown only there.
   *[other] { $count } more are from servers' own libraries, and are shown only there.
}
saved-new = Saved, for you alone. /saved shows all that you keep.
saved-already = You have saved this already.
saved-full = You keep { $count } quotations, which is as many as there may be: remove some with /saved.
saved-removed = Removed.
saved-note = Note: { $note }
saved-note-title = A note of your own
saved-note-label = Note
saved-export = { $kind } file
saved-exported = All that you have saved and may see here:
