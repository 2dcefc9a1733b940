import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { minify } from "terser";
import { transformWithEsbuild } from "vite";

/** By what is imported for the address of each: the script of public pages, by the layout, and that of the demo's bar. */
const SCRIPTS = {
  "virtual:public-page-script": { name: "public-page", source: "app/public-page/public-page.ts" },
  "virtual:demo-bar-script": { name: "demo-bar", source: "app/demo/demo-bar-script.ts" },
};

/** A script as it is served: one module without imports, as small as it gets. */
async function buildScript({ source }) {
  const file = path.resolve(import.meta.dirname, source);
  const { code } = await transformWithEsbuild(await readFile(file, "utf8"), file, {
    target: "es2022",
    sourcemap: false,
  });
  const { code: small } = await minify(code, {
    module: true,
    compress: { passes: 3 },
    format: { comments: false },
  });
  return small;
}

/** The script of public pages as it is served. */
export const buildPublicPageScript = () => buildScript(SCRIPTS["virtual:public-page-script"]);

/** The script of the demo's bar as it is served. */
export const buildDemoBarScript = () => buildScript(SCRIPTS["virtual:demo-bar-script"]);

function fileNameOf({ name }, code) {
  return `assets/${name}-${createHash("sha256").update(code).digest("base64url").slice(0, 8)}.js`;
}

/** A Vite plugin: writes each script with a hash in its name, and tells its address to whoever imports its `virtual:` name. */
export function publicPageScript() {
  let isClient = false;
  let isDevelopment = false;
  return {
    name: "public-page-script",
    configResolved(config) {
      isDevelopment = config.command === "serve";
      isClient = !isDevelopment && !config.build.ssr;
    },
    resolveId: (id) => (Object.hasOwn(SCRIPTS, id) ? `\0${id}` : undefined),
    async load(id) {
      const script = id.startsWith("\0") ? SCRIPTS[id.slice(1)] : undefined;
      if (script === undefined) return undefined;
      const address = isDevelopment
        ? `/${script.source}`
        : `/${fileNameOf(script, await buildScript(script))}`;
      return `export default ${JSON.stringify(address)};`;
    },
    async generateBundle() {
      if (!isClient) return;
      for (const script of Object.values(SCRIPTS)) {
        const source = await buildScript(script);
        this.emitFile({ type: "asset", fileName: fileNameOf(script, source), source });
      }
    },
  };
}
