import type {
  FieldDescription,
  ObjectDescription,
  OperationDescription,
} from "../../../server/domain/contract/contract-description.ts";
import { developersPage } from "../../../server/domain/text/en/developers/page.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { Code, CodeBlock } from "./code-block.tsx";
import { DocumentWords } from "./document-words.tsx";
import { FieldList } from "./field-list.tsx";
import { TypeNotation } from "./type-notation.tsx";

/** One operation: what it is for, what is sent, and what comes back, with an example of each. */
export function OperationSection({
  operation,
  objects,
}: {
  readonly operation: OperationDescription;
  readonly objects: readonly ObjectDescription[];
}) {
  const t = useText(developersPage);
  const { id, method, path, summary, description, scope, request } = operation;
  const names = objects.map(({ name }) => name);
  const example = operation.answerExample ?? objects.find(({ name }) => name === operation.answer)?.example;
  const sent: readonly (readonly [string, readonly FieldDescription[]])[] = [
    [t("inPath"), operation.inPath],
    [t("inQuery"), operation.inQuery],
    [t("inBody"), operation.inBody],
  ];
  return (
    <article aria-labelledby={id} className="border-t border-line pt-8">
      <h3 id={id} className="subtitle scroll-mt-6">
        <span lang="en">{summary}</span>
      </h3>
      <p className="mt-2">
        <code translate="no" className="code">
          <strong className="text-accent-ink">{method}</strong> {path}
        </code>
      </p>
      <p className="mt-3">
        <DocumentWords>{description}</DocumentWords>
      </p>
      {(scope !== null || operation.takesIdempotencyKey) && (
        <p className="label mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
          {scope !== null && (
            <span>
              {t("needsScope")} <Code>{scope}</Code>
            </span>
          )}
          {operation.takesIdempotencyKey && (
            <span>
              {rich(
                t.parts("takesKey", {
                  link: (words) => (
                    <a href="#idempotency" className="link">
                      {rich(words)}
                    </a>
                  ),
                }),
              )}
            </span>
          )}
        </p>
      )}
      {sent
        .filter(([, fields]) => fields.length > 0)
        .map(([words, fields]) => (
          <div key={words}>
            <h4 className="mt-6 mb-2 font-semibold">{words}</h4>
            <FieldList fields={fields} objects={names} saysRequired />
          </div>
        ))}
      {request !== null && (
        <>
          <h4 className="mt-6 mb-2 font-semibold">{t("request")}</h4>
          <CodeBlock name={t("exampleOf", { name: `${method} ${path}` })}>{request}</CodeBlock>
          <h4 className="mt-6 mb-2 font-semibold">{t("answer")}</h4>
          <p className="mb-2">
            {rich(
              t.parts("answerText", {
                status: operation.status,
                type: operation.answer,
                object: () => <TypeNotation type={operation.answer} objects={names} />,
              }),
            )}
          </p>
          {example !== undefined && (
            <CodeBlock name={t("exampleOf", { name: operation.answer })}>{example}</CodeBlock>
          )}
        </>
      )}
      {operation.refusals.length > 0 && (
        <p className="mt-4 text-[0.9375rem]">
          {t("refusals")}{" "}
          {operation.refusals.map((code, index) => (
            <span key={code}>
              {index > 0 && ", "}
              <a href={`#${code}`} className="link">
                <Code>{code}</Code>
              </a>
            </span>
          ))}
        </p>
      )}
    </article>
  );
}
