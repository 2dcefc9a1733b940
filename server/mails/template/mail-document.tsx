import { Body } from "@react-email/body";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import type { ReactNode } from "react";
import { mailTemplateText } from "../../domain/text/en/mails/mail-template.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import { FONT, LIGHT, STYLE_SHEET } from "./mail-colors.ts";

const TABLE = { role: "presentation", width: "100%", border: 0, cellPadding: "0", cellSpacing: "0" } as const;

/** The page around a mail's blocks: brand bar, one card, footer. */
export function MailDocument({
  heading,
  preview,
  appUrl,
  language,
  children,
}: {
  readonly heading: string;
  /** What lists of mails show beside the subject. */
  readonly preview: string;
  readonly appUrl: string;
  readonly language: Language;
  readonly children: ReactNode;
}) {
  const t = textIn(mailTemplateText, language);
  const start = language.direction === "rtl" ? "right" : "left";
  return (
    <Html lang={language.tag} dir={language.direction}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>{heading}</title>
        <style dangerouslySetInnerHTML={{ __html: STYLE_SHEET }} />
      </Head>
      <Body
        className="paper"
        style={{ margin: 0, padding: "24px 12px", backgroundColor: LIGHT.paper, fontFamily: FONT }}
      >
        <Preview>{preview}</Preview>
        <Container style={{ maxWidth: "600px", textAlign: start }}>
          <table {...TABLE}>
            <tbody>
              <tr>
                <td
                  className="bar"
                  style={{ padding: "18px 32px", backgroundColor: LIGHT.bar, borderRadius: "12px 12px 0 0" }}
                >
                  <Link
                    href={appUrl}
                    style={{
                      color: "#ffffff",
                      fontSize: "16px",
                      lineHeight: "24px",
                      fontWeight: 600,
                      textDecoration: "none",
                    }}
                  >
                    {t("site")}
                  </Link>
                </td>
              </tr>
              <tr>
                <td
                  className="card inside"
                  style={{
                    padding: "32px 32px 36px",
                    backgroundColor: LIGHT.card,
                    border: `1px solid ${LIGHT.line}`,
                    borderTop: "none",
                    borderRadius: "0 0 12px 12px",
                    overflowWrap: "anywhere",
                  }}
                >
                  <Heading
                    as="h1"
                    className="ink title"
                    style={{
                      margin: "0 0 16px",
                      fontSize: "24px",
                      lineHeight: "32px",
                      fontWeight: 700,
                      color: LIGHT.ink,
                    }}
                  >
                    {heading}
                  </Heading>
                  {children}
                </td>
              </tr>
            </tbody>
          </table>
          <Text
            className="soft"
            style={{
              margin: "20px 0 0",
              fontSize: "13px",
              lineHeight: "20px",
              textAlign: "center",
              color: LIGHT.soft,
            }}
          >
            <Link className="soft" href={appUrl} style={{ color: LIGHT.soft, textDecoration: "underline" }}>
              {new URL(appUrl).host}
            </Link>
          </Text>
        </Container>
      </Body>
    </Html>
  );
}
