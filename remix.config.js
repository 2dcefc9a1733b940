// This is the Vite configuration: `remix vite:build -c remix.config.js`.
import { vitePlugin as remix } from "@remix-run/dev";
import tailwindcss from "@tailwindcss/vite";
import path from "node:path";
import { defineConfig } from "vite";
import { denyImports } from "vite-env-only";
import { compileTexts } from "./compile-texts.js";
import { embedScripts } from "./embed-scripts.js";
import { groupChunks } from "./group-chunks.js";
import { publicPageScript } from "./public-page-script.js";
import { precompressAssets } from "./precompress-assets.js";

/** The server's entry, so that its build is one bundle which plain `node` runs. Remix sets its own input first. */
function serverEntry() {
  return {
    name: "server-entry",
    config: (_, { isSsrBuild }) =>
      isSsrBuild
        ? { build: { rollupOptions: { input: path.resolve(import.meta.dirname, "server/main.ts") } } }
        : {},
  };
}

export default defineConfig({
  plugins: [
    denyImports({
      client: {
        specifiers: [
          /^node:/,
          ...["better-auth", "better-sqlite3", "ical-generator", "kysely", "nodemailer", "pg", "pino"],
          ...["prom-client", "sirv", "stripe", "zod"],
        ],
        files: [
          ...["db/**", "server/*.ts", "server/!(domain)/**", "server/domain/*.schema.ts"],
          // What it makes of a booking, the loaders say.
          "server/domain/booking/machine/**",
        ],
      },
    }),
    tailwindcss(),
    remix({
      serverModuleFormat: "esm",
      serverBuildFile: "main.js",
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    serverEntry(),
    compileTexts(),
    embedScripts(),
    groupChunks(),
    publicPageScript(),
    precompressAssets(),
  ],
  build: {
    target: "es2022",
    reportCompressedSize: false,
    // Leaves four per cent less to load than esbuild does: that is more than the keys of the texts weigh.
    minify: "terser",
    terserOptions: { module: true, compress: { passes: 3 }, format: { comments: false } },
  },
  // Reached only when a page asks for them: found late, they would make the first visit reload itself.
  optimizeDeps: {
    include: [
      "@formatjs/icu-messageformat-parser",
      "@trpc/client",
      "@xstate/react",
      "react-calendly",
      "xstate",
    ],
  },
  server: {
    // tsx restarts the server when these change; Vite would reload the page into a server that is not there yet.
    watch: { ignored: ["**/server/**", "**/db/**", "**/data/**", "**/build/**"] },
  },
});
