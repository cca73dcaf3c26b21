/* Shows /briefings/pact/ instead of /briefings/pact/index.html, so that the address a reader copies is the permanent one.
   Links carry index.html because pages are opened from disk too; there, the address is left alone. */
(function () {
  "use strict";
  const { pathname, protocol, search, hash } = window.location;
  if (/^https?:$/.test(protocol) && pathname.endsWith("/index.html")) {
    window.history.replaceState(window.history.state, "", pathname.slice(0, -"index.html".length) + search + hash);
  }
})();
