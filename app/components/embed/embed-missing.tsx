import { pageError } from "../../../server/domain/text/en/page/page-error.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { pageErrorWords } from "../../text/page-error-words.ts";

/** The whole document that stands in a frame's place when there is none: in words, for whoever opened its address themselves. */
export function EmbedMissing({
  status,
  retryAfterSeconds,
  language,
  stylesUrl,
}: {
  /** Of the answer. */
  readonly status: number;
  readonly retryAfterSeconds: number | null;
  readonly language: Language;
  readonly stylesUrl: string;
}) {
  const t = textIn(pageError, language);
  const { title, text } = pageErrorWords(status, "offers", false, retryAfterSeconds, language);
  return (
    <html lang={language.tag} dir={language.direction} className="embed" data-language={language.tag}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="stylesheet" href={stylesUrl} />
      </head>
      <body>
        <main className="p-5">
          <p className="label">{t("status", { status: String(status) })}</p>
          <h1 className="subtitle mt-2">{title}</h1>
          <p className="mt-3 text-soft">{text}</p>
          <p className="mt-5">
            <a href="/" target="_blank" rel="noopener" className="button">
              {t("allBuilders")}
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
