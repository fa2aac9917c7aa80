FROM alpine
# ruleid: dockerfile-cmd-of-check, dockerfile-check
HEALTHCHECK --interval=30s \
    CMD curl -f http://localhost
# ruleid: dockerfile-cmd-of-check
CMD curl x
COPY ["a", "b"]
