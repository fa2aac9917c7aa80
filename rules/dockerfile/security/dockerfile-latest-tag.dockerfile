# ruleid: dockerfile-latest-tag
FROM node:latest
# ok: dockerfile-latest-tag
FROM node:20.11-slim
