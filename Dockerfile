# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
COPY knowledge ./knowledge
RUN npm run build
# The optional packages draw pictures, which reading text does not need.
RUN npm ci --omit=dev --omit=optional --ignore-scripts
# Leaves the shipped case's index ready, so that a container with a read-only file system starts quickly as well.
RUN node dist/main.js ask "What is this case about?" > /dev/null

FROM node:24-slim
ENV NODE_ENV=production HEARTBEAT_FILE=/tmp/heartbeat
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/package.json ./
COPY --from=build /app/knowledge ./knowledge
COPY --from=build --chown=node:node /app/.pincite ./.pincite
USER node
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=45s --retries=3 \
  CMD ["node", "-e", "process.exit(Date.now() - fs.statSync('/tmp/heartbeat').mtimeMs < 60000 ? 0 : 1)"]
CMD ["node", "dist/main.js", "serve"]
