"""A stand-in for Discord on a real socket, for a client that nobody has patched.

    async with Standin().serve() as standin, standin.run(factory) as client:
        alice = standin.person("alice")
        answer = await alice.slash("quote", about="rain")
        await alice.click(answer.message, "Next")

`factory` takes `connector` and `guild_ready_timeout` and returns a discord.py client. What the bot sends and Discord
would refuse is refused, and collected in `standin.violations`. `standin.faults` has what can go wrong with a request.
"""

from tests.discord.standin import faults
from tests.discord.standin.gateway import Op
from tests.discord.standin.interaction import Interaction, Reply
from tests.discord.standin.message import Message
from tests.discord.standin.options import NotOffered
from tests.discord.standin.people import NoAnswer, Person
from tests.discord.standin.server import Standin
from tests.discord.standin.world import ADMIN, MEMBER, Channel, ChannelKind, Guild, Permission

__all__ = [
    "ADMIN",
    "MEMBER",
    "Channel",
    "ChannelKind",
    "Guild",
    "Interaction",
    "Message",
    "NoAnswer",
    "NotOffered",
    "Op",
    "Permission",
    "Person",
    "Reply",
    "Standin",
    "faults",
]
