FROM debian:12
# ruleid: dockerfile-unverified-packages
RUN apt-get install -y --allow-unauthenticated tool
# ruleid: dockerfile-unverified-packages
RUN pip install --trusted-host pypi.example.com tool
# ok: dockerfile-unverified-packages
RUN apt-get install -y tool
