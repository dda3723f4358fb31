"""What the tests of mails say often: letters as programs write them, and real servers that take and keep them."""

import email
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from email import policy
from threading import Thread

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from crm_chassis.mail_settings import MailSettings, Server

ADDRESS = "support@firsthand.example"
BRAUN = "hans.braun@kunde.example"


def letter(text="It jams again.", subject="Printer jams", sender=BRAUN, number=1, **head):
    """A plain mail as bytes."""
    lines = {
        "From": f"Hans Braun <{sender}>",
        "To": ADDRESS,
        "Subject": subject,
        "Message-ID": f"<letter-{number}@kunde.example>",
        "Date": "Mon, 16 Nov 2026 09:58:00 +0100",
        "Content-Type": "text/plain; charset=utf-8",
    }
    lines |= {name.replace("_", "-"): value for name, value in head.items()}
    return "\r\n".join([*(f"{n}: {v}" for n, v in lines.items()), "", text]).encode()


def set_mail(world, **changes):
    """The service knows how mail comes and goes."""
    config = world.app.config
    mail = replace(MailSettings(Server("smtp+plain", "127.0.0.1", 1), address=ADDRESS), **changes)
    world.app.config = replace(config, mail=mail)


def post(desk, content, mailbox="support", by=None):
    """Somebody posts a mail."""
    return desk.call("IngestMail", by or desk.shop, content=content, mailbox=mailbox)


def outbox(desk, **where):
    """The mails of a ticket that go out, oldest first."""
    found = desk.call("ListOutgoingMails", order_by="outgoing_mail_id", **where)
    return list(found.outgoing_mails)


class Postman:
    """A mail server that takes what we send, or refuses it."""

    def __init__(self):
        self.received, self.refusals = [], {}

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refusals:
            return self.refusals[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.received.append(email.message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"


class Quiet(Controller):
    """A controller whose server says what is only ours to know to nobody."""

    def __init__(self, *args, starttls=None, **kwargs):
        self.starttls = starttls
        super().__init__(*args, **kwargs)

    def factory(self):
        more = {"tls_context": self.starttls, "require_starttls": True} if self.starttls else {}
        return SMTP(self.handler, hostname="mail.firsthand.example", **more)


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@contextmanager
def smtp_server(port=0, **tls):
    """A real SMTP server; `ssl_context` encrypts from the start, `starttls` when asked."""
    postman = Postman()
    controller = Quiet(postman, hostname="127.0.0.1", port=port or free_port(), **tls)
    controller.start()
    postman.port = controller.port
    try:
        yield postman
    finally:
        controller.stop()


@contextmanager
def imap_server(*options):
    """A real IMAP server in a process of its own; yields its port."""
    port = free_port()
    run = "import sys; from pymap.main import main; sys.exit(main())"
    command = [sys.executable, "-c", run, *(options or ["--no-tls"])]
    command += ["--host", "127.0.0.1", "--port", str(port)]
    command += ["dict", "--demo-user", "support", "--demo-password", "secret"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 0.2).close()
                break
            except OSError:
                time.sleep(0.05)
        else:
            raise RuntimeError(f"the IMAP server did not start: {process.poll()}")
        yield port
    finally:
        process.terminate()
        process.wait(10)


@contextmanager
def encrypting(port, context):
    """A door of its own before a server, encrypted from the start; yields its port."""
    listening = socket.create_server(("127.0.0.1", 0))

    def carry(source, target):
        try:
            while piece := source.recv(65536):
                target.sendall(piece)
        except OSError:
            pass
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    def serve(plain):
        with (
            plain,
            suppress(OSError),
            context.wrap_socket(plain, server_side=True) as outside,
            socket.create_connection(("127.0.0.1", port)) as inside,
        ):
            back = Thread(target=carry, args=(inside, outside))
            back.start()
            carry(outside, inside)
            back.join()

    def listen():
        with suppress(OSError):
            while True:
                Thread(target=serve, args=(listening.accept()[0],)).start()

    thread = Thread(target=listen)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()
