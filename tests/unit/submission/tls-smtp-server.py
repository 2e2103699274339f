#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""An SMTP server for tests: TLS, AUTH and refusals as told, and a log of what it saw.

The log has "connect", "tls", "C: <command line>", "bytes <first octet>" for what is no text where a
command was due, "letter <recipient> <X-Number>" and "end".
"""
import argparse
import socket
import ssl
import threading

parser = argparse.ArgumentParser()
parser.add_argument("--port", type=int, required=True)
parser.add_argument("--log", required=True)
parser.add_argument("--cert")
parser.add_argument("--key")
parser.add_argument("--tls", choices=["implicit", "starttls", "none"], default="none")
parser.add_argument("--starttls-reply", default="220 go ahead")
parser.add_argument("--inject", action="store_true", help="plain bytes behind STARTTLS's reply")
parser.add_argument("--mechanisms", default="PLAIN LOGIN")
parser.add_argument("--auth-reply", default="235 2.7.0 welcome")
parser.add_argument("--refuse", default="\0", help="recipients with this in them")
parser.add_argument("--eager", action="store_true", help="354 though no recipient is left")
parser.add_argument("--letters", type=int, default=1 << 30, help="per connection, then 421")
parser.add_argument("--old-tls", action="store_true", help="TLS 1.1 at most")
options = parser.parse_args()

log_lock = threading.Lock()


def log(line):
    with log_lock, open(options.log, "a", encoding="utf-8") as out:
        out.write(line + "\n")


def context():
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(options.cert, options.key)
    if options.old_tls:
        made.minimum_version = ssl.TLSVersion.TLSv1
        made.maximum_version = ssl.TLSVersion.TLSv1_1
        made.set_ciphers("ALL:@SECLEVEL=0")
    return made


class Session:
    def __init__(self, connection):
        self.connection = connection
        self.secure = False
        self.authenticated = False
        self.sender = self.recipient = None
        self.letters = 0
        self.stream = connection.makefile("rb")

    def say(self, *lines):
        self.connection.sendall("".join(line + "\r\n" for line in lines).encode())

    def wrap(self):
        self.connection = context().wrap_socket(self.connection, server_side=True)
        self.stream = self.connection.makefile("rb")
        self.secure = True
        log("tls")

    def ehlo(self):
        lines = ["tls.test.example", "PIPELINING", "8BITMIME", "DSN", "SIZE 10000000"]
        if options.tls == "starttls" and not self.secure:
            lines.append("STARTTLS")
        # Offered before TLS as well: a client that can be lured shows it.
        if options.mechanisms:
            lines.append("AUTH " + options.mechanisms)
        self.say(*["250-" + line for line in lines[:-1]], "250 " + lines[-1])

    def start_tls(self):
        if options.inject:
            self.say(options.starttls_reply, "250-evil.example", "250 AUTH PLAIN")
        else:
            self.say(options.starttls_reply)
        if options.starttls_reply.startswith("220"):
            self.wrap()

    def auth(self, words):
        if len(words) < 3:
            self.say("334 ")
            log("C: " + self.stream.readline().decode("latin-1").strip())
        self.authenticated = options.auth_reply.startswith("235")
        self.say(options.auth_reply)

    def data(self):
        if self.recipient is None and not options.eager:
            self.say("554 no valid recipients")
            return
        self.say("354 go ahead")
        number = "none"
        while (line := self.stream.readline()) not in (b".\r\n", b""):
            if line.startswith(b"X-Number: "):
                number = line[10:].strip().decode()
        if self.recipient is None:
            log("empty " + number)
            self.say("554 no valid recipients")
        else:
            log("letter %s %s" % (self.recipient, number))
            self.say("250 queued for " + self.recipient)
        self.sender = self.recipient = None
        self.letters += 1

    def rcpt(self, line):
        address = line[line.index("<") + 1 : line.index(">")]
        if options.refuse in address:
            self.say("550 5.1.1 no " + address)
        else:
            self.recipient = address
            self.say("250 ok")

    def mail(self, line):
        if self.sender is not None:
            self.say("503 nested MAIL")
        elif self.letters >= options.letters:
            self.say("421 4.7.0 enough on this connection")
            return False
        else:
            self.sender = line
            self.say("250 ok")
        return True

    def command(self, line):
        words = line.split()
        verb = words[0].upper() if words else ""
        if verb == "EHLO":
            self.ehlo()
        elif verb == "STARTTLS" and options.tls == "starttls":
            self.start_tls()
        elif verb == "AUTH":
            self.auth(words)
        elif verb == "MAIL":
            return self.mail(line)
        elif verb == "RCPT":
            self.rcpt(line)
        elif verb == "DATA":
            self.data()
        elif verb == "RSET":
            self.sender = self.recipient = None
            self.say("250 reset")
        elif verb == "QUIT":
            self.say("221 bye")
            return False
        else:
            self.say("500 what")
        return True

    def run(self):
        log("connect")
        try:
            if options.tls == "implicit":
                self.wrap()
            self.say("220 tls.test.example ESMTP")
            while line := self.stream.readline():
                if not line[:1].isalpha():
                    log("bytes %02x" % line[0])
                    break
                log("C: " + line.decode("latin-1").strip())
                if not self.command(line.decode("latin-1").strip()):
                    break
        except (OSError, ValueError):
            pass
        log("end")
        self.connection.close()


listener = socket.create_server(("127.0.0.1", options.port), backlog=100)
while True:
    accepted, _ = listener.accept()
    threading.Thread(target=lambda s=Session(accepted): s.run(), daemon=True).start()
