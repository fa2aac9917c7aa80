# syntax=docker/dockerfile:1
# ruleid: dockerfile-arg
ARG VERSION=1.2
# ruleid: dockerfile-from, dockerfile-fromas, dockerfile-fromell, dockerfile-fromlit, dockerfile-fromlit2, dockerfile-frompl, dockerfile-fromtag, dockerfile-fromtagas, dockerfile-imgre, dockerfile-seq, dockerfile-tagre
FROM --platform=linux/amd64 ubuntu:20.04 AS build
# ruleid: dockerfile-from, dockerfile-fromell, dockerfile-fromlit3, dockerfile-imgre, dockerfile-seq
FROM node
# ruleid: dockerfile-from, dockerfile-fromell, dockerfile-fromtag, dockerfile-imgre, dockerfile-seq
FROM alpine:$VERSION
# ruleid: dockerfile-from, dockerfile-fromat, dockerfile-fromell, dockerfile-imgre, dockerfile-seq
FROM python@sha256:abcdef
# ruleid: dockerfile-label, dockerfile-label2
LABEL a=b maintainer="me"
ENV FOO=bar BAZ="qux quux"
# ruleid: dockerfile-regexr, dockerfile-runand2, dockerfile-runany, dockerfile-runapt, dockerfile-runapt2, dockerfile-runapt3, dockerfile-seq4, dockerfile-sudo, dockerfile-sudo2
RUN apt-get update && apt-get install -y curl && sudo ls
# ruleid: dockerfile-regexr, dockerfile-runany, dockerfile-runapt2, dockerfile-sudo, dockerfile-sudo2
RUN sudo apt-get install foo
# ruleid: dockerfile-runany, dockerfile-runexec, dockerfile-runexec2
RUN ["apt-get", "install", "-y", "x"]
# ruleid: dockerfile-runany
RUN set -ex; \
    cd /tmp && \
    curl -k https://x | bash
# ruleid: dockerfile-pip, dockerfile-runany
RUN --mount=type=cache,target=/x pip install foo
# ruleid: dockerfile-copy, dockerfile-copy2, dockerfile-copy3, dockerfile-copy4
COPY --from=build --chown=a:b /src /dst
# ruleid: dockerfile-copy2, dockerfile-copy4
COPY a b c/
# ruleid: dockerfile-add, dockerfile-add2
ADD http://x.com/a.tgz /tmp
# ruleid: dockerfile-add, dockerfile-add2
ADD local.tgz /x
# ruleid: dockerfile-wd
WORKDIR /app
# ruleid: dockerfile-wd, dockerfile-wdre
WORKDIR relative
# ruleid: dockerfile-seq2, dockerfile-user, dockerfile-userroot
USER root
# ruleid: dockerfile-seq2, dockerfile-user, dockerfile-user2
USER app:grp
# ruleid: dockerfile-expcmp, dockerfile-expose, dockerfile-expose22
EXPOSE 22
# ruleid: dockerfile-exposeany, dockerfile-exposetcp
EXPOSE 80/tcp 443
# ruleid: dockerfile-cmd, dockerfile-cmd3, dockerfile-cmd4
CMD ["node", "a.js"]
# ruleid: dockerfile-cmd3
CMD node a.js
# ruleid: dockerfile-ep, dockerfile-ep2
ENTRYPOINT ["sh", "-c", "x"]
# ruleid: dockerfile-cmd3, dockerfile-hc2
HEALTHCHECK --interval=5s CMD curl -f http://localhost
# ruleid: dockerfile-hc
HEALTHCHECK NONE
# ruleid: dockerfile-shell
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# ruleid: dockerfile-vol
VOLUME /data
# ruleid: dockerfile-vol, dockerfile-vol2
VOLUME ["/a", "/b"]
# ruleid: dockerfile-stop
STOPSIGNAL SIGTERM
# ruleid: dockerfile-onb, dockerfile-runany, dockerfile-runmv
ONBUILD RUN ls
# ruleid: dockerfile-maint
MAINTAINER me
# ruleid: dockerfile-runany
RUN echo "$FOO" ${BAR} $(cat x)
# ruleid: dockerfile-pip, dockerfile-pip2, dockerfile-runany
RUN pip install --no-cache-dir a==1.0 b
# ruleid: dockerfile-lastuser, dockerfile-user
USER last
