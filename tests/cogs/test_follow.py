"""A member follows topics and speakers, agrees to a digest or doesn't, and lets go again."""

from __future__ import annotations

import re

import pytest


@pytest.fixture
def dms(visitor):
    return visitor.member.user.dm_channel


async def test_following_asks_before_anything_is_sent(visitor):
    followed = await visitor.run("follow speaker", name="Mara Oduya")
    assert followed.ephemeral
    assert "You follow Mara Oduya (speaker) now" in followed.text
    assert "Until you agree, I send nothing" in followed.text
    agreed = await visitor.press(followed, "Yes, once a week")
    assert "Monday, 09:00 (UTC)" in agreed.text
    again = await visitor.run("follow speaker", name="mara oduya")
    assert "already" in again.text
    assert "09:00" in again.text


async def test_a_topic_is_followed_by_its_name_in_any_script(visitor):
    followed = await visitor.run("follow topic", name="開源")
    assert re.search(r"You follow .+ \(topic\) now", followed.text)


async def test_what_is_unknown_is_said_to_be(visitor):
    assert "no speaker" in (await visitor.run("follow speaker", name="Nobody At All")).text
    assert "no topic" in (await visitor.run("follow topic", name="qzxwvj")).text
    assert "don't follow" in (await visitor.run("follow remove", follow=99)).text
    assert "no time zone" in (await visitor.run("follow digest", zone="Atlantis")).text


async def test_a_list_lets_go_of_what_is_pressed(visitor):
    assert "nothing yet" in (await visitor.run("follow list")).text
    for name in ("Mara Oduya", "Ines Halloran"):
        await visitor.run("follow speaker", name=name)
    listed = await visitor.run("follow list")
    assert "Ines Halloran (speaker)" in listed.text
    assert "Until you agree" in listed.text
    left = await visitor.press(listed, "Unfollow Mara Oduya")
    assert "Mara" not in left.text
    assert await visitor.type("follow remove", "follow", "ines") == ["Ines Halloran"]
    assert "no more" in (await visitor.run("follow remove", follow=2)).text
    assert "nothing yet" in (await visitor.run("follow list")).text


async def test_the_time_is_the_members_own_and_the_digest_can_be_stopped(visitor):
    set_to = await visitor.run("follow digest", day=4, hour=20, zone="Berlin")
    assert "Friday, 20:00 (Europe/Berlin)" in set_to.text
    moved = await visitor.run("follow digest", hour=7)
    assert "Friday, 07:00 (Europe/Berlin)" in moved.text
    await visitor.run("follow speaker", name="Mara Oduya")
    stopped = await visitor.press(await visitor.run("follow list"), "Stop the digest")
    assert "no digest any more" in stopped.text
    assert "Until you agree" in (await visitor.run("follow list")).text
    await visitor.run("follow digest")
    assert "no digest any more" in (await visitor.run("follow stop")).text


async def test_a_digest_comes_by_direct_message_with_its_own_way_out(env, visitor, library, dms, tmp_path):
    await visitor.run("follow speaker", name="Mara Oduya")
    await visitor.run("follow digest")
    (tmp_path / "new.md").write_text(
        "# Again\n\n**Jo Lind:** What is new?\n\n**Mara Oduya:** A thing that cannot be opened was never yours, "
        "and patience is the only tool that never breaks.\n",
        encoding="utf-8",
    )
    await library.ingest(tmp_path / "new.md")
    async with library._database.write() as connection:
        await connection.execute("UPDATE digest SET due_at = '2000-01-01T00:00:00.000000+00:00'")
    library.errands.call()
    await env.settle()
    [message] = dms.history()
    shown = str([component.to_dict() for component in message.components])
    assert "New in what you follow" in shown
    assert "patience is the only tool" in shown
    assert "Mara Oduya (speaker)" in shown
    labels = re.findall(r"'label': '([^']+)'", shown)
    assert labels == ["Unfollow Mara Oduya", "Stop the digest"]
