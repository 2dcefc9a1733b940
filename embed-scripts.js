import { readFile } from "node:fs/promises";
import path from "node:path";
import { minify } from "terser";
import { transformWithEsbuild } from "vite";
import { builderEmbed } from "./server/domain/text/en/builder/embed.ts";

/** By the address at which each is served. Other sites have written these down: they never change. */
const SCRIPTS = { "embed.js": "app/embed/embed.ts", "embed-frame.js": "app/embed/embed-frame.ts" };

/** One script as it is served: for browsers of the last years, without imports, as small as it gets. */
export async function buildEmbedScript(name) {
  const file = path.resolve(import.meta.dirname, SCRIPTS[name]);
  const { code } = await transformWithEsbuild(await readFile(file, "utf8"), file, {
    target: "es2020",
    sourcemap: false,
    define: {
      BUTTON_RULES: JSON.stringify(await rulesOf("app/embed/button.css")),
      WINDOW_RULES: JSON.stringify(await rulesOf("app/embed/window.css")),
      CLOSE_WORD: JSON.stringify(builderEmbed.english.close),
    },
  });
  const { code: small } = await minify(code, {
    ecma: 2020,
    compress: { passes: 3 },
    format: { comments: false },
  });
  return small;
}

async function rulesOf(name) {
  const file = path.resolve(import.meta.dirname, name);
  const { code } = await transformWithEsbuild(await readFile(file, "utf8"), file, {
    minify: true,
    sourcemap: false,
  });
  return code.trim();
}

/** A Vite plugin: writes the scripts that other sites load beside the build's assets, without a hash in their names. */
export function embedScripts() {
  let isClient = false;
  return {
    name: "embed-scripts",
    configResolved(config) {
      isClient = config.command === "build" && !config.build.ssr;
    },
    async generateBundle() {
      if (!isClient) return;
      for (const name of Object.keys(SCRIPTS))
        this.emitFile({ type: "asset", fileName: name, source: await buildEmbedScript(name) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name = (request.url ?? "").split("?")[0].slice(1);
        if (!Object.hasOwn(SCRIPTS, name)) return next();
        buildEmbedScript(name).then((code) => {
          response.setHeader("content-type", "text/javascript");
          response.end(code);
        }, next);
      });
    },
  };
}
