# The bot with what it needs at run time and nothing else: no compiler, no tests, no playground.
FROM python:3.12-slim AS build
WORKDIR /build
COPY requirements.txt .
# Wheels only, each checked against the hash that was locked.
RUN python -m venv /opt/venv \
    && /opt/venv/bin/pip install --no-cache-dir --require-hashes --only-binary :all: -r requirements.txt

FROM python:3.12-slim
# For pictures: a Chinese font, without which there are none, and what orders and shapes text.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends fonts-noto-cjk libfribidi0 tini \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home --shell /usr/sbin/nologin pullquote \
    && mkdir /data && chown pullquote /data
WORKDIR /app
COPY --from=build /opt/venv /opt/venv
COPY bot bot
COPY cogs cogs
COPY data/samples data/samples
# Compiled now: at run time the root file system may be read-only.
RUN /opt/venv/bin/python -m compileall -q bot cogs
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PULLQUOTE_DATABASE=sqlite:////data/pullquote.db \
    PULLQUOTE_HEALTH=127.0.0.1:8080 \
    PULLQUOTE_LOG_FORMAT=json
USER pullquote
VOLUME /data
# Healthy while members are served. An outage of Discord's makes it unhealthy, which Docker itself shows and leaves alone.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8080/readyz', timeout=8)"]
# tini hands SIGTERM on, and the bot stops in order.
ENTRYPOINT ["tini", "--", "python", "-m", "bot"]
CMD ["run"]
