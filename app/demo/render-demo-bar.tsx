import { renderToStaticMarkup } from "react-dom/server";
import type { LanguageTag } from "../../server/domain/text/language.ts";
import type { Demo } from "../../server/http/context.ts";
import { languageOf } from "../text/languages.ts";
import { DemoBar } from "./demo-bar.tsx";

/** The bar as HTML, as the sandbox is now. `page` is the path that its forms come back to. */
export async function renderDemoBar(demo: Demo, page: string, language: LanguageTag): Promise<string> {
  const state = await demo.read();
  return renderToStaticMarkup(
    <DemoBar demo={demo} state={state} page={page} language={languageOf(language)} />,
  );
}
