"""What is secret, and where: which names are those of secrets, and the places of a text that no output may show.

A key names a secret when it is one of the API's secret names, be it misspelt, or when its words say so
(`aws_secret_access_key`, `clientSecret`, `PGPASSWORD`).
"""

from .names import is_api_secret, is_secret_header, is_secret_key, is_secret_of_store, is_secret_parameter, letters_of
from .texts import (
    ASSIGNING,
    LONG_ENOUGH,
    MASK,
    Masks,
    anywhere,
    comments_behind,
    cut_out,
    hides_user_part,
    holds_user_part,
    in_string,
    is_disguised,
    is_public,
    is_worth_looking_for,
    masked,
    without_words,
    words_of,
)

__all__ = [
    "ASSIGNING",
    "LONG_ENOUGH",
    "MASK",
    "Masks",
    "anywhere",
    "comments_behind",
    "cut_out",
    "hides_user_part",
    "holds_user_part",
    "in_string",
    "is_api_secret",
    "is_disguised",
    "is_public",
    "is_secret_header",
    "is_secret_key",
    "is_secret_of_store",
    "is_secret_parameter",
    "is_worth_looking_for",
    "letters_of",
    "masked",
    "without_words",
    "words_of",
]
