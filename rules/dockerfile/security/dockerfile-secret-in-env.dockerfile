FROM debian:12
# ruleid: dockerfile-secret-in-env
ENV DB_PASSWORD=hunter2
# ok: dockerfile-secret-in-env
ENV DB_HOST=db
# ok: dockerfile-secret-in-env
ENV DB_PASSWORD=$DB_PASSWORD
