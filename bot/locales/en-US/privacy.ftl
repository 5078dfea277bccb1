### Privacy

privacy-description = What is stored about you: see it, export it, erase it
privacy-title = Stored about you
privacy-nothing = Nothing is stored about you.
privacy-saved = Quotations you saved, with your notes: { $count }
privacy-votes = Votes: { $count }
privacy-follows = Topics and speakers you follow: { $count }
privacy-digest = Your weekly digest: its day, hour, time zone and language
privacy-reports = Reports you made: { $count }
privacy-decisions = Reports you decided: { $count }
privacy-shares = Quotations you shared: { $count }
privacy-schedules = Daily schedules you made: { $count }
privacy-rest = I read no messages and store no names. What I answered stands in the channels, and goes when you or the server delete it. When I am removed from a server, what belongs to it is erased after { $days } days.
privacy-export = Export as JSON
privacy-erase = Erase everything…
privacy-question = Erase all that is stored about you, in every server? What you saved, voted for and follow is deleted, and the digest stops. Your reports and schedules stay without your name. This cannot be undone.
privacy-erase-all = Yes, erase everything
privacy-keep = No, keep it
privacy-erased = Everything that was stored about you is erased.
