/**
 * Outlook, played: the documented part of Office.js that the pane uses, with its documented oddities (addin/OUTLOOK-QUIRKS.md).
 * Runs in the page, in place of office.js.
 */
function play(scene) {
  const ok = (done, value) => setTimeout(() => done({ status: "succeeded", value, asyncContext: undefined, error: undefined }));
  const failed = (done, name, message) => setTimeout(() => done({ status: "failed", value: undefined, error: { code: 9000, name, message } }));
  const said = (window.outlookSaid = []);
  const handlers = {};
  const version = (text) => text.split(".").map(Number);
  const has = (set, asked) => {
    const [major, minor] = version(scene.sets?.[set] ?? (set === "Mailbox" ? "1.14" : "0.0"));
    const [wantedMajor, wantedMinor] = version(asked);
    return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  };
  // Exchange's own spelling of an id, which is not Graph's.
  const ewsId = (id) => id?.replaceAll("-", "/").replaceAll("_", "+");
  const details = (address) => ({ emailAddress: address, displayName: address.split("@")[0], recipientType: "other" });

  function itemOf(one) {
    if (!one) return null;
    switch (one.as) {
      case "appointmentRead":
        return { itemType: "appointment", itemId: scene.phone ? one.id : ewsId(one.id), subject: one.subject ?? "", start: new Date(one.start ?? 0), end: new Date(0), itemClass: "IPM.Appointment", ...shared(one) };
      // An own appointment: no itemId at all, and getItemIdAsync fails until it is saved.
      case "appointmentCompose":
        return {
          itemType: "appointment", itemId: undefined, subject: { getAsync: (done) => ok(done, "") }, ...shared(one),
          ...(has("Mailbox", "1.8") ? { getItemIdAsync: (done) => (one.id ? ok(done, ewsId(one.id)) : failed(done, "ItemNotSaved", "The id can't be retrieved until the item is saved.")) } : {}),
        };
      case "messageRead":
        return { itemType: "message", itemId: ewsId(one.id ?? "AAMk"), subject: one.subject ?? "", from: details(one.from), to: (one.to ?? []).map(details), cc: [], itemClass: one.itemClass ?? "IPM.Note", ...shared(one) };
      case "messageCompose":
        return {
          itemType: "message", itemId: undefined, subject: { getAsync: (done) => ok(done, "") },
          to: { getAsync: (done) => (one.toFails ? failed(done, "InternalError", "The host did not answer.") : ok(done, (one.to ?? []).map(details))) },
          body: { setSelectedDataAsync: (text, options, done) => { said.push({ insert: text, options }); one.insertFails ? failed(done, "InvalidSelection", "The selection is not in the body.") : ok(done); } },
        };
    }
  }

  // There only where the item is shared; in some clients everywhere, and it fails.
  function shared(one) {
    if (one.owner) return { getSharedPropertiesAsync: (done) => ok(done, { owner: one.owner, delegatePermissions: 1, targetMailbox: one.owner }) };
    return scene.sharedEverywhere ? { getSharedPropertiesAsync: (done) => failed(done, "OperationNotSupported", "Not a shared item.") } : {};
  }

  const mailbox = {
    get item() { return itemOf(scene.item); },
    userProfile: { emailAddress: scene.owner ?? "alex.morgan@sample.example", displayName: "Alex Morgan", timeZone: "Eastern Standard Time" },
    diagnostics: { hostName: scene.phone ? "OutlookIOS" : "OutlookWebApp", hostVersion: "20" },
    convertToRestId(id) {
      if (scene.phone) throw new Error("convertToRestId is not supported on mobile.");
      return id.replaceAll("/", "-").replaceAll("+", "_");
    },
    addHandlerAsync(type, handler, done) { (handlers[type] ??= []).push(handler); if (done) ok(done); },
    displayNewMessageForm(form) {
      for (const key of Object.keys(form)) if (!["toRecipients", "ccRecipients", "bccRecipients", "subject", "htmlBody", "attachments"].includes(key)) throw new Error(`Unknown parameter ${key}`);
      if ((form.htmlBody ?? "").length > 32 * 1024) throw new Error("The body is longer than 32 KB.");
      said.push({ newMessage: form });
    },
    ...(has("Mailbox", "1.9") ? { displayNewMessageFormAsync(form, done) { try { mailbox.displayNewMessageForm(form); scene.formFails ? failed(done, "InternalError", "The window did not open.") : ok(done); } catch (fault) { failed(done, "Sys.ArgumentException", fault.message); } } } : {}),
  };

  window.Office = {
    HostType: { Outlook: "Outlook", Word: "Word" },
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    EventType: { ItemChanged: "olkItemSelectedChanged", DialogMessageReceived: "dialogMessageReceived", DialogEventReceived: "dialogEventReceived", ...(has("Mailbox", "1.14") ? { OfficeThemeChanged: "officeThemeChanged" } : {}) },
    CoercionType: { Text: "text", Html: "html" },
    MailboxEnums: { ItemType: { Message: "message", Appointment: "appointment" }, RestVersion: { v1_0: "v1.0", v2_0: "v2.0" } },
    onReady: () => new Promise((resolve) => setTimeout(() => resolve({ host: scene.host === undefined ? "Outlook" : scene.host, platform: "OfficeOnline" }), scene.readyAfter ?? 0)),
    context: {
      mailbox: scene.host === null ? undefined : mailbox,
      displayLanguage: scene.locale ?? "en-US",
      requirements: { isSetSupported: has },
      officeTheme: scene.theme ? { bodyBackgroundColor: scene.theme, bodyForegroundColor: "#000000" } : undefined,
      ui: { displayDialogAsync: (url, options, done) => { said.push({ dialog: url }); failed(done, "12009", "The user chose to ignore the dialog box."); } },
    },
  };
  // What office.js does to every page (OUTLOOK-QUIRKS.md 7).
  history.pushState = null;
  history.replaceState = null;
  window.outlookShows = (item) => { scene.item = item; for (const handler of handlers.olkItemSelectedChanged ?? []) handler({ type: "olkItemSelectedChanged" }); };
  window.outlookTheme = (colour) => { window.Office.context.officeTheme = { bodyBackgroundColor: colour }; for (const handler of handlers.officeThemeChanged ?? []) handler({}); };
}

/** Lets pages of this context find Outlook where office.js would be. Nothing else may leave the machine. */
export async function playOutlook(context, scene) {
  await context.route("https://appsforoffice.microsoft.com/**", (route) => (scene === "gone"
    ? route.abort()
    : route.fulfill({ contentType: "text/javascript", body: `(${play})(${JSON.stringify(scene)})` })));
}
