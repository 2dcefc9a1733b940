import { z } from "zod";

/** What must be known again when a person comes back from Calendly's consent page. */
export const consentTicketSchema = z.object({
  state: z.string(),
  codeVerifier: z.string(),
  userId: z.string(),
  expiresAt: z.string(),
});

export type ConsentTicket = z.infer<typeof consentTicketSchema>;
