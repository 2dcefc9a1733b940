/** What this many pages or more have in common is one file: each file of its own is a request, and compresses by itself. */
const PAGES_MIN = 8;

/** These are loaded by every page. */
const EVERY_PAGE = /\/app\/(root|entry\.client)\.tsx/;

/** Whether this many pages lead to this module, or one that is part of each. */
function isCommon(id, getModuleInfo) {
  const seen = new Set([id]);
  const todo = [id];
  let pages = 0;
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    const module = getModuleInfo(at);
    if (module?.isEntry === true) pages += EVERY_PAGE.test(at) ? PAGES_MIN : 1;
    for (const importer of module?.importers ?? []) {
      if (seen.has(importer)) continue;
      seen.add(importer);
      todo.push(importer);
    }
  }
  return pages >= PAGES_MIN;
}

/** A Vite plugin: the browsers' scripts in few files. `framework` changes with its releases alone, `common` is what many pages use. */
export function groupChunks() {
  /** Every module is asked about once, and the graph stands by then. */
  const manualChunks = (id, { getModuleInfo }) => {
    if (getModuleInfo(id)?.isEntry === true) return undefined;
    // What bundlers add of their own (`\0`) goes with it, so that it needs no other file.
    const isFramework =
      /^\0|\/node_modules\/(react|react-dom|scheduler|react-router|react-router-dom|turbo-stream|@remix-run)\//;
    if (isFramework.test(id)) return "framework";
    return isCommon(id, getModuleInfo) ? "common" : undefined;
  };
  return {
    name: "group-chunks",
    apply: "build",
    config: (_, { isSsrBuild }) =>
      isSsrBuild ? {} : { build: { rollupOptions: { output: { manualChunks } } } },
  };
}
