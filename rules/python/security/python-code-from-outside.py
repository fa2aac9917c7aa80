import ast
import os
import socket
import sys


def run():
    # ruleid: python-code-from-outside
    print(eval(sys.argv[1]))
    # ok: python-code-from-outside
    print(ast.literal_eval(sys.argv[1]))
    # ruleid: python-code-from-outside
    exec(os.environ["ON_START"])


def serve(client: socket.socket):
    text = client.recv(1024).decode()
    # ruleid: python-code-from-outside
    client.send(str(eval(text)).encode())


# A file that the user names is his choice.
# ok: python-code-from-outside
exec(open(sys.argv[1]).read())
