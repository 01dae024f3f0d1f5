# SPDX-License-Identifier: Apache-2.0
"""serve.py PACKAGE: serves the Django project PACKAGE at 127.0.0.1:$PORT, says so, and goes on."""

import os
import sys

import django
from django.core.management import call_command
from django.core.servers.basehttp import WSGIRequestHandler, WSGIServer
from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = f"{sys.argv[1]}.settings"
django.setup()
call_command("migrate", verbosity=0)
# One thread: every connection to a database in memory is a database of its own.
address = ("127.0.0.1", int(os.environ["PORT"]))
server = WSGIServer(address, WSGIRequestHandler)
server.set_app(get_wsgi_application())
print(f"{sys.argv[1]} listens on http://{address[0]}:{address[1]}", flush=True)
server.serve_forever()
