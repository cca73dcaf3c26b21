/* "3 new since your last visit": the ids and dates of a briefing's notes as they were, kept in this browser and told to nobody.
   What is looked at again within half an hour is one visit. */
postil.behavior(() => {
  const { all } = postil;
  const VISIT = 30 * 60 * 1000;
  const texts = all("details.note > .note-text");
  const heading = all(".overview h2")[0];
  if (!heading) return;
  const key = "seen:" + location.pathname.replace(/index\.html$/, "");
  const now = {};
  for (const text of texts) now[text.id] = all(".note-foot time", text).map((time) => time.dateTime).sort().at(-1) ?? "";

  let kept = null;
  try {
    kept = JSON.parse(postil.recall(key));
  } catch {
    /* Nothing, or something else stands there: as on a first visit. */
  }
  const before = kept && (Date.now() - kept.at < VISIT ? kept.before : kept.now);
  postil.keep(key, JSON.stringify({ at: Date.now(), now, before }));
  const fresh = before ? texts.filter(({ id }) => before[id] !== now[id]) : [];
  if (!fresh.length) return;

  for (const { parentNode: note } of fresh) {
    note.classList.add("new");
    for (const head of all("summary, .note-head", note)) {
      const said = document.createElement("span");
      said.className = "unseen";
      said.textContent = ", " + postil.words("new");
      head.append(said);
    }
  }
  const link = document.createElement("a");
  const count = fresh.length;
  link.className = "since";
  link.href = "#" + fresh[0].id;
  link.textContent = postil.words("since", { count });
  heading.append(" ", link);
});
