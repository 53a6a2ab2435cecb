# The production image. It holds neither tests, nor the demonstration's programs, nor secrets.

FROM node:22.21.1-bookworm-slim AS front-end
WORKDIR /iom
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY static ./static
RUN npm run build


FROM python:3.11.14-slim-bookworm AS packages
WORKDIR /iom
RUN python -m venv /packages
COPY requirements-production.txt ./
RUN /packages/bin/pip install --no-cache-dir --require-hashes -r requirements-production.txt


FROM python:3.11.14-slim-bookworm
# The Debian release is fixed by the base image; its point releases carry security mends.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        fonts-liberation libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/iom --create-home iom
WORKDIR /iom
COPY --from=packages /packages /packages
COPY . .
COPY --from=front-end /iom/static/build ./static/build
ENV PATH=/packages/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=iom.settings \
    IOM_VAR_DIR=/var/lib/iom
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=4 \
    CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", "0.0.0.0:8000"]
