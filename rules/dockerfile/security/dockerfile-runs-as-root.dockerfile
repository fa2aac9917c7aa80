FROM debian:12
# ruleid: dockerfile-runs-as-root
USER root
RUN make install
# ok: dockerfile-runs-as-root
USER app
