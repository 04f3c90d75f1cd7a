# docker build -t doclint . && docker run --rm -v "$PWD:/work" doclint check .
FROM python:3.13-slim AS build
COPY . /source
RUN pip install --no-cache-dir --prefix=/install /source

FROM python:3.13-slim
RUN apt-get update \
 && apt-get install --no-install-recommends --yes git \
 && rm -rf /var/lib/apt/lists/* \
 # --since asks git about a folder that another user owns
 && git config --system --add safe.directory '*'
COPY --from=build /install /usr/local
WORKDIR /work
ENTRYPOINT ["doclint"]
CMD ["check", "."]
