import { useState } from "preact/hooks";
import type { App } from "../app";
import type { Access as AccessState, State } from "../model/state";
import { Banner, Button, Empty, Field, Link } from "../ui/parts";
import { words } from "../words";

/** Instead of the page, where nothing can be shown: why, and the way on. */
export function AccessPage({ app, state, access }: { app: App; state: State; access: Exclude<AccessState, { at: "starting" | "open" }> }) {
  switch (access.at) {
    case "signedOut": return app.signIn.pairs ? <PairingPage app={app} wrong={access.wrongLink} /> : <SignInPage app={app} fault={access.fault} />;
    case "noConsent":
      return (
        <Empty icon="key" title={words.t("access.noConsent")} action={(
          <div class="actions centred">
            <Button look="primary" icon="copy" onClick={() => void copy(app, access.adminLink)}>{words.t("access.copyLink")}</Button>
            <Button onClick={() => void app.start()}>{words.t("access.again")}</Button>
          </div>
        )}>
          <p>{words.t("access.noConsentHint")}</p>
          <p class="link-box" dir="ltr">{access.adminLink}</p>
        </Empty>
      );
    case "unsupported":
      return (
        <Empty icon="info" title={words.t(access.why === "oldOutlook" ? "access.unsupported" : "access.noMailbox")} action={<Link href="/" look="primary" icon="open" external={state.surface === "pane"}>{words.t("nav.dashboard")}</Link>}>
          {words.t(access.why === "oldOutlook" ? "access.unsupportedHint" : "access.noMailboxHint")}
        </Empty>
      );
  }
}

async function copy(app: App, text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  app.tell({ is: "toast", toast: { text: words.t("heard.copied"), tone: "good" } });
}

function PairingPage({ app, wrong }: { app: App; wrong: boolean }) {
  const [link, setLink] = useState("");
  return (
    <Empty icon="key" title={words.t("access.signedOut")} action={(
      <form class="pairing" onSubmit={(event) => { event.preventDefault(); void app.pair(link); }}>
        <Field label={words.t("access.link")}>{(id) => <input id={id} type="text" required dir="ltr" autoComplete="off" spellcheck={false} placeholder="http://127.0.0.1:5280/pair?code=…" value={link} onInput={(event) => setLink(event.currentTarget.value)} />}</Field>
        <Button type="submit" look="primary">{words.t("access.connect")}</Button>
      </form>
    )}>
      <p>{words.t("access.signedOutHint")}</p>
      {wrong && <Banner tone="bad" icon="warning">{words.t("access.wrongLink")}</Banner>}
    </Empty>
  );
}

function SignInPage({ app, fault }: { app: App; fault: string | undefined }) {
  return (
    <Empty icon="key" title={words.t("access.signIn")} action={<Button look="primary" icon="key" onClick={() => void app.signInByHand()}>{words.t("access.signIn")}</Button>}>
      <p>{words.t("access.signInHint")}</p>
      {fault && <Banner tone="bad" icon="warning">{fault}</Banner>}
    </Empty>
  );
}
