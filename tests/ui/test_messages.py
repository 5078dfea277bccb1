"""What a message claims that somebody said, whatever it is dressed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui.markup import block_quote, escape
from bot.ui.messages import claims_in


@pytest.mark.parametrize(
    ("message", "likeliest"),
    [
        ("Nobody reads the manual.", "Nobody reads the manual."),
        ("> Nobody reads the manual.\n> Ever.\nDid she say that?", "Nobody reads the manual.\nEver."),
        ("Mara said: “Nobody reads the manual.” lol", "Nobody reads the manual."),
        ("她說過「大家都不看說明書」吧？", "大家都不看說明書"),
        ("the **“real”** question is whether anybody reads it", "the “real” question is whether anybody reads it"),
        ("**Nobody** reads ~~the~~ `manual` <@123>", "Nobody reads the manual"),
        ("[Nobody reads](https://example.org/x) the \\*manual\\*", "Nobody reads the *manual*"),
        ("> 潮汐表\n-# — **林雨晴** · turn 3", "潮汐表"),
        ("2 * 3 * 4", "2 * 3 * 4"),
    ],
)
def test_the_likeliest_claim_comes_first(message, likeliest):
    assert claims_in(message)[0] == likeliest


@pytest.mark.parametrize("message", ["", "   ", "<@123>", "-# — small print", "> "])
def test_a_message_without_words_claims_nothing(message):
    assert claims_in(message) == []


def test_all_of_a_message_is_a_claim_as_well():
    assert claims_in("Mara said: “Nobody reads it.” True.")[-1] == "Mara said: “Nobody reads it.” True."


@given(st.text(alphabet="ab 中。*_~`|<>[]()#-1.\\", min_size=1, max_size=60).filter(str.strip))
def test_what_we_have_quoted_is_read_back_as_it_was_said(said):
    text = " ".join(said.split())
    assert claims_in(block_quote(escape(text)))[0] == text


@given(st.text(max_size=300))
def test_whatever_stands_in_a_message_is_taken(text):
    assert all(claim == claim.strip() != "" for claim in claims_in(text))
