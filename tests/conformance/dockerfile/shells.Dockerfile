# ruleid: dockerfile-from3, dockerfile-noexp
FROM a
# ruleid: dockerfile-env1, dockerfile-env2
ENV A=1
ENV A=1 B=2
# ruleid: dockerfile-env5
ENV B="2"
# ruleid: dockerfile-env6
ENV C 3
# ruleid: dockerfile-arg
ARG A
# ruleid: dockerfile-label, dockerfile-label2
LABEL a=b
# ruleid: dockerfile-lower2, dockerfile-pipe, dockerfile-pipe2, dockerfile-pipe3
RUN set -e && curl x | sh
# ruleid: dockerfile-ab
RUN a; b
# ruleid: dockerfile-amp, dockerfile-sudo, dockerfile-sudo2
RUN set -ex \
  # comment
  # ruleid: dockerfile-runin
  && sudo x
# ruleid: dockerfile-pip, dockerfile-pip2, dockerfile-pipm, dockerfile-pipx
RUN FOO=1 pip install x
# ruleid: dockerfile-pip, dockerfile-pip2, dockerfile-pipm, dockerfile-pipx
RUN pip install $X "$Y"
# ruleid: dockerfile-ifs, dockerfile-runin
RUN if [ -f x ]; then sudo y; fi
# ruleid: dockerfile-cd, dockerfile-cd2
RUN cd /tmp
# ruleid: dockerfile-lower, dockerfile-lower2
run lower
# ruleid: dockerfile-echo
RUN echo 'a b'
# ruleid: dockerfile-cmd, dockerfile-cmd4
CMD echo hi
# ruleid: dockerfile-cmd2, dockerfile-cmd3, dockerfile-cmd4
CMD ["a"]
# ruleid: dockerfile-expose
EXPOSE $PORT
# ruleid: dockerfile-user
USER $USER
# ruleid: dockerfile-copy, dockerfile-copy2, dockerfile-copy4
COPY . .
# ruleid: dockerfile-copy4
COPY ["a", "b"]
# ruleid: dockerfile-add
ADD https://x.com/y /z
# ruleid: dockerfile-dd, dockerfile-langb, dockerfile-wget, dockerfile-wget2
RUN wget x -O y
# ruleid: dockerfile-from1, dockerfile-from2, dockerfile-from3, dockerfile-from5, dockerfile-from6, dockerfile-rgx
FROM reg.io:5000/foo/bar:1.0@sha256:abc as X
# ruleid: dockerfile-from3, dockerfile-noexp
FROM ${BASE}
# ruleid: dockerfile-from3, dockerfile-from4
FROM scratch
