FROM debian:12
# ruleid: dockerfile-add-from-network
ADD https://example.com/tool.tar.gz /opt/
# ok: dockerfile-add-from-network
ADD tool.tar.gz /opt/
