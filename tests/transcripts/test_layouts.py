"""The layouts in which people keep their transcripts: a file each, invented, and the turns that it must give."""

from __future__ import annotations

import pytest

from bot.transcripts import parse

LAYOUTS: dict[str, tuple[str, str, list[tuple[str, str]]]] = {
    "times in brackets go on with the same speaker": (
        "talk.md",
        """Mara Odu (00:15):
Welcome. This is the first part of what I want to say to you all today.

(01:02):
And this is the second part.

Dev Pell (01:30):
Thank you. It is good to be here.

(02:10):
I brought bread.

Mara Odu (03:00):
Lovely.
""",
        [
            (
                "Mara Odu",
                "Welcome. This is the first part of what I want to say to you all today.\nAnd this is the second part.",
            ),
            ("Dev Pell", "Thank you. It is good to be here.\nI brought bread."),
            ("Mara Odu", "Lovely."),
        ],
    ),
    "names underlined, lines broken at a width": (
        "talk.md",
        """# Bread

__Mara Odu__: Welcome to the show. This line is broken at a width that an editor
chose, and it goes on to its end.

__Dev Pell__: Thank you very much. It is good to be here, and I brought some bread
which I baked this morning.

__Mara Odu__: Lovely. Shall we eat it now, or should we first talk about how it came
to be?

__Dev Pell__: First we talk.
""",
        [
            (
                "Mara Odu",
                "Welcome to the show. This line is broken at a width that an editor chose, and it goes on to its end.",
            ),
            (
                "Dev Pell",
                "Thank you very much. It is good to be here, and I brought some bread which I baked this morning.",
            ),
            ("Mara Odu", "Lovely. Shall we eat it now, or should we first talk about how it came to be?"),
            ("Dev Pell", "First we talk."),
        ],
    ),
    "name and time above the text, as meeting minutes are exported": (
        "妙记.txt",
        """潮汐研究所周会
2024年5月6日 上午10:02|35分钟

关键词:
潮汐、紫菜、代码

文字记录:
陈望舒 00:00:01
大家好,今天我们请来了雨青。雨青,先说说你在做什么吧?

林雨青 00:00:09
我在算潮水。
也养紫菜。

陈望舒 00:01:15
紫菜好养吗?

林雨青 00:01:20
不好养。
""",
        [
            ("陈望舒", "大家好,今天我们请来了雨青。雨青,先说说你在做什么吧?"),
            ("林雨青", "我在算潮水。\n也养紫菜。"),
            ("陈望舒", "紫菜好养吗?"),
            ("林雨青", "不好养。"),
        ],
    ),
    "numbered speakers with a short time": (
        "听悟.txt",
        """发言人 1   00:03
你好,请先介绍一下自己。

发言人 2   00:08
我叫林雨青,在研究所工作。

发言人 1   00:21
做了多久了?

发言人 2   00:23
十年。
""",
        [
            ("发言人 1", "你好,请先介绍一下自己。"),
            ("发言人 2", "我叫林雨青,在研究所工作。"),
            ("发言人 1", "做了多久了?"),
            ("发言人 2", "十年。"),
        ],
    ),
    "numbered speakers with a long time": (
        "听见.txt",
        """说话人1 00:00:05
你好,请先介绍一下自己。
说话人2 00:00:09
我叫林雨青,在研究所工作。
说话人1 00:00:15
做了多久了?
说话人2 00:00:18
十年。
""",
        [
            ("说话人1", "你好,请先介绍一下自己。"),
            ("说话人2", "我叫林雨青,在研究所工作。"),
            ("说话人1", "做了多久了?"),
            ("说话人2", "十年。"),
        ],
    ),
    "a line in each language": (
        "talk.md",
        """**Mara:** Why did you leave the sea?

**玛拉：** 你为什么离开大海?

**Dev:** I was tired of salt.

**德夫：** 我厌倦了盐。

**Mara:** And now?

**玛拉：** 现在呢?

**Dev:** Now I miss it.

**德夫：** 现在我想念它。
""",
        [
            ("Mara", "Why did you leave the sea?\n你为什么离开大海?"),
            ("Dev", "I was tired of salt.\n我厌倦了盐。"),
            ("Mara", "And now?\n现在呢?"),
            ("Dev", "Now I miss it.\n现在我想念它。"),
        ],
    ),
    "the translation below, without a label": (
        "talk.txt",
        """Mara: Why did you leave the sea?
你为什么离开大海?

Dev: I was tired of salt.
我厌倦了盐。

Mara: And now?
现在呢?

Dev: Now I miss it.
现在我想念它。
""",
        [
            ("Mara", "Why did you leave the sea?\n你为什么离开大海?"),
            ("Dev", "I was tired of salt.\n我厌倦了盐。"),
            ("Mara", "And now?\n现在呢?"),
            ("Dev", "Now I miss it.\n现在我想念它。"),
        ],
    ),
    "questions in bold, nobody named": (
        "talk.md",
        """# A baker of Odd Street

**How did you start?**

With flour.

And then with water, a little later.

**What did your mother say?**

Nothing.

**Your plans for the winter?**

More flour.
""",
        [
            ("Host", "How did you start?"),
            ("Guest", "With flour.\nAnd then with water, a little later."),
            ("Host", "What did your mother say?"),
            ("Guest", "Nothing."),
            ("Host", "Your plans for the winter?"),
            ("Guest", "More flour."),
        ],
    ),
    "questions in bold, among other things that a host says": (
        "访谈.md",
        """# 潮汐研究所访谈

**大家好，今天我们请来了林雨青，您好。**

大家好。

**请先介绍一下自己**

我在研究所工作。

我也养紫菜。

**紫菜好养吗？**

不好养。

**原来如此。**

是的。

**现在呢？**

还在养。

**以后有什么打算？**

接着养。
""",
        [
            ("主持人", "大家好，今天我们请来了林雨青，您好。"),
            ("嘉宾", "大家好。"),
            ("主持人", "请先介绍一下自己"),
            ("嘉宾", "我在研究所工作。\n我也养紫菜。"),
            ("主持人", "紫菜好养吗？"),
            ("嘉宾", "不好养。"),
            ("主持人", "原来如此。"),
            ("嘉宾", "是的。"),
            ("主持人", "现在呢？"),
            ("嘉宾", "还在养。"),
            ("主持人", "以后有什么打算？"),
            ("嘉宾", "接着养。"),
        ],
    ),
    "somebody heard once, and whoever asks from the audience": (
        "座谈.txt",
        """陈望舒：欢迎大家。
先请雨青说。
林雨青：海很大。
浪也很大。
风更大。
陈望舒：还有呢？
林雨青：很深。
很冷。
很咸。
现场提问：有鱼吗？
林雨青：有。
也有虾。
王海生：还有蟹。
蟹很贵。
陈望舒：谢谢大家。
林雨青：谢谢。
再见。
""",
        [
            ("陈望舒", "欢迎大家。\n先请雨青说。"),
            ("林雨青", "海很大。\n浪也很大。\n风更大。"),
            ("陈望舒", "还有呢？"),
            ("林雨青", "很深。\n很冷。\n很咸。"),
            ("现场提问", "有鱼吗？"),
            ("林雨青", "有。\n也有虾。"),
            ("王海生", "还有蟹。\n蟹很贵。"),
            ("陈望舒", "谢谢大家。"),
            ("林雨青", "谢谢。\n再见。"),
        ],
    ),
    "numbered questions": (
        "访谈.md",
        """# 潮汐研究所访谈

### 1. 你是怎么开始的?

从一桶海水开始的。

### 2. 最难的是什么?

是等。
潮水不等人。

### 3. 对新人有什么建议?

先去看海。
""",
        [
            ("主持人", "1. 你是怎么开始的?"),
            ("嘉宾", "从一桶海水开始的。"),
            ("主持人", "2. 最难的是什么?"),
            ("嘉宾", "是等。\n潮水不等人。"),
            ("主持人", "3. 对新人有什么建议?"),
            ("嘉宾", "先去看海。"),
        ],
    ),
    "Q and A with numbers": (
        "talk.txt",
        """Q1: Why bread?
A1: It was there.
Q2: Why now?
A2: It was warm.
Q3: And tomorrow?
A3: Cold bread.
""",
        [
            ("Q", "Why bread?"),
            ("A", "It was there."),
            ("Q", "Why now?"),
            ("A", "It was warm."),
            ("Q", "And tomorrow?"),
            ("A", "Cold bread."),
        ],
    ),
    "initials, and marks for who could not be told": (
        "talk.md",
        """---
title: The Debate
speakers: ['Mara Odu', 'Dev Pell']
---

Host: Can you hear me?

MO: Yes.

2m 10s

Host: And Dev?

DP: I can hear you, too.

???: So can I.

Host: Who was that?

MO: Nobody knows.

DP: Let us begin.
""",
        [
            ("Host", "Can you hear me?"),
            ("Mara Odu", "Yes."),
            ("Host", "And Dev?"),
            ("Dev Pell", "I can hear you, too."),
            ("???", "So can I."),
            ("Host", "Who was that?"),
            ("Mara Odu", "Nobody knows."),
            ("Dev Pell", "Let us begin."),
        ],
    ),
    "full names first, then short ones, and one misspelt": (
        "对谈.txt",
        """王鹏诚：大家好,我是鹏诚。
林雨青：我是雨青。
鹏诚：我们今天聊什么?
雨青：聊海。
王鹏程：海有什么好聊的?
雨青：很多。
鹏诚：比如呢?
雨青：潮水。
""",
        [
            ("王鹏诚", "大家好,我是鹏诚。"),
            ("林雨青", "我是雨青。"),
            ("王鹏诚", "我们今天聊什么?"),
            ("林雨青", "聊海。"),
            ("王鹏诚", "海有什么好聊的?"),
            ("林雨青", "很多。"),
            ("王鹏诚", "比如呢?"),
            ("林雨青", "潮水。"),
        ],
    ),
    "a label misspelt once": (
        "talk.md",
        """**Mara Odulaye:** Why bread?

**Dev Pellington:** It was there.

**Mara Odulaye:** And now?

**Dev Pelington:** It is gone.

**Mara Odulaye:** Who ate it?

**Dev Pellington:** I did.
""",
        [
            ("Mara Odulaye", "Why bread?"),
            ("Dev Pellington", "It was there."),
            ("Mara Odulaye", "And now?"),
            ("Dev Pellington", "It is gone."),
            ("Mara Odulaye", "Who ate it?"),
            ("Dev Pellington", "I did."),
        ],
    ),
    "a narrated show": (
        "show.md",
        """# The Long Way, Episode 3

**Mara Odu:** In the spring of that year the ice broke. *[music]*

**Narrator:** It was the third of March.

**Mara Odu:** Dev Pell was on the ship.

**Dev Pell:** I heard it before I saw it.

**Mara Odu:** He was not alone.

**Rafe Quill:** We all heard it.

**Mara Odu:** I'm Mara Odu. Thanks for listening.
""",
        [
            ("Mara Odu", "In the spring of that year the ice broke. *[music]*"),
            ("Narrator", "It was the third of March."),
            ("Mara Odu", "Dev Pell was on the ship."),
            ("Dev Pell", "I heard it before I saw it."),
            ("Mara Odu", "He was not alone."),
            ("Rafe Quill", "We all heard it."),
            ("Mara Odu", "I'm Mara Odu. Thanks for listening."),
        ],
    ),
    "times before names": (
        "talk.txt",
        """[00:00:05] Mara Odu: Why bread?
[00:00:09] Dev Pell: It was there.
[00:01:12] Mara Odu: And now?
[01:02:03] Dev Pell: It is gone.
""",
        [
            ("Mara Odu", "Why bread?"),
            ("Dev Pell", "It was there."),
            ("Mara Odu", "And now?"),
            ("Dev Pell", "It is gone."),
        ],
    ),
    "capitals, and stage directions": (
        "talk.txt",
        """MARA ODU: Why bread?

DEV PELL: It was there. (laughs)

[MUSIC PLAYING]

MARA ODU: And now?

DEV PELL: It is gone.

[END PLAYBACK]
""",
        [
            ("MARA ODU", "Why bread?"),
            ("DEV PELL", "It was there. (laughs)"),
            ("MARA ODU", "And now?"),
            ("DEV PELL", "It is gone."),
        ],
    ),
    "names in square brackets on a line of their own": (
        "talk.txt",
        """[Mara Odu]
Why bread?

[Dev Pell]
It was there.

[Mara Odu]
And now?

[Dev Pell]
It is gone.
""",
        [
            ("Mara Odu", "Why bread?"),
            ("Dev Pell", "It was there."),
            ("Mara Odu", "And now?"),
            ("Dev Pell", "It is gone."),
        ],
    ),
    "a dash between name and words": (
        "talk.txt",
        """Mara Odu - Why bread?
Dev Pell - It was there.
Mara Odu - And now?
Dev Pell - It is gone, and so is the well-known butter.
""",
        [
            ("Mara Odu", "Why bread?"),
            ("Dev Pell", "It was there."),
            ("Mara Odu", "And now?"),
            ("Dev Pell", "It is gone, and so is the well-known butter."),
        ],
    ),
    "a chat's log": (
        "chat.txt",
        """陈望舒 2024-05-06 10:02:11
在吗?想采访你一下。

林雨青 2024-05-06 10:03:40
在的,请说。

陈望舒 2024-05-06 10:04:02
为什么养紫菜?

林雨青 2024-05-06 10:05:55
因为好吃。
""",
        [
            ("陈望舒", "在吗?想采访你一下。"),
            ("林雨青", "在的,请说。"),
            ("陈望舒", "为什么养紫菜?"),
            ("林雨青", "因为好吃。"),
        ],
    ),
    "the guest's questions are the editor's headings": (
        "访谈.md",
        """## 关于海

**灯塔：您为什么去看海?**

**林雨青**：因为近。

**灯塔：后来呢?**

后来搬到了山里。

**灯塔：山里有什么?**

**林雨青**：有雾。
""",
        [
            ("灯塔", "您为什么去看海?"),
            ("林雨青", "因为近。"),
            ("灯塔", "后来呢?"),
            ("林雨青", "后来搬到了山里。"),
            ("灯塔", "山里有什么?"),
            ("林雨青", "有雾。"),
        ],
    ),
    "names in a list": (
        "talk.txt",
        """- Mara: Why bread?
- Dev: It was there.
- Mara: And now?
- Dev: It is gone.
""",
        [("Mara", "Why bread?"), ("Dev", "It was there."), ("Mara", "And now?"), ("Dev", "It is gone.")],
    ),
    "names in capitals on lines of their own": (
        "talk.txt",
        """A Talk About Bread

MARA ODU
Why bread?

DEV PELL
It was there.

MARA ODU
And now?

DEV PELL
It is gone.
""",
        [
            ("MARA ODU", "Why bread?"),
            ("DEV PELL", "It was there."),
            ("MARA ODU", "And now?"),
            ("DEV PELL", "It is gone."),
        ],
    ),
    "names in bold without a colon": (
        "谈话.md",
        """**陈望舒** 你为什么算潮水？

**林雨青** 因为**海**。

**陈望舒** 现在呢？

**林雨青** 还在算。
""",
        [("陈望舒", "你为什么算潮水？"), ("林雨青", "因为**海**。"), ("陈望舒", "现在呢？"), ("林雨青", "还在算。")],
    ),
    "names before a wide blank": (
        "谈话.txt",
        """陈望舒　你为什么算潮水？
林雨青　因为海。
陈望舒　现在呢？
林雨青　还在算。
""",
        [("陈望舒", "你为什么算潮水？"), ("林雨青", "因为海。"), ("陈望舒", "现在呢？"), ("林雨青", "还在算。")],
    ),
    "the original in Chinese, and each line translated": (
        "谈话.txt",
        """陈望舒：你为什么离开大海？
Chen: Why did you leave the sea?
林雨青：我厌倦了盐。
Lin: I was tired of salt.
陈望舒：现在呢？
Chen: And now?
林雨青：我想念它。
Lin: I miss it.
""",
        [
            ("陈望舒", "你为什么离开大海？\nWhy did you leave the sea?"),
            ("林雨青", "我厌倦了盐。\nI was tired of salt."),
            ("陈望舒", "现在呢？\nAnd now?"),
            ("林雨青", "我想念它。\nI miss it."),
        ],
    ),
    "voices that are heard once, between a story": (
        "故事.md",
        """# 海边故事

**陈望舒：** 那年春天，冰裂了。

**旁白：** 三月三日。

**陈望舒：** 林雨青在船上。

**林雨青：** 我先听见了它。

编者注：此处有删节。

![灯塔](a.png)

**陈望舒：** 他不是一个人。

**王海生：** 我们都听见了。

[音乐]

**陈望舒：** 感谢收听。
""",
        [
            ("陈望舒", "那年春天，冰裂了。"),
            ("旁白", "三月三日。"),
            ("陈望舒", "林雨青在船上。"),
            ("林雨青", "我先听见了它。"),
            ("陈望舒", "他不是一个人。"),
            ("王海生", "我们都听见了。"),
            ("陈望舒", "感谢收听。"),
        ],
    ),
    "adverts between the turns": (
        "talk.md",
        """**Mara Odu:** Why bread?

**Dev Pell:** It was there.

*[This episode is sponsored by Flour & Sons, who know their flour.]*

**Mara Odu:** And now?

Support for this show comes from Flour & Sons.

**Dev Pell:** It is gone.
""",
        [
            ("Mara Odu", "Why bread?"),
            ("Dev Pell", "It was there."),
            ("Mara Odu", "And now?"),
            ("Dev Pell", "It is gone."),
        ],
    ),
    "pages of a printed text": (
        "talk.txt",
        """Mara: Why bread?
Dev: It was there.

- 1 -

Mara: And now?
Dev: It is gone.
Page 2 of 2
""",
        [("Mara", "Why bread?"), ("Dev", "It was there."), ("Mara", "And now?"), ("Dev", "It is gone.")],
    ),
    "questions that nothing sets apart": (
        "talk.txt",
        """How did you start?

With flour. It took a while before the oven was warm.

What did your mother say?

Nothing at all. She was asleep.

Your plans for the winter?

More flour.

And warm bread.
""",
        [
            ("Host", "How did you start?"),
            ("Guest", "With flour. It took a while before the oven was warm."),
            ("Host", "What did your mother say?"),
            ("Guest", "Nothing at all. She was asleep."),
            ("Host", "Your plans for the winter?"),
            ("Guest", "More flour.\nAnd warm bread."),
        ],
    ),
    "numbered questions that nothing else sets apart": (
        "访谈.txt",
        """1、你是怎么开始的？
从一桶海水开始的。
2、最难的是什么？
是等。谁能不等呢？
潮水不等人。
3、对新人有什么建议？
先去看海。
""",
        [
            ("主持人", "1、你是怎么开始的？"),
            ("嘉宾", "从一桶海水开始的。"),
            ("主持人", "2、最难的是什么？"),
            ("嘉宾", "是等。谁能不等呢？\n潮水不等人。"),
            ("主持人", "3、对新人有什么建议？"),
            ("嘉宾", "先去看海。"),
        ],
    ),
    "lists of qualities within an answer": (
        "访谈.txt",
        """问：有哪些好处？

答：有三个好处：

性能：很快。
成本：很低。
安全：很好。

**易用性**：不错。

问：还有呢？

答：没有了。
""",
        [
            ("问", "有哪些好处？"),
            ("答", "有三个好处：\n性能：很快。\n成本：很低。\n安全：很好。\n**易用性**：不错。"),
            ("问", "还有呢？"),
            ("答", "没有了。"),
        ],
    ),
    "lists of thoughts within an answer": (
        "talk.md",
        """**Mara Odu:** What is good?

**Dev Pell:** Three things:

- **Speed:** it is fast.
- **Cost:** cheap.

**Security:** it is safe.

1. Rye: dark.

**Mara Odu:** And now?

**Dev Pell:** It is gone.
""",
        [
            ("Mara Odu", "What is good?"),
            (
                "Dev Pell",
                "Three things:\n- **Speed:** it is fast.\n- **Cost:** cheap.\n**Security:** it is safe.\n1. Rye: dark.",
            ),
            ("Mara Odu", "And now?"),
            ("Dev Pell", "It is gone."),
        ],
    ),
    "a bar between name and words": (
        "访谈.txt",
        """主持人｜你怎么看海？
林雨青｜海很大。
主持人｜还有呢？
林雨青｜很深。
""",
        [("主持人", "你怎么看海？"), ("林雨青", "海很大。"), ("主持人", "还有呢？"), ("林雨青", "很深。")],
    ),
    "subtitles that are called a text": (
        "talk.txt",
        """1
00:00:00,000 --> 00:00:01,000
Mara: Why bread?

2
00:00:01,000 --> 00:00:02,000
Dev: It was there.
""",
        [("Mara", "Why bread?"), ("Dev", "It was there.")],
    ),
    "a document that is called a text": (
        "talk.txt",
        '{"segments": [{"speaker": "Mara", "text": "Why bread?"}, {"speaker": "Dev", "text": "It was there."}]}',
        [("Mara", "Why bread?"), ("Dev", "It was there.")],
    ),
    "a page that is called a text": (
        "talk.txt",
        "<!DOCTYPE html><html><pre>Mara: Why bread?\nDev: It was there.\nMara: And now?\nDev: Gone.</pre></html>",
        [("Mara", "Why bread?"), ("Dev", "It was there."), ("Mara", "And now?"), ("Dev", "Gone.")],
    ),
    "a transcript in the front matter, and notes below it": (
        "episode.md",
        """---
title: Bread
transcript:
  - speaker: Mara
    text: Why bread?
  - speaker: Dev
    text: >
      It was there.
      Really.
  - speaker: Mara
    text: And now?
---

Show notes: this is our episode on bread.
""",
        [("Mara", "Why bread?"), ("Dev", "It was there. Really."), ("Mara", "And now?")],
    ),
    "a transcript that is one text in the front matter": (
        "episode.md",
        """---
title: Bread
transcript: |
  Mara: Why bread?

  Dev: It was there.
  Really.

  Mara: And now?
---
""",
        [("Mara", "Why bread?"), ("Dev", "It was there.\nReally."), ("Mara", "And now?")],
    ),
    "questions and answers in front matter": (
        "baker.md",
        """---
title: Baker
questions:
  - q: Why bread?
    a: |
      It was there.

      Really.
  - q: And now?
    a: It is gone.
---
""",
        [("Q", "Why bread?"), ("A", "It was there.\nReally."), ("Q", "And now?"), ("A", "It is gone.")],
    ),
    "a transcript that is one text of a document": (
        "talk.json",
        '{"title": "Bread", "transcript": "Mara: Why bread?\\nDev: It was there.\\nMara: And now?\\nDev: Gone."}',
        [("Mara", "Why bread?"), ("Dev", "It was there."), ("Mara", "And now?"), ("Dev", "Gone.")],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_gives_its_turns(layout):
    name, text, expected = LAYOUTS[layout]
    [interview] = parse(text.encode(), name)
    assert [(turn.speaker, turn.text) for turn in interview.turns] == expected
