"""What holds a sentence together and names nothing: of little use to tell one passage from another."""

from __future__ import annotations

# fmt: off
FUNCTION_WORDS = frozenset((
    "a", "about", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "called",
    "can", "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i",
    "if", "in", "into", "is", "it", "its", "kind", "many", "may", "me", "might", "much", "must", "my", "name", "no",
    "not", "of", "on", "one", "or", "our", "she", "should", "so", "some", "such", "than", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "to", "type", "us", "was", "we", "were", "what",
    "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
))
# fmt: on
FUNCTION_CHARACTERS = frozenset(
    "的了是在和与及或由被把对为以于从到就也都还又很这那哪谁什么吗呢吧啊之其所等个些几怎甚何请"
)
