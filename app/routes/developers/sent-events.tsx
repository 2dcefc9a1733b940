import type { SentEventDescription } from "../../../server/domain/contract/contract-description.ts";
import { developersPage } from "../../../server/domain/text/en/developers/page.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { CodeBlock } from "./code-block.tsx";
import { DocumentWords } from "./document-words.tsx";
import { FieldList } from "./field-list.tsx";
import { code, leadTo } from "./message-tags.tsx";

/** With the package of Standard Webhooks, in Node. */
const CHECKING = [
  'import { Webhook } from "standardwebhooks";',
  "",
  "const event = new Webhook(process.env.WEBHOOK_SECRET).verify(rawBody, request.headers);",
].join("\n");

export const TOLD_ID = "webhooks";

/** What is sent to webhook endpoints, and how to know that it is ours. */
export function SentEvents({
  sentEvent: { description, headers, body },
  objects,
}: {
  readonly sentEvent: SentEventDescription;
  readonly objects: readonly string[];
}) {
  const t = useText(developersPage);
  return (
    <section aria-labelledby={TOLD_ID}>
      <h2 id={TOLD_ID} className="subtitle scroll-mt-6 text-2xl">
        {t("told")}
      </h2>
      <div className="mt-4 flex flex-col gap-4">
        <p>
          {rich(
            t.parts("toldText", {
              object: leadTo(`#${body}`),
              builder: leadTo("/builder/webhooks"),
              operator: leadTo("/operator/webhooks"),
            }),
          )}
        </p>
        <p>
          <DocumentWords>{description}</DocumentWords>
        </p>
        <p>{rich(t.parts("toldOrder", { code }))}</p>
        <h3 className="font-semibold">{t("toldHeaders")}</h3>
        <FieldList fields={headers} objects={objects} saysRequired={false} />
        <p>{rich(t.parts("toldSigned", { code, link: leadTo("https://www.standardwebhooks.com/") }))}</p>
        <CodeBlock name={t("toldCheck")}>{CHECKING}</CodeBlock>
      </div>
    </section>
  );
}
