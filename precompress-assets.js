import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const COMPRESSIBLE = /\.(css|html|js|json|map|svg|txt|webmanifest|xml)$/;
/** A page has a dozen scripts of a few hundred bytes. Below this, compression saves no more than its header costs. */
const BYTES_MIN = 256;

/** A Vite plugin: writes `.br` and `.gz` beside each text file of the client build, for the server to send as they are. */
export function precompressAssets() {
  let folder = null;
  return {
    name: "precompress-assets",
    apply: "build",
    configResolved(config) {
      folder = config.build.ssr ? null : path.resolve(config.root, config.build.outDir);
    },
    async closeBundle() {
      if (folder === null) return;
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries
        .filter((entry) => entry.isFile() && COMPRESSIBLE.test(entry.name))
        .map((entry) => path.join(entry.parentPath, entry.name));
      await Promise.all(files.map(compress));
    },
  };
}

async function compress(file) {
  const content = await readFile(file);
  if (content.length < BYTES_MIN) return;
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(content, best),
    promisify(gzip)(content, { level: 9 }),
  ]);
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
}
