"""A mail server on loopback, Debian's python3-aiosmtpd: keeps what it accepts as N.eml, and makes the trouble that a file says.

Arguments: a folder and a port (0: any). Says its port. `mode` in the folder, read at each letter, is one word, or several of which one is drawn each time:
ok, 451 (try again later), slow (thinks for half a second, then takes it), cut (hangs up in the middle of DATA), bye (takes it, says so, hangs up at once),
deaf (takes it, hangs up before saying so).
"""
import asyncio
import os
import random
import sys

from aiosmtpd.smtp import SMTP

folder, port = sys.argv[1], int(sys.argv[2])
chance = random.Random(7)
count = len([f for f in os.listdir(folder) if f.endswith(".eml")])
said = open(os.path.join(folder, "said"), "a", buffering=1)


def drawn():
    try:
        with open(os.path.join(folder, "mode")) as mode:
            return chance.choice(mode.read().split() or ["ok"])
    except FileNotFoundError:
        return "ok"


class Taking:
    async def handle_DATA(self, server, session, envelope):
        global count
        if server.mode == "slow":
            await asyncio.sleep(0.5)
        count += 1
        name = os.path.join(folder, f"{count:06}.eml")
        with open(name + ".part", "wb") as letter:
            letter.write(envelope.content)
        os.rename(name + ".part", name)
        if server.mode == "deaf":
            server.transport.abort()
        return "250 taken"


class Server(SMTP):
    mode = "ok"

    async def smtp_DATA(self, argument):
        self.mode = drawn()
        said.write(self.mode + "\n")
        if self.mode == "451":
            await self.push("451 4.3.0 try again later")
        elif self.mode == "cut":
            await self.push("354 go on")
            await self._reader.readline()
            self.transport.abort()
        else:
            await super().smtp_DATA(argument)
            if self.mode == "bye":
                self.transport.close()


async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Server(Taking(), loop=loop), "127.0.0.1", port)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)  # until whoever started it is gone


asyncio.run(main())
