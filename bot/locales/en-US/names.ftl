### Names of commands and options, as Discord offers them while somebody types

# Members
name-quote = quote
name-search = search
name-topic = topic

# Daily
name-daily = daily
name-daily-add = add
name-daily-list = list
name-daily-remove = remove
name-daily-pause = pause
name-daily-resume = resume
name-daily-preview = preview
name-daily-now = now
name-daily-history = history

# Reports
name-reports = reports

# Options
field-about = about
field-at = at
field-channel = channel
field-days = days
field-interview = interview
field-name = name
field-query = query
field-schedule = schedule
field-speaker = speaker
field-topic = topic
field-zone = zone
