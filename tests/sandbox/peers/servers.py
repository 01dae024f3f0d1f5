# SPDX-License-Identifier: Apache-2.0
"""Starts the sandbox and a site that is to sign people in against it, and ends both."""

import contextlib
import os
import selectors
import socket
import subprocess

LONGEST_START = 60  # seconds; a slow machine under load
CLIENT_ID = "peers-rest-api-key"
CLIENT_SECRET = "peers-client-secret"


@contextlib.contextmanager
def reserved_port():
    """A port that nobody gets as a free one while the sandbox, which has to know it, starts."""
    with socket.socket() as reservation:
        reservation.bind(("127.0.0.1", 0))
        yield reservation.getsockname()[1]


@contextlib.contextmanager
def running(command, **options):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(LONGEST_START)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def first_line(process, name):
    """Both programs print it when they listen."""
    with selectors.DefaultSelector() as selector:
        selector.register(process.stdout, selectors.EVENT_READ)
        if not selector.select(LONGEST_START):
            raise AssertionError(f"{name} did not start within {LONGEST_START} seconds")
    line = process.stdout.readline()
    if not line:
        raise AssertionError(f"{name} ended at once, with {process.wait(LONGEST_START)}")
    return line.strip()


@contextlib.contextmanager
def sandbox_and_site(sandbox, command, callback, environment):
    """Yields the address of the site; callback is the path of its redirect URI."""
    with contextlib.ExitStack() as stack:
        with reserved_port() as port:
            site_url = f"http://127.0.0.1:{port}"
            server = stack.enter_context(
                running([sandbox, "--port", "0", "--client-id", CLIENT_ID,
                         "--client-secret", CLIENT_SECRET,
                         "--redirect-uri", site_url + callback]))
            sandbox_url = first_line(server, "kakao-sandbox").split()[-1]
        site = stack.enter_context(running(command, env={
            **os.environ, **environment, "PORT": str(port),
            "KAUTH_URL": sandbox_url, "KAPI_URL": sandbox_url,
            "KAKAO_CLIENT_ID": CLIENT_ID, "KAKAO_CLIENT_SECRET": CLIENT_SECRET}))
        first_line(site, "the site")
        yield site_url
    if server.returncode != 0:
        raise AssertionError(f"kakao-sandbox ended with {server.returncode}")
