"""A sentence encoder that judges passages as our readers did."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.highlights.pretrained import Pretrained

RATED, MARKED = 0, 1
"""Ratings and marks are judgements of two kinds, and the encoder has an output for either."""
MARKED_TOO = 0.5
"""How much its output for marks counts beside the one for ratings."""
MARKS_COUNT = 2
"""So many times each: there are fewer."""
LONGEST = 80
"""Tokens."""


@dataclass(frozen=True)
class Judgement:
    """What a passage is worth by a judgement of that kind, from 0 to 1."""

    file: str
    text: str
    worth: float
    kind: int


class Encoder(nn.Module):
    """The mean over what becomes of a text's tokens, and an output for each kind of judgement."""

    def __init__(self, pretrained: Pretrained) -> None:
        super().__init__()
        self.read, self.body = pretrained
        self.out = nn.Linear(self.body.config.hidden_size, 2)
        nn.init.zeros_(self.out.weight)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        read = self.read(texts, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.body(**read).last_hidden_state.float()
        is_there = read["attention_mask"][..., None].float()
        return self.out((states * is_there).sum(1) / is_there.sum(1))

    def learn(self, judgements: Sequence[Judgement], rounds: int = 2, batch: int = 64) -> None:
        seen = [each for each in judgements for _ in range(MARKS_COUNT if each.kind == MARKED else 1)]
        groups = [{"params": self.body.parameters(), "lr": 1e-4}, {"params": self.out.parameters(), "lr": 1e-3}]
        optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
        steps = rounds * len(seen) // batch
        schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda at: min(1, at / 100) * (1 - at / steps))
        self.train()
        for _, some in zip(range(steps), _batches(seen, batch), strict=False):
            kind = torch.tensor([each.kind for each in some])[:, None]
            worth = torch.tensor([each.worth for each in some])
            judged = self([each.text for each in some]).gather(1, kind)[:, 0]
            optimizer.zero_grad()
            binary_cross_entropy_with_logits(judged, worth).backward()
            nn.utils.clip_grad_norm_(self.parameters(), 1.0)
            optimizer.step()
            schedule.step()

    @torch.inference_mode()
    def judge(self, texts: Sequence[str], batch: int = 128) -> dict[str, float]:
        """Log-odds; what is judged together is of a length."""
        self.eval()
        judged: dict[str, float] = {}
        in_order = sorted(texts, key=len)
        for at in range(0, len(in_order), batch):
            out = self(in_order[at : at + batch])
            both = out[:, RATED] + MARKED_TOO * out[:, MARKED]
            judged |= zip(in_order[at : at + batch], both.tolist(), strict=True)
        return judged


def _batches(judgements: Sequence[Judgement], size: int, at_once: int = 40) -> Iterator[list[Judgement]]:
    """Without end: all of them in a new order, those of a length together."""
    while True:
        order = random.sample(judgements, len(judgements))
        for at in range(0, len(order), size * at_once):
            some = sorted(order[at : at + size * at_once], key=lambda each: len(each.text))
            parts = [some[first : first + size] for first in range(0, len(some), size)]
            random.shuffle(parts)
            yield from parts
