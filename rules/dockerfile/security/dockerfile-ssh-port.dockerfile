FROM debian:12
# ruleid: dockerfile-ssh-port
EXPOSE 22
# ok: dockerfile-ssh-port
EXPOSE 8080
