# syntax=docker/dockerfile:1

# What builds stays here: compilers, and the packages that only development needs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
# better-sqlite3 compiles where no prebuilt binary can be fetched.
RUN apt-get update \
  && apt-get install -y --no-install-recommends python3 make g++ ca-certificates \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY build.mjs tsconfig.json ./
COPY src src
RUN npm run build && npm ci --omit=dev && npm cache clean --force

FROM node:22-bookworm-slim
WORKDIR /app
COPY package.json LICENSE ./
COPY config config
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
RUN mkdir /data && chown node:node /data

# Everything that is kept, `.env` and a settings file of your own included, is in one place.
VOLUME /data
WORKDIR /data
USER node
ENV NODE_ENV=production \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATABASE_URL=sqlite:/data/paperboy.db
EXPOSE 3000
# Not /readyz: where unhealthy containers are restarted, an outage of Slack would use up Discord's logins.
HEALTHCHECK --interval=30s --timeout=6s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/livez`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/main.js"]
CMD ["start"]
