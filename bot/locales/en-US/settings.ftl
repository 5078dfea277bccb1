### Settings

settings-description = How this server wants to be answered, and who may bring transcripts
settings-title = Settings of this server
settings-at-once = What you choose holds at once.
settings-language = Language
settings-language-hint = Of what everybody sees. What one member alone sees is in their own language; interviews are never translated.
settings-language-discord = As on Discord
settings-language-name = English
settings-visibility = Answers
settings-visibility-hint = Daily highlights, and what a member shares, are for everybody anyway.
settings-public = Everybody sees them
settings-private = Only whoever asked sees them
settings-channels = Channels for public answers
settings-channels-hint = In all others, answers are private, and nothing can be shared.
settings-channels-all = All channels
settings-import = Who may bring transcripts
settings-import-hint = Members with this role, besides those who manage the server.
settings-import-none = Only those who manage the server
settings-import-also = Discord shows /library only to those who manage the server: let this role see it too, in Server Settings → Integrations.
