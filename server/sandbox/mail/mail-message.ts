import PostalMime from "postal-mime";

export interface MailAttachment {
  filename: string;
  contentType: string;
  content: Uint8Array;
}

export interface MailMessage {
  /** The mailbox's own id, not the Message-ID. */
  id: string;
  /** ISO instant on the sandbox's clock. */
  receivedAt: string;
  /** The sender of the envelope; empty for a bounce. */
  from: string;
  /** The recipients of the envelope, in lower case. */
  to: string[];
  subject: string;
  text: string | null;
  html: string | null;
  /** Names in lower case; a header that occurs twice is joined by a line break. */
  headers: Record<string, string>;
  /** With its angle brackets, as sent; null when there is none. */
  messageId: string | null;
  attachments: MailAttachment[];
  /** The message exactly as it came over the wire. */
  raw: Uint8Array;
}

export interface Envelope {
  from: string;
  to: string[];
}

/** Reads a message off the wire. Never throws for a strange message: what cannot be read is left out. */
export async function parseMailMessage(
  id: string,
  receivedAt: string,
  envelope: Envelope,
  raw: Uint8Array,
): Promise<MailMessage> {
  const email = await PostalMime.parse(raw, { attachmentEncoding: "arraybuffer" });
  const headers: Record<string, string> = {};
  for (const { key, value } of email.headers) {
    const earlier = headers[key];
    headers[key] = earlier === undefined ? value : `${earlier}\n${value}`;
  }
  return {
    id,
    receivedAt,
    from: envelope.from,
    to: envelope.to.map((address) => address.toLowerCase()),
    subject: email.subject ?? "",
    text: email.text ?? null,
    html: email.html ?? null,
    headers,
    messageId: email.messageId ?? null,
    attachments: email.attachments.map((attachment, index) => ({
      filename: attachment.filename ?? `attachment-${index + 1}`,
      contentType: attachment.mimeType,
      content: toBytes(attachment.content),
    })),
    raw,
  };
}

function toBytes(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
