import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { minify } from "terser";
import { transformWithEsbuild } from "vite";

const SOURCE = path.resolve(import.meta.dirname, "app/public-page/public-page.ts");
/** What the layout imports: the script's address. */
const ADDRESS = "virtual:public-page-script";

/** The script of public pages as it is served: one module without imports, as small as it gets. */
export async function buildPublicPageScript() {
  const { code } = await transformWithEsbuild(await readFile(SOURCE, "utf8"), SOURCE, {
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

function fileNameOf(code) {
  return `assets/public-page-${createHash("sha256").update(code).digest("base64url").slice(0, 8)}.js`;
}

/** A Vite plugin: writes the script with a hash in its name, and tells its address to whoever imports `virtual:public-page-script`. */
export function publicPageScript() {
  let isClient = false;
  let isDevelopment = false;
  return {
    name: "public-page-script",
    configResolved(config) {
      isDevelopment = config.command === "serve";
      isClient = !isDevelopment && !config.build.ssr;
    },
    resolveId: (id) => (id === ADDRESS ? `\0${ADDRESS}` : undefined),
    async load(id) {
      if (id !== `\0${ADDRESS}`) return undefined;
      const address = isDevelopment
        ? "/app/public-page/public-page.ts"
        : `/${fileNameOf(await buildPublicPageScript())}`;
      return `export default ${JSON.stringify(address)};`;
    },
    async generateBundle() {
      if (!isClient) return;
      const source = await buildPublicPageScript();
      this.emitFile({ type: "asset", fileName: fileNameOf(source), source });
    },
  };
}
