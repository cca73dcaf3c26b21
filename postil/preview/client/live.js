/* Live: the connection to the preview's server. One WebSocket a tab; it comes back by itself when the preview does. */

const OWN = "/_postil/";
const FIRST_WAIT = 200, LONGEST_WAIT = 2000;

/** Connect, say which page and version this is, and hand every message to `hear`; `state` learns of "on" and "off". */
export function connect(version, hear, state) {
  let wait = FIRST_WAIT;
  const open = () => {
    const socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${OWN}live`);
    socket.addEventListener("open", () => {
      wait = FIRST_WAIT;
      state("on");
      socket.send(JSON.stringify({ type: "open", path: location.pathname, version: version() }));
    });
    socket.addEventListener("message", (event) => hear(JSON.parse(event.data)));
    socket.addEventListener("close", () => {
      state("off");
      setTimeout(open, wait);
      wait = Math.min(2 * wait, LONGEST_WAIT);
    });
  };
  open();
  // A page that comes back from the browser's own store may be old, and its connection is gone.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

/** Ask the server to do something. Resolves to its answer with the HTTP status, whatever that is. */
export async function ask(name, body, token) {
  try {
    const answer = await fetch(`${OWN}do/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Postil-Token": token },
      body: JSON.stringify(body),
    });
    return { ...(await answer.json()), status: answer.status };
  } catch {
    return { status: 0, message: "The preview does not answer. Is it still running?" };
  }
}
