FROM debian:12
# ruleid: dockerfile-world-writable
RUN chmod -R 777 /srv
# ok: dockerfile-world-writable
RUN chmod -R 750 /srv
