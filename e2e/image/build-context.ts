/**
 * Whether a file is among what an image is built from. The last pattern of `.dockerignore` that fits decides; one that names a folder fits
 * all that is in it.
 * @param file relative to the folder, with slashes.
 */
export function isInContext(patterns: string, file: string): boolean {
  let isIn = true;
  for (const line of patterns.split("\n").map((one) => one.trim())) {
    if (line === "" || line.startsWith("#")) continue;
    const back = line.startsWith("!");
    if (fits(back ? line.slice(1) : line, file)) isIn = back;
  }
  return isIn;
}

function fits(pattern: string, file: string): boolean {
  const source = pattern
    .split(/(\*\*\/|\*)/)
    .map((part) => {
      if (part === "**/") return "(?:.*/)?";
      return part === "*" ? "[^/]*" : part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
    })
    .join("");
  return new RegExp(`^${source}(?:/.*)?$`).test(file);
}
