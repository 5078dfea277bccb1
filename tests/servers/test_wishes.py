from bot.store.records import SHARED
from bot.store.settings import ServerSettings


async def test_a_server_without_wishes_has_the_defaults(empty_library):
    assert await empty_library.servers.settings(7) == ServerSettings()
    assert await empty_library.servers.settings(SHARED) == ServerSettings()


async def test_wishes_are_kept_for_each_server_alone(empty_library):
    servers = empty_library.servers
    await servers.speak(7, "zh-TW")
    await servers.answer(7, privately=True)
    await servers.open_channels(7, [1, 2, 2])
    await servers.let_import(7, 99)
    assert await servers.settings(7) == ServerSettings(
        "zh-TW", is_private=True, public_channels=frozenset({1, 2}), import_role=99
    )
    assert await servers.settings(8) == ServerSettings()


async def test_a_wish_can_be_taken_back(empty_library):
    servers = empty_library.servers
    await servers.open_channels(7, [1, 2])
    await servers.open_channels(7, [])
    await servers.speak(7, "en-US")
    await servers.speak(7, None)
    assert await servers.settings(7) == ServerSettings()


def test_a_server_that_names_no_channel_means_all_of_them():
    assert ServerSettings().is_open(1)
    assert ServerSettings(public_channels=frozenset({1})).is_open(1, None)
    assert ServerSettings(public_channels=frozenset({1})).is_open(5, 1)
    assert not ServerSettings(public_channels=frozenset({1})).is_open(2, None)
