import { renderToStaticMarkup } from "react-dom/server";
import { mailTemplateText } from "../domain/text/en/mails/mail-template.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import {
  isLink,
  isWebAddress,
  textOf,
  type MailLink,
  type Paragraph,
  type SessionCard,
} from "./mail-paragraphs.ts";
import {
  ButtonLine,
  CodeLine,
  LinkLine,
  PolicyBox,
  ReceiptBox,
  Sentence,
  SessionBox,
  StepLine,
} from "./template/mail-blocks.tsx";
import { MailDocument } from "./template/mail-document.tsx";

export interface MailContent {
  /** What the mail says, in a few words. */
  readonly heading: string;
  readonly paragraphs: readonly Paragraph[];
  readonly appUrl: string;
  readonly language: Language;
}

/** A mail's body in both of its forms, which say the same. Pure. */
export function renderMail({ heading, paragraphs: given, appUrl, language }: MailContent): {
  readonly text: string;
  readonly html: string;
} {
  const paragraphs = withButton(withOneCard(given.map(withoutOverrides)), appUrl, language);
  const button = buttonOf(paragraphs);
  const preview = paragraphs.find((paragraph) => typeof paragraph === "string") ?? heading;
  const html = renderToStaticMarkup(
    <MailDocument heading={withoutOverrides(heading)} preview={preview} appUrl={appUrl} language={language}>
      {paragraphs.map((paragraph, index) => (
        <Block key={index} paragraph={paragraph} isButton={paragraph === button} language={language} />
      ))}
    </MailDocument>,
  );
  return { text: `${paragraphs.map(textOf).join("\n\n")}\n`, html: `<!doctype html>\n${html}\n` };
}

function Block({
  paragraph,
  isButton,
  language,
}: {
  readonly paragraph: Paragraph;
  readonly isButton: boolean;
  readonly language: Language;
}) {
  if (typeof paragraph === "string") return <Sentence text={paragraph} />;
  if (isLink(paragraph)) return isButton ? <ButtonLine button={paragraph} /> : <LinkLine link={paragraph} />;
  switch (paragraph.kind) {
    case "session":
      return <SessionBox card={paragraph} language={language} />;
    case "receipt":
      return <ReceiptBox receipt={paragraph} language={language} />;
    case "step":
      return <StepLine step={paragraph} />;
    case "code":
      return <CodeLine code={paragraph.code} />;
    case "policy":
      return <PolicyBox policy={paragraph} language={language} />;
  }
}

/** What opens by a click and is what the mail is for. */
function buttonOf(paragraphs: readonly Paragraph[]): MailLink | undefined {
  const links = paragraphs.filter(isLink).filter(({ url }) => isWebAddress(url));
  return links.find((link) => "kind" in link) ?? links[0];
}

/** A mail that leads nowhere leads to the site. */
function withButton(
  paragraphs: readonly Paragraph[],
  appUrl: string,
  language: Language,
): readonly Paragraph[] {
  if (buttonOf(paragraphs) !== undefined) return paragraphs;
  return [...paragraphs, { kind: "button", label: textIn(mailTemplateText, language)("open"), url: appUrl }];
}

/** Time and place are said by two cards in a row: the reader sees one. */
function withOneCard(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const merged: Paragraph[] = [];
  for (const paragraph of paragraphs) {
    const before = merged.at(-1);
    if (isCard(paragraph) && before !== undefined && isCard(before))
      merged[merged.length - 1] = {
        ...before,
        rows: [...before.rows, ...paragraph.rows],
        link: before.link ?? paragraph.link,
      };
    else merged.push(paragraph);
  }
  return merged;
}

function isCard(paragraph: Paragraph): paragraph is SessionCard {
  return typeof paragraph !== "string" && "kind" in paragraph && paragraph.kind === "session";
}

/** Signs that turn round what stands after them: a name from elsewhere may hold them, and no text of ours does. */
const OVERRIDES = /[\u202A-\u202E\u2066-\u2069]/g;

/** The same without signs that turn the text round, however deep they stand. */
function withoutOverrides<Content>(content: Content): Content {
  if (typeof content === "string") return content.replaceAll(OVERRIDES, "") as Content;
  if (Array.isArray(content)) return content.map(withoutOverrides) as Content;
  if (typeof content !== "object" || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, withoutOverrides<unknown>(value)]),
  ) as Content;
}
