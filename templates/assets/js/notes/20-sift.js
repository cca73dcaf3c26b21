/* The filter itself (41-filter.js): leaves out the notes that are of none of the chosen kinds; shows all where none is chosen. */
postil.sift = (chosen, buttons) => {
  const { all } = postil;
  const notes = all("details.note");
  const isOff = ({ className }) => chosen.size > 0 && ![...chosen].some((kind) => className.includes("-" + kind));
  for (const one of [...notes, ...all(".body .note-ref, mark.passage")]) one.classList.toggle("off", isOff(one));
  for (const button of buttons) button.ariaPressed = String(chosen.has(button.name));
  postil.say(postil.words("shown", { shown: notes.filter((one) => !isOff(one)).length, all: notes.length }));
};
