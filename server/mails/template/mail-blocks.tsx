import { Button } from "@react-email/button";
import { Column } from "@react-email/column";
import { Link } from "@react-email/link";
import { Row } from "@react-email/row";
import { Section } from "@react-email/section";
import { Text } from "@react-email/text";
import { Fragment, type CSSProperties, type ReactNode } from "react";
import { mailTemplateText } from "../../domain/text/en/mails/mail-template.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import {
  isWebAddress,
  type MailLink,
  type Policy,
  type Receipt,
  type SessionCard,
  type Step,
} from "../mail-paragraphs.ts";
import { LIGHT } from "./mail-colors.ts";

const BODY: CSSProperties = { margin: "0 0 16px", fontSize: "16px", lineHeight: "25px", color: LIGHT.ink };
const SMALL: CSSProperties = { fontSize: "14px", lineHeight: "21px" };
const SOFT: CSSProperties = { ...SMALL, color: LIGHT.soft };
const BOX: CSSProperties = {
  padding: "20px 24px",
  backgroundColor: LIGHT.sunken,
  border: `1px solid ${LIGHT.line}`,
  borderRadius: "10px",
};
const CODE: CSSProperties = {
  ...SMALL,
  padding: "10px 14px",
  borderRadius: "8px",
  fontFamily: "ui-monospace, Menlo, Consolas, 'Liberation Mono', monospace",
  color: LIGHT.ink,
  overflowWrap: "anywhere",
};
const LARGE: CSSProperties = { fontSize: "32px", lineHeight: "40px", fontWeight: 700 };
/** Below a box. */
const GAP = { margin: "0 0 20px" } as const;

/** Breaks of the text, as breaks. */
function withBreaks(text: string): ReactNode {
  return text.split("\n").map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}

export function Sentence({ text }: { readonly text: string }) {
  return (
    <Text className="ink" style={BODY}>
      {withBreaks(text)}
    </Text>
  );
}

/** Something to do, above what to type for it. */
export function StepLine({ step: { text, tool } }: { readonly step: Step }) {
  return (
    <>
      <Text className="ink" style={{ ...BODY, margin: "0 0 8px" }}>
        {withBreaks(text)}
      </Text>
      <Section style={{ margin: "0 0 16px" }}>
        <Row>
          <Column className="box ink" style={{ ...BOX, ...CODE }}>
            <span dir="ltr">{tool}</span>
          </Column>
        </Row>
      </Section>
    </>
  );
}

/** A code to type, large enough to be read across a table, and in one piece to be copied. */
export function CodeLine({ code }: { readonly code: string }) {
  return (
    <Section style={{ margin: "0 0 20px" }}>
      <Row>
        <Column className="box ink" align="center" style={{ ...BOX, ...CODE, ...LARGE }}>
          <span dir="ltr">{code}</span>
        </Column>
      </Row>
    </Section>
  );
}

/** A link of a line of its own. What is no address of the web stays words. */
export function LinkLine({ link: { label, url } }: { readonly link: MailLink }) {
  if (!isWebAddress(url)) return <Sentence text={label} />;
  return (
    <Text className="ink" style={BODY}>
      <TextLink label={label} url={url} />
    </Text>
  );
}

function TextLink({ label, url }: MailLink) {
  return (
    <Link
      className="link"
      href={url}
      style={{ color: LIGHT.link, fontWeight: 600, textDecoration: "underline" }}
    >
      {label}
    </Link>
  );
}

/** What the mail is for. */
export function ButtonLine({ button: { label, url } }: { readonly button: MailLink }) {
  return (
    <Section style={{ margin: "8px 0 24px" }}>
      <Button
        className="button"
        href={url}
        style={{
          padding: "13px 24px",
          borderRadius: "8px",
          backgroundColor: LIGHT.button,
          color: LIGHT.onButton,
          fontSize: "16px",
          lineHeight: "22px",
          fontWeight: 600,
          textDecoration: "none",
        }}
      >
        {label}
      </Button>
    </Section>
  );
}

/** A box with a border of its own. */
function Box({ children }: { readonly children: ReactNode }) {
  return (
    <table role="presentation" width="100%" border={0} cellPadding="0" cellSpacing="0" style={GAP}>
      <tbody>
        <tr>
          <td className="box" style={BOX}>
            {children}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** What was booked, with whom, when for both, and where. */
export function SessionBox({
  card: { name, person, rows, link, isOff },
  language,
}: {
  readonly card: SessionCard;
  readonly language: Language;
}) {
  const t = textIn(mailTemplateText, language);
  return (
    <Box>
      <Text
        className="ink"
        style={{ margin: 0, fontSize: "17px", lineHeight: "24px", fontWeight: 600, color: LIGHT.ink }}
      >
        {name}
      </Text>
      {person !== null && (
        <Text className="soft" style={{ ...SOFT, margin: 0 }}>
          {t("withPerson", { person })}
        </Text>
      )}
      {rows.map(({ label, value, more }, index) => (
        <div key={index} style={{ marginTop: "14px" }}>
          <Text className="soft" style={{ ...SOFT, margin: 0, fontSize: "13px", lineHeight: "18px" }}>
            {label}
          </Text>
          <Text
            className="ink"
            style={{
              margin: 0,
              fontSize: "16px",
              lineHeight: "24px",
              color: LIGHT.ink,
              ...(isOff ? { textDecoration: "line-through" } : {}),
            }}
          >
            {withBreaks(value)}
          </Text>
          {more !== null && (
            <Text className="soft" style={{ ...SOFT, margin: 0 }}>
              {withBreaks(more)}
            </Text>
          )}
        </div>
      ))}
      {link !== null && isWebAddress(link.url) && (
        <Text className="ink" style={{ margin: "14px 0 0", fontSize: "16px", lineHeight: "24px" }}>
          <TextLink {...link} />
        </Text>
      )}
    </Box>
  );
}

/** Amounts under each other; the last in bold, where it counts most. */
export function ReceiptBox({
  receipt: { rows, isPlain },
  language,
}: {
  readonly receipt: Receipt;
  readonly language: Language;
}) {
  return (
    <Section style={GAP}>
      {rows.map(({ label, amount }, index) => (
        <AmountRow
          key={index}
          label={label}
          amount={amount}
          isFirst={index === 0}
          isBold={isPlain !== true && index === rows.length - 1}
          language={language}
        />
      ))}
    </Section>
  );
}

function AmountRow({
  label,
  amount,
  isFirst,
  isBold,
  language,
}: {
  readonly label: string;
  readonly amount: string;
  readonly isFirst: boolean;
  readonly isBold: boolean;
  readonly language: Language;
}) {
  const cell: CSSProperties = {
    padding: "10px 0",
    verticalAlign: "top",
    borderTop: isFirst ? "none" : `1px solid ${LIGHT.line}`,
    fontSize: "15px",
    lineHeight: "22px",
    color: LIGHT.ink,
    fontWeight: isBold ? 600 : 400,
  };
  return (
    <Row>
      <Column className="ink line" style={cell}>
        {label}
      </Column>
      <Column
        className="ink line"
        style={{
          ...cell,
          textAlign: endOf(language),
          whiteSpace: "nowrap",
          width: "1%",
          paddingInlineStart: "16px",
        }}
      >
        {amount}
      </Column>
    </Row>
  );
}

/** What comes back when the client cancels, by when. */
export function PolicyBox({
  policy: { title, rows, notes },
  language,
}: {
  readonly policy: Policy;
  readonly language: Language;
}) {
  const cell: CSSProperties = { ...SMALL, padding: "6px 0", verticalAlign: "top", color: LIGHT.ink };
  return (
    <Section style={GAP}>
      <Text className="ink" style={{ ...SMALL, margin: "0 0 4px", fontWeight: 600, color: LIGHT.ink }}>
        {title}
      </Text>
      {rows.map(({ until, share, amount }) => (
        <Row key={until}>
          <Column className="ink" style={cell}>
            {until}
          </Column>
          <Column
            className="ink"
            style={{ ...cell, textAlign: endOf(language), width: "34%", paddingInlineStart: "16px" }}
          >
            {amount !== null && (
              <>
                <strong style={{ fontWeight: 600 }}>{amount}</strong>
                <br />
              </>
            )}
            {share}
          </Column>
        </Row>
      ))}
      {notes.map((note) => (
        <Text key={note} className="soft" style={{ ...SOFT, margin: "6px 0 0" }}>
          {note}
        </Text>
      ))}
    </Section>
  );
}

/** Mail programs know no `text-align: end`. */
function endOf({ direction }: Language): "left" | "right" {
  return direction === "rtl" ? "left" : "right";
}
