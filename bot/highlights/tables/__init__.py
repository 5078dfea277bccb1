"""What words weigh in a quotation; made by `python -m tests.highlights.fit`, and read by `bot.highlights.words`."""
