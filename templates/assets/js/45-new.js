/* "3 new since your last visit": the ids and dates of a briefing's notes as they were, kept in this browser and told to nobody.
   What is looked at within half an hour is one visit. */
postil.behavior(() => {
  const notes = [...document.querySelectorAll("details.note")];
  const heading = document.querySelector(".overview h2");
  if (!notes.length || !heading) return;
  const VISIT = 30 * 60 * 1000;
  const key = `seen:${location.pathname.replace(/index\.html$/, "")}`;
  const now = {};
  for (const note of notes) {
    const dates = [...note.querySelectorAll(".note-foot time")].map((time) => time.dateTime);
    now[note.querySelector(".note-text").id] = dates.sort().at(-1) ?? "";
  }

  let kept = null;
  try {
    kept = JSON.parse(postil.recall(key));
  } catch {
    /* Something else stands there: as on a first visit. */
  }
  const again = kept?.at && Date.now() - kept.at < VISIT;
  const before = again ? kept.before : kept?.now;
  postil.keep(key, JSON.stringify({ at: Date.now(), now, before }));
  if (!before) return;

  const fresh = notes.filter((note) => {
    const { id } = note.querySelector(".note-text");
    return before[id] !== now[id];
  });
  if (!fresh.length) return;
  for (const note of fresh) {
    note.classList.add("new");
    const said = document.createElement("span");
    said.className = "unseen";
    said.textContent = ` ${postil.words("new")}`;
    for (const head of note.querySelectorAll("summary, .note-head")) head.append(said.cloneNode(true));
  }
  const link = document.createElement("a");
  link.className = "since";
  link.href = `#${fresh[0].querySelector(".note-text").id}`;
  link.textContent = postil.words("since", { count: fresh.length });
  heading.append(" ", link);
});
