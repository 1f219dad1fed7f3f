import { render } from "preact";
import "virtual:fluent-theme.css";
import "./styles/base.css";
import "./styles/parts.css";
import "./styles/chain.css";
import "./styles/pages.css";
import { App, routeOf } from "./app";
import { Mailbox } from "./outlook/mailbox";
import { authorizeBy } from "./server/client";
import { memory } from "./server/memory";
import { signInOf } from "./signin/choose";
import { Root } from "./views/Root";
import { words } from "./words";

const surface = document.documentElement.dataset.surface === "pane" ? "pane" : "dashboard";
const signIn = signInOf(document, () => app.outlook);
const app: App = new App(surface, signIn);
authorizeBy(() => signIn.token());

const root = document.getElementById("app")!;
const show = () => render(<Root app={app} state={app.state} />, root);

async function open(): Promise<void> {
  await words.speak(memory.language.get() ?? navigator.language);
  app.watch(show);
  show();
  if (surface === "pane") await openInOutlook();
  await app.start();
}

async function openInOutlook(): Promise<void> {
  const mailbox = await Mailbox.open();
  if (typeof mailbox === "string") return app.tell({ is: "refused", access: { at: "unsupported", why: mailbox } });
  app.outlook = mailbox;
  const paint = () => {
    if (mailbox.isDark !== undefined) document.documentElement.dataset.theme = mailbox.isDark ? "dark" : "light";
  };
  paint();
  mailbox.onTheme(paint);
  mailbox.onItem(() => void app.reread());
  if (!memory.language.get()) await words.speak(mailbox.locale);
}

addEventListener("hashchange", () => {
  const route = routeOf(location.hash);
  app.tell({ is: "route", route });
  document.querySelector("main")?.scrollTo(0, 0);
  if (route.page === "process") void app.loadProcess(route.id);
});
addEventListener("online", () => void app.refresh());
addEventListener("offline", () => app.tell({ is: "line", line: "offline" }));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && app.state.access.at === "open") void app.refresh();
});
// Where nobody answered, it is asked again by itself.
setInterval(() => { if (app.state.line !== "up" && document.visibilityState === "visible") void app.refresh(); }, 10_000);

void open();

if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/addin/sw.js", { scope: "/" }).catch(() => undefined);
