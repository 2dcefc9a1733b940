import { writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import { openApiDocument } from "../server/http/rest/open-api-document.ts";

const FILE = "docs/api/openapi.json";

/** The contract's OpenAPI document, as it is served, written for reading and for comparing versions. */
export async function generateOpenApi(): Promise<string> {
  const written = JSON.stringify(openApiDocument(), null, 2);
  return format(written, { ...(await resolveConfig(FILE)), filepath: FILE });
}

if (import.meta.filename === process.argv[1]) writeFileSync(FILE, await generateOpenApi());
