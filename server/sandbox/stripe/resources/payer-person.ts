/** Who pays, by whatever method. */
export interface PayerPerson {
  email: string;
  name: string;
  /** Two letters (ISO 3166); left out, the payer is in the United States. */
  country?: string | undefined;
}
