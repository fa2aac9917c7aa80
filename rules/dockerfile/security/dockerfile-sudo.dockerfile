FROM debian:12
# ruleid: dockerfile-sudo
RUN sudo make install
# ok: dockerfile-sudo
RUN make install
