/** What the inbox adds to the sandbox's look: a list like a mail program's, and a message. */
export const INBOX_STYLE = `
.tools{display:flex;flex-wrap:wrap;gap:12px;align-items:end;margin:0 0 16px}.tools form{display:flex;flex-wrap:wrap;gap:8px;align-items:end;margin:0}
.tools form:first-child{flex:1 1 20rem}.tools label{margin:0;flex:1 1 14rem;max-width:24rem}
.mails{background:var(--back);border:1px solid var(--line);border-radius:16px;box-shadow:var(--lift)}
.mails article{position:relative;display:grid;grid-template-columns:12px minmax(8rem,14rem) minmax(0,1fr) auto;gap:4px 16px;align-items:center;min-height:60px;
margin:0;padding:10px 20px;background:none;border:0;border-radius:0;box-shadow:none}
.mails article+article{border-top:1px solid var(--line)}
.mails article:hover{background:color-mix(in srgb,var(--primary) 6%,transparent)}
.mails a{color:var(--text);text-decoration:none}.mails a::after{content:"";position:absolute;inset:0}
.mails a:focus-visible{outline:0}.mails article:focus-within{outline:3px solid var(--primary);outline-offset:-3px}
.mails .unread a,.mails .unread .to{font-weight:700}
.to,.mails time{font-size:.9375rem;color:var(--soft)}.mails .unread .to{color:var(--text)}
.dot{width:10px;height:10px;border-radius:50%}.unread .dot{background:var(--primary)}
.clip{vertical-align:-3px;margin-left:6px;color:var(--soft)}
.nothing{text-align:center;padding:48px 24px;color:var(--soft)}
.mail dl{grid-template-columns:6rem minmax(0,1fr)}
iframe{display:block;width:100%;height:72vh;border:1px solid var(--line);border-radius:10px;background:#fff}
@media (max-width:40rem){.mails article{grid-template-columns:10px minmax(0,1fr) auto;padding:12px 16px;gap:2px 10px}.mails .title{grid-column:2/4;grid-row:2}.mails .dot{grid-row:1}
.tools form,.tools label{flex-basis:100%;max-width:none}.mail dl{grid-template-columns:1fr;gap:0}.mail dd{margin-bottom:8px}}
`;
