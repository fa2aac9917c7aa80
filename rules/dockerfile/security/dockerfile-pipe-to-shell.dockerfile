FROM debian:12
# ruleid: dockerfile-pipe-to-shell
RUN curl -sSL https://get.example.com/install | sh
# ok: dockerfile-pipe-to-shell
RUN curl -sSLo install.sh https://get.example.com/install && sha256sum -c install.sum
