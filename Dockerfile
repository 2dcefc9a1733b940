# The app as an image. Everything of it lies under /srv: the app itself in /srv/app, which nobody may write, and its data in /srv/data.
# `npm run check:image` reads this file and carries out its steps without Docker: what it does not know, it refuses.

FROM node:24-bookworm AS build
WORKDIR /srv/app
COPY package.json package-lock.json ./
# This image, not the slim one: it has the compiler that SQLite's driver needs where no prebuilt one fits.
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build
# Development tools that a dependency names as its optional peers stay with --omit=dev: what is not asked for by anybody goes.
RUN npm pkg delete devDependencies && npm prune --omit=peer --no-audit --no-fund
RUN mkdir /srv/data

FROM node:24-bookworm-slim
WORKDIR /srv/app
# The app runs from build/; server/ and db/ are for the commands (npm run doctor, migrate and so on), which tsx reads as they are.
COPY --from=build /srv/app/package.json /srv/app/tsconfig.json ./
COPY --from=build /srv/app/node_modules ./node_modules
COPY --from=build /srv/app/build ./build
COPY --from=build /srv/app/server ./server
COPY --from=build /srv/app/db ./db
# Where a volume belongs when the database is SQLite, and for files that outlive a container.
COPY --from=build --chown=1000:1000 /srv/data /srv/data
# A proxy in front must hear that a container stops before its port closes. npm writes nothing but into /tmp.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_URL=file:/srv/data/booking.sqlite DRAIN_SECONDS=3
ENV NPM_CONFIG_CACHE=/tmp/npm NPM_CONFIG_UPDATE_NOTIFIER=false
# In figures: a platform that refuses root can then see that this is not root.
USER 1000:1000
VOLUME /srv/data
EXPOSE 3000
# Longer than DRAIN_SECONDS and 40 s more: stop_grace_period of compose, terminationGracePeriodSeconds of Kubernetes.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=6s --start-period=60s --retries=3 CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-old-space-size=512", "--max-semi-space-size=4", "build/server/main.js"]
