/* Shows the events of some topics alone, or those of one person or place. Nothing is remembered, and paper has all of them. */
postil.behavior(() => {
  const { all } = postil;
  const sift = all(".sift")[0];
  if (!sift) return;
  const buttons = all("button[data-sift]", sift);
  const who = sift.querySelector("select");
  const said = sift.querySelector(".sift-count");
  const events = all(".events > li");

  function isOff({ dataset }) {
    const filed = dataset.filed.split(" ");
    const topics = buttons.filter((button) => button.ariaPressed === "true");
    return (topics.length > 0 && !topics.some((one) => filed.includes(one.dataset.sift))) || (who?.value && !filed.includes(who.value));
  }

  function apply() {
    for (const event of events) event.classList.toggle("off", !!isOff(event));
    for (const year of all(".year")) {
      const isEmpty = !year.querySelector(".events > li:not(.off)");
      year.classList.toggle("off", isEmpty);
      for (const link of all(`.letters a[href="#${year.id}"]`)) link.parentNode.classList.toggle("off", isEmpty);
    }
    const shown = events.filter((event) => !event.matches(".off")).length;
    /* The picture has all events, and would belie the list. */
    for (const one of all("#picture, .to-picture")) one.classList.toggle("off", shown < events.length);
    said.textContent = shown < events.length ? postil.words("events_shown", { shown, all: events.length }) : "";
    postil.say(postil.words("events_shown", { shown, all: events.length }));
  }

  for (const button of buttons) {
    button.onclick = () => {
      button.ariaPressed = String(button.ariaPressed !== "true");
      apply();
    };
  }
  if (who) who.onchange = apply;

  addEventListener("hashchange", () => {
    const at = location.hash && postil.target(location.hash);
    if (!at?.closest(".off")) return;
    for (const button of buttons) button.ariaPressed = "false";
    if (who) who.value = "";
    apply();
    at.scrollIntoView();
  });
});
