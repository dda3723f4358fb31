"""Hands mails to a mail server: signed in, encrypted as the setting says, and never less than it says.

The rule kept here: a server whose certificate is not good for its name, or that does not encrypt where it should, gets
neither a password nor a mail. What it refuses for good is told apart from what may work later.
"""

import smtplib
import ssl
from email.message import EmailMessage

from crm_chassis.mail_settings import Server

SECONDS = 20.0
# What is wrong with us, not with the mail: it may work later.
OUR_FAULT = (503, 530, 534, 535, 538)


class Refused(Exception):
    """The server will never take this mail."""


def tls() -> ssl.SSLContext:
    """How encryption begins; made anew, so that a certificate authority that is added needs no restart."""
    return ssl.create_default_context()


def connected(server: Server) -> smtplib.SMTP:
    """A connection to a mail server, signed in."""
    host, port = server.host, server.port
    if server.scheme == "smtps":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=SECONDS, context=tls())
    else:
        smtp = smtplib.SMTP(host, port, timeout=SECONDS)
    try:
        if server.scheme == "smtp":
            smtp.starttls(context=tls())
        if server.user:
            smtp.login(server.user, server.password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def deliver(server: Server, sender: str, to: str, mail: EmailMessage) -> None:
    """Hands a mail to the server; raises Refused for what it will never take, else what went wrong."""
    smtp = connected(server)
    try:
        smtp.sendmail(sender, [to], mail.as_bytes())
    except smtplib.SMTPRecipientsRefused as error:
        code, text = next(iter(error.recipients.values()))
        _for_good(code, text)
        raise
    except smtplib.SMTPResponseException as error:
        _for_good(error.smtp_code, error.smtp_error)
        raise
    finally:
        try:
            smtp.quit()
        except (OSError, smtplib.SMTPException):
            smtp.close()


def _for_good(code: int, text: bytes | str) -> None:
    if 500 <= code < 600 and code not in OUR_FAULT:
        said_by_it = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        raise Refused(f"{code} {said_by_it}"[:500])


def told(error: Exception) -> str:
    """What went wrong, in a line, without what might be secret."""
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
        return f"{error.smtp_code} {plain}"[:300]
    return f"{type(error).__name__}: {error}"[:300]


def problem_of(error: Exception) -> str:
    """What kind of thing went wrong: a word that pages say in their language."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return "certificate"
    if isinstance(error, ssl.SSLError | smtplib.SMTPNotSupportedError):
        return "not_encrypted"
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return "sign_in"
    if isinstance(error, OSError) and not isinstance(error, smtplib.SMTPResponseException):
        return "not_reached"
    return "other"
