# The gateway in a container of its own. `docker build -t conversation-gateway .`
ARG NODE_IMAGE=node:24-bookworm-slim

# Compiles, and keeps only what runs.
FROM ${NODE_IMAGE} AS build
WORKDIR /gateway
COPY package.json package-lock.json ./
COPY client/package.json client/
COPY examples/web-chat/package.json examples/web-chat/
COPY explorer/package.json explorer/
RUN npm ci --no-audit --no-fund
COPY .swcrc tsconfig.json ./
COPY scripts scripts
COPY examples examples
COPY explorer explorer
COPY src src
COPY sandbox sandbox
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund && find dist -name '*.map' -delete

FROM ${NODE_IMAGE}
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
WORKDIR /gateway
# Everything belongs to root: the process may read it and write nothing but its data.
COPY --from=build /gateway/package.json ./
COPY --from=build /gateway/node_modules node_modules
COPY --from=build /gateway/dist dist
COPY scripts/healthcheck.mjs scripts/healthcheck.mjs
RUN install -d -o 1000 -g 1000 /data
USER 1000:1000
VOLUME /data
EXPOSE 4000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 CMD ["node", "scripts/healthcheck.mjs"]
# Node itself is the first process: it hears SIGTERM.
CMD ["node", "dist/bundle/gateway.js"]
