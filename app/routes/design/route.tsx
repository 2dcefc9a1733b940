import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { designPage } from "../../../server/domain/text/en/developers/design.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { PageError } from "../../components/page/page-error.tsx";
import { useNonce } from "../../hooks/nonce-context.ts";
import { useText } from "../../hooks/use-text.tsx";
import { pageTitle } from "../../page-title.ts";
import tokensCss from "../../styles/tokens.css?raw";
import { tokensOf } from "../../styles/tokens-of.ts";
import { languageIn } from "../../text/languages.ts";
import { Colors, Heights, Icons, TypeScale } from "./basics.tsx";
import { Buttons, Fields, Notices, Statuses, Waits } from "./controls.tsx";
import { Curves, Faces, Lists, MoneyTable, Tabs, Times } from "./lists.tsx";

export const meta: MetaFunction = ({ error, matches }) => {
  const language = languageIn(matches);
  return [{ title: pageTitle(error, "offers", textIn(designPage, language)("title"), language) }];
};

/** There where a sandbox's mailbox is: in development and in the demo. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.mailboxUrl === null) throw new Response(null, { status: 404, statusText: "Not Found" });
  return null;
}

const PARTS = {
  colors: Colors,
  type: TypeScale,
  buttons: Buttons,
  fields: Fields,
  status: Statuses,
  notices: Notices,
  lists: Lists,
  money: MoneyTable,
  curves: Curves,
  times: Times,
  tabs: Tabs,
  faces: Faces,
  waiting: Waits,
  icons: Icons,
  heights: Heights,
} as const;
type Part = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as readonly Part[];

const LOOKS = ["light", "dark"] as const;

/** Both looks beside each other, whichever the reader's own is: the tokens of each, for what stands in it. */
function looksCss(): string {
  const tokens = tokensOf(tokensCss);
  return LOOKS.map((look) => {
    const set = Object.entries(tokens[look]).map(([name, value]) => `--${name}:${value}`);
    return `[data-look=${look}]{color-scheme:${look};${set.join(";")}}`;
  }).join("");
}

/** Every part that pages are made of, in each of its states. */
export default function DesignPage() {
  const t = useText(designPage);
  const nonce = useNonce();
  return (
    <>
      {/* Browsers hide the nonce's attribute, so that the two renderings always differ. */}
      <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: looksCss() }} />
      <h1 className="title">{t("title")}</h1>
      <p className="mt-3 max-w-2xl text-lg text-soft">{t("lead")}</p>
      <nav aria-label={t("parts")} className="mt-6">
        <ul className="flex flex-wrap gap-x-5">
          {PART_NAMES.map((part) => (
            <li key={part}>
              <a href={`#${part}`} className="link inline-flex min-h-11 items-center">
                {t(part)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {PART_NAMES.map((part) => {
        const Shown = PARTS[part];
        return (
          <section key={part} id={part} aria-labelledby={`${part}-name`} className="mt-12 scroll-mt-6">
            <h2 id={`${part}-name`} className="subtitle mb-4">
              {t(part)}
            </h2>
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
              {LOOKS.map((look) => (
                <div
                  key={look}
                  data-look={look}
                  className="rounded-card border border-line bg-paper p-4 text-ink sm:p-6"
                >
                  <h3 className="label mb-4">{t(look)}</h3>
                  <Shown prefix={`${part}-${look}`} />
                </div>
              ))}
            </div>
          </section>
        );
      })}
    </>
  );
}

export function ErrorBoundary() {
  return <PageError about="offers" />;
}
