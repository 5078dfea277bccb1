### Quote

quote-description = A quotation worth reading, by chance or about something
quote-about = What it should be about
quote-none = There is no quotation to show yet.
quote-none-about = No quotation is about { $about }.
quote-none-hint = The library has no interviews, or none that fit. An operator adds them with “python -m bot ingest”.
quote-try-topics = These subjects have some:
quote-id = The number of a quotation, as it stands below it
quote-number = No. { $number }
quote-shared-by = shared by { $member }
