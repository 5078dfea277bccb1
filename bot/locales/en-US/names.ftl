### Names of commands and options, as Discord offers them while somebody types

# Members
name-quote = quote
name-saved = saved
name-search = search
name-topic = topic
name-verify = verify
name-help = help
name-about = about

# Daily
name-daily = daily
name-daily-add = add
name-daily-edit = edit
name-daily-list = list
name-daily-remove = remove
name-daily-pause = pause
name-daily-resume = resume
name-daily-preview = preview
name-daily-now = now
name-daily-history = history

# Reports
name-reports = reports

# Follow
name-follow = follow
name-follow-topic = topic
name-follow-speaker = speaker
name-follow-list = list
name-follow-remove = remove
name-follow-digest = digest
name-follow-stop = stop
name-privacy = privacy
# Those who manage a server
name-library = library
name-library-list = list
name-library-add = add
name-library-info = info
name-library-remove = remove
name-library-highlights = highlights
name-settings = settings

# Options
field-about = about
field-at = at
field-channel = channel
field-day = day
field-command = command
field-days = days
field-follow = follow
field-hour = hour
field-id = id
field-clear = clear
field-discuss = discuss
field-file = file
field-interview = interview
field-language = language
field-look = look
field-name = name
field-private = private
field-on-this-day = on_this_day
field-publish = publish
field-query = query
field-role = role
field-schedule = schedule
field-speaker = speaker
field-text = text
field-tag = tag
field-title = title
field-topic = topic
field-zone = zone
