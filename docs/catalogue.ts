import { readFileSync, readdirSync } from "node:fs";
import type { Place } from "../server/domain/text/place.ts";

/** A place of the catalogue, with what its file says about it. */
export interface CataloguePlace {
  readonly file: string;
  /** Its path within the catalogue, without the ending. */
  readonly path: string;
  /** Where it stands, in the words above it. */
  readonly about: string;
  readonly place: Place;
}

const ENGLISH = new URL("../server/domain/text/en/", import.meta.url);

/** Every place of the catalogue, by path: a place is the one export of its file. */
export async function readCatalogue(): Promise<CataloguePlace[]> {
  const files = readdirSync(ENGLISH, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  return Promise.all(
    files.sort().map(async (name) => {
      const url = new URL(name, ENGLISH);
      const exported: unknown[] = Object.values((await import(url.href)) as object);
      if (exported.length !== 1)
        throw new Error(`${name} has ${exported.length} exports, and a place is one.`);
      const about = /\/\*\*([\s\S]*?)\*\//.exec(readFileSync(url, "utf8"))?.[1] ?? "";
      return {
        file: url.pathname,
        path: name.slice(0, -".ts".length).replaceAll("\\", "/"),
        about: about.replaceAll(/\s*\n\s*\*\s?/g, " ").trim(),
        place: exported[0] as Place,
      };
    }),
  );
}
